import { Problem, Unreachable } from '../common/api'
import { windowMemory } from '../common/memory'
import type { Clock, ReportCategory, Response, Saved, Sitting } from '../common/types'
import { better, left, synced, type Countdown } from './clock'
import type { Kept } from './kept'
import type { Protocol } from './protocol'
import { unreported, unsaved, type Queue } from './queue'
import { tidy } from './responses'
import { Sender } from './sender'
import { initial, next, type Exam, type Happening, type Phase } from './state'

const BEAT_MILLIS = { running: 20_000, paused: 5_000, break: 10_000 }
/** How long handing in waits for what is not saved: less when there is no network anyway. */
const FLUSH_MILLIS = { reachable: 20_000, away: 4_000 }

/** Runs one sitting in one window: joins the server, the queue, the clock and what is shown. Draws nothing. */
export class Controller {
  exam: Exam = initial
  countdown: Countdown = { remaining: 0, at: 0, running: false }
  /** The break allowance left, counted like the time. */
  rest: Countdown = { remaining: 0, at: 0, running: false }
  readonly sender: Sender
  private readonly listeners = new Set<() => void>()
  private timer: ReturnType<typeof setTimeout> | undefined
  private setAt = 0
  private failures = 0

  constructor(private readonly id: string, private readonly protocol: Protocol, readonly kept: Kept) {
    this.sender = new Sender({
      wire: { save: protocol.save, flag: protocol.flag, leave: protocol.leave, report: (...report) => this.tellReport(...report) }, kept, now: () => performance.now(), random: Math.random,
      changed: queue => this.follow(queue),
      clock: (reply, sentAt) => this.sync(reply, sentAt),
    })
  }

  get queue(): Queue {
    return this.sender.queue
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  left = () => left(this.countdown, performance.now())
  restLeft = () => left(this.rest, performance.now())

  // Coming in

  async begin(): Promise<void> {
    this.phase({ name: 'loading' })
    await this.attempt(async () => {
      const sitting = await this.protocol.sitting()
      this.tell({ type: 'seen', sitting, fresh: [] })
      if (sitting.state === 'over') {
        await this.sender.restore(sitting.answers)
        this.over()
      } else if (sitting.state !== 'ready') {
        this.phase({ name: 'loading' })
        await this.connect(false)
      }
    })
  }

  start = () => this.attempt(async () => {
    await this.protocol.start()
    await this.connect(false)
  })

  takeOver = () => this.attempt(() => this.connect(true))

  private async connect(takeOver: boolean): Promise<void> {
    const sentAt = performance.now()
    const sitting = await this.protocol.connect(takeOver)
    const paper = this.exam.paper ?? await this.protocol.paper()
    this.sync(sitting, sentAt)
    await this.sender.restore(sitting.answers)
    this.tell({ type: 'opened', sitting, paper, pending: Object.values(this.queue.pending), current: this.remembered() })
    this.arrange(sitting.state)
    if (sitting.state === 'over') this.over()
  }

  // What the candidate does

  respond(item: number, response: Response): void {
    const tidied = tidy(response)
    this.tell({ type: 'responded', item, response: tidied })
    this.sender.respond(item, tidied)
  }

  flag(item: number, flagged: boolean): void {
    this.tell({ type: 'flagged', item, flagged })
    this.sender.flag(item, flagged)
  }

  report = (item: number, category: ReportCategory, text: string) => this.sender.report(item, category, text)
  dropReport = (item: number) => this.sender.dropReport(item)

  private async tellReport(item: number, category: ReportCategory, text: string): Promise<Clock> {
    const clock = await this.protocol.report(item, category, text)
    this.tell({ type: 'reported', item })
    return clock
  }

  go(item: number): void {
    this.sender.hurry(this.exam.current)
    this.tell({ type: 'went', item })
    this.remember(this.exam.current)
  }

  review(): void {
    this.sender.hurry()
    this.tell({ type: 'reviewing' })
  }

  /** Linear navigation: closes the item for good and goes on. */
  leave(item: number): void {
    this.tell({ type: 'left', item })
    this.sender.leave(item)
    this.go(item + 1)
  }

  keepMine = (item: number) => this.sender.keepMine(item)

  takeStanding(item: number): void {
    const entry = this.queue.pending[`${item}:response`]
    if (entry?.what !== 'response' || !entry.standing) return
    this.tell({ type: 'responded', item, response: entry.standing.response })
    this.sender.takeStanding(item)
  }

  /** @throws Problem, Unreachable; nothing has changed then */
  async takeBreak(): Promise<void> {
    await this.sender.flush(this.patience())
    await this.timed(this.protocol.takeBreak)
  }

  async endBreak(): Promise<void> {
    await this.timed(this.protocol.endBreak)
    this.sender.resume()
  }

  private patience = () => this.exam.reachable ? FLUSH_MILLIS.reachable : FLUSH_MILLIS.away

  private async timed(ask: () => Promise<Clock>): Promise<void> {
    const sentAt = performance.now()
    this.sync(await ask(), sentAt)
  }

  /** @returns false when something is not saved yet, so that nothing was handed in */
  async submit(): Promise<boolean> {
    if (!await this.sender.flush(this.patience())) return false
    try {
      await this.protocol.submit()
    } catch (error) {
      if (!(error instanceof Problem && error.code === 'sitting-closed')) throw error
    }
    this.over()
    return true
  }

  // The clock

  /** Called several times a second by the page. */
  tick(): void {
    if (this.exam.phase.name === 'break' && this.rest.running && this.restLeft() === 0) {
      this.rest = { ...this.rest, running: false }
      this.wake()
    }
    if (this.exam.phase.name !== 'running' || !this.countdown.running) return
    const millis = this.left()
    if (millis < 3_000) this.sender.hurry()
    if (millis === 0) void this.timeUp()
  }

  /** The time is over by our clock: everything goes out first, then the server is asked; its clock alone decides. */
  private async timeUp(): Promise<void> {
    this.phase({ name: 'ending' })
    await this.sender.flush(4_000)
    while (this.exam.phase.name === 'ending') {
      try {
        const sentAt = performance.now()
        const sitting = await this.protocol.sitting()
        this.reach(true)
        if (sitting.state === 'over') return this.over()
        this.sync(sitting, sentAt)
        if (sitting.remainingMillis > 1_000 || sitting.state !== 'running') return
        this.phase({ name: 'ending' })
      } catch (error) {
        if (!(error instanceof Unreachable) && !(error instanceof Problem && error.status >= 429)) return this.fail(error)
        this.reach(false)
      }
      await new Promise(resolve => setTimeout(resolve, 1_000 + Math.random() * (this.exam.reachable ? 500 : 4_000)))
    }
  }

  private sync(reply: Saved | Clock | Sitting, sentAt: number): void {
    this.reach(true)
    const now = performance.now()
    const running = !('state' in reply) || reply.state === 'running'
    const heard = synced(reply.remainingMillis, running, sentAt, now)
    if (sentAt >= this.setAt || running !== this.countdown.running)
      if (this.setAt === 0 || better(this.countdown, heard, now - sentAt, now)) {
        this.countdown = heard
        this.setAt = now
      }
    if ('breakMillis' in reply) {
      this.rest = synced(reply.breakMillis, reply.state === 'break', sentAt, now)
      const { state, remainingMillis, breakMillis } = reply
      if (state !== 'over' && (this.following() || this.exam.phase.name === 'ending')) this.tell({ type: 'clock', clock: { state, remainingMillis, breakMillis } })
      this.arrange(state)
    }
    this.notify()
  }

  // Following the server

  /** Asks the server now how things stand; on focus and when the network is back. */
  wake(): void {
    this.sender.reopened()
    if (!this.following()) return
    clearTimeout(this.timer)
    void this.beat()
  }

  /** The browser says that it has no network. */
  lost = () => this.reach(false)

  private following = () => ['running', 'break', 'paused'].includes(this.exam.phase.name)

  private async beat(): Promise<void> {
    if (!this.following()) return
    try {
      const sentAt = performance.now()
      const sitting = await this.protocol.connect(false)
      if (!this.following()) return
      const fresh = sitting.answers.filter(answer =>
        answer.revision > (this.queue.revisions[answer.item] ?? 0) && !this.queue.pending[`${answer.item}:response`])
      this.sender.known(fresh)
      this.tell({ type: 'seen', sitting, fresh })
      this.sync(sitting, sentAt)
      if (sitting.state === 'over') this.over()
    } catch (error) {
      this.refuse(error)
    }
    this.arrange(this.exam.phase.name)
  }

  private arrange(state: string): void {
    clearTimeout(this.timer)
    if (state === 'running' && (this.queue.halted === 'paused')) this.sender.resume()
    if (state !== 'running' && state !== 'paused' && state !== 'break') return
    this.timer = setTimeout(() => void this.beat(), BEAT_MILLIS[state] * (0.75 + Math.random() / 2))
  }

  /** The queue learns things before anyone else does. */
  private follow(queue: Queue): void {
    // A new failure tells that the way is closed; an old one tells nothing of the way now.
    if (queue.failures > this.failures) this.reach(false)
    this.failures = queue.failures
    const phase = this.exam.phase.name
    if (queue.halted === 'taken-over' && this.following()) this.phase({ name: 'taken-over' })
    if (queue.halted === 'signed-out' && this.following()) this.phase({ name: 'signed-out' })
    if (queue.halted === 'gone' && this.following()) this.phase({ name: 'failed', error: new Error('gone') })
    if (queue.halted === 'over' && (this.following() || phase === 'ending')) this.over()
    if (queue.halted === 'paused' && phase === 'running') {
      this.phase({ name: 'paused' })
      void this.beat()
    }
    this.notify()
  }

  private over(): void {
    clearTimeout(this.timer)
    this.phase({ name: 'over' })
    if (this.queue.halted !== 'over') this.sender.halt('over')
    this.sender.reopened()
    this.sender.hurry()
  }

  /** Nothing is owed and nothing came late: the result says the rest. */
  get settled(): boolean {
    return this.exam.phase.name === 'over' && unsaved(this.queue).length === 0 && unreported(this.queue).length === 0 && this.queue.late.length === 0
  }

  private async attempt(deed: () => Promise<void>): Promise<void> {
    try {
      await deed()
    } catch (error) {
      this.refuse(error)
    }
  }

  private refuse(error: unknown): void {
    const code = error instanceof Problem ? error.code : undefined
    const busy = error instanceof Unreachable || (error instanceof Problem && error.status >= 429)
    if (code === 'connection-active' && this.following() && this.exam.paper) this.elsewhere('taken-over')
    else if (code === 'connection-active') this.elsewhere('elsewhere')
    else if (code === 'connection-taken-over') this.elsewhere('taken-over')
    else if (code === 'not-signed-in') this.phase({ name: 'signed-out' })
    else if (code === 'sitting-closed') this.over()
    else if (busy && this.exam.paper && this.following()) this.reach(false)
    else this.fail(error)
  }

  private elsewhere(name: 'elsewhere' | 'taken-over'): void {
    this.sender.halt('taken-over')
    this.phase({ name })
  }

  private fail = (error: unknown) => this.phase({ name: 'failed', error })
  private phase = (phase: Phase) => this.tell({ type: 'phase', phase })

  /** Any answer of the server opens the way for what waits, too. */
  private reach(reachable: boolean): void {
    if (reachable === this.exam.reachable) return
    this.tell({ type: 'reachable', reachable })
    if (reachable) this.sender.reopened()
  }


  private tell(happening: Happening): void {
    this.exam = next(this.exam, happening)
    this.notify()
  }

  private notify(): void {
    this.listeners.forEach(listener => listener())
  }

  private remember = (item: number) => windowMemory.set(`palier.current.${this.id}`, String(item))
  private remembered = () => Number(windowMemory.get(`palier.current.${this.id}`)) || undefined
}
