import { type Access, type Clock, NOTHING, THUMBNAILS, type Wire } from './messages'
import { Publisher } from './publisher'
import { type Change, Watcher } from './watcher'

export interface WallOptions {
  wire: Wire
  access(): Promise<Access>
  /** A tile changed: draw it again. */
  changed?(of: string, what: Change): void
  /** The media server, where there is one, can be reached no longer, or again. Pictures that flow may go on meanwhile. */
  server?(available: boolean): void
  clock?: Clock
  make?(config: RTCConfiguration): RTCPeerConnection
}

/** Two, so that two candidates' sound can be compared. */
export const MOST_FOCUSED = 2

const LARGE = { camera: 'focus', screen: 'focus' } as const

/** The proctor's page: a tile for each candidate, the focus on one of them, and a voice. */
export class Wall {
  private readonly tiles = new Map<string, Watcher>()
  private readonly hidden = new Set<string>()
  private focused: string[] = []
  private heard: string[] = []
  private speakingTo: string | undefined
  private readonly publisher: Publisher

  constructor(private readonly options: WallOptions) {
    const { wire, access, clock, make, server } = options
    this.publisher = new Publisher({ wire, access, make, server, slots: ['microphone'], ...clock && { clock } })
  }

  /** The tile of this candidate; it asks for thumbnails from its first use on. */
  tile(of: string): Watcher {
    const known = this.tiles.get(of)
    if (known) return known
    const { wire, access, changed, clock, make } = this.options
    const tile = new Watcher({ of, wire, access, make, ...clock && { clock }, changed: what => changed?.(of, what) })
    this.tiles.set(of, tile)
    this.wish(of)
    return tile
  }

  /** He is there, or there again: asks at once instead of at the next renewal. */
  arrived(of: string): void {
    this.tiles.get(of)?.ask()
  }

  remove(of: string): void {
    if (this.speakingTo === of) this.talk(of, undefined)
    this.tiles.get(of)?.close()
    this.tiles.delete(of)
    this.hidden.delete(of)
    this.focused = this.focused.filter(one => one !== of)
    this.heard = this.heard.filter(one => one !== of)
  }

  /** Larger pictures of these, thumbnails of all others; of nobody, when none is named. The last ones named win. */
  focus(...of: string[]): void {
    const former = this.focused
    this.focused = of.slice(-MOST_FOCUSED)
    for (const one of new Set([...former, ...this.focused])) this.wish(one)
  }

  /** The sound of these, who are told that somebody listens; of nobody, when none is named. The last ones named win. */
  listen(...to: string[]): void {
    const former = this.heard
    this.heard = to.slice(-MOST_FOCUSED)
    for (const one of new Set([...former, ...this.heard])) this.wish(one)
  }

  /** A tile that cannot be seen asks for nothing and keeps its connection. */
  hide(of: string, hidden: boolean): void {
    if (hidden) this.hidden.add(of)
    else this.hidden.delete(of)
    this.wish(of)
  }

  /** Speaks to one candidate; without a voice, stops. */
  talk(of: string, voice: MediaStreamTrack | undefined): void {
    if (this.speakingTo !== undefined && this.speakingTo !== of) this.talk(this.speakingTo, undefined)
    this.speakingTo = voice ? of : undefined
    this.publisher.set('microphone', voice)
    this.tiles.get(of)?.talk(voice)
  }

  close(): void {
    for (const of of [...this.tiles.keys()]) this.remove(of)
    this.publisher.close()
  }

  private wish(of: string): void {
    const { camera, screen } = this.focused.includes(of) ? LARGE : this.hidden.has(of) ? NOTHING : THUMBNAILS
    this.tiles.get(of)?.want({ camera, screen, microphone: this.heard.includes(of) })
  }
}
