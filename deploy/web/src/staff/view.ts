import { openReports } from '../common/reports'
import { isSilent, type Row } from './live'

export type Sort = 'trouble' | 'name'
export type Filter = 'all' | 'attention' | 'ready' | 'running' | 'paused' | 'over'
export const filters: Filter[] = ['all', 'attention', 'ready', 'running', 'paused', 'over']

/** Why a row deserves a person's attention, the most urgent first; undefined for a row that goes its way. */
export type Trouble = 'silent' | 'report' | 'paused' | 'decision' | 'late'

export function trouble(row: Row, now: number): Trouble | undefined {
  if (isSilent(row, now)) return 'silent'
  if (openReports(row.reports).length > 0) return 'report'
  if (row.state === 'paused') return 'paused'
  if (row.result === 'withheld') return 'decision'
  return row.late.length > 0 ? 'late' : undefined
}

const ranks: Record<Trouble | Row['state'], number> = { silent: 0, report: 1, paused: 2, decision: 3, late: 4, break: 5, running: 6, ready: 7, over: 8 }

/** Within one rank by name, so that rows keep their places while clocks run. */
export function arrange(rows: Iterable<Row>, filter: Filter, sort: Sort, now: number, language: string): Row[] {
  const { compare } = new Intl.Collator(language, { sensitivity: 'base', numeric: true })
  const byName = (a: Row, b: Row) => compare(a.name, b.name) || (a.id < b.id ? -1 : 1)
  const rank = (row: Row) => ranks[trouble(row, now) ?? row.state]
  return [...rows].filter(row => passes(row, filter, now))
    .map(row => ({ row, rank: sort === 'trouble' ? rank(row) : 0 }))
    .sort((a, b) => a.rank - b.rank || byName(a.row, b.row))
    .map(({ row }) => row)
}

export function passes(row: Row, filter: Filter, now: number): boolean {
  switch (filter) {
    case 'all': return true
    case 'attention': return trouble(row, now) !== undefined
    case 'paused': return row.state === 'paused' || row.state === 'break'
    default: return row.state === filter
  }
}

export const counts = (rows: Iterable<Row>, now: number): Record<Filter, number> => {
  const all = [...rows]
  return Object.fromEntries(filters.map(filter => [filter, all.filter(row => passes(row, filter, now)).length])) as Record<Filter, number>
}
