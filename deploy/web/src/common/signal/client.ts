import { hopeless, Problem } from '../api'
import type { Numbered } from '../supervision'
import { unguessable } from '../unguessable'
import { after, pauseAfter, pauseAfterRestart, pollAfterRestart } from './again'
import { leaveAlone } from './rest'
import { taken } from './followed'
import { Outbox } from './outbox'
import { browser, type Platform, type Socket } from './platform'
import { COMMANDS, VERSION, type Batch, type Frame, type FromServer, type PresenceReport, type Reason, type Relayed, type RosterRow, type Subject, type Ticket } from './protocol'

/** `open` all is well; `connecting`; `https` there is no socket and events come by long poll; `restart`: since the server begins anew; `stopped` for good, and why. */
export type Line = { state: 'connecting' | 'open' } | { state: 'https'; restart: boolean } | { state: 'stopped'; reason: Reason | 'refused' | 'left'; error?: unknown }

export interface SignalOptions {
  subject: Subject
  /** The last event the page has seen: what it was drawn from. */
  lastSeq: number
  /** Every event after that, in order, each once, whichever way it came. */
  events(news: Numbered[], number: number): void
  line?(line: Line): void
  /** Supervisors: once a second. */
  roster?(rows: RosterRow[]): void
  /** The other side's page came, or went. */
  here?(peer: string, here: boolean): void
  /** Candidates: asked every ten seconds. */
  presence?(): PresenceReport
  refused?(reason: Reason, id: string | undefined): void
}

/** Carries what two browsers say to each other to show pictures: `Said`, whose business it is. `send` while it is closed may lose the message. */
export interface Wire<Said extends { type: string }> {
  send(message: Said & { to: string }): void
  on(take: (message: Said & Relayed) => void): () => void
  readonly open: boolean
  onOpen(take: (open: boolean) => void): () => void
}

const WELCOME_MILLIS = 10_000
const ROSTER_SILENCE_MILLIS = 15_000
const PRESENCE_SILENCE_MILLIS = 25_000
const POLL_SECONDS = 20
const PING_EVERY = 3
const REMEMBERED = 500

/**
 * One tab's line to the server. While there is a socket, what happens comes over it; while there is none, by long poll; and what
 * happened in between is never missed, since every event has its number.
 */
export class SignalClient<Said extends { type: string } = { type: string }> {
  private readonly tab = unguessable()
  private readonly outbox = new Outbox()
  private readonly takers = new Set<(message: Said & Relayed) => void>()
  private readonly openings = new Set<(open: boolean) => void>()
  private readonly seen = new Set<string>()
  private number: number
  private socket: Socket | undefined
  private line: Line = { state: 'connecting' }
  /** Counts attempts: what an older one still says is nobody's business. */
  private turn = 0
  private failures = 0
  private beats = 0
  private heardAt = 0
  private asked: { id: string; at: number } | undefined
  private rttMillis: number | undefined
  private polling: AbortController | undefined
  private cancelRetry = () => {}
  private stopHelpers = () => {}
  peer: string | undefined

  constructor(private readonly options: SignalOptions, private readonly platform: Platform = browser) {
    this.number = options.lastSeq
  }

  start(): void {
    const beat = this.platform.beat(() => this.beat())
    const wake = this.platform.wake(() => this.wake())
    this.stopHelpers = () => {
      beat()
      wake()
    }
    void this.connect()
  }

  stop(): void {
    this.end({ state: 'stopped', reason: 'left' })
  }

  /** Media's view of the line. */
  get wire(): Wire<Said> {
    const client = this
    return {
      send: message => client.say(message),
      on: take => listening(client.takers, take),
      get open() {
        return client.line.state === 'open'
      },
      onOpen: take => listening(client.openings, take),
    }
  }

  private say(message: { type: string }): void {
    const id = unguessable()
    const frame = command({ v: VERSION, id, ts: Date.now(), ...message })
    this.outbox.put(id, frame, this.platform.now())
    if (this.line.state === 'open') this.socket?.send(frame)
  }

  private async connect(): Promise<void> {
    if (this.line.state === 'stopped') return
    const turn = ++this.turn
    let ticket: Ticket
    try {
      ticket = await this.platform.ticket({ ...this.options.subject, tab: this.tab, lastSeq: this.number })
    } catch (error) {
      if (turn === this.turn) this.noTicket(error)
      return
    }
    if (turn !== this.turn) return
    const socket = this.socket = this.platform.open(ticket.socket, {
      opened: () => socket.send(JSON.stringify({ type: 'register', address: ticket.address })),
      heard: frame => turn === this.turn && this.heard(JSON.parse(frame) as Frame, ticket),
      closed: (code, reason) => turn === this.turn && this.lost(code, reason),
    })
    this.cancelRetry = this.platform.after(WELCOME_MILLIS, () => turn === this.turn && this.lost(0, ''))
  }

  private noTicket(error: unknown): void {
    if (hopeless(error)) this.end({ state: 'stopped', reason: error.status === 401 ? 'session-ended' : error.code === 'not-assigned' ? 'revoked' : 'refused', error })
    else this.retry(Math.max(pauseAfter(this.failures++, this.platform.random()), error instanceof Problem ? (error.retryAfterSeconds ?? 0) * 1_000 : 0))
  }

  private heard(frame: Frame, ticket: Ticket): void {
    this.heardAt = this.platform.now()
    if (frame.type !== 'rec') return
    const message = frame.body as FromServer
    switch (message.type) {
      case 'welcome':
        this.cancelRetry()
        this.peer = ticket.peer
        this.take(message)
        return void (message.behind ? this.catchUp() : this.opened(ticket))
      case 'events':
        if (this.take(message)) this.hello()
        return
      case 'roster': return this.options.roster?.(message.rows)
      case 'here': case 'gone': return this.options.here?.(message.from, message.type === 'here')
      case 'ack': return this.acknowledged(message.re)
      case 'refused':
        if (message.re !== undefined) this.outbox.settled(message.re)
        return this.options.refused?.(message.reason, message.re)
      // The socket's end follows, with the same reason.
      case 'closing': return
      default: this.relayed(message)
    }
  }

  /** @return whether something is missing in between */
  private take(batch: Batch): boolean {
    const news = taken(this.number, batch)
    this.number = news.number
    if (news.events.length > 0) this.options.events(news.events, news.number)
    return news.gap
  }

  private hello(): void {
    this.socket?.send(command({ v: VERSION, id: unguessable(), type: 'hello', lastSeq: this.number }))
  }

  /** Too much was missed for the socket: it is read over HTTPS, then the socket goes on from there. */
  private async catchUp(): Promise<void> {
    const turn = this.turn
    try {
      const batch = await this.platform.poll(this.options.subject, this.number, 0, new AbortController().signal)
      if (turn !== this.turn) return
      this.take(batch)
      this.hello()
    } catch {
      if (turn === this.turn) this.lost(0, '')
    }
  }

  private opened(ticket: Ticket): void {
    if (this.line.state === 'open') return
    this.failures = 0
    this.asked = undefined
    this.polling?.abort()
    this.polling = undefined
    if (ticket.roster && this.options.roster) this.socket?.send(JSON.stringify({ type: 'register', address: ticket.roster }))
    for (const frame of this.outbox.toRepeat(this.platform.now())) this.socket?.send(frame)
    this.stands({ state: 'open' })
    this.present()
  }

  private acknowledged(id: string): void {
    this.outbox.settled(id)
    if (this.asked?.id !== id) return
    this.rttMillis = Math.round(this.platform.now() - this.asked.at)
    this.asked = undefined
  }

  /** A message that came twice, because its sender did not hear the answer, is passed on once. */
  private relayed(message: Relayed): void {
    const name = `${message.from} ${message.id}`
    if (this.seen.has(name)) return
    this.seen.add(name)
    if (this.seen.size > REMEMBERED) this.seen.delete(this.seen.values().next().value!)
    // The server passes on nothing but what it knows (PROTOCOL.md), whoever said it.
    for (const take of [...this.takers]) take(message as Said & Relayed)
  }

  private beat(): void {
    if (this.line.state !== 'open') return
    const now = this.platform.now()
    // A line can be dead without anybody having closed it.
    if (this.asked ? now - this.asked.at > PRESENCE_SILENCE_MILLIS : this.options.roster && now - this.heardAt > ROSTER_SILENCE_MILLIS) return this.lost(0, '')
    if (++this.beats % PING_EVERY === 0) this.socket?.send('{"type":"ping"}')
    this.present()
  }

  private present(): void {
    const report = this.options.presence?.()
    if (!report) return
    const id = unguessable()
    this.asked ??= { id, at: this.platform.now() }
    this.socket?.send(command({ ...this.rttMillis === undefined ? {} : { rttMillis: this.rttMillis }, ...report, v: VERSION, id, type: 'presence', ts: Date.now() }))
  }

  private lost(code: number, reason: string): void {
    this.drop()
    const next = after(code, reason)
    if (next === 'stop') this.end({ state: 'stopped', reason: reason as Reason })
    else if (next === 'restart') this.afterRestart()
    else this.retry(pauseAfter(this.failures++, this.platform.random()))
  }

  private afterRestart(): void {
    const pollMillis = pollAfterRestart(this.platform.random())
    leaveAlone(pollMillis)
    this.retry(pauseAfterRestart(this.platform.random()), pollMillis)
  }

  private retry(millis: number, pollMillis = 0): void {
    this.stands({ state: 'https', restart: pollMillis > 0 })
    this.cancelRetry()
    this.cancelRetry = this.platform.after(millis, () => void this.connect())
    if (!this.polling) void this.poll(this.polling = new AbortController(), pollMillis)
  }

  private wake(): void {
    if (this.line.state !== 'https' || this.socket) return
    this.cancelRetry()
    void this.connect()
  }

  /** Until there is a socket again. */
  private async poll(until: AbortController, afterMillis: number): Promise<void> {
    if (afterMillis > 0) await new Promise<void>(resolve => this.platform.after(afterMillis, resolve))
    for (let failures = 0; !until.signal.aborted;) {
      try {
        const batch = await this.platform.poll(this.options.subject, this.number, POLL_SECONDS, until.signal)
        if (until.signal.aborted) return
        this.take(batch)
        failures = 0
      } catch (error) {
        if (until.signal.aborted) return
        if (hopeless(error)) return this.noTicket(error)
        await new Promise<void>(resolve => this.platform.after(pauseAfter(failures++, this.platform.random()), resolve))
      }
    }
  }

  private drop(): void {
    this.turn++
    this.cancelRetry()
    this.socket?.close()
    this.socket = undefined
  }

  private end(line: Line): void {
    if (this.line.state === 'stopped') return
    this.drop()
    this.polling?.abort()
    this.stopHelpers()
    this.stands(line)
  }

  private stands(line: Line): void {
    const was = this.line.state
    this.line = line
    if (was !== line.state) this.options.line?.(line)
    if ((was === 'open') !== (line.state === 'open')) for (const take of [...this.openings]) take(line.state === 'open')
  }
}

const command = (body: object): string => JSON.stringify({ type: 'send', address: COMMANDS, body })

function listening<T>(all: Set<T>, one: T): () => void {
  all.add(one)
  return () => all.delete(one)
}
