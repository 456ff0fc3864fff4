import { expect, test } from 'vitest'
import { better, crossed, left, synced, thresholds } from './clock'

const MINUTE = 60_000

test('time runs down from the middle of the round trip', () => {
  const countdown = synced(10_000, true, 1_000, 1_400)
  expect(left(countdown, 1_400)).toBe(9_800)
  expect(left(countdown, 6_200)).toBe(5_000)
})

test('time never runs below nothing', () => expect(left(synced(1_000, true, 0, 0), 5_000)).toBe(0))

test('on a break and in a pause the clock stands still', () => expect(left(synced(9_000, false, 0, 0), 60_000)).toBe(9_000))

test('a slow reply that says much the same does not make the clock jump', () => {
  const current = synced(100_000, true, 0, 0)
  expect(better(current, synced(93_000, true, 0, 8_000), 8_000, 8_000)).toBe(false)
  expect(better(current, synced(200_000, true, 0, 8_000), 8_000, 8_000)).toBe(true)
  expect(better(current, synced(95_000, false, 0, 8_000), 8_000, 8_000)).toBe(true)
  expect(better(current, synced(93_000, true, 7_900, 8_000), 100, 8_000)).toBe(true)
})

test('time left is said at half, ten, five and one minutes', () => {
  expect(thresholds(45 * MINUTE)).toEqual([22.5 * MINUTE, 10 * MINUTE, 5 * MINUTE, MINUTE])
  expect(thresholds(4 * MINUTE)).toEqual([2 * MINUTE, MINUTE])
})

test('a threshold is said once, when it is passed', () => {
  expect(crossed(45 * MINUTE, 10 * MINUTE + 1, 10 * MINUTE)).toBe(10 * MINUTE)
  expect(crossed(45 * MINUTE, 10 * MINUTE, 10 * MINUTE - 1)).toBeUndefined()
})

test('after a sleeping laptop wakes only the nearest threshold is said', () =>
  expect(crossed(45 * MINUTE, 30 * MINUTE, 4 * MINUTE)).toBe(5 * MINUTE))
