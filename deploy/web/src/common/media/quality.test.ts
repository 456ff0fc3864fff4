import { expect, test } from 'vitest'
import { frozen, nothing, observe, qualityNow, samples, type Sample } from './quality'

const sample = (at: number, frames: number, more: Partial<Sample> = {}): Sample => ({ at, frames, bytes: frames * 1_000, received: frames * 10, lost: 0, rttMillis: 20, ...more })

test('two looks give frames, bits and losses for the time between them', () => {
  const first = observe(undefined, sample(1_000, 10))
  expect(first.quality).toEqual({ ageMillis: 0, stillMillis: 0, framesPerSecond: 0, bitsPerSecond: 0, loss: 0, rttMillis: 20 })
  const second = observe(first, sample(3_000, 26, { received: 220, lost: 30 }))
  expect(second.quality).toEqual({ ageMillis: 0, stillMillis: 0, framesPerSecond: 8, bitsPerSecond: 64_000, loss: 0.2, rttMillis: 20 })
})

test('the last frame grows older while none comes, also between two looks', () => {
  const stands = observe(observe(undefined, sample(1_000, 10)), sample(9_000, 10))
  expect(stands.quality.ageMillis).toBe(8_000)
  expect(stands.quality.framesPerSecond).toBe(0)
  expect(qualityNow(stands, 9_700)).toMatchObject({ ageMillis: 8_700, stillMillis: 8_700 })
  expect(observe(stands, sample(10_000, 11)).quality.ageMillis).toBe(0)
})

test('before the first frame there is no age, and the wait for it grows', () => {
  const waits = observe(observe(undefined, nothing(1_000)), sample(2_000, 0))
  expect(waits.quality).toMatchObject({ ageMillis: undefined, stillMillis: 1_000 })
  expect(qualityNow(waits, 9_000)).toMatchObject({ ageMillis: undefined, stillMillis: 8_000 })
  expect(qualityNow(observe(waits, sample(3_000, 2)), 3_500)).toMatchObject({ ageMillis: 500, stillMillis: 500 })
})

test('counters that begin anew are another connection', () => {
  const later = observe(observe(undefined, sample(1_000, 500)), sample(2_000, 4))
  expect(later.quality).toEqual({ ageMillis: 0, stillMillis: 0, framesPerSecond: 0, bitsPerSecond: 0, loss: 0, rttMillis: 20 })
})

test('a tile is frozen when its frame is old; a screen may be slower', () => {
  expect([4_000, 6_000].map(age => frozen('camera', age))).toEqual([false, true])
  expect([6_000, 13_000].map(age => frozen('screen', age))).toEqual([false, true])
})

test("a browser's report is read by line", () => {
  const report = new Map<string, object>([
    ['a', { type: 'candidate-pair', nominated: false, currentRoundTripTime: 9 }],
    ['b', { type: 'candidate-pair', nominated: true, currentRoundTripTime: 0.035 }],
    ['c', { type: 'inbound-rtp', mid: '0', framesDecoded: 5, bytesReceived: 900, packetsReceived: 7, packetsLost: 1 }],
    ['d', { type: 'inbound-rtp', mid: '2', bytesReceived: 50, packetsReceived: 3 }],
    ['e', { type: 'outbound-rtp', mid: '3', bytesSent: 50 }],
  ]) as unknown as RTCStatsReport
  expect([...samples(report, 77)]).toEqual([
    ['0', { at: 77, frames: 5, bytes: 900, received: 7, lost: 1, rttMillis: 35 }],
    ['2', { at: 77, frames: 0, bytes: 50, received: 3, lost: 0, rttMillis: 35 }],
  ])
})
