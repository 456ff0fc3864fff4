import { expect, test } from 'vitest'
import { Catalogue } from './catalogue'
import type { LiveSitting, TestSummary } from './types'

const aTest = (id: string, measure: TestSummary['measure']): TestSummary =>
  ({ id, title: { fr: `Le ${id}`, en: `The ${id}` }, items: 72, minutes: 75, measure, threshold: 50, scale: 100, supervised: true })
const catalogue = new Catalogue([{ id: 'social', title: { fr: 'Réseaux', en: 'Réseaux' }, audience: { fr: '', en: '' }, prerequisites: [], tests: [aTest('nine', 'right-answers'), aTest('entry', 'points')] }])
const sitting = (more: Partial<LiveSitting>): LiveSitting =>
  ({ id: 's', candidate: 'c', name: 'N', state: 'over', certification: 'social@1', answered: 0, items: 72, remainingMillis: 0, changedAt: '', late: [], reports: [], ...more })

test('a score is told in what the test measures, though the server sends both', () => {
  expect(catalogue.measured(sitting({ test: 'nine', right: 51, points: 71 }))).toEqual({ right: 51 })
  expect(catalogue.measured(sitting({ test: 'entry', right: 30, points: 640 }))).toEqual({ points: 640 })
})

test('of an unknown test, right answers are told where there are any', () => {
  expect(catalogue.measured(sitting({ test: 'gone', right: 3, points: 4 }))).toEqual({ right: 3 })
  expect(catalogue.measured(sitting({ test: 'gone', points: 4 }))).toEqual({ points: 4 })
  expect(catalogue.measured(sitting({ test: 'gone' }))).toBeUndefined()
})

test('a version does not hide a name, and what is not known is called by its identifier', () => {
  expect(catalogue.certification('social@3')).toBe('Réseaux')
  expect(catalogue.certification('other@1')).toBe('other@1')
  expect(catalogue.testTitle(sitting({ test: 'gone' }))).toBe('gone')
})
