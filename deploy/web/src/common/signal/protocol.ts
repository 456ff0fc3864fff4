import type { Numbered } from '../supervision'

/** What a page and the server say over the socket; written by hand after `proctoring/PROTOCOL.md`. */

/** Whose socket it is: a candidate's for his sitting, a supervisor's for a room. */
export type Subject = { sitting: string } | { room: string }

export interface Ticket {
  connection: string
  /** Path of the WebSocket. */
  socket: string
  address: string
  /** For supervisors. */
  roster?: string
  room: string
  /** How others name this side. */
  peer: string
  expiresInSeconds: number
}

export type TrackState = 'live' | 'muted' | 'ended' | 'denied' | 'none'

/** What a candidate's page says of itself every ten seconds. What it does not know it leaves out. */
export interface PresenceReport {
  /** 0 to 1. */
  battery?: number
  charging?: boolean
  network?: string
  rttMillis?: number
  visible?: boolean
  camera?: TrackState
  screen?: TrackState
  microphone?: TrackState
  /** Number of the item on screen. */
  item?: number
  answered?: number
}

/** A candidate's line. Without `line` nobody has heard of it yet. */
export interface RosterRow extends PresenceReport {
  sitting: string
  /** Milliseconds since the last sign. */
  age?: number
  line?: 'green' | 'amber' | 'red'
  /** Whether there is a socket. */
  online?: boolean
  /** Counts the candidate's sockets: a higher one is a new page, or a line that came back. */
  turn?: number
}

/** Events after `from`, up to `seq`. */
export interface Batch { from: number; seq: number; events: Numbered[] }

/** What travels between a candidate's page and a supervisor's; its content is media's business. */
export interface Relayed { type: string; to: string; from: string; id: string; [field: string]: unknown }

export type Reason = 'malformed' | 'too-large' | 'flood' | 'not-yours' | 'not-registered' | 'not-assigned' | 'wrong-recipient' | 'not-listening' | 'peer-away' | 'unavailable'
  | 'session-ended' | 'revoked' | 'replaced' | 'slow-reader' | 'silent' | 'too-many-sockets' | 'restart'

export type FromServer =
  | ({ type: 'welcome'; peer?: string; behind: boolean } & Batch)
  | ({ type: 'events' } & Batch)
  | { type: 'roster'; rows: RosterRow[] }
  | { type: 'here' | 'gone'; from: string }
  | { type: 'ack'; re: string }
  | { type: 'refused'; re?: string; reason: Reason }
  | { type: 'closing'; reason: Reason }
  | Relayed & { type: 'signal' | 'want' | 'media-state' | 'revoked' }

/** A frame of the bridge. */
export interface Frame { type: 'rec' | 'err'; address?: string; body?: unknown }

export const VERSION = 1
export const COMMANDS = 'px.cmd'
