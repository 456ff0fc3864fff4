import { openReports } from '../common/reports'
import { isSilent, type Live } from './live'

/** What a person who does not look at the list would want to hear. */
export interface News { kind: 'silent' | 'report' | 'late' | 'over'; names: string[] }

interface Mark { name: string; silent: boolean; reports: number; late: number; over: boolean }
export type Snapshot = ReadonlyMap<string, Mark>

export const snapshot = (live: Live, now: number): Snapshot =>
  new Map([...live.rows.values()].map(row => [row.id, { name: row.name, silent: isSilent(row, now), reports: openReports(row.reports).length, late: row.late.length, over: row.state === 'over' }]))

/** What came about between two looks at the list. Rows that were not there before are no news. */
export function news(before: Snapshot, after: Snapshot): News[] {
  const happened = (kind: News['kind'], when: (was: Mark, is: Mark) => boolean): News =>
    ({ kind, names: [...after].filter(([id, is]) => before.has(id) && when(before.get(id)!, is)).map(([, is]) => is.name) })
  return [
    happened('silent', (was, is) => !was.silent && is.silent),
    happened('report', (was, is) => is.reports > was.reports),
    happened('late', (was, is) => is.late > was.late),
    happened('over', (was, is) => !was.over && is.over),
  ].filter(({ names }) => names.length > 0)
}
