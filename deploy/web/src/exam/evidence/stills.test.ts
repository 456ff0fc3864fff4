import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { StillTaker } from './stills'
import type { Recorded } from './types'

let taken: Recorded[]
let trouble: string[]
let seen: Blob | undefined
let random: number
let taker: StillTaker

beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
  taken = []
  trouble = []
  seen = new Blob(['picture'])
  random = 0.5
  taker = new StillTaker('still-camera', 30_000, {
    now: Date.now, random: () => random, grab: async () => seen, recorded: still => taken.push(still), trouble: (_track, what) => trouble.push(what),
  })
})
afterEach(() => vi.useRealTimers())

const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1_000)

test('a picture is taken at once, and then now and then', async () => {
  taker.start()
  await pass(95)
  expect(taken.map(({ startedAt }) => startedAt)).toEqual([0, 30_000, 60_000, 90_000])
  expect(taken.every(still => still.media === 'image/jpeg' && still.endedAt === still.startedAt && !still.incident)).toBe(true)
  taker.stop()
  await pass(300)
  expect(taken.length).toBe(4)
})

test('nobody can tell when the next one is taken', async () => {
  random = 0
  taker.start()
  await pass(16)
  random = 1
  await pass(16)
  await pass(45)
  expect(taken.map(({ startedAt }) => startedAt / 1_000)).toEqual([0, 15, 30, 75])
})

test('an incident is worth one more', async () => {
  taker.start()
  await pass(10)
  await taker.take(true)
  expect(taken.map(({ startedAt, incident }) => [startedAt, incident])).toEqual([[0, false], [10_000, true]])
})

test('nothing to be seen for a while is told once', async () => {
  seen = undefined
  taker.start()
  await pass(200)
  expect(taken).toEqual([])
  expect(trouble).toEqual(['stalled'])
  seen = new Blob(['picture'])
  await pass(60)
  seen = undefined
  await pass(200)
  expect(trouble).toEqual(['stalled', 'stalled'])
})

test('after it was stopped no picture is kept, not even one that was being taken', async () => {
  taker.start()
  await pass(1)
  const late = taker.take(true)
  taker.stop()
  await late
  expect(taken.length).toBe(1)
})
