import type { Condition } from './link'
import { Link } from './link'
import { type Access, browserClock, type Clock, MEDIA, type MediaMessage, PUBLISH, type Want, type Wire, type Wish } from './messages'
import { Senders, type Slot, SLOTS, type Source, type Sources } from './senders'
import * as wants from './wants'
import { Watcher } from './watcher'

export interface PublisherOptions {
  wire: Wire
  access(): Promise<Access>
  /** Something shown by {@link Publisher} changed. */
  changed?(): void
  /** The media server, where there is one, can be reached no longer, or again. */
  server?(available: boolean): void
  clock?: Clock
  make?(config: RTCConfiguration): RTCPeerConnection
  /** Which of its lines a connection has; a proctor's page publishes a microphone only. */
  slots?: readonly Slot[]
}

interface Open { link: Link; senders: Senders | undefined }

/**
 * The page that has tracks, the candidate's: answers every want with a connection and gives what is wanted, no more. It never asks for pictures,
 * and it sends none before somebody wants them.
 */
export class Publisher {
  private sources: Sources = {}
  private wants: wants.Wants = new Map()
  private readonly opened = new Map<string, Open>()
  private readonly listening = new Map<string, Watcher>()
  private plane: Access['plane'] | undefined
  private readonly clock: Clock
  private stopTimer: (() => void) | undefined
  private closedAt: number | undefined
  private readonly stop: (() => void)[]

  constructor(private readonly options: PublisherOptions) {
    this.clock = options.clock ?? browserClock
    this.closedAt = options.wire.open ? undefined : this.clock.now()
    this.stop = [options.wire.on(message => this.take(message)), options.wire.onOpen(open => this.signalling(open))]
  }

  /** Gives a track, or takes it back; what is being watched changes without a new negotiation. */
  set(source: Source, track: MediaStreamTrack | undefined): void {
    const { [source]: _, ...others } = this.sources
    this.sources = track ? { ...others, [source]: track } : others
    if (source === 'screen' && track) track.contentHint = 'text'
    this.applyAll()
  }

  /** What all watchers together see and hear now. */
  get wanted(): Wish {
    return wants.overall(this.wants)
  }

  /** Somebody hears the microphone: the page must say so, visibly. */
  get listened(): boolean {
    return this.wanted.microphone && this.sources.microphone !== undefined
  }

  /** Voices of those who speak to the candidate now; play them. */
  get voices(): MediaStreamTrack[] {
    const direct = this.plane === 'janus' ? [] : [...this.opened].filter(([pc]) => wants.together(this.wants.get(pc)).talk).flatMap(([, { senders }]) => senders?.voice ?? [])
    return [...direct, ...[...this.listening.values()].flatMap(watcher => watcher.stream('microphone')?.getAudioTracks() ?? [])]
  }

  /** How each connection to a watcher, or to the media server, is doing. */
  get conditions(): Condition[] {
    return [...this.opened.values()].map(({ link }) => link.condition)
  }

  close(): void {
    for (const stop of this.stop) stop()
    this.stopTimer?.()
    this.wants = new Map()
    this.sweep()
  }

  private take(message: MediaMessage & { from: string }): void {
    switch (message.type) {
      case 'signal': return this.opened.get(message.pc)?.link.take(message)
      case 'want': return this.want(message, message.from)
      case 'revoked': {
        this.wants = wants.revoked(this.wants, message.from, message.sound)
        return this.sweep()
      }
      case 'media-state': return this.options.server?.(message.available)
    }
  }

  private want(want: Want, from: string): void {
    // What the media server says of a connection that nobody wants invites nobody.
    if (want.pc === PUBLISH && from === MEDIA && !this.opened.has(PUBLISH)) return
    const next = wants.taken(this.wants, from, want, this.clock.now())
    if (next === this.wants) return
    this.wants = next
    const opened = this.opened.get(want.pc)
    if (!opened && next.has(want.pc)) this.connect(want, from)
    else if (opened && want.gen > opened.link.gen) opened.link.start(want.gen)
    this.sweep()
  }

  private connect({ pc, gen }: Want, from: string): void {
    const { wire, access, make } = this.options
    const opened: Open = { senders: undefined, link: new Link({
      pc, wire, make, side: 'candidate', clock: this.clock,
      to: ({ plane }) => plane === 'janus' ? MEDIA : from,
      access: async () => {
        const given = await access()
        this.plane = given.plane
        return given
      },
      opened: (connection, { plane }) => {
        opened.senders = new Senders(connection, this.options.slots ?? SLOTS, plane === 'janus')
        this.applyAll()
      },
      changed: () => this.options.changed?.(),
    }) }
    this.opened.set(pc, opened)
    opened.link.start(gen + 1)
  }

  /** Lets go of what nobody wants any more, gives the others what they want. */
  private sweep(): void {
    this.stopTimer?.()
    if (this.closedAt === undefined) this.wants = wants.current(this.wants, this.clock.now())
    for (const [pc, { link }] of this.opened)
      if (!this.wants.has(pc)) {
        link.close()
        this.opened.delete(pc)
      }
    const at = this.closedAt === undefined ? wants.nextAt(this.wants) : undefined
    if (at !== undefined) this.stopTimer = this.clock.after(Math.max(100, at - this.clock.now()), () => this.sweep())
    this.listen()
    this.applyAll()
  }

  /** Where there is a media server, a voice comes from there too, on a connection of its own. */
  private listen(): void {
    const speakers = this.plane === 'janus' ? [...this.wants.values()].flatMap(leases => [...leases].filter(([from, { want }]) => from !== MEDIA && want.talk).map(([from]) => from)) : []
    for (const from of speakers) {
      if (this.listening.has(from)) continue
      const { wire, access, make } = this.options
      const watcher = new Watcher({ wire, access, make, clock: this.clock, of: from, slots: ['microphone'], changed: () => this.options.changed?.() })
      watcher.want({ microphone: true })
      this.listening.set(from, watcher)
    }
    for (const [from, watcher] of this.listening)
      if (!speakers.includes(from)) {
        watcher.close()
        this.listening.delete(from)
      }
  }

  private applyAll(): void {
    for (const [pc, { senders }] of this.opened) senders?.apply(wants.together(this.wants.get(pc)), this.sources)
    this.options.changed?.()
  }

  private signalling(open: boolean): void {
    if (open && this.closedAt !== undefined) {
      this.wants = wants.postponed(this.wants, this.clock.now() - this.closedAt)
      this.closedAt = undefined
    } else if (!open) this.closedAt ??= this.clock.now()
    this.sweep()
  }
}
