import { expect, test } from 'vitest'
import { moved, signs, touched, type Strokes } from './strokes'

test('a line is its points in thousandths of the field, kept inside of it', () => {
  let strokes: Strokes = touched([], 0.1, 0.5)
  strokes = moved(strokes, 0.2, 0.25)
  strokes = moved(strokes, 1.7, -3)
  expect(strokes).toEqual([[100, 500, 200, 250, 1000, 0]])
})

test('each touch begins a line of its own', () => expect(touched(moved(touched([], 0, 0), 0.5, 0.5), 0.9, 0.9)).toEqual([[0, 0, 500, 500], [900, 900]]))

test('a tremor adds nothing', () => {
  const strokes = touched([], 0.5, 0.5)
  expect(moved(strokes, 0.501, 0.502)).toBe(strokes)
})

test('moving without a touch draws nothing', () => expect(moved([], 0.5, 0.5)).toEqual([]))

test('a dot is no signature, a line of four points is', () => {
  expect(signs(touched([], 0.5, 0.5))).toBe(false)
  expect(signs([[0, 0, 100, 100, 200, 0, 300, 100]])).toBe(true)
})

test('a field that is scribbled full stays within what the server takes', () => {
  let strokes: Strokes = []
  for (let line = 0; line < 600; line++) {
    strokes = touched(strokes, 0, 0)
    for (let point = 0; point < 2_000; point++) strokes = moved(strokes, point % 2, (point / 2_000) % 1)
  }
  expect(strokes.length).toBeLessThanOrEqual(400)
  expect(Math.max(...strokes.map(line => line.length))).toBeLessThanOrEqual(2_000)
  expect(strokes.reduce((sum, line) => sum + line.length, 0)).toBeLessThanOrEqual(8_000)
})
