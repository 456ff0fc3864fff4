import { hopeless } from '../common/api'
import type { Numbered } from '../common/supervision'
import { backOff } from '../staff/watch'

export interface Following {
  ask: (since: number, waitSeconds: number) => Promise<{ number: number; events: Numbered[] }>
  /** Draws the room anew. */
  refresh: () => Promise<void>
  take: (events: Numbered[]) => void
  /** `lost`: it is tried again; `refused`: asking again would not help. */
  tell: (state: 'well' | 'lost' | 'refused', error?: unknown) => void
  /** How long a server that starts anew is still left alone. */
  rest: () => number
  now: () => number
  random: () => number
  sleep: (millis: number, signal: AbortSignal) => Promise<unknown>
}

const WAIT_SECONDS = 20
/** A server that is about to end answers at once: it is not asked in a tight circle. */
const IDLE_ROUND_MILLIS = 1_000

/** Asks for what comes after the last number, and draws the room when there is something, until stopped. A person begins it, so it asks at once at first. */
export async function follow(f: Following, signal: AbortSignal): Promise<void> {
  let failures = 0
  let number = 0
  for (let bidden = true; !signal.aborted; bidden = false) {
    if (!bidden && f.rest() > 0) await f.sleep(f.rest(), signal)
    if (signal.aborted) return
    const began = f.now()
    try {
      const news = await f.ask(number, number === 0 ? 0 : WAIT_SECONDS)
      if (signal.aborted) return
      if (number === 0 || news.events.length > 0 || failures > 0) await f.refresh()
      number = news.number
      f.take(news.events)
      failures = 0
      f.tell('well')
      if (news.events.length === 0) await f.sleep(IDLE_ROUND_MILLIS - (f.now() - began), signal)
    } catch (error) {
      if (signal.aborted) return
      if (hopeless(error)) return f.tell('refused', error)
      f.tell('lost', error)
      await f.sleep(backOff(failures++, f.random()), signal)
    }
  }
}
