import { tracks, type Media, type Span, type Track } from './types'

/** A segment on this machine that the server does not have yet. */
export interface Waiting extends Span {
  track: Track
  /** From 1 for each track, in the order in which they were made. */
  index: number
  media: Media
  incident: boolean
  size: number
  /** In hexadecimal digits. */
  sha256: string
  /** How often the server found it altered. */
  tries: number
}

/**
 * What this page still owes the server of its recordings. Pure: no clock, no network, no storage; times are given in milliseconds. One
 * segment is under way at a time: answers need the line more.
 */
export interface Spool {
  waiting: Waiting[]
  /** The highest index of each track. */
  made: Partial<Record<Track, number>>
  /** Indexes that were given up, until the server knows. */
  dropped: Partial<Record<Track, number[]>>
  /** What was to be kept and could not be any more, until the server knows. */
  lost: Partial<Record<Track, Span[]>>
  sent: number
  sentBytes: number
  /** Tries in a row without an answer. */
  failures: number
  notBefore: number
  /** Whether the server is to be told how many were made: afterwards what never comes is known to be missing. */
  mustTell: boolean
  /** Whether the server is asked what it has before anything is sent: at the beginning, and after it was ill or away. */
  mustAsk: boolean
  halted: Halt | undefined
}

/** Why nothing is sent: the server takes no more of this sitting, or it does not know who asks. */
export type Halt = 'closed' | 'signed-out' | 'gone'

/** Ill: everybody comes back at some moment within this time, and not all at once. */
export const ILL_MILLIS = 180_000
const MOST_WAIT_MILLIS = 30_000
const MOST_TRIES = 5
const ILL = 10

export const emptySpool: Spool = { waiting: [], made: {}, dropped: {}, lost: {}, sent: 0, sentBytes: 0, failures: 0, notBefore: 0, mustTell: false, mustAsk: true, halted: undefined }

export const bytesOf = (waiting: Waiting[]): number => waiting.reduce((sum, one) => sum + one.size, 0)
const same = (one: { track: Track; index: number }, other: { track: Track; index: number }) => one.track === other.track && one.index === other.index
const without = (spool: Spool, one: { track: Track; index: number }): Spool => ({ ...spool, waiting: spool.waiting.filter(other => !same(one, other)) })

// What is recorded

/** The index that the next segment of this track gets. */
export const nextIndex = (spool: Spool, track: Track): number => (spool.made[track] ?? 0) + 1

export const made = (spool: Spool, track: Track, index: number): Spool =>
  ({ ...spool, made: { ...spool.made, [track]: Math.max(index, spool.made[track] ?? 0) } })

export const added = (spool: Spool, one: Waiting): Spool => made({ ...spool, waiting: [...spool.waiting, one] }, one.track, one.index)

/** What has to go so that no more than `most` bytes are held: the oldest that no incident marks first, and then the oldest. */
export function surplus(waiting: Waiting[], most: number): Waiting[] {
  const leaving: Waiting[] = []
  const order = [...waiting].sort((a, b) => Number(a.incident) - Number(b.incident) || a.startedAt - b.startedAt)
  for (let over = bytesOf(waiting) - most; over > 0 && order.length > 0;) {
    const first = order.shift()!
    leaving.push(first)
    over -= first.size
  }
  return leaving
}

export function gaveUp(spool: Spool, one: { track: Track; index: number }): Spool {
  const dropped = [...(spool.dropped[one.track] ?? []), one.index].sort((a, b) => a - b)
  return { ...without(made(spool, one.track, one.index), one), dropped: { ...spool.dropped, [one.track]: dropped } }
}

const MOST_LOST = 50

/** What was to be kept is not there. */
export const lost = (spool: Spool, track: Track, spans: Span[]): Spool =>
  spool.halted === 'closed' ? spool : { ...spool, lost: { ...spool.lost, [track]: [...(spool.lost[track] ?? []), ...spans].slice(-MOST_LOST) } }

/** Nothing more is made for now. */
export const paused = (spool: Spool): Spool =>
  Object.keys(spool.made).length === 0 || spool.halted === 'closed' ? spool : { ...spool, mustTell: true }

// What may be sent, and when

/** The next segment to send: what an incident marks first, then the oldest. */
export function next(spool: Spool): Waiting | undefined {
  return [...spool.waiting].sort((a, b) => Number(b.incident) - Number(a.incident) || a.startedAt - b.startedAt)[0]
}

/** Whether there is anything to do at all. */
export const owes = (spool: Spool): boolean => spool.waiting.length > 0 || spool.mustTell || [...Object.values(spool.dropped), ...Object.values(spool.lost)].some(list => list.length > 0)

// What the server says

/** @param tookMillis how long sending took: a server that asks for patience is given a multiple of it */
export function acknowledged(spool: Spool, one: Waiting, health: number, now: number, tookMillis: number, random: number): Spool {
  const fine = { ...without(spool, one), sent: spool.sent + 1, sentBytes: spool.sentBytes + one.size, failures: 0 }
  return patient(fine, health, now, tookMillis, random)
}

/** 0 send on; 1 to 9 wait so many times longer, and once more; 10 keep everything and come back later. */
export function patient(spool: Spool, health: number, now: number, tookMillis: number, random: number): Spool {
  if (health >= ILL) return { ...spool, notBefore: now + random * ILL_MILLIS, mustAsk: true }
  return { ...spool, notBefore: health > 0 ? now + (health + 1) * tookMillis : 0 }
}

/**
 * The server told what it has. The same need not be sent; of a number that something else has already, another window or machine was
 * quicker: ours takes a free one when it is sent. Numbers go on after the highest it knows.
 */
export function told(spool: Spool, track: Track, here: Record<number, string>, next: number): Spool {
  const known = spool.waiting.filter(one => one.track === track && here[one.index] === one.sha256)
  const fine = known.reduce((rest, one) => ({ ...without(rest, one), sent: rest.sent + 1, sentBytes: rest.sentBytes + one.size }), spool)
  return made(fine, track, next - 1)
}

/** The server knows what was given up, and what was lost. @param indexes as it was told @param spans likewise */
export const reported = (spool: Spool, track: Track, indexes: number[], spans: Span[]): Spool => ({
  ...spool, dropped: { ...spool.dropped, [track]: (spool.dropped[track] ?? []).filter(index => !indexes.includes(index)) },
  lost: { ...spool.lost, [track]: (spool.lost[track] ?? []).filter(span => !spans.includes(span)) },
})

/** @param told how many of each track the server was told; nothing when it was not to be told */
export const asked = (spool: Spool, told: Spool['made'] | undefined): Spool =>
  ({ ...spool, mustTell: spool.mustTell && (!told || tracks.some(track => told[track] !== spool.made[track])), mustAsk: false, failures: 0 })

/** No answer. Waits longer each time, up to half a minute, spread at random. */
export function unanswered(spool: Spool, now: number, random: number): Spool {
  const failures = spool.failures + 1
  const wait = Math.min(MOST_WAIT_MILLIS, 1_000 * 2 ** Math.min(failures - 1, 5))
  return { ...spool, failures, notBefore: now + wait / 2 + random * wait / 2, mustAsk: true }
}

/** It says "not now": busy, or its disk is full. */
export const ill = (spool: Spool, now: number, random: number, atLeastMillis: number): Spool =>
  ({ ...spool, failures: spool.failures + 1, notBefore: now + Math.max(atLeastMillis, random * ILL_MILLIS), mustAsk: true })

/** It arrived altered: once more, but not for ever. */
export function altered(spool: Spool, one: Waiting, now: number, random: number): Spool {
  if (one.tries + 1 >= MOST_TRIES) return gaveUp(spool, one)
  const again = unanswered(spool, now, random)
  return { ...again, waiting: again.waiting.map(other => same(one, other) ? { ...other, tries: other.tries + 1 } : other) }
}

/** Another window or machine used this number: ours takes the first one that is free. @param next as the server says */
export function renumbered(spool: Spool, one: Waiting, next: number): { spool: Spool; moved: Waiting } {
  const moved = { ...one, index: Math.max(next, nextIndex(spool, one.track)) }
  return { spool: added(without(spool, one), moved), moved }
}

/** The server keeps nothing of this kind. */
export const unwanted = (spool: Spool, one: Waiting): Spool => without(spool, one)

export const halted = (spool: Spool, why: Halt): Spool =>
  why === 'closed' ? { ...spool, halted: why, waiting: [], dropped: {}, lost: {}, mustTell: false } : { ...spool, halted: why }
export const resumed = (spool: Spool): Spool => ({ ...spool, halted: spool.halted === 'closed' ? 'closed' : undefined, notBefore: 0, mustAsk: true })

/** The way seems open again (the browser is online): try soon. */
export const reopened = (spool: Spool, now: number, random: number): Spool =>
  spool.failures === 0 ? spool : { ...spool, notBefore: Math.min(spool.notBefore, now + random * 5_000) }

// What to show

/** For a progress bar after the end. Nobody waits for it. */
export interface Progress {
  state: 'done' | 'sending' | 'waiting' | 'signed-out' | 'closed' | 'gone'
  waiting: number
  waitingBytes: number
  sent: number
  sentBytes: number
  /** When nothing is sent on purpose: until when. */
  until: number | undefined
}

export function progress(spool: Spool, now: number): Progress {
  const pausing = owes(spool) && spool.notBefore > now
  return {
    state: spool.halted ?? (owes(spool) ? pausing ? 'waiting' : 'sending' : 'done'),
    waiting: spool.waiting.length, waitingBytes: bytesOf(spool.waiting), sent: spool.sent, sentBytes: spool.sentBytes,
    until: pausing ? spool.notBefore : undefined,
  }
}
