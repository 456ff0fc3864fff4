import { describe, expect, test } from 'vitest'
import { inOrder, type Numbered, type Room, type RoomInList, type Seat } from '../common/supervision'
import type { Row } from '../staff/live'
import { entered, isQueued, next, refusals, refused, restored, sent, settled, waiting, without, type Entry } from './queue'
import { chosen, handedIn, incidentsOf, rollOf, seatsOf } from './view'

const at = '2026-11-21T08:00:00Z'
const act = (key: string, more: Partial<Entry['act']> = {}): Entry['act'] => ({ key, action: 'check-in', sittings: ['s-1'], document: 'passport', clientAt: at, ...more })

describe('what waits for the line', () => {
  test('goes out in the order it was made', () => {
    let entries = entered(entered([], act('k-1')), act('k-2', { action: 'sign', means: 'on-paper' }))
    expect(next(entries)!.act.key).toBe('k-1')
    entries = sent(entries, 'k-1', 12)
    expect(next(entries)!.act.key).toBe('k-2')
    expect(waiting(entries)).toHaveLength(1)
  })
  test('is the same note when it is entered twice', () => expect(entered(entered([], act('k-1')), act('k-1'))).toHaveLength(1))
  test('stays after it was sent until the room shows it', () => {
    const entries = sent(entered([], act('k-1')), 'k-1', 12)
    expect(settled(entries, 11)).toHaveLength(1)
    expect(settled(entries, 12)).toHaveLength(0)
  })
  test('does not stop the rest when the server refuses it, and says why until somebody has read it', () => {
    const entries = refused(entered(entered([], act('k-1')), act('k-2')), 'k-1', 'Non.')
    expect(next(entries)!.act.key).toBe('k-2')
    expect(refusals(entries).map(entry => entry.reason)).toEqual(['Non.'])
    expect(settled(entries, 1_000)).toHaveLength(2)
    expect(without(entries, 'k-1')).toHaveLength(1)
  })
  test('is sent again after a reload, before what came since', () => {
    const entries = restored([act('k-1'), act('k-2')], entered([], act('k-3')))
    expect(entries.map(entry => [entry.act.key, entry.state])).toEqual([['k-1', 'waiting'], ['k-2', 'waiting'], ['k-3', 'waiting']])
    expect(restored([act('k-1')], entries)).toHaveLength(3)
  })
  test('is only what is seen at the door and in the room', () => {
    expect(['check-in', 'absent', 'departed', 'sign', 'incident'].every(isQueued)).toBe(true)
    expect(['open', 'close', 'pause', 'terminate', 'seal-minutes', 'sign-minutes', 'countersign', 'admit'].some(isQueued)).toBe(false)
  })
})

const seat = (sitting: string, more: Partial<Seat> = {}): Seat => ({
  sitting, candidate: `a-${sitting}`, stage: 'expected', waived: [], calls: [], listeners: [], signals: 0, hints: [], incidents: 0, worst: 0, flagged: false, ...more,
})
const room = (...seats: Seat[]) => ({ seats: seats.map(one => ({ seat: one })) }) as unknown as Room

describe('the room as the desk knows it', () => {
  test('shows at once what was noted, and that it is not sent yet', () => {
    const entries = entered([], act('k-1'))
    const [first, second] = seatsOf(room(seat('s-1'), seat('s-2')), entries, 'a-me')
    expect(first).toMatchObject({ pending: true, seat: { stage: 'admitted', arrivedAt: at, identity: { document: 'passport', by: 'a-me' } } })
    expect(second).toMatchObject({ pending: false, seat: { stage: 'expected' } })
    expect(seatsOf(room(seat('s-1')), sent(entries, 'k-1', 3), 'a-me')[0]).toMatchObject({ pending: false, seat: { stage: 'admitted' } })
  })
  test('does not show what was refused', () => expect(seatsOf(room(seat('s-1')), refused(entered([], act('k-1')), 'k-1', 'Non.'), 'a-me')[0]!.seat.stage).toBe('expected'))
  test('knows arrival, signature and departure one after the other', () => {
    const entries = [act('k-1'), act('k-2', { action: 'sign', means: 'drawn', strokes: [[0, 0, 1, 1]] }), act('k-3', { action: 'departed', clientAt: '2026-11-21T09:00:00Z' })].reduce(entered, [] as Entry[])
    expect(seatsOf(room(seat('s-1')), entries, 'a-me')[0]!.seat).toMatchObject({ stage: 'gone', arrivedAt: at, departedAt: '2026-11-21T09:00:00Z', signature: { means: 'drawn' } })
  })
  test('who comes back is there again, and has not left', () => {
    const entries = [act('k-1', { action: 'departed' }), act('k-2', { clientAt: '2026-11-21T09:00:00Z' })].reduce(entered, [] as Entry[])
    const back = seatsOf(room(seat('s-1', { stage: 'admitted', arrivedAt: at })), entries, 'a-me')[0]!.seat
    expect(back).toMatchObject({ stage: 'admitted', arrivedAt: at })
    expect(back.departedAt).toBeUndefined()
  })
  test('only a test that is over lets somebody leave without a question', () =>
    expect([undefined, ...(['ready', 'running', 'paused', 'break', 'over'] as const).map(state => ({ state }) as Row)].map(handedIn)).toEqual([false, false, false, false, false, true]))
  test('whoever is let in is not absent, as the server has it', () =>
    expect(seatsOf(room(seat('s-1', { stage: 'admitted' })), entered([], act('k-1', { action: 'absent' })), 'a-me')[0]!.seat.stage).toBe('admitted'))
  test('counts who is expected, there, absent, gone, and who has not signed', () => {
    const signed = { means: 'on-paper' as const, strokes: [], by: 'a', at }
    expect(rollOf(seatsOf(room(seat('s-1'), seat('s-2', { stage: 'admitted', signature: signed }), seat('s-3', { stage: 'absent' }), seat('s-4', { stage: 'gone' })), [], 'a-me')))
      .toEqual({ expected: 1, present: 1, absent: 1, gone: 1, unsigned: 1 })
  })
})

test('rooms stand in the same order however they come, and the address names one', () => {
  const rooms = (...ids: string[]) => ({ rooms: ids.map(id => ({ room: { id } }) as RoomInList) })
  expect(inOrder(rooms('r-b', 'r-a', 'r-c'))).toEqual(inOrder(rooms('r-c', 'r-a', 'r-b')))
  const all = inOrder(rooms('r-b', 'r-a')).rooms
  expect([chosen(all, undefined), chosen(all, 'r-b'), chosen(all, 'r-gone'), chosen([], 'r-a')]).toEqual(['r-a', 'r-b', 'r-a', undefined])
})

describe('incidents', () => {
  const told = (number: number, incident: string, more: object = {}): Numbered =>
    ({ number, fact: { by: 'a-paul', at, event: { type: 'incident-logged', incident, category: 'other', severity: 0.5, comment: incident, ...more } } })
  test('come with the latest first, by the time at which they happened', () => {
    const list = incidentsOf([told(1, 'incident-1'), told(2, 'incident-2', { clientAt: '2026-11-21T07:00:00Z' })], [])
    expect(list.map(one => [one.key, one.at])).toEqual([['incident-1', at], ['incident-2', '2026-11-21T07:00:00Z']])
  })
  test('noted here and told by the server are one', () => {
    const entries = sent(entered([], act('incident-1', { action: 'incident', category: 'other', severity: 0.5, comment: 'x' })), 'incident-1', 4)
    expect(incidentsOf([], entries)).toHaveLength(1)
    expect(incidentsOf([told(4, 'incident-1')], entries)).toHaveLength(1)
  })
})
