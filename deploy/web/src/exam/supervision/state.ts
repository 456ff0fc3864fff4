import type { CandidateSupervision, IdentityVerdict, Numbered, SignalKind, Stage } from '../../common/supervision'
import type { Instant } from '../../common/types'
import { detailOf, type Hint } from './signals'

/** What the candidate's page knows of its supervision. Pure: a fold of what the server told, and of what the page noticed. */
export interface Watched {
  /** The latest view; undefined until the first. */
  view: Omit<CandidateSupervision, 'events'> | undefined
  /** Of the last event seen: what comes after it is asked for. */
  number: number
  messages: Message[]
  /** Number of the last message that was on screen. */
  readUpTo: number
  noted: Noted[]
  reasons: { flagged: string; termination: string; withdrawn: string; identity: string }
  /** Number of the last event by which an ending was taken back, 0 before. */
  reversed: number
  /** The server's clock less this page's, milliseconds. */
  ahead: number
  reachable: boolean
}

export interface Message { number: number; at: Instant; mine: boolean; text: string }
/** A hint, as the candidate is told it. @param key of the act that tells it; noted is what the server has */
export interface Noted { key: string; at: Instant; kind: SignalKind; count: number; detail: string; muted: boolean; told: 'waiting' | 'noted' | 'not-noted' }

export const nothing: Watched = {
  view: undefined, number: 0, messages: [], readUpTo: 0, noted: [], reasons: { flagged: '', termination: '', withdrawn: '', identity: '' }, reversed: 0, ahead: 0, reachable: true,
}

const MOST_MESSAGES = 500
const MOST_NOTED = 200

/** @param now this page's clock, milliseconds since 1970. @param reading whether messages are on screen */
export function heard(before: Watched, told: CandidateSupervision, now: number, reading: boolean): Watched {
  const { events, ...view } = told
  const fresh = events.filter(one => one.number > before.number)
  const messages = fresh.filter(one => one.fact.event.type === 'said').map(message)
  return {
    ...before,
    // A slow answer never takes back what a later one said.
    view: told.number >= before.number ? view : before.view,
    number: Math.max(before.number, told.number),
    messages: [...before.messages, ...messages].slice(-MOST_MESSAGES),
    readUpTo: reading ? Math.max(before.number, told.number) : before.readUpTo,
    reasons: fresh.reduce(reasons, before.reasons),
    reversed: fresh.filter(one => one.fact.event.type === 'termination-withdrawn').at(-1)?.number ?? before.reversed,
    ahead: Date.parse(told.now) - now,
    reachable: true,
  }
}

const text = (value: unknown): string => typeof value === 'string' ? value : ''

function message({ number, fact: { at, event } }: Numbered): Message {
  return { number, at, mine: event.byCandidate === true, text: text(event.text) }
}

function reasons(known: Watched['reasons'], { fact: { event } }: Numbered): Watched['reasons'] {
  switch (event.type) {
    case 'flagged': return { ...known, flagged: text(event.reason) }
    case 'termination-asked': return { ...known, termination: text(event.reason) }
    case 'admission-withdrawn': return { ...known, withdrawn: text(event.reason) }
    case 'identity-checked': return { ...known, identity: text(event.note) }
    default: return known
  }
}

export const read = (before: Watched): Watched => before.readUpTo === before.number ? before : { ...before, readUpTo: before.number }

/** Messages of the supervisor that were not on screen yet. */
export const unread = ({ messages, readUpTo }: Watched): number => messages.filter(one => !one.mine && one.number > readUpTo).length

export const lost = (before: Watched): Watched => before.reachable ? { ...before, reachable: false } : before

/** @param at when the page noticed it @param key of the act that tells it */
export function noticed(before: Watched, hint: Hint, at: Instant, key: string): Watched {
  const one: Noted = { key, told: 'waiting', at, kind: hint.kind, count: hint.count, detail: detailOf(hint), muted: before.view?.muted.includes(hint.kind) ?? false }
  return { ...before, noted: [...before.noted, one].slice(-MOST_NOTED) }
}

/** The server has the hints of this act, or wants none. */
export const settled = (before: Watched, key: string, told: 'noted' | 'not-noted'): Watched =>
  ({ ...before, noted: before.noted.map(one => one.key === key ? { ...one, told } : one) })

/** How long an ending that was confirmed can still be taken back, milliseconds; undefined when none is. */
export function leftToReverse({ view, ahead }: Watched, now: number): number | undefined {
  const due = view?.seat.terminationDue
  return due === undefined ? undefined : Math.max(0, Date.parse(due) - now - ahead)
}

/** Let in, and then not any more: back at the door. Who has left, or was marked absent, was not sent there by anybody. */
export const sentBack = (stage: Stage): boolean => stage === 'waiting'

/** An ending was asked for, confirmed, taken back or done: the clock stands otherwise than before. */
export const endingMoved = (before: Watched, after: Watched): boolean =>
  before.view?.seat.terminationAsked !== after.view?.seat.terminationAsked || before.view?.seat.terminationDue !== after.view?.seat.terminationDue

/** What is worth saying aloud when it happens. */
export type News =
  | { news: 'message'; text: string }
  | { news: 'listening' | 'not-listening' | 'admitted' | 'withdrawn' | 'flagged' | 'unflagged' | 'termination-asked' | 'termination-confirmed' | 'termination-withdrawn' | 'call-answered' | 'line-back' }
  | { news: 'identity'; verdict: IdentityVerdict }

/** Nothing of what was there when the page came: only what happened since. Of listening the line knows more, and earlier. */
export function news(before: Watched, after: Watched): News[] {
  if (!before.view || !after.view) return []
  const [then, now] = [before.view.seat, after.view.seat]
  const all: News[] = []
  if (now.identity && now.identity !== then.identity) all.push({ news: 'identity', verdict: now.identity })
  if (now.stage !== then.stage && now.stage === 'admitted') all.push({ news: 'admitted' })
  if (then.stage === 'admitted' && sentBack(now.stage)) all.push({ news: 'withdrawn' })
  if (now.flagged !== then.flagged) all.push({ news: now.flagged ? 'flagged' : 'unflagged' })
  if (now.terminationAsked && !then.terminationAsked) all.push({ news: 'termination-asked' })
  if (now.terminationDue && !then.terminationDue) all.push({ news: 'termination-confirmed' })
  // An ending that takes effect is asked for no more either: only the supervisor's own word says that it was taken back.
  if (after.reversed > before.reversed && !now.terminationAsked) all.push({ news: 'termination-withdrawn' })
  if (then.openCalls.some(call => !now.openCalls.includes(call))) all.push({ news: 'call-answered' })
  for (const one of after.messages.filter(message => message.number > before.number && !message.mine)) all.push({ news: 'message', text: one.text })
  if (after.reachable && !before.reachable) all.push({ news: 'line-back' })
  return all
}
