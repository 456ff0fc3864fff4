import type { Span } from './types'

/**
 * Keeps only what surrounds an incident: the last two segments are held in memory, and handed on when something is marked; what is marked
 * reaches half a minute back and half a minute on. Everything else is forgotten, and never touches a disk or the network. Pure.
 */
export interface Ring<T extends Span> {
  held: T[]
  /** What was marked, while segments may still come that belong to it. */
  marked: Span[]
}

const HELD = 2
export const AROUND_MILLIS = 30_000

export const emptyRing = <T extends Span>(): Ring<T> => ({ held: [], marked: [] })

/** Something is marked at this moment. @return what is to be kept of what is held, in order */
export function flagged<T extends Span>(ring: Ring<T>, at: number): { ring: Ring<T>; kept: T[] } {
  const mark = { startedAt: at - AROUND_MILLIS, endedAt: at + AROUND_MILLIS }
  const kept = ring.held.filter(segment => overlap(segment, mark))
  return { ring: { held: ring.held.filter(segment => !kept.includes(segment)), marked: [...ring.marked, mark] }, kept }
}

/** A segment is complete. Segments come in the order in which they ended. @return it, if it is to be kept */
export function recorded<T extends Span>(ring: Ring<T>, segment: T): { ring: Ring<T>; kept: T[] } {
  const kept = ring.marked.some(mark => overlap(segment, mark))
  const marked = ring.marked.filter(mark => mark.endedAt > segment.endedAt)
  return { ring: { held: kept ? ring.held : [...ring.held, segment].slice(-HELD), marked }, kept: kept ? [segment] : [] }
}

const overlap = (one: Span, other: Span): boolean => one.startedAt < other.endedAt && one.endedAt > other.startedAt
