import type { Evidence, EvidenceOptions, Policy, Track } from '../evidence'
import { owed } from './owed'

type Streams = EvidenceOptions['streams']

/** What the recordings are made with; tests bring their own. */
export type Start = (options: EvidenceOptions) => Evidence

/**
 * What is kept of pictures, only where the certification says so, and only while the test runs: begun again with other streams when a device
 * changed, still during a break. Nothing of the test waits for it.
 */
export class Keeping {
  /** Tracks whose recording is in trouble: technical, and told. */
  readonly troubled = new Set<Track>()
  private evidence: Evidence | undefined
  private streams: Streams = {}
  private running = false
  private moments: number | undefined
  /** The latest change is made after the one before it: two recorders of one sitting would take turns for ever. */
  private work: Promise<void> = Promise.resolve()
  private queued = false

  constructor(private readonly sitting: string, readonly policy: Policy, private readonly start: Start, private readonly changed: () => void) {}

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

  /** Something was marked now: what surrounds it is kept. */
  mark(): void {
    this.evidence?.flag()
  }

  /** @param count of moments that supervisors noted so far; what was noted before this page came is over */
  noted(count: number): void {
    if (this.moments !== undefined && count > this.moments) this.mark()
    this.moments = count
  }

  /** @returns when what was recorded is on this machine's shelf: from there another page may send it */
  async end(): Promise<void> {
    await this.work
    await this.evidence?.close()
    this.evidence = undefined
    this.running = false
  }

  private replace(): void {
    if (this.queued) return
    this.queued = true
    this.work = this.work.then(async () => {
      // Whatever changes from here on is another change.
      this.queued = false
      await this.evidence?.close()
      owed.note(this.sitting, this.policy)
      this.troubled.clear()
      this.evidence = this.start({
        policy: this.policy, sitting: this.sitting, streams: this.streams,
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
