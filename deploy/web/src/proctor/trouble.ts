import { openReports } from '../common/reports'
import type { Seat } from '../common/supervision'
import { isSilent, type Row } from '../staff/live'

/** What there is to see of one candidate: the seat, and the sitting's row when it is known. */
export interface Watched { seat: Seat; row: Row | undefined }

/** Why a candidate comes before others on the wall. Conduct and technique have different colours: a lost line is never a fault of the candidate. */
export type Trouble = 'ending' | 'call' | 'at-the-door' | 'line-lost' | 'report' | 'incident-seen' | 'silent' | 'signals' | 'flagged' | 'paused' | 'not-started'

const order: Trouble[] = ['ending', 'call', 'at-the-door', 'line-lost', 'report', 'incident-seen', 'silent', 'signals', 'flagged', 'paused', 'not-started']
const technical: ReadonlySet<Trouble> = new Set<Trouble>(['line-lost', 'silent'])

/** Everything that is the matter with a candidate now, the most urgent first. */
export function troubles({ seat, row }: Watched, now: number): Trouble[] {
  const over = row?.state === 'over' || seat.stage === 'gone' || seat.stage === 'absent'
  const found = new Set<Trouble>()
  if (seat.termination) found.add('ending')
  if (seat.calls.length > 0) found.add('call')
  if (seat.stage === 'waiting') found.add('at-the-door')
  if (!over && seat.away) found.add('line-lost')
  if (row && openReports(row.reports).length > 0) found.add('report')
  if (seat.worst > 0) found.add('incident-seen')
  if (!over && row && isSilent(row, now)) found.add('silent')
  if (!over && seat.trouble > 0) found.add('signals')
  if (seat.flagged) found.add('flagged')
  if (row?.state === 'paused') found.add('paused')
  if (seat.stage === 'admitted' && row?.state === 'ready') found.add('not-started')
  return order.filter(one => found.has(one))
}

export type Tone = 'calm' | 'technical' | 'attention' | 'urgent'

export function toneOf(found: Trouble[]): Tone {
  const first = found[0]
  if (first === undefined) return 'calm'
  if (first === 'ending' || first === 'call' || first === 'at-the-door') return 'urgent'
  return technical.has(first) ? 'technical' : 'attention'
}

/** Where a candidate stands in the order: lower comes first. Those who are finished or absent come last, whatever was the matter. */
function rank(watched: Watched, now: number): number {
  const first = troubles(watched, now)[0]
  const { seat, row } = watched
  if (seat.termination || seat.calls.length > 0) return order.indexOf(first!)
  if (seat.stage === 'absent' || seat.stage === 'gone' || row?.state === 'over') return 100
  if (first !== undefined) return order.indexOf(first)
  return seat.stage === 'expected' ? 60 : 40
}

/** The worst first; among equals by name, so that tiles do not jump about. */
export function arranged(all: Watched[], now: number, language: string): Watched[] {
  return [...all].sort((a, b) => rank(a, now) - rank(b, now) || nameOf(a).localeCompare(nameOf(b), language) || a.seat.sitting.localeCompare(b.seat.sitting))
}

/** Names of the checks of the devices that went wrong. */
export const failedChecks = (seat: Seat): string[] => seat.preflight?.checks.filter(check => check.outcome === 'failed').map(check => check.name) ?? []

export const nameOf = ({ seat, row }: Watched): string => row?.name ?? seat.candidate
