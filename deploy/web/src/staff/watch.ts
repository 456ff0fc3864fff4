import { hopeless, Problem } from '../common/api'
import type { LiveList } from '../common/types'
import { needsWhole, type Live } from './live'

/** How the watch stands: `live` all is well; `lost` it tries again; `refused` it gave up, since asking again would not help. */
export type Line = { state: 'live' } | { state: 'lost'; error: unknown; nextTryAt: number } | { state: 'refused'; error: unknown }

export interface Watch {
  /** Now and without `since` when there is none: everything. */
  ask: (since: number | undefined, wait: number, signal: AbortSignal) => Promise<LiveList>
  live: () => Live | undefined
  hear: (list: LiveList, whole: boolean) => void
  tell: (line: Line) => void
  now: () => number
  /** How long a server that starts anew is still left alone. */
  rest: () => number
  random: () => number
  /** Resolves after the time, or earlier when woken. @return whether a person asked for it */
  sleep: (millis: number, signal: AbortSignal) => Promise<boolean>
}

const WAIT_SECONDS = 20
const SHORTEST_ROUND_MILLIS = 500
const IDLE_ROUND_MILLIS = 2_000
const LONGEST_PAUSE_MILLIS = 30_000

/**
 * Follows an exam session by long polls until stopped. After any trouble it asks for the whole list, so nothing missed stays missed;
 * so it does when the server counts from below what it counted before. What a person asks for, as by beginning it, goes at once.
 */
export async function watch(w: Watch, signal: AbortSignal): Promise<void> {
  let failures = 0
  let bidden = true
  while (!signal.aborted) {
    if (!bidden && w.rest() > 0) await w.sleep(w.rest(), signal)
    if (signal.aborted) return
    const began = w.now()
    const known = w.live()
    const since = failures > 0 || !known || needsWhole(known, began) ? undefined : known.number
    try {
      const list = await w.ask(since, WAIT_SECONDS, signal)
      if (signal.aborted) return
      if (since !== undefined && list.number < since) {
        failures = Math.max(failures, 1)
        bidden = await w.sleep(SHORTEST_ROUND_MILLIS, signal)
        continue
      }
      failures = 0
      w.hear(list, since === undefined)
      w.tell({ state: 'live' })
      const shortest = since !== undefined && list.sittings.length === 0 ? IDLE_ROUND_MILLIS : SHORTEST_ROUND_MILLIS
      bidden = await w.sleep(shortest - (w.now() - began), signal)
    } catch (error) {
      if (signal.aborted) return
      if (hopeless(error)) return w.tell({ state: 'refused', error })
      const pause = backOff(failures++, w.random(), error instanceof Problem ? error.retryAfterSeconds : undefined)
      w.tell({ state: 'lost', error, nextTryAt: w.now() + pause })
      bidden = await w.sleep(pause, signal)
    }
  }
}

/** 1, 2, 4 ... 30 seconds, each between half and the whole of it so that a hundred screens do not come back in step. */
export function backOff(failures: number, random: number, retryAfterSeconds = 0): number {
  const whole = Math.min(LONGEST_PAUSE_MILLIS, 1_000 * 2 ** Math.min(failures, 10))
  return Math.max(whole * (0.5 + random / 2), Math.min(retryAfterSeconds * 1_000, LONGEST_PAUSE_MILLIS))
}

/** A sleep that ends early when the window comes back or the network does, and when somebody asks for it. */
export function wakeable(): { sleep: Watch['sleep']; wake: () => void; stop: () => void } {
  let wake = (_bidden: boolean) => {}
  const visible = () => document.visibilityState === 'visible' && wake(false)
  const online = () => wake(false)
  document.addEventListener('visibilitychange', visible)
  addEventListener('online', online)
  return {
    sleep: (millis, signal) => millis <= 0 ? Promise.resolve(false) : new Promise(resolve => {
      const done = (bidden: boolean) => {
        clearTimeout(timer)
        signal.removeEventListener('abort', over)
        wake = () => {}
        resolve(bidden)
      }
      const over = () => done(false)
      const timer = setTimeout(over, millis)
      signal.addEventListener('abort', over)
      wake = done
    }),
    wake: () => wake(true),
    stop: () => {
      document.removeEventListener('visibilitychange', visible)
      removeEventListener('online', online)
    },
  }
}

/** A question that is given up when the browser says that the network is gone: a long poll would notice half a minute later. */
export function whileOnline<T>(signal: AbortSignal, ask: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const round = new AbortController()
  const end = () => round.abort()
  addEventListener('offline', end)
  signal.addEventListener('abort', end)
  return ask(round.signal).finally(() => {
    removeEventListener('offline', end)
    signal.removeEventListener('abort', end)
  })
}
