import { expect, test } from 'vitest'
import { Problem, Unreachable } from '../common/api'
import type { ActDone, RoomAct } from '../common/supervision'
import { each, isUnsure, Names, ownItem, rowKey, thenRefresh } from './acts'

const words = { noAnswer: 'no answer', notSent: 'not sent' }
const refused = new Problem({ type: '', title: 'Refused', status: 409, code: 'sitting-state', detail: 'Over.' })
const away = new Unreachable(new Error('away'))

/** A room that does each key once, as the server does, and answers from a list: an error is thrown after the act was done, or before with `refused`. */
function room(answers: Record<string, (Error | undefined)[]> = {}) {
  const done: RoomAct[] = []
  const send = async (act: RoomAct): Promise<ActDone> => {
    const sittings = act.sittings ?? []
    const answer = answers[sittings.join()]?.shift()
    if (answer instanceof Problem) throw answer
    if (!done.some(one => one.key === act.key)) done.push(act)
    if (answer) throw answer
    return { done: sittings, notDone: [], number: done.length }
  }
  return { done, send }
}

test('an act whose answer came is done, though the room could not be drawn anew', async () => {
  const { send, done } = room()
  const act = thenRefresh(send, async () => {
    throw away
  })
  expect(await act({ action: 'update', sittings: ['s-1'], minutes: 5, reason: 'x' })).toEqual({ done: ['s-1'], notDone: [], number: 1 })
  expect(done).toHaveLength(1)
})

test('asked again with its key because an answer was lost, an act is done once', async () => {
  const { send, done } = room({ 's-1': [away] })
  const act = thenRefresh(send, async () => {})
  const wish = { action: 'update' as const, sittings: ['s-1'], minutes: 5, reason: 'x', key: 'k'.repeat(32) }
  await expect(act(wish)).rejects.toBe(away)
  await act(wish)
  expect(done).toHaveLength(1)
})

test('one row that is refused does not stop the others, and is told with its reason', async () => {
  const { send, done } = room({ 's-2': [refused] })
  const told = await each(thenRefresh(send, async () => {}), words)({ action: 'incident', sittings: ['s-1', 's-2', 's-3'], category: 'other', severity: 0, key: 'k'.repeat(32) })
  expect(told).toEqual({ done: ['s-1', 's-3'], notDone: [{ sitting: 's-2', code: 'sitting-state', text: 'Over.' }], number: 2 })
  expect(done.map(one => one.sittings)).toEqual([['s-1'], ['s-3']])
})

test('asked again for the rows that are left, nobody gets a message twice', async () => {
  const { send, done } = room({ 's-2': [away] })
  const say = each(thenRefresh(send, async () => {}), words)
  const wish = { action: 'say' as const, text: 'Bonjour', key: 'k'.repeat(32) }
  const told = await say({ ...wish, sittings: ['s-1', 's-2', 's-3'] })
  expect(told.notDone).toEqual([{ sitting: 's-2', code: 'no-answer', text: 'no answer' }, { sitting: 's-3', code: 'not-sent', text: 'not sent' }])
  expect((await say({ ...wish, sittings: ['s-2', 's-3'] })).notDone).toEqual([])
  expect((await say({ ...wish, sittings: ['s-3'] })).done, 'the only row that is left').toEqual(['s-3'])
  expect(done.map(one => one.sittings)).toEqual([['s-1'], ['s-2'], ['s-3']])
})

test('what differs between rows goes with each', async () => {
  const { send, done } = room()
  await each(thenRefresh(send, async () => {}), words, sitting => sitting === 's-1' ? { waived: ['screen'] } : {})({ action: 'admit', sittings: ['s-1', 's-2'] })
  expect(done.map(one => one.waived)).toEqual([['screen'], undefined])
})

test('the key of a row is one that the contract takes', () => {
  expect(rowKey('0123456789abcdef0123456789abcdef', 's-0123456789abcdef0123456789abcdef')).toBe('0123456789ab89abcdef0123456789abcdef'.slice(0, 36))
  expect(rowKey('k'.repeat(32), 's-1').length).toBeGreaterThanOrEqual(8)
})

test('asked again after its answer was lost, an act that says something else is another act and done too', async () => {
  const { send, done } = room({ 's-1': [away] })
  const act = thenRefresh(send, async () => {})
  const names = new Names()
  const add = (minutes: number) => {
    const wish = { action: 'update' as const, minutes, reason: 'Alarm' }
    return act({ ...wish, sittings: ['s-1'], key: names.of(wish) })
  }
  await expect(add(5)).rejects.toBe(away)
  await add(5)
  expect(done.map(one => one.minutes)).toEqual([5])
  await add(10)
  await add(5)
  expect(done.map(one => one.minutes)).toEqual([5, 10])
})

test('the same words said after an answer came are said anew', () => {
  const names = new Names()
  const first = names.of('Hello')
  expect(names.of('Hello')).toBe(first)
  names.done()
  expect(names.of('Hello')).not.toBe(first)
})

test('nobody knows whether it was done when no answer came; a refusal is an answer', () => {
  expect([away, new Problem({ type: '', title: 'Busy', status: 503, code: 'busy' }), refused, undefined].map(isUnsure)).toEqual([true, true, false, false])
})

test('an incident noted for several stands for each at the question that he had on screen', async () => {
  const { send, done } = room()
  const items = new Map([['s-1', 7], ['s-3', 2]])
  const sittings = ['s-1', 's-2', 's-3']
  await each(thenRefresh(send, async () => {}), words, ownItem({ sittings, items }))({ action: 'incident', sittings, category: 'environment-noise', severity: 0 })
  expect(done.map(one => one.item)).toEqual([7, undefined, 2])
})

test('for one the question is what the field says', async () => {
  const { send, done } = room()
  await each(thenRefresh(send, async () => {}), words, ownItem({ sittings: ['s-1'], items: new Map([['s-1', 7]]) }))({ action: 'incident', sittings: ['s-1'], category: 'other', severity: 0, item: 9 })
  expect(done.map(one => one.item)).toEqual([9])
})
