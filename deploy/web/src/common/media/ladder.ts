/**
 * The reconnect ladder of one connection, as values and with times in milliseconds: what to do, and when, while media does not arrive.
 * No rung of it ends an exam, and none is a judgement: a lost network is a technical fact.
 *
 * 1. Signalling lost, media alive: media stays. The socket comes back after {@link reconnectDelay}; others see it turn amber, then red ({@link presence}).
 * 2. Media lost, signalling open: ICE restarts, the candidate's side first, the watcher's side later.
 * 3. Two restarts in vain, or half a minute: a new connection of the next generation, by relays only the first time.
 * 4. A device gone is told as a technical fact (capture.ts); the candidate goes on answering.
 * 5. The server restarted: everybody comes back at a moment of his own ({@link returnDelay}).
 * 6. Whatever else is needed, a person decides.
 */
export interface Ladder {
  readonly side: Side
  readonly signalling: boolean
  /** Media arrived in this generation. */
  readonly reached: boolean
  /** Since when it does not; undefined while it flows. */
  readonly missingSince: number | undefined
  /** Of this generation, since media is missing. */
  readonly restarts: number
  /** Generations in a row without media. */
  readonly renewals: number
  /** When the next rung is due. */
  readonly dueAt: number | undefined
}

/** Who offers first, and who only asks. */
export type Side = 'candidate' | 'watcher'

export type Action =
  | { do: 'restart' }
  | { do: 'renew'; relayOnly: boolean }

export type Rung = readonly [Ladder, readonly Action[]]

const RESTARTS = 2
const RESTART_MILLIS = 8_000
const RENEW_MILLIS = 30_000
const WATCHER_LATER_MILLIS = 10_000
const FIRST_CONNECT_MILLIS = 15_000
const LONGEST_CONNECT_MILLIS = 60_000

/** @param random 0 to 1, as everywhere here */
export const begin = (side: Side, signalling: boolean, now: number, random: number): Ladder =>
  ({ side, signalling, reached: false, missingSince: now, restarts: 0, renewals: 0, dueAt: now + connectPatience(side, 0, random) })

/** What the connection says of itself. `new` and `connecting` say nothing: a restart passes through them. */
export function connection(l: Ladder, state: RTCPeerConnectionState, now: number, random: number): Rung {
  switch (state) {
    case 'connected': return [{ ...l, reached: true, missingSince: undefined, restarts: 0, renewals: 0, dueAt: undefined }, []]
    case 'disconnected': return [l.missingSince === undefined ? { ...l, missingSince: now, dueAt: now + patience(l.side, random) } : l, []]
    // It comes half a minute late, or at once where no address answers.
    case 'failed': return tick({ ...l, missingSince: l.missingSince ?? now, dueAt: l.reached && l.restarts === 0 ? now : l.dueAt ?? now }, now, random)
    default: return [l, []]
  }
}

/** While the socket is closed nothing can be agreed; then everybody's first step is a moment of his own. */
export function signalling(l: Ladder, open: boolean, now: number, random: number): Ladder {
  return { ...l, signalling: open, dueAt: open && !l.signalling && l.dueAt !== undefined ? Math.max(l.dueAt, now + random * 1_000) : l.dueAt }
}

export function tick(l: Ladder, now: number, random: number): Rung {
  if (!l.signalling || l.missingSince === undefined || l.dueAt === undefined || now < l.dueAt) return [l, []]
  const renewAt = l.missingSince + RENEW_MILLIS + (l.side === 'watcher' ? WATCHER_LATER_MILLIS : 0)
  if (l.reached && l.restarts < RESTARTS && now < renewAt)
    return [{ ...l, restarts: l.restarts + 1, dueAt: Math.min(now + RESTART_MILLIS, renewAt) }, [{ do: 'restart' }]]
  if (l.reached && l.side === 'watcher' && now < renewAt) return [{ ...l, dueAt: renewAt }, []]
  return [renewed(l, now, random), [{ do: 'renew', relayOnly: l.renewals % 2 === 0 }]]
}

/** A new generation began, here or at the other side. */
export function renewed(l: Ladder, now: number, random: number): Ladder {
  const renewals = l.renewals + 1
  return { ...l, reached: false, missingSince: l.missingSince ?? now, restarts: 0, renewals, dueAt: now + connectPatience(l.side, renewals, random) }
}

/** This connection is of no use any more: the next one soon. */
export const broken = (l: Ladder, now: number, random: number): Ladder =>
  ({ ...l, reached: false, missingSince: l.missingSince ?? now, dueAt: now + reconnectDelay(l.renewals, random) + 200 })

/** Three to five seconds; who watches leaves the first try to the candidate. */
const patience = (side: Side, random: number): number => side === 'candidate' ? 3_000 + random * 2_000 : RESTART_MILLIS + random * 2_000

/** How long a new connection may take; longer each time, and spread. */
function connectPatience(side: Side, renewals: number, random: number): number {
  const whole = Math.min(LONGEST_CONNECT_MILLIS, FIRST_CONNECT_MILLIS * 2 ** Math.min(renewals, 10))
  return whole * (0.75 + random / 4) + (side === 'watcher' ? WATCHER_LATER_MILLIS : 0)
}

// Of the socket and of people, for whoever holds it

/** Before the socket's next try: up to half a second, then up to 1, 2, 4, 8 seconds, anywhere below (full jitter). */
export const reconnectDelay = (failures: number, random: number): number => random * Math.min(8_000, 500 * 2 ** Math.min(failures, 10))

/** After the server said that it restarts: anywhere in half a minute. */
export const returnDelay = (random: number): number => random * 30_000

/** @param silentMillis since the candidate's page was last heard of */
export const presence = (silentMillis: number): 'here' | 'late' | 'away' => silentMillis < 15_000 ? 'here' : silentMillis < 60_000 ? 'late' : 'away'
