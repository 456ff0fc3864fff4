import type { RoomAct } from '../common/supervision'

/**
 * What the desk noted and the server does not have yet. Pure: no clock, no network, no storage. Entries are sent one after the other in the
 * order in which they were made, so that nobody signs before he has arrived; each keeps its key, so that sending again does nothing twice.
 */
export interface Entry {
  act: RoomAct & { clientAt: string }
  state:
    | 'waiting'
    /** The server has it; it stays until the room as we see it shows it. */
    | 'sent'
    /** The server will not take it. */
    | 'refused'
  /** For `sent`: the number of the room's event. */
  number?: number
  /** For `refused`: why, in the reader's language. */
  reason?: string
}

/** What may be noted without a line: what is seen at the door and in the room. Everything else asks the server first. */
export const queued = ['check-in', 'absent', 'departed', 'sign', 'incident'] as const
export type Queued = typeof queued[number]
export const isQueued = (action: string): action is Queued => (queued as readonly string[]).includes(action)

export const entered = (entries: Entry[], act: Entry['act']): Entry[] =>
  entries.some(entry => entry.act.key === act.key) ? entries : [...entries, { act, state: 'waiting' }]

export const next = (entries: Entry[]): Entry | undefined => entries.find(entry => entry.state === 'waiting')

export const sent = (entries: Entry[], key: string, number: number): Entry[] => changed(entries, key, { state: 'sent', number })

export const refused = (entries: Entry[], key: string, reason: string): Entry[] => changed(entries, key, { state: 'refused', reason })

/** The room is known up to this number: what it holds needs no note any more. */
export const settled = (entries: Entry[], number: number): Entry[] => entries.filter(entry => entry.state !== 'sent' || entry.number! > number)

export const without = (entries: Entry[], key: string): Entry[] => entries.filter(entry => entry.act.key !== key)

export const waiting = (entries: Entry[]): Entry[] => entries.filter(entry => entry.state === 'waiting')

export const refusals = (entries: Entry[]): Entry[] => entries.filter(entry => entry.state === 'refused')

/** After a reload: what was kept is to be sent, whatever had become of it; sending again does nothing twice. */
export const restored = (kept: Entry['act'][], held: Entry[]): Entry[] =>
  held.reduce((all, entry) => all.some(one => one.act.key === entry.act.key) ? all : [...all, entry], kept.map((act): Entry => ({ act, state: 'waiting' })))

const changed = (entries: Entry[], key: string, change: Partial<Entry>): Entry[] =>
  entries.map(entry => entry.act.key === key ? { ...entry, ...change } : entry)
