/** What is left of the time, counted with a clock that nobody can set (`performance.now()`), corrected by each reply of the server. */
export interface Countdown {
  /** Milliseconds left at the instant `at`. */
  remaining: number
  at: number
  /** False on a break and in a pause: the server's clock stands still then. */
  running: boolean
}

export const left = (countdown: Countdown, now: number): number =>
  Math.max(0, countdown.remaining - (countdown.running ? now - countdown.at : 0))

/** Sets the clock by a reply. The server looked at its clock between sending and receiving; half way is the best guess. */
export const synced = (remaining: number, running: boolean, sentAt: number, receivedAt: number): Countdown =>
  ({ remaining, at: (sentAt + receivedAt) / 2, running })

/**
 * Whether a reply's figure should replace ours. A reply that was long under way says little: it counts only when it contradicts
 * ours by more than its own uncertainty.
 */
export function better(current: Countdown, reply: Countdown, tripMillis: number, now: number): boolean {
  return tripMillis < 2_000 || current.running !== reply.running || Math.abs(left(reply, now) - left(current, now)) > tripMillis / 2
}

const MINUTE = 60_000

/** When the time left is said aloud: at half, and at 10, 5 and 1 minutes. */
export const thresholds = (limit: number): number[] =>
  [...new Set([limit / 2, 10 * MINUTE, 5 * MINUTE, MINUTE])].filter(threshold => threshold < limit).sort((a, b) => b - a)

/** The lowest threshold passed on the way down from one figure to the next. */
export const crossed = (limit: number, before: number, after: number): number | undefined =>
  thresholds(limit).filter(threshold => before > threshold && after <= threshold).at(-1)
