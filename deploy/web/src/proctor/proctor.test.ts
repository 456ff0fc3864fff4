import { describe, expect, test } from 'vitest'
import type { Seat } from '../common/supervision'
import type { Row } from '../staff/live'
import { newlyUrgent } from './announce'
import { deedOf, target } from './keys'
import { missingOf, needs } from './needs'
import { minutes, sentenceOf } from './sentences'
import { proctorTexts } from './texts'
import { arranged, toneOf, troubles } from './trouble'
import { actUndo } from './undo'

const seat = (sitting: string, more: Partial<Seat> = {}): Seat => ({
  sitting, candidate: `a-${sitting}`, stage: 'admitted', waived: [], calls: [], listeners: [], signals: 0, trouble: 0, incidents: 0, worst: 0, flagged: false, ...more,
})
const row = (id: string, more: Partial<Row> = {}): Row => ({
  id, candidate: `a-${id}`, name: id.toUpperCase(), certification: 'c@1', test: 't', state: 'running', pauseReason: '', answered: 3, items: 40, remainingMillis: 60_000,
  changedAt: '2026-06-12T09:00:00Z', late: [], reports: [], heardAt: 0, silentMillis: 0, ...more,
} as Row)

describe('the wall', () => {
  test('puts who calls and who waits at the door before everything else, and who is finished last', () => {
    const all = [
      { seat: seat('calm'), row: row('calm') },
      { seat: seat('over', { flagged: true }), row: row('over', { state: 'over' }) },
      { seat: seat('away', { away: '2026-06-12T09:00:00Z' }), row: row('away') },
      { seat: seat('door', { stage: 'waiting' }), row: row('door', { state: 'ready' }) },
      { seat: seat('call', { calls: [{ call: 'c', at: '2026-06-12T09:00:00Z', text: '' }] }), row: row('call') },
      { seat: seat('expected', { stage: 'expected' }), row: row('expected', { state: 'ready' }) },
      { seat: seat('reserve', { flagged: true }), row: row('reserve') },
      { seat: seat('ending', { termination: { category: 'disturbance', reason: 'x', by: 'a', askedAt: '2026-06-12T09:00:00Z' } }), row: row('ending', { state: 'paused' }) },
    ]
    expect(arranged(all, 0, 'fr').map(one => one.seat.sitting)).toEqual(['ending', 'call', 'door', 'away', 'reserve', 'calm', 'expected', 'over'])
  })

  test('tells of a reported question until somebody judged it', () => {
    const report = { item: 5, category: 'wrong' as const, text: '', at: '2026-06-12T09:00:00Z' }
    const judged = { ...report, judgement: { neutralised: false, reason: 'r', at: '2026-06-12T09:01:00Z' } }
    expect(troubles({ seat: seat('a'), row: row('a', { reports: [judged, report] }) }, 0)).toEqual(['report'])
    expect(troubles({ seat: seat('a'), row: row('a', { reports: [judged] }) }, 0)).toEqual([])
  })

  test('keeps its order while nothing changes, whatever the order of the answer', () => {
    const all = ['b', 'a', 'c'].map(id => ({ seat: seat(id), row: row(id) }))
    expect(arranged(all, 0, 'fr').map(one => one.seat.sitting)).toEqual(['a', 'b', 'c'])
    expect(arranged([...all].reverse(), 0, 'fr').map(one => one.seat.sitting)).toEqual(['a', 'b', 'c'])
  })

  test('shows a lost line in the colour of technique, never in that of conduct', () => {
    const lost = troubles({ seat: seat('a', { away: '2026-06-12T09:00:00Z' }), row: row('a') }, 0)
    expect([lost, toneOf(lost)]).toEqual([['line-lost'], 'technical'])
    const silent = troubles({ seat: seat('a'), row: row('a', { silentMillis: 61_000 }) }, 0)
    expect([silent, toneOf(silent)]).toEqual([['silent'], 'technical'])
    expect(toneOf(troubles({ seat: seat('a', { trouble: 2 }), row: row('a') }, 0))).toBe('attention')
    expect(toneOf(troubles({ seat: seat('a', { stage: 'waiting' }), row: undefined }, 0))).toBe('urgent')
    expect(toneOf(troubles({ seat: seat('a'), row: row('a') }, 0))).toBe('calm')
  })
})

describe('the keyboard', () => {
  const key = (name: string, more = {}) => deedOf({ key: name, ctrlKey: false, altKey: false, metaKey: false, ...more })
  test('acts by single keys and leaves the browser its own', () => {
    expect(key('p')).toEqual({ kind: 'act', action: 'pause' })
    expect(key('P')).toEqual({ kind: 'act', action: 'pause' })
    expect(key('p', { ctrlKey: true })).toBeUndefined()
    expect([key('Tab'), key('Enter'), key(' ')]).toEqual([undefined, undefined, undefined])
  })
  test('moves within the grid as drawn and never beyond it', () => {
    expect([target('right', 0, 5, 3), target('right', 4, 5, 3), target('left', 0, 5, 3), target('down', 1, 5, 3), target('down', 2, 5, 3), target('up', 4, 5, 3), target('up', 1, 5, 3), target('last', 0, 5, 3)])
      .toEqual([1, 4, 0, 4, 2, 1, 1, 4])
  })
})

describe('the timeline', () => {
  test('tells what it knows in words and what it does not know by its name', () => {
    const say = (event: Record<string, unknown>) => sentenceOf({ source: 'room', number: 1, at: '2026-06-12T09:00:00Z', event: event as never }, proctorTexts.fr)
    expect(say({ type: 'incident-logged', category: 'suspected-fraud', severity: 0.5, item: 7, comment: 'un téléphone' })).toMatch(/^Incident, Soupçon de fraude \(0,5\), question 7\s: un téléphone$/)
    expect(say({ type: 'connection-back', awayMillis: 61_000, creditedMillis: 61_000 })).toMatch(/61\ss rendues/)
    expect(say({ type: 'signal-seen', kind: 'focus-lost', count: 3, muted: true, detail: '' })).toContain('× 3')
    expect(say({ type: 'something-new' })).toBe('something-new')
  })
  test('reads the durations that the server writes', () => {
    expect(['PT7M', 'PT1H30M', 'PT90S', 'nonsense'].map(minutes)).toEqual([7, 90, 2, 0])
  })
})

test('an ending that has taken effect has no time left', () => {
  expect([actUndo('2026-06-12T09:01:00Z', new Date('2026-06-12T09:00:00.500Z')), actUndo('2026-06-12T09:01:00Z', new Date('2026-06-12T09:02:00Z'))]).toEqual([60, 0])
})

test('what is urgent is announced once, when it begins', () => {
  const calling = { seat: seat('a', { calls: [{ call: 'c', at: '2026-06-12T09:00:00Z', text: '' }] }), row: row('a') }
  const first = newlyUrgent(new Set(), [calling, { seat: seat('b', { flagged: true }), row: row('b') }], 0, trouble => trouble)
  expect(first.news).toEqual(['A, call'])
  expect(newlyUrgent(first.seen, [calling], 0, trouble => trouble).news).toEqual([])
  const quiet = newlyUrgent(first.seen, [{ seat: seat('a'), row: row('a') }], 0, trouble => trouble)
  expect(newlyUrgent(quiet.seen, [calling], 0, trouble => trouble).news).toEqual(['A, call'])
})

describe('the dialog', () => {
  test('takes no reproach that nobody chose, and no act without words', () => {
    const terminate = needs.terminate!
    expect(missingOf(terminate, '', '')).toEqual({ category: true, text: true })
    expect(missingOf(terminate, 'Il chante', '')).toEqual({ category: true })
    expect(missingOf(terminate, 'Il chante', 'disturbance')).toEqual({})
    expect(missingOf(needs.incident!, '', 'other'), 'a comment may be left out').toEqual({})
  })
})
