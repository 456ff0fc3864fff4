import { expect, test } from 'vitest'
import type { Numbered } from '../supervision'
import { after, pauseAfter, pauseAfterRestart } from './again'
import { taken } from './followed'
import { Outbox } from './outbox'

const event = (number: number): Numbered => ({ number, fact: { by: 'a', at: '2030-01-01T00:00:00Z', event: { type: 'said' } } })

test('events are taken once, whichever way they come', () => {
  const first = taken(3, { from: 3, seq: 5, events: [event(4), event(5)] })
  expect(first).toEqual({ number: 5, events: [event(4), event(5)], gap: false })
  expect(taken(first.number, { from: 2, seq: 6, events: [event(3), event(4), event(5), event(6)] })).toEqual({ number: 6, events: [event(6)], gap: false })
  expect(taken(6, { from: 0, seq: 5, events: [event(5)] })).toEqual({ number: 6, events: [], gap: false })
})

test('what one may not know makes no gap', () => {
  expect(taken(3, { from: 3, seq: 9, events: [event(7)] })).toEqual({ number: 9, events: [event(7)], gap: false })
})

test('what lies beyond a gap waits until what is missing was read', () => {
  expect(taken(3, { from: 4, seq: 5, events: [event(5)] })).toEqual({ number: 3, events: [], gap: true })
})

test('pauses grow to eight seconds, with full jitter; a restart spreads over half a minute', () => {
  expect([0, 1, 2, 3, 4, 5, 50].map(failures => pauseAfter(failures, 1))).toEqual([500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000])
  expect(pauseAfter(5, 0)).toBe(0)
  expect([0, 0.25, 1].map(pauseAfterRestart)).toEqual([5_000, 17_500, 30_000])
})

test('a socket that was closed for a reason of the person is not opened again, any other is', () => {
  expect([4401, 4403, 4409].map(code => after(code, ''))).toEqual(['stop', 'stop', 'stop'])
  expect([1000, 1001, 1006, 4400, 4408, 4410, 4413, 4429, 4430, 0].map(code => after(code, ''))).toEqual(Array(10).fill('soon'))
  expect(after(4403, 'not-yours')).toBe('soon')
  expect(after(1012, 'restart')).toBe('restart')
  expect(after(4503, 'unavailable')).toBe('soon')
})

test('what is not acknowledged is said again in order, while it is fresh', () => {
  const box = new Outbox()
  box.put('a', 'A', 0)
  box.put('b', 'B', 5_000)
  box.put('c', 'C', 9_000)
  box.settled('b')
  expect(box.toRepeat(10_000)).toEqual(['A', 'C'])
  expect(box.toRepeat(10_001)).toEqual(['C'])
  for (let i = 0; i < 1_000; i++) box.put(`m${i}`, `${i}`, 10_000)
  expect(box.size).toBe(256)
  expect(box.toRepeat(10_000)[0]).toBe('744')
})
