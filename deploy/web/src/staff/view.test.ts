import { expect, test } from 'vitest'
import { countingItems } from '../common/reports'
import { waiting } from './reports'
import { aRow } from './samples'
import { arrange, counts, trouble } from './view'

const late = [{ late: 1, item: 3, at: '2026-06-12T09:00:00Z', response: { kind: 'blank' as const } }]
const rows = [
  aRow('run', { name: 'Zoé' }),
  aRow('ready', { name: 'Abel', state: 'ready' }),
  aRow('over', { name: 'Abel', state: 'over', result: 'met' }),
  aRow('late', { name: 'Béa', state: 'over', result: 'met', late }),
  aRow('withheld', { name: 'Carl', state: 'over', result: 'withheld', ending: 'terminated' }),
  aRow('paused', { name: 'Dina', state: 'paused' }),
  aRow('break', { name: 'Éli', state: 'break' }),
  aRow('silent', { name: 'Yann' }, 0, 61_000),
]
const report = { item: 5, category: 'wrong' as const, text: '', at: '2026-06-12T09:00:00Z' }
const judgement = { neutralised: true, reason: 'r', at: '2026-06-12T09:01:00Z' }
const ids = (list: { id: string }[]) => list.map(row => row.id)

test('trouble comes first: silence, pauses, decisions to take, late responses; then who runs, who waits, who is done', () => {
  expect(ids(arrange(rows, 'all', 'trouble', 0, 'fr'))).toEqual(['silent', 'paused', 'withheld', 'late', 'break', 'run', 'ready', 'over'])
})

test('a question to look at comes right after silence, until it is judged', () => {
  const reported = aRow('reported', { name: 'Ève', reports: [report] })
  expect(ids(arrange([...rows, reported], 'attention', 'trouble', 0, 'fr'))).toEqual(['silent', 'reported', 'paused', 'withheld', 'late'])
  expect(trouble(aRow('a', { reports: [{ ...report, judgement }] }), 0)).toBeUndefined()
  expect(trouble(aRow('a', { state: 'over', reports: [{ ...report, item: 4, judgement }, report] }), 0)).toBe('report')
})

test('reports wait in the order they came, whoever they are of', () => {
  const at = (minute: number) => `2026-06-12T09:0${minute}:00Z`
  const some = [aRow('b', { reports: [{ ...report, at: at(3) }, { ...report, item: 6, at: at(1) }] }), aRow('a', { reports: [{ ...report, at: at(2) }, { ...report, item: 7, at: at(0), judgement }, { ...report, item: 1, at: at(1) }] })]
  expect(waiting(some).map(({ row, report }) => `${row.id}${report.item}`)).toEqual(['a1', 'b6', 'a5', 'b5'])
})

test('neutralised items are not counted in what a count is out of', () => {
  expect(countingItems(aRow('a', { items: 72, reports: [report, { ...report, item: 6, judgement }, { ...report, item: 7, judgement: { ...judgement, neutralised: false } }] }))).toBe(71)
})

test('by name as the language sorts, accents and capitals aside', () => {
  const names = ['Zoé', 'élodie', 'Eric', 'Abel'].map((name, index) => aRow(`r${index}`, { name }))
  expect(arrange(names, 'all', 'name', 0, 'fr').map(row => row.name)).toEqual(['Abel', 'élodie', 'Eric', 'Zoé'])
})

test('two candidates of one name keep one order, whatever order they came in', () => {
  const twins = [aRow('b', { name: 'Ana' }), aRow('a', { name: 'Ana' })]
  expect(ids(arrange(twins, 'all', 'name', 0, 'fr'))).toEqual(ids(arrange([...twins].reverse(), 'all', 'name', 0, 'fr')))
})

test('filters keep what they say, and each says how many', () => {
  expect(ids(arrange(rows, 'attention', 'trouble', 0, 'fr'))).toEqual(['silent', 'paused', 'withheld', 'late'])
  expect(ids(arrange(rows, 'paused', 'name', 0, 'fr'))).toEqual(['paused', 'break'])
  expect(counts(rows, 0)).toEqual({ all: 8, attention: 4, ready: 1, running: 2, paused: 2, over: 3 })
})

test('silence grows with the clock', () => {
  const row = aRow('a', {}, 0, 50_000)
  expect(trouble(row, 10_000)).toBeUndefined()
  expect(trouble(row, 10_001)).toBe('silent')
})
