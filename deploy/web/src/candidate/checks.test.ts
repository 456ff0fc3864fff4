import { expect, test } from 'vitest'
import { clockVerdict, connectionVerdict, windowVerdict } from './checks'

test('one slow round trip does not condemn a good connection', () =>
  expect(connectionVerdict([40, 2_000, 50])).toEqual({ name: 'connection', verdict: 'good', figure: 50 }))

test('a slow or broken connection is told', () => {
  expect(connectionVerdict([900, 800, 1_000]).verdict).toBe('warning')
  expect(connectionVerdict([40, Infinity, 50]).verdict).toBe('warning')
  expect(connectionVerdict([Infinity, Infinity, 50]).verdict).toBe('bad')
})

test('a clock that is minutes off is told, in either direction', () => {
  expect(clockVerdict(0, 119_000).verdict).toBe('good')
  expect(clockVerdict(0, 121_000).verdict).toBe('warning')
  expect(clockVerdict(121_000, 0).verdict).toBe('warning')
})

test('a window that is too small is told', () => {
  expect(windowVerdict(320, 400).verdict).toBe('good')
  expect(windowVerdict(300, 800).verdict).toBe('warning')
})
