import { expect, test } from 'vitest'
import { emptyRing, flagged, HELD, recorded, type Ring } from './ring'
import type { Span } from './types'

const seconds = (from: number, to: number): Span => ({ startedAt: from * 1_000, endedAt: to * 1_000 })

/** Segments of 30 seconds from 0 on, and what is marked when; gives the starts of what is kept, in seconds. */
function keptOf(segments: Span[], marks: number[]): number[] {
  let ring: Ring<Span> = emptyRing()
  const kept: Span[] = []
  const marking = [...marks]
  for (const segment of segments) {
    while (marking.length > 0 && marking[0]! * 1_000 < segment.endedAt) {
      const after = flagged(ring, marking.shift()! * 1_000)
      ring = after.ring
      kept.push(...after.kept)
    }
    const after = recorded(ring, segment)
    ring = after.ring
    kept.push(...after.kept)
    expect(ring.held.length).toBeLessThanOrEqual(HELD)
  }
  return kept.map(segment => segment.startedAt / 1_000)
}

const half = (count: number) => Array.from({ length: count }, (_, number) => seconds(30 * number, 30 * number + 30))

test('what nobody marks is forgotten', () => expect(keptOf(half(100), [])).toEqual([]))

test('half a minute before and after what is marked is kept, and no more', () => {
  expect(keptOf(half(10), [135])).toEqual([90, 120, 150])
  expect(keptOf(half(10), [100])).toEqual([60, 90, 120])
})

test('what was half a minute ago is still held when it is marked late in a segment', () => expect(keptOf(half(10), [149])).toEqual([90, 120, 150]))

test('what is marked at the very beginning reaches back to nothing', () => expect(keptOf(half(4), [1])).toEqual([0, 30]))

test('marks one after the other keep what lies between them once each', () => expect(keptOf(half(10), [95, 110, 140])).toEqual([60, 90, 120, 150]))

test('what was kept for one mark is not kept again for the next', () => expect(keptOf(half(20), [95, 400])).toEqual([60, 90, 120, 360, 390, 420]))

const after = (count: number): Ring<Span> => half(count).reduce((ring, segment) => recorded(ring, segment).ring, emptyRing<Span>())

test('news that come two minutes late find what surrounds the moment still there', () => {
  for (let second = 300; second < 330; second++) {
    const { kept, lost } = flagged(after(Math.floor(second / 30)), (second - 120) * 1_000)
    expect(kept.map(segment => segment.startedAt / 1_000)).toContain(Math.floor((second - 150) / 30) * 30)
    expect(lost).toEqual([])
  }
})

test('what was forgotten before the news came is told as that, and only that', () => {
  const { kept, lost } = flagged(after(20), 430_000)
  expect(kept.map(segment => segment.startedAt / 1_000)).toEqual([420, 450])
  expect(lost).toEqual([seconds(400, 420)])
  expect(flagged(after(20), 300_000)).toMatchObject({ kept: [], lost: [seconds(270, 330)] })
  // What was kept for another mark is not missing.
  const first = flagged(half(5).reduce((ring, segment) => recorded(ring, segment).ring, emptyRing<Span>()), 100_000)
  const later = half(30).slice(5).reduce((ring, segment) => recorded(ring, segment).ring, first.ring)
  expect(flagged(later, 100_000).lost).toEqual([])
})

test('a moment before anything was recorded here is told as missing; one shortly after the beginning is whole', () => {
  expect(flagged(emptyRing<Span>(1_000_000), 990_000).lost).toEqual([{ startedAt: 960_000, endedAt: 1_000_000 }])
  expect(flagged(emptyRing<Span>(1_000_000), 1_005_000).lost).toEqual([])
})

test('what is known of what was forgotten is bounded', () => {
  let ring = emptyRing<Span>()
  for (let number = 0; number < 1_000; number++) {
    if (number % 16 === 0) ring = flagged(ring, 30_000 * number).ring
    ring = recorded(ring, half(number + 1)[number]!).ring
  }
  expect(ring.forgotten.length).toBeLessThanOrEqual(50)
  expect(ring.forgotten.length).toBeGreaterThan(20)
})

test('a mark is over when what was recorded after it has come: memory does not grow', () => {
  let ring: Ring<Span> = emptyRing()
  for (let number = 0; number < 1_000; number++) {
    ring = flagged(ring, 30_000 * number).ring
    ring = recorded(ring, half(number + 1)[number]!).ring
  }
  expect(ring.marked.length).toBeLessThan(5)
})
