import { unreported, type Queue } from './queue'
import type { Exam } from './state'

/** How the report of one item stands: `waiting` is not sent yet, `refused` will not be, `noted` is to be judged. */
export type ReportState = 'none' | 'waiting' | 'refused' | 'noted' | 'neutralised' | 'kept'

/** @param reason why the supervisor judged so, or why the server did not take it */
export interface Noted { item: number; state: ReportState; reason: string }

/** Only where a supervisor is there to judge. */
export const mayReport = (exam: Exam): boolean => exam.sitting?.examSession !== undefined

export function noted(exam: Exam, queue: Queue, item: number): Noted {
  const known = exam.sitting?.reports.find(report => report.item === item)
  const pending = queue.pending[`${item}:report`]
  if (known?.judgement) return { item, state: known.judgement.neutralised ? 'neutralised' : 'kept', reason: known.judgement.reason }
  if (pending) return pending.refusal === undefined ? { item, state: 'waiting', reason: '' } : { item, state: 'refused', reason: pending.refusal }
  return { item, state: known || exam.reported.includes(item) ? 'noted' : 'none', reason: '' }
}

/** Every item that was reported, in order. */
export const allNoted = (exam: Exam, queue: Queue): Noted[] =>
  [...new Set([...(exam.sitting?.reports ?? []).map(report => report.item), ...exam.reported, ...unreported(queue)])]
    .sort((a, b) => a - b).map(item => noted(exam, queue, item))

/** What came about between two looks; that something waits is no news to whoever wrote it. */
export const reportNews = (before: Noted[], after: Noted[]): Noted[] =>
  after.filter(({ item, state }) => state !== 'waiting' && before.find(was => was.item === item)?.state !== state)
