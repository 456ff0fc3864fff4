import { type Condition, Link } from './link'
import { type Access, browserClock, type Clock, MEDIA, NOTHING, RENEWAL_MILLIS, type Wire, type Wish } from './messages'
import { frozen, nothing, observe, type Observed, type Quality, qualityNow, samples } from './quality'
import { type Slot, SLOTS, type Source } from './senders'

export interface WatcherOptions {
  /** Whose tracks: the name under which the server knows him in this room. */
  of: string
  wire: Wire
  access(): Promise<Access>
  /** Something shown by {@link Watcher} changed. */
  changed?(what: Change): void
  clock?: Clock
  make?(config: RTCConfiguration): RTCPeerConnection
  slots?: readonly Slot[]
}

/** `stream`: one came, to be shown at once. `state`: how it is doing, which changes all the time. */
export type Change = 'stream' | 'state'

const LOOK_MILLIS = 1_000

/** One tile: asks for one candidate's tracks, keeps asking, tells how they are doing. */
export class Watcher {
  /** Unguessable: nobody can speak of a connection he was not told of. */
  readonly pc = crypto.randomUUID()
  private readonly link: Link
  private readonly clock: Clock
  private wish: Wish = NOTHING
  private voice: MediaStreamTrack | undefined
  private talkSender: RTCRtpSender | undefined
  private received = new Map<Slot, { mid: string | null; stream: MediaStream }>()
  private observed = new Map<Slot, Observed>()
  private before: { condition: Condition; gen: number } = { condition: 'connecting', gen: 0 }
  private readonly stopListening: (() => void)[]
  private stopRenewing: (() => void) | undefined
  private stopLooking: (() => void) | undefined

  constructor(private readonly options: WatcherOptions) {
    const { wire, of, access, make } = options
    this.clock = options.clock ?? browserClock
    this.link = new Link({
      pc: this.pc, side: 'watcher', wire, clock: this.clock, access, make,
      to: ({ plane }) => plane === 'janus' ? MEDIA : of,
      opened: connection => this.opened(connection),
      beforeAnswer: connection => this.beforeAnswer(connection),
      invite: () => this.ask(),
      changed: () => this.changed(),
    })
    this.stopListening = [
      wire.on(message => {
        if (message.type === 'signal' && message.pc === this.pc && (message.from === of || message.from === MEDIA)) this.link.take(message)
      }),
      wire.onOpen(open => {
        if (open) this.ask()
      }),
    ]
    this.stopLooking = this.clock.after(LOOK_MILLIS, () => void this.look())
  }

  /** What to ask for from now on; what is not named stays. Nothing is negotiated. */
  want(wish: Partial<Wish>): void {
    this.wish = { ...this.wish, ...wish }
    this.ask()
    this.options.changed?.('state')
  }

  /** Says it again now: he came, or came back. */
  ask(): void {
    this.say(false)
    this.stopRenewing?.()
    this.stopRenewing = this.clock.after(RENEWAL_MILLIS * (0.8 + this.clock.random() / 5), () => this.ask())
  }

  get wanted(): Wish {
    return this.wish
  }

  /** Speaks to the candidate, peer to peer; with nothing, stops. Beside a media server the voice goes by a {@link Publisher}: `wall.ts` does both. */
  talk(voice: MediaStreamTrack | undefined): void {
    this.voice = voice
    void this.talkSender?.replaceTrack(voice ?? null)
    this.want({ talk: voice !== undefined })
  }

  /** For a video or audio element; the same as long as the connection is the same. */
  stream(source: Source): MediaStream | undefined {
    return this.received.get(source)?.stream
  }

  get condition(): Condition {
    return this.link.condition
  }

  quality(source: 'camera' | 'screen'): Quality | undefined {
    const observed = this.observed.get(source)
    return observed && qualityNow(observed, this.clock.now())
  }

  /** It is wanted, there is a connection, and nothing new comes for longer than it may: a frozen tile must look frozen, and an empty one say so. */
  frozen(source: 'camera' | 'screen'): boolean {
    const quality = this.quality(source)
    return this.wish[source] !== 'off' && quality !== undefined && frozen(source, quality.stillMillis)
  }

  close(): void {
    this.say(true)
    for (const stop of this.stopListening) stop()
    this.stopRenewing?.()
    this.stopLooking?.()
    this.stopLooking = undefined
    this.link.close()
  }

  /** A connection that breaks off or begins anew may be to a page that knows nothing of us yet. */
  private changed(): void {
    const { condition, gen } = this.link
    const before = this.before
    this.before = { condition, gen }
    if (before.condition === 'flowing' && condition === 'interrupted' || gen > before.gen) this.ask()
    this.options.changed?.('state')
  }

  private say(over: boolean): void {
    const { wire, of } = this.options
    wire.send({ type: 'want', to: of, pc: this.pc, gen: this.link.gen, ...this.wish, over })
  }

  private opened(connection: RTCPeerConnection): void {
    const slots = this.options.slots ?? SLOTS
    this.talkSender = undefined
    this.received = new Map()
    this.observed = new Map()
    connection.ontrack = ({ transceiver, track }) => {
      const slot = slots[connection.getTransceivers().indexOf(transceiver)]
      if (slot === undefined || slot === 'talk') return
      this.received.set(slot, { mid: transceiver.mid, stream: new MediaStream([track]) })
      this.options.changed?.('stream')
    }
  }

  /** The line kept for our voice exists only once it was offered. */
  private async beforeAnswer(connection: RTCPeerConnection): Promise<void> {
    const transceiver = connection.getTransceivers()[SLOTS.indexOf('talk')]
    if (!transceiver || this.options.slots) return
    transceiver.direction = 'sendonly'
    this.talkSender = transceiver.sender
    await transceiver.sender.replaceTrack(this.voice ?? null)
  }

  private async look(): Promise<void> {
    const { connection } = this.link
    if (connection && this.received.size > 0) {
      const found = await connection.getStats().then(report => samples(report, this.clock.now())).catch(() => undefined)
      if (connection === this.link.connection && found) {
        for (const [slot, { mid }] of this.received) {
          const known = this.observed.get(slot)
          // A browser counts from the first packet on; that none came is worth knowing as well, once there is a way for them.
          const sample = (mid === null ? undefined : found.get(mid)) ?? (known || this.condition !== 'flowing' ? undefined : nothing(this.clock.now()))
          if (sample) this.observed.set(slot, observe(known, sample))
        }
        this.options.changed?.('state')
      }
    }
    if (this.stopLooking) this.stopLooking = this.clock.after(LOOK_MILLIS, () => void this.look())
  }
}
