import type { Problem } from '../../common/api'
import { browserMemory, windowMemory } from '../../common/memory'
import { pauseAfterRestart } from '../../common/signal/again'
import { actUnderSupervision, getSupervision, type CandidateAct, type CandidateSupervision, type Preflight } from '../../common/supervision'
import type { Door } from '../../common/types'
import { formerPreflight } from '../../preflight/checks'
import { Devices } from '../../preflight/devices'
import type { Controller } from '../controller'
import { startEvidence } from '../evidence'
import { items, tally, type Phase } from '../state'
import { asks, type Asks } from './asks'
import { watchDoor } from './doorwatch'
import { Keeping, recorded } from './keeping'
import { Known } from './known'
import { Link, pause } from './link'
import { LiveSide } from './liveside'
import { sense } from './sensors'
import { begin, detailOf, next, type Happening } from './signals'
import { endingMoved, heard, lost, news, noticed, settled } from './state'

/** `unknown`: not asked yet, or no answer; `none`: nobody watches this sitting. */
export type Mode = 'unknown' | 'none' | 'on'

const SAFE_MILLIS = 4_000
/** A hint that the server has only now, and of which it says nothing any more what it was. */
const LATE_MILLIS = 30_000
/** When no line came back from a restart: not all pages in the same instant. */
const withoutLine = (): number => pauseAfterRestart(1) + Math.random() * 10_000
/** Phases in which this window is the one that is followed. */
export const FOLLOWED: readonly Phase['name'][] = ['ready', 'running', 'break', 'paused', 'ending']

/**
 * Supervision of one sitting in one window: joins the link, the devices and what the page notices. Nothing here is waited for by the
 * test: answers are saved, and the test is handed in, whatever becomes of it.
 */
export class Supervision extends Known {
  mode: Mode = 'unknown'
  door: Door | undefined
  readonly devices = new Devices()
  readonly live: LiveSide
  private readonly link: Link
  private noticing = begin
  private readonly ended = new AbortController()
  private endSensing = () => {}
  private ending: Promise<void> = Promise.resolve()
  private wasListened = false
  private keeping: Keeping | undefined
  private recording = false

  constructor(sitting: string, private readonly controller: Controller) {
    super(sitting)
    this.link = new Link({
      hear: (since, wait, signal) => getSupervision(sitting, since, wait, { signal }),
      act: act => actUnderSupervision(sitting, act),
      since: () => this.watched.number,
      heard: told => this.take(told),
      away: () => this.become(lost(this.watched)),
      acknowledged: act => this.acknowledged(act),
      refused: (act, problem) => this.refused(act, problem),
      changed: () => this.notify(),
      rest: () => this.live.rest(this.watched),
      memory: { get: () => windowMemory.get(this.key('acts')), set: text => windowMemory.set(this.key('acts'), text) },
      random: Math.random,
      pause,
    })
    this.live = new LiveSide({
      sitting, devices: this.devices, needs: device => this.asks.needs(device), facts: () => this.facts(), hinted: this.link.hint, restarts: () => this.link.leave(withoutLine()),
      changed: () => {
        this.hearing()
        this.notify()
      },
    })
  }

  /** Follows the test from now on: asks whether somebody watches as soon as it is known which session it is. */
  begin(): void {
    let asked = false
    let reached = true
    const follow = () => {
      const { sitting, phase, reachable } = this.controller.exam
      if (sitting && !asked) {
        asked = true
        if (sitting.examSession) void watchDoor(sitting.examSession, this.ended.signal, door => this.atDoor(door))
        else this.settle('none')
      }
      this.notice({ type: 'running', on: phase.name === 'running' })
      this.recording = recorded(phase.name, this.recording)
      if (this.mode === 'on') this.keep()
      // What stops answers stops words too: the long wait would only find out later.
      if (reached !== reachable) this.link.hint()
      reached = reachable
      if (phase.name === 'elsewhere' || phase.name === 'taken-over') this.yield()
      if (phase.name === 'over' && !this.ended.signal.aborted) this.end()
    }
    this.controller.subscribe(follow)
    follow()
    addEventListener('online', this.link.hint)
    addEventListener('offline', () => {
      this.become(lost(this.watched))
      this.link.hint()
    })
    addEventListener('focus', this.link.hint)
  }

  private atDoor(door: Door | undefined): void {
    this.door = door
    if (this.mode === 'unknown') this.settle(door?.admission ? 'on' : 'none')
    else this.notify()
  }

  private settle(mode: Mode): void {
    this.mode = mode
    if (mode === 'on' && this.controller.exam.phase.name !== 'over') {
      this.devices.subscribe(() => {
        this.keep()
        this.notify()
      })
      this.link.start()
      this.endSensing = sense(this.devices, happening => this.notice(happening))
    }
    this.notify()
  }

  /** The test is over: everything goes off. What the candidate still had to say is sent, and nobody waits for that. */
  private end(): void {
    this.ended.abort()
    this.endSensing()
    browserMemory.remove(this.key('checks'))
    this.live.leave()
    this.ending = this.keeping?.end() ?? Promise.resolve()
    // A recording ends before what it records.
    void this.safe().finally(() => this.devices.stopAll())
    if (this.mode === 'on') void this.link.send().finally(() => this.link.stop())
  }

  /** Another window goes on with the test: it has its own devices, and this one none. */
  private yield(): void {
    this.live.leave()
    this.devices.stopAll()
  }

  /** When what was recorded last is safe on this machine, a few seconds at most: the test itself has long been handed in. */
  safe = (): Promise<unknown> => Promise.race([this.ending, new Promise(resolve => setTimeout(resolve, SAFE_MILLIS))])

  // What the candidate does

  /** What was found out is remembered: a page that is loaded again must not make failures of what passed. */
  arrive = (preflight?: Preflight): void => {
    if (preflight) browserMemory.set(this.key('checks'), JSON.stringify(preflight))
    this.link.act({ action: 'arrive', ...(preflight ? { preflight } : {}) })
  }

  /** What this browser found out and told before. */
  get checked(): Preflight | undefined {
    return formerPreflight(browserMemory.get(this.key('checks')))
  }

  /** @returns false when it is thrown away, which is told; true when it is on its way */
  say = (text: string): boolean => this.link.act({ action: 'say', text }) !== undefined
  call = (text: string): boolean => this.link.act({ action: 'call', text }) !== undefined
  sign = () => void this.link.act({ action: 'sign' })

  /** What is not acknowledged yet. */
  get waiting(): readonly CandidateAct[] {
    return this.link.waiting
  }

  get asks(): Asks {
    return asks(this.watched, device => this.devices.track(device) !== undefined)
  }

  /** Where pictures are kept: by which policy, and whether something is wrong with that. */
  get kept() {
    return this.keeping?.shown
  }

  // The live side

  /** A supervisor hears the microphone: he said so, or his page asks for the sound. */
  get listened(): boolean {
    return (this.watched.view?.seat.listenedTo ?? false) || this.live.listened
  }

  /** Keeps what the policy says, which is nothing unless it says so. */
  private keep(): void {
    const { view } = this.watched
    if (!view || view.place === 'centre' || this.ended.signal.aborted) return
    this.keeping ??= new Keeping(this.sitting, view.policy.evidence.value, startEvidence, () => this.notify(), {
      get: () => Number(windowMemory.get(this.key('moments'))) || undefined, set: number => windowMemory.set(this.key('moments'), String(number)),
    }, {
      get: track => Number(windowMemory.get(this.key(`unkept-${track}`))) || undefined, set: (track, from) => windowMemory.set(this.key(`unkept-${track}`), String(from)),
    })
    this.keeping.follow(this.recording, { camera: this.devices.stream('camera'), screen: this.devices.stream('screen') })
  }

  private facts(): { item?: number; answered?: number } {
    const { exam } = this.controller
    return exam.phase.name === 'running' && items(exam).length > 0 ? { item: exam.current, answered: tally(exam).answered.length } : {}
  }

  private hearing(): void {
    const { listened } = this
    if (listened === this.wasListened) return
    this.wasListened = listened
    this.tell({ news: [{ news: listened ? 'listening' : 'not-listening' }] })
  }

  // What happens

  private take(told: CandidateSupervision): void {
    const before = this.watched
    // Seated in another room, since this one's minutes were sealed: nothing that is known here is about that one.
    if (before.view && before.view.room !== told.room) return location.reload()
    if (!before.view) this.enter(told.room)
    this.become(heard(this.watched, told, Date.now(), this.reading && document.visibilityState === 'visible'))
    // A window that another one took over from opens no line.
    if (!this.ended.signal.aborted && FOLLOWED.includes(this.controller.exam.phase.name)) this.live.join(this.watched.number)
    this.live.publish(['waiting', 'admitted'].includes(told.seat.stage))
    this.hearing()
    this.keep()
    this.keeping?.noted((told.moments ?? []).map(({ number, at }) => ({ number, at: Date.parse(at) - this.watched.ahead })), told.number, Date.now())
    const fresh = news(before, this.watched)
    if (fresh.length > 0) this.tell({ news: fresh })
    // An ending that is asked for stops the clock, one that is taken back lets it run, one that takes effect ends it: the test asks at once how it stands.
    if (before.view && endingMoved(before, this.watched)) this.controller.wake()
  }

  private notice(happening: Happening): void {
    if (this.mode !== 'on' && happening.type !== 'running') return
    const [after, hints] = next(this.noticing, happening, performance.now())
    this.noticing = after
    for (const hint of hints) {
      const at = new Date().toISOString()
      const clientAt = new Date(Date.now() + this.watched.ahead).toISOString()
      const key = this.link.act({ action: 'signal', signal: hint.kind, count: hint.count, ...(detailOf(hint) ? { detail: detailOf(hint) } : {}), clientAt })
      if (key) this.become(noticed(this.watched, hint, at, key))
    }
  }

  /** Nothing is said to be noted before it is. */
  private acknowledged(act: CandidateAct): void {
    if (act.action === 'call') this.tell({ called: act })
    if (act.action !== 'signal' || !act.signal) return
    this.become(settled(this.watched, act.key, 'noted'))
    const late = Date.now() + this.watched.ahead - Date.parse(act.clientAt ?? '') > LATE_MILLIS
    this.tellHint({ act, muted: this.watched.view?.muted.includes(act.signal) ?? false, late })
  }

  /** Only what the candidate said is worth saying aloud: a hint that nobody takes harms nobody. */
  private refused(act: CandidateAct, problem?: Problem): void {
    if (act.action === 'signal') this.become(settled(this.watched, act.key, 'not-noted'))
    else this.tell({ refused: problem })
  }
}
