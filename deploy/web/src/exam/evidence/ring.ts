import type { Span } from './types'

/**
 * Keeps only what surrounds an incident: the last segments are held in memory, and handed on when something is marked; what is marked reaches half
 * a minute back and half a minute on. Everything else is forgotten, and never touches a disk or the network. News of an incident may come late:
 * what was forgotten by then is told as that. Pure.
 */
export interface Ring<T extends Span> {
  /** Since when anything was recorded. */
  since: number
  held: T[]
  /** What was marked, while segments may still come that belong to it. */
  marked: Span[]
  /** When what was recorded and forgotten was recorded; what follows on from each other is one. */
  forgotten: Span[]
  /** When nothing was recorded although it should have been. */
  missed: Span[]
  /** Since when nothing is, although it should be: a device is off, or changes. */
  offSince: number | undefined
}

/**
 * Segments of half a minute: what surrounds a moment that is told two minutes later is still there. At the bit rates that are asked for these are
 * 4.5 MB of a camera and 6.8 MB of a screen.
 */
export const HELD = 6
export const AROUND_MILLIS = 30_000
const MOST_FORGOTTEN = 50
/** Two segments overlap a little, or leave a breath between them. */
const BREATH_MILLIS = 1_000

export const emptyRing = <T extends Span>(since = 0): Ring<T> => ({ since, held: [], marked: [], forgotten: [], missed: [], offSince: undefined })

/** The ring of a page that was loaded again: what the one before it held is gone. @param since from when on that was not kept */
export const ringAfter = <T extends Span>(since: number, now: number): Ring<T> => ({ ...emptyRing<T>(since), forgotten: [{ startedAt: since, endedAt: now }] })

/** What happened at this moment is marked. @return what is to be kept of what is held, in order, and what of it cannot be kept any more */
export function flagged<T extends Span>(ring: Ring<T>, at: number): { ring: Ring<T>; kept: T[]; lost: Span[] } {
  const mark = { startedAt: at - AROUND_MILLIS, endedAt: at + AROUND_MILLIS }
  const kept = ring.held.filter(segment => overlap(segment, mark))
  const before = at < ring.since ? [{ startedAt: mark.startedAt, endedAt: ring.since }] : []
  const lost = shared([...before, ...ring.forgotten, ...ring.missed], mark)
  return { ring: { ...ring, held: ring.held.filter(segment => !kept.includes(segment)), marked: [...ring.marked, mark] }, kept, lost }
}

/** A segment is complete. Segments come in the order in which they ended. @return it, if it is to be kept */
export function recorded<T extends Span>(ring: Ring<T>, segment: T): { ring: Ring<T>; kept: T[] } {
  const kept = ring.marked.some(mark => overlap(segment, mark))
  const marked = ring.marked.filter(mark => mark.endedAt > segment.endedAt)
  const held = kept ? ring.held : [...ring.held, segment]
  const forgotten = held.slice(0, Math.max(0, held.length - HELD)).reduce(withForgotten, ring.forgotten)
  return { ring: { ...ring, held: held.slice(-HELD), marked, forgotten }, kept: kept ? [segment] : [] }
}

/** Nothing is recorded from now on, although it should be. What is held and marked stays. */
export const interrupted = <T extends Span>(ring: Ring<T>, at: number): Ring<T> => ({ ...ring, offSince: ring.offSince ?? at })

/** It is recorded again, or need not be any more. @return what of it was marked meanwhile */
export function resumed<T extends Span>(ring: Ring<T>, at: number): { ring: Ring<T>; lost: Span[] } {
  const { offSince } = ring
  if (offSince === undefined || at - offSince <= BREATH_MILLIS) return { ring: { ...ring, offSince: undefined }, lost: [] }
  const gap = { startedAt: offSince, endedAt: at }
  return { ring: { ...ring, offSince: undefined, missed: [...ring.missed, gap].slice(-MOST_FORGOTTEN) }, lost: ring.marked.flatMap(mark => shared([gap], mark)) }
}

const shared = (spans: Span[], mark: Span): Span[] => spans.filter(span => overlap(span, mark))
  .map(span => ({ startedAt: Math.max(span.startedAt, mark.startedAt), endedAt: Math.min(span.endedAt, mark.endedAt) }))

function withForgotten(all: Span[], { startedAt, endedAt }: Span): Span[] {
  const last = all.at(-1)
  if (last && startedAt - last.endedAt <= BREATH_MILLIS) return [...all.slice(0, -1), { startedAt: last.startedAt, endedAt: Math.max(last.endedAt, endedAt) }]
  const next = [...all, { startedAt, endedAt }]
  // Of what is long past it is enough to know about when it was.
  return next.length <= MOST_FORGOTTEN ? next : [{ startedAt: next[0]!.startedAt, endedAt: next[1]!.endedAt }, ...next.slice(2)]
}

const overlap = (one: Span, other: Span): boolean => one.startedAt < other.endedAt && one.endedAt > other.startedAt
