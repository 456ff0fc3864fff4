import { expect, test } from 'vitest'
import { outline, point, spoke } from './radar'

test('the first axis points up and the next ones turn clockwise', () => {
  expect(point(0, 4, 10)).toEqual({ x: 0, y: -10 })
  expect(point(1, 4, 10)).toEqual({ x: 10, y: 0 })
})

test('a share beyond the scale stays on the rim, one below at the centre', () =>
  expect(outline([2, 0.5, -1, 0], 10)).toBe('M0 -10L5 0L0 0L0 0z'))

test('labels grow away from the picture', () => {
  expect([0, 1, 2, 3].map(index => spoke(index, 4, 100).anchor)).toEqual(['middle', 'start', 'middle', 'end'])
})
