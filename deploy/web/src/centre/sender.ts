import { Problem } from '../common/api'
import type { ActDone } from '../common/supervision'
import type { Kept } from './kept'
import * as queue from './queue'
import type { Entry } from './queue'

export interface Surroundings {
  send: (act: Entry['act']) => Promise<ActDone>
  kept: Kept
  /** Resolves after the time, or earlier when woken. */
  sleep: (millis: number, signal: AbortSignal) => Promise<unknown>
  /** @param failures tries in a row without an answer, from 0 */
  backOff: (failures: number, retryAfterSeconds?: number) => number
  changed: (entries: Entry[], failing: boolean) => void
}

const NOT_NOW = new Set([408, 425, 429, 500, 502, 503, 504])

/** Carries notes to this machine's store first, then to the server, one after the other, for as long as it takes. */
export class Sender {
  entries: Entry[] = []
  private failures = 0
  private running = false
  private readonly stopped = new AbortController()

  constructor(private readonly around: Surroundings) {}

  /** Takes up what an earlier page left on this machine. */
  async restore(): Promise<void> {
    const kept = await this.around.kept.load().catch(() => [])
    this.set(queue.restored(kept, this.entries))
    void this.run()
  }

  /** Resolves once the note is safe on this machine. */
  async enter(act: Entry['act']): Promise<void> {
    await this.around.kept.put(act)
    this.set(queue.entered(this.entries, act))
    void this.run()
  }

  /** The room is known up to this number. */
  settle(number: number): void {
    const left = queue.settled(this.entries, number)
    if (left.length !== this.entries.length) this.set(left)
  }

  /** Somebody has read that this note was refused. */
  dismiss(key: string): void {
    void this.around.kept.drop(key).catch(() => {})
    this.set(queue.without(this.entries, key))
  }

  stop(): void {
    this.stopped.abort()
  }

  private set(entries: Entry[]): void {
    this.entries = entries
    if (!this.stopped.signal.aborted) this.around.changed(entries, this.failures > 0)
  }

  private async run(): Promise<void> {
    if (this.running) return
    this.running = true
    for (let entry = queue.next(this.entries); entry && !this.stopped.signal.aborted; entry = queue.next(this.entries)) {
      const { key } = entry.act
      try {
        const done = await this.around.send(entry.act)
        this.failures = 0
        await this.around.kept.drop(key).catch(() => {})
        this.set(queue.sent(this.entries, key, done.number))
      } catch (error) {
        if (lasting(error)) {
          this.failures = 0
          this.set(queue.refused(this.entries, key, error.detail ?? error.title))
          continue
        }
        const pause = this.around.backOff(this.failures++, error instanceof Problem ? error.retryAfterSeconds : undefined)
        this.set(this.entries)
        await this.around.sleep(pause, this.stopped.signal)
      }
    }
    this.running = false
  }
}

/** Whether the server said no for good. Nobody signed in is no such thing: the note waits until its author is. */
const lasting = (error: unknown): error is Problem =>
  error instanceof Problem && !NOT_NOW.has(error.status) && error.status !== 401 && !error.code.startsWith('http-')
