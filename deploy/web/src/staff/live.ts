import type { ExamSession, LiveList, LiveSitting } from '../common/types'

/** A candidate not heard of for longer than this is worth a look. */
export const SILENT_MILLIS = 60_000

/**
 * One row as the server said it, and when: `heardAt` is this browser's monotonic clock, `silentMillis` how long the candidate
 * had been silent by the server's clock. So no difference between the two machines' clocks can show.
 */
export interface Row extends LiveSitting {
  heardAt: number
  silentMillis: number | undefined
}

export interface Live {
  examSession: ExamSession
  /** Pass as `since` to learn what is newer. */
  number: number
  /** What one may see, as the list was made by it; sent back with `since`. */
  sight?: string | undefined
  rows: ReadonlyMap<string, Row>
  /** When a reply last came, and when the last whole list did; monotonic. */
  heardAt: number
  wholeAt: number
}

/** @param whole whether the reply holds every row; else only rows that changed */
export function merge(live: Live | undefined, list: LiveList, whole: boolean, heardAt: number): Live {
  const rows = new Map(whole || !live ? [] : live.rows)
  for (const sitting of list.sittings) rows.set(sitting.id, rowOf(sitting, list.now, heardAt))
  return { examSession: list.examSession, number: list.number, sight: list.sight, rows, heardAt, wholeAt: whole || !live ? heardAt : live.wholeAt }
}

/** What an action answered, unless the list knows better already. */
export function mergeOne(live: Live, sitting: LiveSitting, heardAt: number): Live {
  const known = live.rows.get(sitting.id)
  if (!known || known.changedAt > sitting.changedAt) return live
  const silentMillis = known.silentMillis === undefined ? undefined : known.silentMillis + heardAt - known.heardAt
  return { ...live, rows: new Map(live.rows).set(sitting.id, { ...sitting, heardAt, silentMillis }) }
}

/** @param serverNow when the server said it; @param heardAt when that was heard */
export function rowOf(sitting: LiveSitting, serverNow: string, heardAt: number): Row {
  const silentMillis = sitting.lastSeenAt === undefined ? undefined : Math.max(0, Date.parse(serverNow) - Date.parse(sitting.lastSeenAt))
  return { ...sitting, heardAt, silentMillis }
}

/** Time left as it runs on since the server said it; it stands while the clock stands. */
export const timeLeft = (row: Row, now: number): number =>
  row.state === 'running' ? Math.max(0, row.remainingMillis - Math.max(0, now - row.heardAt)) : row.remainingMillis

export const silence = (row: Row, now: number): number | undefined =>
  row.silentMillis === undefined ? undefined : row.silentMillis + Math.max(0, now - row.heardAt)

export const isSilent = (row: Row, now: number): boolean => row.state === 'running' && (silence(row, now) ?? 0) > SILENT_MILLIS

/**
 * Whether to ask for the whole list again: a delta tells of changes only, and before a row turns amber for silence
 * the server is asked whether the candidate really is silent.
 */
export const needsWhole = (live: Live, now: number): boolean =>
  now - live.wholeAt > SILENT_MILLIS / 4 && [...live.rows.values()].some(row => row.state === 'running' && (silence(row, now) ?? 0) > SILENT_MILLIS / 2)
