import type { Answer, ReportCategory, Response } from '../common/types'
import { same } from './responses'

/**
 * What the page still owes the server. Pure: no clock, no network, no storage; times are given in milliseconds.
 * One change per item and kind is kept, the latest; one is under way at a time; it leaves the queue only when the server
 * has acknowledged that very change.
 */
export interface Queue {
  pending: Record<string, Pending>
  /** The latest revision of each item that this page knows to be durable. */
  revisions: Record<number, number>
  /** The number of the latest change; numbers give the order of sending and name one change. */
  change: number
  /** Tries in a row without an answer. Above 0, one message at a time tests the way. */
  failures: number
  notBefore: number
  halted: Halt | undefined
  /** Items whose response reached the server after the end. */
  late: number[]
}

/** Why nothing is sent: another window answers, staff paused the sitting, it is over, or nobody is signed in any more. */
export type Halt = 'taken-over' | 'paused' | 'over' | 'signed-out' | 'gone'

interface Change {
  item: number
  change: number
  due: number
  /** The number of the change that is under way. */
  sending?: number
  /** The server's reason not to take it; stays until the candidate changes the response. */
  refusal?: string
}

export type Pending =
  | Change & { what: 'response'; response: Response; base: number; tried: Response[]; standing?: Standing }
  | Change & { what: 'flag'; flagged: boolean }
  | Change & { what: 'leave' }
  | Change & { what: 'report'; category: ReportCategory; text: string }

export type PendingResponse = Extract<Pending, { what: 'response' }>

/** What the server holds when it refuses ours as stale. */
export interface Standing { revision: number; response: Response }

export const keyOf = (pending: { item: number; what: Pending['what'] }): string => `${pending.item}:${pending.what}`

export const MOST_AT_ONCE = 4
const MOST_TRIED = 8

export const empty: Queue = { pending: {}, revisions: {}, change: 0, failures: 0, notBefore: 0, halted: undefined, late: [] }

/** The queue after a reload: what was kept on this machine is due at once. What the page itself holds is newer. */
export function restored(kept: Pending[], answers: Answer[], held: Queue = empty): Queue {
  const fromKept = Object.fromEntries(kept.map(({ sending: _, ...entry }) => [keyOf(entry), { ...entry, due: 0 } as Pending]))
  const change = Math.max(held.change, ...kept.map(entry => entry.change))
  return known({ ...held, halted: undefined, pending: { ...fromKept, ...held.pending }, change }, answers)
}

/** Learns revisions from the server's list of answers. Never steps back: a list may be older than an acknowledgement. */
export function known(queue: Queue, answers: Answer[]): Queue {
  const revisions = { ...queue.revisions }
  for (const answer of answers) revisions[answer.item] = Math.max(answer.revision, revisions[answer.item] ?? 0)
  return { ...queue, revisions }
}

// What the candidate does

export function respond(queue: Queue, item: number, response: Response, due: number): Queue {
  const former = queue.pending[`${item}:response`] as PendingResponse | undefined
  const base = former?.base ?? queue.revisions[item] ?? 0
  const standing = former?.standing ? { standing: former.standing } : {}
  return enter(queue, { what: 'response', item, change: queue.change + 1, due, response, base, tried: former?.tried ?? [], ...underWay(queue, `${item}:response`), ...standing })
}

export const flag = (queue: Queue, item: number, flagged: boolean, due: number): Queue =>
  enter(queue, { what: 'flag', item, change: queue.change + 1, due, flagged, ...underWay(queue, `${item}:flag`) })

export const leave = (queue: Queue, item: number, due: number): Queue =>
  enter(hurry(queue, item, due), { what: 'leave', item, change: queue.change + 1, due, ...underWay(queue, `${item}:leave`) })

export const report = (queue: Queue, item: number, category: ReportCategory, text: string, due: number): Queue =>
  enter(queue, { what: 'report', item, change: queue.change + 1, due, category, text, ...underWay(queue, `${item}:report`) })

/** The candidate has read that the report was refused. */
export const dropReport = (queue: Queue, item: number): Queue =>
  queue.pending[`${item}:report`]?.refusal === undefined ? queue : without(queue, `${item}:report`)

function enter(queue: Queue, entry: Pending): Queue {
  return { ...queue, change: entry.change, pending: { ...queue.pending, [keyOf(entry)]: entry } }
}

function underWay(queue: Queue, key: string): { sending?: number } {
  const sending = queue.pending[key]?.sending
  return sending === undefined ? {} : { sending }
}

/** Sends what waits for this item, or for every item, without the pause after the last change. */
export function hurry(queue: Queue, item: number | undefined, due: number): Queue {
  const pending = Object.fromEntries(Object.entries(queue.pending).map(([key, entry]) =>
    [key, item === undefined || entry.item === item ? { ...entry, due: Math.min(entry.due, due) } : entry]))
  return { ...queue, pending }
}

/** The candidate chose between the two responses of a conflict: ours is now made from what stands. */
export function keepMine(queue: Queue, item: number, now: number): Queue {
  const entry = queue.pending[`${item}:response`] as PendingResponse | undefined
  if (!entry?.standing) return queue
  const { standing, ...rest } = entry
  return enter(queue, { ...rest, change: queue.change + 1, base: standing.revision, tried: [], due: now })
}

/** The candidate chose what stands: ours is given up. */
export function takeStanding(queue: Queue, item: number): Queue {
  const entry = queue.pending[`${item}:response`] as PendingResponse | undefined
  if (!entry?.standing) return queue
  return { ...without(queue, `${item}:response`), revisions: { ...queue.revisions, [item]: entry.standing.revision } }
}

// What may be sent, and when

/** Changes to send now, in the order they were made. Reports travel beside the others, one at a time: none keeps an answer waiting. */
export function due(queue: Queue, now: number): Pending[] {
  if (queue.halted && queue.halted !== 'over') return []
  const underWay = Object.values(queue.pending).filter(entry => entry.sending !== undefined)
  const room = now < queue.notBefore ? 0 : (queue.failures > 0 ? 1 : MOST_AT_ONCE) - underWay.filter(entry => !isReport(entry)).length
  const ready = sendable(queue).filter(entry => entry.due <= now).sort((a, b) => a.change - b.change)
  return [...ready.filter(entry => !isReport(entry)).slice(0, Math.max(0, room)), ...ready.filter(isReport).slice(0, underWay.some(isReport) ? 0 : 1)]
}

/** When to look again; nothing when no time will make a difference. */
export function nextAt(queue: Queue): number | undefined {
  if (queue.halted && queue.halted !== 'over') return undefined
  const times = sendable(queue).map(entry => isReport(entry) ? entry.due : Math.max(queue.notBefore, entry.due))
  return times.length === 0 ? undefined : Math.min(...times)
}

const isReport = (entry: Pending): boolean => entry.what === 'report'

/**
 * Leaving an item closes it, so its response goes first. After the end flags stay here. Responses go out, to be kept aside; so do
 * reports, since the server may have one whose acknowledgement got lost, and says so.
 */
function sendable(queue: Queue): Pending[] {
  return Object.values(queue.pending).filter(entry =>
    entry.sending === undefined && entry.refusal === undefined && !(entry.what === 'response' && entry.standing)
    && !(entry.what === 'leave' && queue.pending[`${entry.item}:response`]) && !(queue.halted === 'over' && entry.what !== 'response' && entry.what !== 'report'))
}

/** Notes, before it is sent, that this change goes out: its acknowledgement may get lost, and the response must then be known as ours. */
export function sent(queue: Queue, key: string): Queue {
  const entry = queue.pending[key]
  if (!entry) return queue
  const going = entry.what === 'response'
    ? { ...entry, sending: entry.change, tried: [...entry.tried, entry.response].slice(-MOST_TRIED) }
    : { ...entry, sending: entry.change }
  return { ...queue, pending: { ...queue.pending, [key]: going } }
}

// What the server says

export function acknowledged(queue: Queue, key: string, change: number, revision?: number): Queue {
  const entry = queue.pending[key]
  const fine = { ...queue, failures: 0, notBefore: 0 }
  if (!entry) return fine
  const revisions = revision === undefined ? queue.revisions : { ...queue.revisions, [entry.item]: revision }
  if (entry.change === change) return { ...without(fine, key), revisions }
  const { sending: _, ...rest } = entry
  const newer = rest.what === 'response' ? { ...rest, base: revision ?? rest.base, tried: [] } : rest
  return { ...fine, revisions, pending: { ...queue.pending, [key]: newer } }
}

/**
 * No answer, or "not now". Waits longer each time, up to half a minute, spread at random so that a whole room does not come back at once.
 *
 * @param random 0 to 1
 * @param atLeast what the server asked to wait, in milliseconds
 */
export function unanswered(queue: Queue, key: string, now: number, random: number, atLeast = 0): Queue {
  const failures = queue.failures + 1
  const wait = Math.min(30_000, 1_000 * 2 ** Math.min(failures - 1, 5))
  return { ...settled(queue, key), failures, notBefore: now + Math.max(atLeast, wait / 2) + random * wait / 2 }
}

/** No answer to a report, or "not now": it waits by itself, and tells nothing of the way that answers take. */
export function postponed(queue: Queue, key: string, until: number): Queue {
  const calm = settled(queue, key)
  const entry = calm.pending[key]
  return entry ? { ...calm, pending: { ...calm.pending, [key]: { ...entry, due: until } } } : calm
}

/** The way seems open again (the browser is online, the window is back): try soon. */
export function reopened(queue: Queue, now: number, random: number): Queue {
  const soon = now + random * 1_500
  const pending = Object.fromEntries(Object.entries(queue.pending).map(([key, entry]) => [key, isReport(entry) ? { ...entry, due: Math.min(entry.due, soon) } : entry]))
  return { ...queue, pending, notBefore: queue.failures === 0 ? queue.notBefore : Math.min(queue.notBefore, soon) }
}

/** Another response stands. If it is one that we sent and whose acknowledgement got lost, ours simply comes after it. */
export function stale(queue: Queue, key: string, standing: Standing): Queue {
  const entry = settled(queue, key).pending[key]
  if (entry?.what !== 'response') return settled(queue, key)
  const fine = { ...queue, failures: 0, notBefore: 0, revisions: { ...queue.revisions, [entry.item]: standing.revision } }
  if (same(entry.response, standing.response)) return without(fine, key)
  const ours = entry.tried.some(tried => same(tried, standing.response))
  const after: Pending = ours ? { ...entry, base: standing.revision, tried: [] } : { ...entry, tried: [], standing }
  return { ...fine, pending: { ...queue.pending, [key]: after } }
}

/** The server will not take this change, now or later. What the candidate wrote stays in sight. */
export function refused(queue: Queue, key: string, change: number, reason: string): Queue {
  const calm = settled(queue, key)
  const entry = calm.pending[key]
  if (!entry || entry.change !== change) return calm
  return entry.what === 'response' || entry.what === 'report' ? { ...calm, pending: { ...calm.pending, [key]: { ...entry, refusal: reason } } } : without(calm, key)
}

/** The response came after the end; the server keeps it aside. */
export function tooLate(queue: Queue, key: string): Queue {
  const entry = queue.pending[key]
  if (!entry) return queue
  return { ...without(queue, key), failures: 0, notBefore: 0, halted: 'over', late: [...queue.late.filter(item => item !== entry.item), entry.item] }
}

export const halted = (queue: Queue, key: string | undefined, why: Halt): Queue => ({ ...(key ? settled(queue, key) : queue), halted: why })

export const resumed = (queue: Queue): Queue => queue.halted === 'over' ? queue : { ...queue, halted: undefined }

function settled(queue: Queue, key: string): Queue {
  const entry = queue.pending[key]
  if (!entry) return queue
  const { sending: _, ...rest } = entry
  return { ...queue, pending: { ...queue.pending, [key]: rest } }
}

function without(queue: Queue, key: string): Queue {
  const { [key]: _, ...pending } = queue.pending
  return { ...queue, pending }
}

// What to show

export type SaveState = 'saved' | 'waiting' | 'sending' | 'conflict' | 'refused'

export function saveState(queue: Queue, item: number): SaveState {
  const entry = queue.pending[`${item}:response`] as PendingResponse | undefined
  if (!entry) return 'saved'
  if (entry.standing) return 'conflict'
  if (entry.refusal !== undefined) return 'refused'
  return entry.sending === undefined ? 'waiting' : 'sending'
}

const responses = (queue: Queue): PendingResponse[] => Object.values(queue.pending).filter(entry => entry.what === 'response')

/** Whether anything but a report is not acknowledged yet. */
export const owes = (queue: Queue): boolean => !Object.values(queue.pending).every(isReport)

/** Items whose response is not known to be durable, in order. */
export const unsaved = (queue: Queue): number[] => responses(queue).map(entry => entry.item).sort((a, b) => a - b)

/** Items whose report the server does not have, in order. */
export const unreported = (queue: Queue): number[] =>
  Object.values(queue.pending).filter(isReport).map(entry => entry.item).sort((a, b) => a - b)

export const conflicts = (queue: Queue): PendingResponse[] => responses(queue).filter(entry => entry.standing).sort((a, b) => a.item - b.item)
