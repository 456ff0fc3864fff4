import 'fake-indexeddb/auto'
import { expect, test, vi } from 'vitest'
import { Problem, Unreachable } from '../common/api'
import type { ActDone } from '../common/supervision'
import { openKept } from './kept'
import type { Entry } from './queue'
import { Sender } from './sender'

let rooms = 0
const act = (key: string): Entry['act'] => ({ key, action: 'absent', sittings: ['s-1'], clientAt: '2026-11-21T08:00:00Z' })
const problem = (status: number, code: string) => new Problem({ type: '', title: code, status, code })

/** Until it is so: however slow this machine is. */
const until = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 10_000, interval: 5 })
const nothingKept = (kept: { load(): Promise<unknown[]> }) => until(async () => expect(await kept.load()).toEqual([]))

/** A desk whose server answers from a list: a number is the room's new event, an error is thrown. */
async function desk(answers: (number | Error)[], room = `r-${rooms++}`, account = 'a-me') {
  const sent: string[] = []
  const pauses: number[] = []
  const states: { entries: Entry[]; failing: boolean }[] = []
  const kept = await openKept(room, account)
  const sender = new Sender({
    kept,
    send: async (one): Promise<ActDone> => {
      sent.push(one.key)
      const answer = answers.shift() ?? sent.length
      if (answer instanceof Error) throw answer
      return { done: ['s-1'], notDone: [], number: answer }
    },
    sleep: async millis => {
      pauses.push(millis)
      await new Promise(resolve => setTimeout(resolve, 1))
    },
    backOff: failures => failures,
    changed: (entries, failing) => states.push({ entries, failing }),
  })
  return { sender, kept, sent, pauses, states, room }
}

test('a note is safe on this machine before it is sent, and forgotten when the server has it', async () => {
  const { sender, kept, sent } = await desk([5])
  await sender.enter(act('note-0001'))
  await until(() => expect(sender.entries.map(entry => [entry.state, entry.number])).toEqual([['sent', 5]]))
  expect(sent).toEqual(['note-0001'])
  await nothingKept(kept)
  sender.settle(5)
  expect(sender.entries).toEqual([])
})

test('without a line notes stay, in order, and go out with their keys when it is back', async () => {
  const away = new Unreachable(new Error('away'))
  const { sender, sent, pauses, states } = await desk([away, away, problem(503, 'busy'), 7, 8])
  await sender.enter(act('note-0001'))
  await sender.enter(act('note-0002'))
  await until(() => expect(sent).toEqual(['note-0001', 'note-0001', 'note-0001', 'note-0001', 'note-0002']))
  await until(() => expect(states.at(-1)!.failing).toBe(false))
  expect(pauses).toEqual([0, 1, 2])
  expect(states.some(state => state.failing)).toBe(true)
})

test('what the server refuses for good is told and does not hold up the rest', async () => {
  const { sender, kept, sent } = await desk([problem(409, 'minutes-sealed'), 4])
  await sender.enter(act('note-0001'))
  await sender.enter(act('note-0002'))
  await until(() => expect(sender.entries.map(entry => entry.state)).toEqual(['refused', 'sent']))
  expect(sent).toEqual(['note-0001', 'note-0002'])
  await until(async () => expect(await kept.load(), 'kept until somebody has read it').toHaveLength(1))
  sender.dismiss('note-0001')
  await nothingKept(kept)
})

test('a page that dies leaves its notes to the next one', async () => {
  const first = await desk(Array.from({ length: 1_000 }, () => new Unreachable(new Error('away'))))
  await first.sender.enter(act('note-0001'))
  await first.sender.enter(act('note-0002'))
  first.sender.stop()
  const second = await desk([], first.room)
  await second.sender.restore()
  await nothingKept(second.kept)
  expect(second.sent.slice(0, 2)).toEqual(['note-0001', 'note-0002'])
})

test('nobody sends in another name what somebody else noted here', async () => {
  const mine = await desk(Array.from({ length: 1_000 }, () => new Unreachable(new Error('away'))))
  await mine.sender.enter(act('note-0003'))
  mine.sender.stop()
  const theirs = await desk([], mine.room, 'a-colleague')
  await theirs.sender.restore()
  // One of their own goes out after whatever was there before it.
  await theirs.sender.enter(act('note-0004'))
  await until(() => expect(theirs.sent).not.toEqual([]))
  expect(theirs.sent).toEqual(['note-0004'])
  expect(await theirs.kept.ofOthers()).toBe(1)
})

test('whoever is signed out keeps his notes until he signs in again', async () => {
  const { sender, kept, pauses } = await desk([problem(401, 'not-signed-in'), 3])
  await sender.enter(act('note-0001'))
  await nothingKept(kept)
  expect(pauses).toHaveLength(1)
})
