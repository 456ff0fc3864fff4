import { expect, test } from 'vitest'
import { responseText } from './response'

test('each kind of response reads in one line, and equal answers read the same whatever the order of clicks', () => {
  expect(responseText({ kind: 'blank' })).toBe('∅')
  expect(responseText({ kind: 'single-choice', option: 'b' })).toBe('b')
  expect(responseText({ kind: 'multiple-choice', options: ['c', 'a'] })).toBe('a + c')
  expect(responseText({ kind: 'order', options: ['c', 'a', 'b'] })).toBe('c > a > b')
  expect(responseText({ kind: 'match', pairs: { b: 'y', a: 'x' } })).toBe('a: x, b: y')
  expect(responseText({ kind: 'inline-choice', gaps: { g1: 'a' } })).toBe('g1: a')
  expect(responseText({ kind: 'numeric', text: '12,5' })).toBe('12,5')
})
