import { Problem } from '../common/api'
import type { Answer, Clock, ReportCategory, Response, Saved } from '../common/types'
import type { Kept } from './kept'
import * as queues from './queue'
import { keyOf, type Halt, type Pending, type Queue } from './queue'

/** The part of the protocol that the sender needs. */
export interface Wire {
  save(item: number, revision: number, response: Response): Promise<Saved>
  flag(item: number, flagged: boolean): Promise<Clock>
  leave(item: number): Promise<Clock>
  report(item: number, category: ReportCategory, text: string): Promise<Clock>
}

export interface Surroundings {
  wire: Wire
  kept: Kept
  now: () => number
  random: () => number
  changed: (queue: Queue) => void
  /** A reply that tells the time: for the countdown. */
  clock: (reply: Saved | Clock, sentAt: number) => void
}

/** A change waits this long for the next one, so that a ticked list is sent once. */
const PAUSE_MILLIS = 700
const PAUSE_JITTER_MILLIS = 500
const REPORT_PAUSE_MILLIS = 15_000
const NOT_NOW = new Set([408, 425, 429, 500, 502, 503, 504])

/** Carries the queue's changes to this machine's store first, then to the server. */
export class Sender {
  queue: Queue = queues.empty
  private timer: ReturnType<typeof setTimeout> | undefined
  private writing: Promise<void> = Promise.resolve()

  constructor(private readonly around: Surroundings) {}

  /** Takes up what an earlier page left on this machine. */
  async restore(answers: Answer[]): Promise<void> {
    const kept = await this.around.kept.load().catch(() => [])
    this.set(queues.restored(kept, answers, this.queue))
  }

  respond(item: number, response: Response): void {
    this.set(queues.respond(this.queue, item, response, this.around.now() + PAUSE_MILLIS + this.around.random() * PAUSE_JITTER_MILLIS))
    this.keep(`${item}:response`)
  }

  flag(item: number, flagged: boolean): void {
    this.set(queues.flag(this.queue, item, flagged, this.around.now() + PAUSE_MILLIS))
    this.keep(`${item}:flag`)
  }

  leave(item: number): void {
    this.set(queues.leave(this.queue, item, this.around.now()))
    this.keep(`${item}:leave`)
  }

  report(item: number, category: ReportCategory, text: string): void {
    this.set(queues.report(this.queue, item, category, text, this.around.now()))
    this.keep(`${item}:report`)
  }

  dropReport(item: number): void {
    const entry = this.queue.pending[`${item}:report`]
    this.set(queues.dropReport(this.queue, item))
    if (entry && !this.queue.pending[`${item}:report`]) this.forget(keyOf(entry), entry.change)
  }

  known = (answers: Answer[]) => this.set(queues.known(this.queue, answers))
  hurry = (item?: number) => this.set(queues.hurry(this.queue, item, this.around.now()))
  reopened = () => this.set(queues.reopened(this.queue, this.around.now(), this.around.random()))
  halt = (why: Halt) => this.set(queues.halted(this.queue, undefined, why))
  resume = () => this.set(queues.resumed(this.queue))

  keepMine(item: number): void {
    this.set(queues.keepMine(this.queue, item, this.around.now()))
    this.keep(`${item}:response`)
  }

  takeStanding(item: number): void {
    const entry = this.queue.pending[`${item}:response`]
    this.set(queues.takeStanding(this.queue, item))
    if (entry) this.forget(keyOf(entry), entry.change)
  }

  /**
   * Sends all that waits; true once nothing is owed, false when time is up or the way is closed first. Reports are tried once and owed
   * to nobody: handing in does not depend on supervision.
   */
  async flush(patienceMillis: number): Promise<boolean> {
    const until = this.around.now() + patienceMillis
    this.set(queues.hurry({ ...this.queue, notBefore: 0 }, undefined, this.around.now()))
    while (queues.owes(this.queue) && this.around.now() < until && queues.nextAt(this.queue) !== undefined || this.underWay())
      await new Promise(resolve => setTimeout(resolve, 50))
    return !queues.owes(this.queue)
  }

  private underWay = () => Object.values(this.queue.pending).some(entry => entry.sending !== undefined)

  private set(queue: Queue): void {
    this.queue = queue
    this.pump()
    this.around.changed(this.queue)
  }

  private pump(): void {
    clearTimeout(this.timer)
    for (const entry of queues.due(this.queue, this.around.now())) {
      this.queue = queues.sent(this.queue, keyOf(entry))
      void this.send(this.queue.pending[keyOf(entry)] ?? entry)
    }
    const next = queues.nextAt(this.queue)
    const replyWillPump = this.underWay() && next !== undefined && next <= this.around.now()
    if (next !== undefined && !replyWillPump) this.timer = setTimeout(() => this.set(this.queue), Math.max(20, next - this.around.now()))
  }

  private async send(entry: Pending): Promise<void> {
    const key = keyOf(entry)
    await this.keep(key)
    const sentAt = this.around.now()
    try {
      const reply = await this.transmit(entry)
      this.set(queues.acknowledged(this.queue, key, entry.change, 'revision' in reply ? reply.revision : undefined))
      this.forget(key, entry.change)
      this.around.clock(reply, sentAt)
    } catch (error) {
      this.set(this.after(error, key, entry.change))
      if (this.queue.pending[key] === undefined) this.forget(key, entry.change)
      else void this.keep(key)
    }
  }

  private transmit(entry: Pending): Promise<Saved | Clock> {
    switch (entry.what) {
      case 'response': return this.around.wire.save(entry.item, entry.base, entry.response)
      case 'flag': return this.around.wire.flag(entry.item, entry.flagged)
      case 'leave': return this.around.wire.leave(entry.item)
      case 'report': return this.around.wire.report(entry.item, entry.category, entry.text)
    }
  }

  private after(error: unknown, key: string, change: number): Queue {
    const { queue, around } = this
    const isReport = queue.pending[key]?.what === 'report'
    const later = (millis = 0) => isReport ? queues.postponed(queue, key, around.now() + Math.max(REPORT_PAUSE_MILLIS, millis))
      : queues.unanswered(queue, key, around.now(), around.random(), millis)
    if (!(error instanceof Problem)) return later()
    switch (error.code) {
      case 'stale-revision':
        return queues.stale(queue, key, { revision: error.revision ?? 0, response: error.response ?? { kind: 'blank' } })
      case 'late-response': return queues.tooLate(queue, key)
      case 'sitting-closed': return isReport
        ? queues.halted(queues.refused(queue, key, change, error.title), undefined, 'over')
        : queues.halted(queues.unanswered(queue, key, around.now(), around.random()), key, 'over')
      case 'sitting-paused': return queues.halted(queue, key, 'paused')
      case 'connection-taken-over': return queues.halted(queue, key, 'taken-over')
      case 'not-signed-in': return queues.halted(queue, key, 'signed-out')
      case 'not-found': return queues.halted(queue, key, 'gone')
      default:
        return NOT_NOW.has(error.status) || error.code.startsWith('http-')
          ? later((error.retryAfterSeconds ?? 0) * 1_000)
          : queues.refused(queue, key, change, error.title)
    }
  }

  // Writes to this machine go one after the other, so that an older state never lands on a newer one.

  private keep(key: string): Promise<void> {
    return this.write(async () => {
      const entry = this.queue.pending[key]
      if (entry) await this.around.kept.put(entry)
    })
  }

  private forget(key: string, change: number): void {
    void this.write(() => this.around.kept.drop(key, change))
  }

  private write(work: () => Promise<void>): Promise<void> {
    this.writing = this.writing.then(work).catch(() => {})
    return this.writing
  }
}
