import { expect, test } from 'vitest'
import { aRow, aSitting, aList } from './samples'
import { path } from './uselive'
import { isSilent, merge, mergeOne, needsWhole, silence, timeLeft } from './live'

test('a delta changes the rows it names and leaves the others', () => {
  const first = merge(undefined, aList(7, [aSitting('a', { answered: 1 }), aSitting('b', { answered: 2 })]), true, 1_000)
  const next = merge(first, aList(9, [aSitting('b', { answered: 3 })]), false, 2_000)
  expect([...next.rows.values()].map(row => [row.id, row.answered, row.heardAt])).toEqual([['a', 1, 1_000], ['b', 3, 2_000]])
  expect(next).toMatchObject({ number: 9, heardAt: 2_000, wholeAt: 1_000 })
})

test('what one may see goes back with the next question, and with none for everything', () => {
  const live = merge(undefined, { ...aList(7, []), sight: '0a1b' }, true, 0)
  expect(path('x-1', undefined, 7, live.sight, 20)).toBe('/api/exam-sessions/x-1/sittings?since=7&wait=20&sight=0a1b')
  expect(path('x-1', undefined, undefined, live.sight, 20)).toBe('/api/exam-sessions/x-1/sittings')
})

test('a whole list forgets rows that are gone', () => {
  const first = merge(undefined, aList(7, [aSitting('a'), aSitting('b')]), true, 0)
  expect([...merge(first, aList(8, [aSitting('b')]), true, 5).rows.keys()]).toEqual(['b'])
})

test('an action\'s answer shows at once, but does not overwrite what is newer', () => {
  const live = merge(undefined, aList(1, [aSitting('a', { changedAt: '2026-06-12T09:10:00Z' })]), true, 0)
  expect(mergeOne(live, aSitting('a', { state: 'paused', changedAt: '2026-06-12T09:10:01Z' }), 10).rows.get('a')?.state).toBe('paused')
  expect(mergeOne(live, aSitting('a', { state: 'paused', changedAt: '2026-06-12T09:09:59Z' }), 10)).toBe(live)
  expect(mergeOne(live, aSitting('unknown'), 10)).toBe(live)
})

test('time left runs while the sitting runs, stands while it is paused, and never falls below zero', () => {
  expect(timeLeft(aRow('a', { state: 'running', remainingMillis: 60_000 }, 5_000), 15_000)).toBe(50_000)
  expect(timeLeft(aRow('a', { state: 'paused', remainingMillis: 60_000 }, 5_000), 15_000)).toBe(60_000)
  expect(timeLeft(aRow('a', { state: 'break', remainingMillis: 60_000 }, 5_000), 15_000)).toBe(60_000)
  expect(timeLeft(aRow('a', { state: 'running', remainingMillis: 1_000 }, 5_000), 15_000)).toBe(0)
})

test('silence counts from the server\'s clock and runs on with ours', () => {
  const live = merge(undefined, { ...aList(1, [aSitting('a', { lastSeenAt: '2026-06-12T09:00:00Z' })]), now: '2026-06-12T09:00:50Z' }, true, 1_000)
  const row = live.rows.get('a')!
  expect(silence(row, 4_000)).toBe(53_000)
  expect(isSilent(row, 11_000)).toBe(false)
  expect(isSilent(row, 11_001)).toBe(true)
})

test('who is not running is not silent, and who was never seen has no silence', () => {
  expect(isSilent(aRow('a', { state: 'paused' }, 0, 500_000), 0)).toBe(false)
  expect(silence(aRow('a', {}, 0, undefined), 99)).toBeUndefined()
})

test('the whole list is asked for before a row turns amber, and not more often than that needs', () => {
  const live = (silent: number) => ({ ...merge(undefined, aList(1, []), true, 0), rows: new Map([['a', aRow('a', {}, 0, silent)]]) })
  expect(needsWhole(live(10_000), 16_000)).toBe(false)
  expect(needsWhole(live(20_000), 16_000)).toBe(true)
  expect(needsWhole(live(59_000), 14_000)).toBe(false)
})
