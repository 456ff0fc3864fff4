import * as ladder from './ladder'
import type { Action, Ladder, Side } from './ladder'
import type { Access, Clock, Signal, Wire } from './messages'
import { settled } from './negotiation'
import { Peer } from './peer'

export interface LinkOptions {
  pc: string
  side: Side
  /** Whom we talk to over the wire. */
  to(access: Access): string
  wire: Wire
  clock: Clock
  /** Asked anew for each generation and each restart: names for relays do not live long. */
  access(): Promise<Access>
  /** A new generation's connection, before anything is said: whoever has tracks adds them now. */
  opened(connection: RTCPeerConnection, access: Access): void
  beforeAnswer?(connection: RTCPeerConnection): void | Promise<void>
  /** The watcher cannot offer first: it asks the other side for this generation. */
  invite?(gen: number): void
  /** Something that {@link Link} shows changed. */
  changed(): void
  make?(config: RTCConfiguration): RTCPeerConnection
}

/** What stands between a page and its pictures. */
export type Condition = 'connecting' | 'flowing' | 'interrupted'

const MOST_EARLY = 64
const MOST_GENERATIONS_AHEAD = 1_000

/** One named connection through all its generations: at each moment one peer, and the ladder that mends or replaces it. */
export class Link {
  gen = 0
  peer: Peer | undefined
  connection: RTCPeerConnection | undefined
  private ladder: Ladder
  private early: Signal[] = []
  private starts = 0
  private closed = false
  private stopTimer: (() => void) | undefined
  private readonly stopListening: () => void

  constructor(private readonly options: LinkOptions) {
    const { side, wire, clock } = options
    this.ladder = ladder.begin(side, wire.open, clock.now(), clock.random())
    this.stopListening = wire.onOpen(open => this.signalling(open))
    this.arm()
  }

  get condition(): Condition {
    return this.ladder.missingSince === undefined ? 'flowing' : this.ladder.reached || this.ladder.renewals > 0 ? 'interrupted' : 'connecting'
  }

  /** Nothing is being agreed. */
  get settled(): boolean {
    return this.peer !== undefined && settled(this.peer.negotiation)
  }

  /** A generation from its beginning. Whoever has tracks then offers; the other side waits for that offer. */
  start(gen: number, relayOnly = false): void {
    if (this.gen > 0) this.ladder = ladder.renewed(this.ladder, this.options.clock.now(), this.options.clock.random())
    this.gen = gen
    this.early = []
    this.drop()
    this.arm()
    void this.open(relayOnly)
  }

  take(signal: Signal): void {
    if (this.closed || signal.gen < this.gen || signal.gen > this.gen + MOST_GENERATIONS_AHEAD) return
    if (signal.gen > this.gen) {
      if (signal.description?.type !== 'offer') return
      this.start(signal.gen)
    }
    if (this.peer) this.peer.take(signal)
    else if (this.early.length < MOST_EARLY) this.early.push(signal)
  }

  /** New transport addresses for the same tracks. */
  async restart(): Promise<void> {
    const { peer, connection } = this
    if (!peer || !connection) return
    const access = await this.options.access().catch(() => undefined)
    if (this.peer !== peer) return
    if (access) connection.setConfiguration({ ...connection.getConfiguration(), iceServers: access.iceServers })
    peer.restart()
  }

  close(): void {
    this.closed = true
    this.starts++
    this.stopListening()
    this.stopTimer?.()
    this.drop()
  }

  private drop(): void {
    if (this.connection) this.connection.onconnectionstatechange = null
    this.peer?.close()
    this.peer = this.connection = undefined
  }

  private async open(relayOnly: boolean): Promise<void> {
    const { options, gen } = this
    const start = ++this.starts
    try {
      const access = await options.access()
      if (start !== this.starts) return
      const to = options.to(access)
      const connection = (options.make ?? make)({
        iceServers: access.iceServers,
        iceTransportPolicy: access.relayOnly || relayOnly && hasRelay(access) ? 'relay' : 'all',
        bundlePolicy: 'max-bundle',
      })
      this.connection = connection
      connection.onconnectionstatechange = () => this.heard(connection.connectionState)
      this.peer = new Peer({
        connection, gen,
        // Beside a media server every browser gives way.
        polite: options.side === 'candidate' || access.plane === 'janus',
        clock: options.clock,
        send: part => options.wire.send({ type: 'signal', to, pc: options.pc, gen, ...part }),
        beforeAnswer: options.beforeAnswer?.bind(options),
        broken: () => this.broken(start),
      })
      options.opened(connection, access)
      for (const signal of this.early.splice(0)) this.peer?.take(signal)
      options.changed()
    } catch {
      this.broken(start)
    }
  }

  private broken(start: number): void {
    if (start !== this.starts) return
    const { clock } = this.options
    this.ladder = ladder.broken(this.ladder, clock.now(), clock.random())
    this.drop()
    this.arm()
    this.options.changed()
  }

  private signalling(open: boolean): void {
    const { clock } = this.options
    this.ladder = ladder.signalling(this.ladder, open, clock.now(), clock.random())
    if (open) this.peer?.repeat()
    this.arm()
  }

  private heard(state: RTCPeerConnectionState): void {
    const { clock } = this.options
    this.climb(ladder.connection(this.ladder, state, clock.now(), clock.random()))
  }

  private climb([next, actions]: ladder.Rung): void {
    this.ladder = next
    for (const action of actions) this.act(action)
    this.arm()
    this.options.changed()
  }

  private act(action: Action): void {
    const { side, invite } = this.options
    switch (action.do) {
      case 'restart': return void this.restart()
      case 'renew':
        // The ladder counted it already.
        this.gen++
        this.early = []
        this.drop()
        void this.open(action.relayOnly)
        if (side === 'watcher') invite?.(this.gen)
    }
  }

  private arm(): void {
    this.stopTimer?.()
    this.stopTimer = undefined
    const { dueAt, signalling } = this.ladder
    if (this.closed || dueAt === undefined || !signalling) return
    const { clock } = this.options
    this.stopTimer = clock.after(Math.max(10, dueAt - clock.now()), () => this.climb(ladder.tick(this.ladder, clock.now(), clock.random())))
  }
}

const make = (config: RTCConfiguration) => new RTCPeerConnection(config)

const hasRelay = ({ iceServers }: Access): boolean => iceServers.some(server => [server.urls].flat().some(url => /^turns?:/.test(url)))
