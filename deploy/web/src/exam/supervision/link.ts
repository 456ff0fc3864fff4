import { Problem } from '../../common/api'
import { actKey, type CandidateAct, type CandidateSupervision } from '../../common/supervision'
import { joined } from './signals'

/** What the link needs of the outside; tests bring their own. */
export interface Surroundings {
  /** Waits for what comes after a number, at most so many seconds. */
  hear: (since: number, waitSeconds: number, signal: AbortSignal) => Promise<CandidateSupervision>
  act: (act: CandidateAct) => Promise<unknown>
  /** Number of the last event this page has seen. */
  since: () => number
  heard: (told: CandidateSupervision) => void
  /** While a socket tells when there is news: how long to rest until then at most; undefined while there is none, then every question waits for news itself. */
  rest: () => number | undefined
  /** The server does not answer; what waits will be told later. */
  away: () => void
  /** The server has it. */
  acknowledged: (act: CandidateAct) => void
  /** The server said no to an act, or too much waits here (no problem is given then): it is dropped, and the candidate is told. */
  refused: (act: CandidateAct, problem?: Problem) => void
  changed: () => void
  memory: { get: () => string | null; set: (text: string) => void }
  random: () => number
  pause: (millis: number, signal: AbortSignal) => Promise<void>
}

export type Deed = Omit<CandidateAct, 'key'>

const WAIT_SECONDS = 20
/** Between two questions when there is much news: the supervisor of 24 candidates makes some. */
const BREATH_MILLIS = 700
/** Words that wait, of any kind. */
const MOST_WAITING = 48
/** Hints of one kind that wait: what comes beyond is told in the last of them. */
const MOST_OF_A_KIND = 4

/**
 * The one way between this page and supervision, both directions, over HTTPS. What the candidate does waits in an outbox until the server has
 * acknowledged it, reloads included; each act has a key, so that sending it again does no harm. What he is told is asked for by number, so that
 * nothing is missed. A socket may say that there is something (`hint`): then it is asked for at once instead of at the end of a long wait.
 */
export class Link {
  private outbox: CandidateAct[]
  private readonly stopped = new AbortController()
  private asking = new AbortController()
  private resting = new AbortController()
  private hinted = false
  /** How long the server wants no question. */
  private leaveMillis = 0
  private sending: Promise<void> | undefined
  private failures = 0

  constructor(private readonly around: Surroundings) {
    this.outbox = remembered(around.memory.get())
  }

  /** What is not acknowledged yet, the oldest first. */
  get waiting(): readonly CandidateAct[] {
    return this.outbox
  }

  start(): void {
    void this.listen()
    void this.send()
  }

  stop(): void {
    this.stopped.abort()
    this.asking.abort()
    this.resting.abort()
  }

  /** Somebody said that there is news, or that the way may be open again. */
  hint = (): void => {
    this.hinted = true
    this.leaveMillis = 0
    this.asking.abort()
    this.resting.abort()
    void this.send()
  }

  /** Nothing is asked for so long, or until somebody hints: what the candidate does is sent all the same. */
  leave = (millis: number): void => {
    this.leaveMillis = millis
    this.asking.abort()
  }

  /** @returns the key of the act in which it is told; undefined when it is refused here */
  act(deed: Deed): string | undefined {
    const act: CandidateAct = { ...deed, key: actKey(), clientAt: deed.clientAt ?? new Date().toISOString() }
    if (act.action === 'signal') {
      const same = this.outbox.filter(one => one.signal === act.signal)
      if (same.length >= MOST_OF_A_KIND) return this.tellIn(same.at(-1)!, act)
    } else if (this.outbox.filter(one => one.action !== 'signal').length >= MOST_WAITING) {
      this.around.refused(act)
      return undefined
    }
    this.keep([...this.outbox, act])
    void this.send()
    return act.key
  }

  /** It never went out yet: one that is on its way is the first. */
  private tellIn(waiting: CandidateAct, { count = 1, detail = '' }: CandidateAct): string {
    const both = { ...waiting, count: Math.min(1_000, (waiting.count ?? 1) + count), detail: joined(waiting.detail ?? '', detail) }
    this.keep(this.outbox.map(one => one.key === waiting.key ? both : one))
    return waiting.key
  }

  /** Sends what waits, one after the other; a second call joins the first. */
  send(): Promise<void> {
    return this.sending ??= this.sendAll().finally(() => { this.sending = undefined })
  }

  private async sendAll(): Promise<void> {
    for (let act = this.outbox[0]; act !== undefined && !this.stopped.signal.aborted; act = this.outbox[0]) {
      try {
        await this.around.act(act)
        this.drop(act)
        this.around.acknowledged(act)
      } catch (error) {
        if (!(error instanceof Problem) || mayPass(error)) {
          this.around.away()
          this.resting = new AbortController()
          await this.around.pause(this.patience(), this.resting.signal)
          continue
        }
        this.drop(act)
        this.around.refused(act, error)
      }
    }
  }

  private async listen(): Promise<void> {
    let first = true
    while (!this.stopped.signal.aborted) {
      this.asking = new AbortController()
      const left = this.leaveMillis
      if (left > 0) {
        this.leaveMillis = 0
        await this.around.pause(left, this.asking.signal)
        continue
      }
      const wait = first || this.hinted || this.around.rest() !== undefined ? 0 : WAIT_SECONDS
      this.hinted = false
      try {
        this.around.heard(await this.around.hear(this.around.since(), wait, this.asking.signal))
        first = false
        this.failures = 0
        await this.around.pause(BREATH_MILLIS * (0.5 + this.around.random()), this.stopped.signal)
        const rest = this.around.rest()
        if (rest !== undefined && !this.hinted) await this.around.pause(rest, this.asking.signal)
      } catch {
        if (this.stopped.signal.aborted) return
        if (this.asking.signal.aborted) continue
        first = true
        this.failures++
        this.around.away()
        await this.around.pause(this.patience(), this.asking.signal)
      }
    }
  }

  /** Half a second to sixteen, anywhere between, so that a thousand pages do not come back as one. */
  private patience = (): number => 500 + this.around.random() * Math.min(15_500, 1_000 * 2 ** Math.min(this.failures, 10))

  private drop(act: CandidateAct): void {
    this.keep(this.outbox.filter(one => one.key !== act.key))
  }

  private keep(outbox: CandidateAct[]): void {
    this.outbox = outbox
    this.around.memory.set(JSON.stringify(outbox))
    this.around.changed()
  }
}

/** Nobody is signed in any more, or the server has no time: later it may do. */
const mayPass = ({ status, code }: Problem): boolean => status === 401 || status >= 429 || code === 'busy'

function remembered(text: string | null): CandidateAct[] {
  try {
    const acts: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(acts) ? acts.filter((one): one is CandidateAct => typeof one?.key === 'string' && typeof one?.action === 'string') : []
  } catch {
    return []
  }
}

/** Waits, unless it is called off. */
export const pause = (millis: number, signal: AbortSignal): Promise<void> => new Promise(resolve => {
  if (signal.aborted) return resolve()
  const done = () => {
    clearTimeout(timer)
    signal.removeEventListener('abort', done)
    resolve()
  }
  const timer = setTimeout(done, millis)
  signal.addEventListener('abort', done)
})
