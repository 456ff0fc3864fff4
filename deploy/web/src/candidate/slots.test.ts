import { expect, test } from 'vitest'
import { dayOf, days } from './slots'

const at = (day: number, hour: number) => new Date(2026, 9, day, hour, 30).toISOString()

test('moments are gathered by the days of the reader, in order', () => {
  expect(days([at(23, 9), at(22, 23), at(22, 8), at(23, 0)])).toEqual([
    { day: '2026-10-22', slots: [at(22, 8), at(22, 23)] },
    { day: '2026-10-23', slots: [at(23, 0), at(23, 9)] },
  ])
  expect(days([])).toEqual([])
})

test('a day is written with two figures for month and day', () => expect(dayOf(new Date(2026, 0, 5, 12).toISOString())).toBe('2026-01-05'))
