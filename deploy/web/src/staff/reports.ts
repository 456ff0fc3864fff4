import { get, post } from '../common/api'
import { openReports } from '../common/reports'
import type { ItemReport, LiveSitting, ReportedItem } from '../common/types'
import type { Row } from './live'

/** One reported question that nobody judged yet, with whose it is. */
export interface Waiting { row: Row; report: ItemReport }

/** The longest waiting first: that candidate has the least time left to hear of it. */
export const waiting = (rows: Iterable<Row>): Waiting[] =>
  [...rows].flatMap(row => openReports(row.reports).map(report => ({ row, report })))
    .sort((a, b) => a.report.at < b.report.at ? -1 : a.report.at > b.report.at ? 1 : a.row.id < b.row.id ? -1 : a.row.id > b.row.id ? 1 : a.report.item - b.report.item)

const path = (sitting: string, item: number): string => `/api/sittings/${encodeURIComponent(sitting)}/items/${item}`

export const lookAt = (sitting: string, item: number, signal: AbortSignal): Promise<ReportedItem> => get(path(sitting, item), { signal })

/** @returns the sitting as it is now */
export const judge = (sitting: string, item: number, neutralise: boolean, reason: string): Promise<LiveSitting> =>
  post(`${path(sitting, item)}/judgement`, { neutralise, reason })
