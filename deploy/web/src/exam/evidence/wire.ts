import { get, put, putBytes } from '../../common/api'
import type { Waiting } from './spool'
import type { Span, Track } from './types'

export interface Kept { index: number; health: number }
export interface Missing { missing: number[]; here: Record<number, string>; next: number; health: number }

/** Speaks the wire for the recordings of one sitting; knows nothing of the page. */
export interface Wire {
  /** @throws Problem when the server refuses, Unreachable when it does not answer */
  send(one: Waiting, bytes: ArrayBuffer, now: number): Promise<Kept>
  missing(track: Track, from: number, upTo: number): Promise<Missing>
  /** @param now by the clock of `lost` */
  report(track: Track, made: number, dropped: number[], lost: Span[], now: number): Promise<Missing>
}

/** The slowest line that is waited for gets through 30 kilobytes a second; then it is tried again. */
const LEAST_BYTES_PER_MILLI = 30
const PATIENCE_MILLIS = 30_000

export function wireOf(sitting: string): Wire {
  const path = (track: Track) => `/api/sittings/${encodeURIComponent(sitting)}/evidence/${track}`
  return {
    send: (one, bytes, now) => putBytes<Kept>(`${path(one.track)}/${one.index}`, bytes, {
      timeoutMillis: PATIENCE_MILLIS + one.size / LEAST_BYTES_PER_MILLI,
      headers: {
        'Content-Digest': `sha-256=:${base64(one.sha256)}:`,
        'X-Media-Type': one.media,
        'X-Started-At': iso(one.startedAt),
        'X-Ended-At': iso(one.endedAt),
        'X-Sent-At': iso(Math.max(now, one.endedAt)),
        'X-Incident': String(one.incident),
      },
    }),
    missing: (track, from, upTo) => get<Missing>(`${path(track)}/missing?from=${from}&upTo=${upTo}`),
    report: (track, made, dropped, lost, now) => put<Missing>(path(track), {
      made, dropped, ...(lost.length === 0 ? {} : { lost: lost.map(({ startedAt, endedAt }) => ({ from: iso(startedAt), to: iso(endedAt) })), sentAt: iso(now) }),
    }),
  }
}

const iso = (millis: number): string => new Date(millis).toISOString()

const base64 = (hexadecimal: string): string => btoa(hexadecimal.replace(/../g, two => String.fromCharCode(parseInt(two, 16))))
