import { expect, test } from 'vitest'
import { lookKinds, recordKinds, type ClockRow, type Expected } from '../common/privacy'
import { total } from './purges'
import { ordered } from './retention'
import { dayAfter } from './register'
import { sections } from './sections'
import { privacyTexts, years } from './texts'

test('only the officer sees what says something of people', () => {
  expect(sections(['data-protection-officer'])[0]).toBe('register')
  expect(sections(['administrator'])).toEqual(['retention', 'purges'])
  expect(sections(['supervisor', 'case-reviewer'])).toEqual([])
})

test('the clocks stand in the order in which things go', () => {
  const row = (kind: ClockRow['clock']['kind']): ClockRow => ({ clock: { kind, days: 1, origin: 'document', reason: '' }, least: 1, most: 2 })
  expect(ordered([...recordKinds].reverse().map(row)).map(one => one.clock.kind)).toEqual(recordKinds)
})

test('a count says that there is more when one kind was not counted to its end', () => {
  const kind = (due: number, more: boolean): Expected => ({ kind: 'look', days: 1, before: '2026-01-01T00:00:00Z', due, more, held: 3 })
  expect(total([])).toEqual({ count: 0, more: false })
  expect(total([kind(2, false), kind(500, true)])).toEqual({ count: 502, more: true })
})

test('every kind has its words in both languages', () => {
  for (const language of ['fr', 'en'] as const) {
    const words = privacyTexts[language] as unknown as Record<string, unknown>
    for (const kind of recordKinds) for (const part of ['k', 'c']) expect(words[`${part}-${kind}`], `${language} ${part}-${kind}`).toBeTypeOf('string')
    for (const kind of lookKinds) expect(words[kind], `${language} ${kind}`).toBeTypeOf('string')
    for (const rule of ['clock', 'hand', 'erasure']) expect(words[`r-${rule}`], rule).toBeTypeOf('string')
  }
})

test('days are told in years where they are whole years', () => {
  expect([90, 364, 365, 366, 400, 730, 1826, 3653].map(years)).toEqual([0, 0, 1, 1, 0, 2, 5, 10])
  expect(privacyTexts.fr.days(1826)).toMatch(/5.ans/)
})

test('the last day of a search ends when the next one begins', () => {
  expect(dayAfter('2026-10-25').getTime()).toBe(new Date('2026-10-26T00:00:00').getTime())
  expect(dayAfter('2026-12-31').getTime()).toBe(new Date('2027-01-01T00:00:00').getTime())
})
