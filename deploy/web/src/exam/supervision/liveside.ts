import { Live, type LiveOptions } from './live'
import type { Watched } from './state'

/** How long the page rests without a hint. */
const REST_MILLIS = { waiting: 10_000, hinted: 60_000, unheard: 15_000 }
const NEW_LINE_MILLIS = 30_000

/** The live side as long as the test lasts: opened once it is known what is seen already; a line that ended for good is tried again later. */
export class LiveSide {
  private live: Live | undefined
  private since = -Infinity

  constructor(private readonly options: Omit<LiveOptions, 'number'>) {}

  /** Voices of supervisors who speak now. */
  get voices(): MediaStreamTrack[] {
    return this.live?.voices ?? []
  }

  /** A supervisor's page asks for the sound. */
  get listened(): boolean {
    return this.live?.listened ?? false
  }

  /** Somebody should see pictures and does not: mended by itself, and told. */
  get interrupted(): boolean {
    return this.live?.interrupted ?? false
  }

  /** @param number of the last event that the page has seen */
  join(number: number): void {
    if (this.live && !this.live.over || performance.now() - this.since < NEW_LINE_MILLIS) return
    // Two windows do not take it from each other again and again: the one that is looked at has it.
    if (this.live?.replaced && !document.hasFocus()) return
    this.since = performance.now()
    this.live?.stop()
    this.live = new Live({ ...this.options, number })
  }

  publish(on: boolean): void {
    this.live?.publish(on)
  }

  /** How long to rest before news is asked for, where a hint would tell of it; undefined where a question waits for news instead. */
  rest({ view }: Watched): number | undefined {
    if (!this.live || this.live.over) return undefined
    if (!this.live.open) return REST_MILLIS.unheard
    const { place, seat, policy } = view ?? {}
    // No hint comes for what others do at the door, nor for what a supervisor notes: in a room of a few a question may wait for it.
    const unhinted = seat?.stage === 'waiting' || policy?.evidence.value === 'incident' || policy?.evidence.value === 'stills'
    return !unhinted ? REST_MILLIS.hinted : place === 'remote' ? undefined : REST_MILLIS.waiting
  }

  /** Everything of it goes off; it may be joined again. */
  leave(): void {
    this.live?.stop()
    this.live = undefined
  }
}
