import type { Evidence, EvidenceOptions, Policy, Rings, Track } from '../evidence'
import type { Phase } from '../state'
import { owed } from './owed'

type Streams = EvidenceOptions['streams']

/** What the recordings are made with; tests bring their own. */
export type Start = (options: EvidenceOptions) => Evidence

/** What is marked reaches half a minute on: of moments before this page came those are its business that are as fresh. */
const FRESH_MILLIS = 30_000

/** Recorded is while the test runs and while a supervisor pauses it, or decides about its end; only the candidate's own break is his. @param before whether it was until now */
export function recorded(phase: Phase['name'], before: boolean): boolean {
  switch (phase) {
    case 'running':
    case 'paused': return true
    case 'loading':
    case 'failed':
    case 'signed-out':
    case 'ending': return before
    case 'ready':
    case 'elsewhere':
    case 'taken-over':
    case 'break':
    case 'over': return false
  }
}

/** A moment that somebody noted: the number of its event, and when it was. */
export interface Moment { number: number; at: number }

/**
 * What is kept of pictures, only where the certification says so, and only while the test lasts: begun again with other streams when a device
 * changed, still during the candidate's break. Nothing of the test waits for it.
 */
export class Keeping {
  /** Tracks whose recording is in trouble: technical, and told. */
  readonly troubled = new Set<Track>()
  private evidence: Evidence | undefined
  /** What is held outlives the streams it was recorded of. */
  private rings: Rings | undefined
  private streams: Streams = {}
  private running = false
  private heardUpTo: number | undefined
  /** The latest change is made after the one before it: two recorders of one sitting would take turns for ever. */
  private work: Promise<void> = Promise.resolve()
  private queued = false

  /** @param upTo number of the last event whose moments are marked; undefined when nobody knows @param unkept as the recordings want it */
  constructor(
    private readonly sitting: string, readonly policy: Policy, private readonly start: Start, private readonly changed: () => void,
    private readonly upTo: { get: () => number | undefined; set: (number: number) => void },
    private readonly unkept?: EvidenceOptions['unkept'],
  ) {
    this.heardUpTo = upTo.get()
  }

  /** What the candidate is to be told of it; undefined where nothing is kept. */
  get shown(): { policy: Exclude<Policy, 'none'>; trouble: boolean } | undefined {
    return this.policy === 'none' ? undefined : { policy: this.policy, trouble: this.troubled.size > 0 }
  }

  /** How things stand now; the same again changes nothing. */
  follow(running: boolean, streams: Streams): void {
    if (this.policy === 'none') return
    const same = this.streams.camera === streams.camera && this.streams.screen === streams.screen
    if (same && running === this.running) return
    const before = this.running
    this.streams = streams
    this.running = running
    if (!same || !this.evidence) {
      if (running || this.evidence) this.replace()
    } else if (running && !before) this.evidence.start()
    else void this.evidence.stop()
  }

  /**
   * What surrounds each moment is kept, once.
   *
   * @param moments on this page's clock, in the order of their numbers
   * @param number  up to which everything was told
   */
  noted(moments: readonly Moment[], number: number, now: number): void {
    const upTo = this.heardUpTo
    for (const moment of moments) if (upTo === undefined ? moment.at > now - FRESH_MILLIS : moment.number > upTo) this.mark(moment.at)
    if (upTo !== undefined && number <= upTo) return
    this.heardUpTo = number
    this.upTo.set(number)
  }

  /** By the recording that is on, or comes on now. */
  private mark(at: number): void {
    if (this.evidence) this.evidence.flag(at)
    else void this.work.then(() => this.evidence?.flag(at))
  }

  /** @returns when what was recorded is on this machine's shelf: from there another page may send it */
  async end(): Promise<void> {
    await this.work
    this.rings = await this.evidence?.close() ?? this.rings
    this.evidence = undefined
    this.running = false
  }

  private replace(): void {
    if (this.queued) return
    this.queued = true
    this.work = this.work.then(async () => {
      // Whatever changes from here on is another change.
      this.queued = false
      const before = this.evidence
      this.evidence = undefined
      this.rings = await before?.close() ?? this.rings
      owed.note(this.sitting, this.policy)
      this.troubled.clear()
      this.evidence = this.start({
        policy: this.policy, sitting: this.sitting, streams: this.streams, former: this.rings, ...(this.unkept ? { unkept: this.unkept } : {}),
        trouble: (track, what) => {
          // A device that went is told as that.
          if (what === 'ended') return
          this.troubled.add(track)
          this.changed()
        },
      })
      if (!this.running) await this.evidence.stop()
    })
  }
}
