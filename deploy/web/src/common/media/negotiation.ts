import type { Candidate, Description, Signal } from './messages'

/**
 * Perfect negotiation (W3C webrtc-pc, "perfect negotiation example") as values: what one side of one generation knows, and what its
 * connection is to do next. Knows no RTCPeerConnection. Beyond the example, descriptions may be lost, repeated or late: offers are
 * numbered, an answer counts only for the offer that stands, and what comes twice is answered twice and applied once.
 */
export interface Negotiation {
  /** Gives way when both offer at once. The candidate does; the proctor and the media server do not. */
  readonly polite: boolean
  readonly gen: number
  /** What the connection is doing; one thing at a time. */
  readonly task: Task | undefined
  /** Our offer stands and has no answer yet. */
  readonly offering: boolean
  /** The number of our latest offer. */
  readonly offers: number
  /** The number of the other side's latest offer that we took. */
  readonly seen: number
  /** Something changed that the other side must learn by an offer, as soon as none is under way. */
  readonly needed: boolean
  /** There is a remote description: candidates can be added. */
  readonly remote: boolean
  /** Descriptions and candidates that came too early, in order. */
  readonly waiting: readonly Description[]
  readonly early: readonly Candidate[]
}

export type Task =
  | { do: 'offer' }
  /** Take the other side's offer, ours being rolled back if one stands, and answer. */
  | { do: 'answer'; description: Description }
  | { do: 'finish'; description: Description }

export type Effect =
  | Task
  | { do: 'send'; description: Description }
  /** Send again what was made, with the candidates found since. */
  | { do: 'repeat'; type: 'offer' | 'answer'; number: number }
  | { do: 'add'; candidate: Candidate }
  /** Both offered at once. */
  | { do: 'glare'; ours: 'kept' | 'given-up' }

export type Step = readonly [Negotiation, readonly Effect[]]

export const MOST_EARLY = 128
export const MOST_WAITING = 4

export const begin = (polite: boolean, gen: number): Negotiation => ({
  polite, gen, task: undefined, offering: false, offers: 0, seen: 0, needed: false, remote: false, waiting: [], early: [],
})

/** Tracks or transport changed on this side. */
export const needed = (n: Negotiation): Step => next({ ...n, needed: true })

/** What the other side said. Words of another generation are dropped. */
export function received(n: Negotiation, { gen, description, candidate }: Signal): Step {
  if (gen !== n.gen) return [n, []]
  if (description) return next({ ...n, waiting: [...n.waiting, description].slice(-MOST_WAITING) })
  if (candidate) return next({ ...n, early: [...n.early, candidate].slice(-MOST_EARLY) })
  return [n, []]
}

/** @param sdp the offer or answer, when the task was to make one */
export function done(n: Negotiation, sdp: string): Step {
  const { task } = n
  const free = { ...n, task: undefined }
  switch (task?.do) {
    case undefined: return [n, []]
    case 'offer': {
      const number = n.offers + 1
      return first({ do: 'send', description: { type: 'offer', sdp, number } }, next({ ...free, offers: number, offering: true }))
    }
    case 'answer': {
      const { number } = task.description
      return first({ do: 'send', description: { type: 'answer', sdp, number } }, next({ ...free, remote: true }))
    }
    case 'finish': return next({ ...free, remote: true, offering: false })
  }
}

/** No answer came for long. */
export const overdue = (n: Negotiation): Step => [n, n.offering && !n.task ? [{ do: 'repeat', type: 'offer', number: n.offers }] : []]

/** Nothing is under way and nothing is owed. */
export const settled = (n: Negotiation): boolean => !n.task && !n.offering && !n.needed && n.waiting.length === 0

const first = (effect: Effect, [n, effects]: Step): Step => [n, [effect, ...effects]]

/** Takes up what waits: what the other side said, its candidates, what we have to say. */
function next(n: Negotiation): Step {
  if (n.task) return [n, []]
  const [description, ...waiting] = n.waiting
  if (description) return description.type === 'offer' ? offered({ ...n, waiting }, description) : answered({ ...n, waiting }, description)
  if (n.remote && n.early.length > 0) {
    const [rest, effects] = next({ ...n, early: [] })
    return [rest, [...n.early.map(candidate => ({ do: 'add', candidate }) as const), ...effects]]
  }
  return n.needed && !n.offering ? start({ ...n, needed: false }, { do: 'offer' }) : [n, []]
}

function offered(n: Negotiation, description: Description): Step {
  const { number } = description
  if (number < n.seen) return next(n)
  // It comes again when our answer was lost.
  if (number === n.seen) return first({ do: 'repeat', type: 'answer', number }, next(n))
  // Not noted as seen: it may stand all the same, if the answer to ours is still on its way. Then it comes again.
  if (n.offering && !n.polite) return first({ do: 'glare', ours: 'kept' }, next(n))
  const taking = { ...n, seen: number, offering: false, needed: n.needed || n.offering }
  const [one, effects] = start(taking, { do: 'answer', description })
  return [one, n.offering ? [{ do: 'glare', ours: 'given-up' }, ...effects] : effects]
}

/** An answer to an offer that no longer stands says nothing. */
function answered(n: Negotiation, description: Description): Step {
  return n.offering && description.number === n.offers ? start(n, { do: 'finish', description }) : next(n)
}

const start = (n: Negotiation, task: Task): Step => [{ ...n, task }, [task]]
