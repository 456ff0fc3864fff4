import { expect, test } from 'vitest'
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
const ids = (list: { id: string }[]) => list.map(row => row.id)

test('trouble comes first: silence, pauses, decisions to take, late responses; then who runs, who waits, who is done', () => {
  expect(ids(arrange(rows, 'all', 'trouble', 0, 'fr'))).toEqual(['silent', 'paused', 'withheld', 'late', 'break', 'run', 'ready', 'over'])
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
