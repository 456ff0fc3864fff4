import { Link } from '../link'
import type { Access } from '../messages'
import { Peer } from '../peer'
import { FakeConnection } from './connection'
import { FINE, Network } from './network'
import { seeded, World } from './world'

export interface GlareOptions {
  /** Whether one of them gives way, as it should; with nobody polite the drill must fail. */
  polite: 'candidate' | 'nobody'
  /** No socket breaks, no message is lost or late. */
  calm: boolean
}

export interface Outcome {
  converged: boolean
  /** From the last disturbance to agreement. */
  millis: number
  glares: number
  sent: number
  lost: number
  twice: number
  stale: number
  /** Beyond the first. */
  generations: number
}

const DISTURBED_MILLIS = 12_000
const PATIENCE_MILLIS = 60_000
const QUIET_MILLIS = 3_000

/**
 * One candidate and one proctor, both of whom offer whenever a connection begins and again at the same moments, over a network that loses, repeats
 * and delays, with sockets that break and a path that changes; then the weather clears. They have converged when both connections
 * rest on the same pair of descriptions, media flows and nobody has anything left to say.
 */
export async function round(seed: number, options: GlareOptions = { polite: 'candidate', calm: false }): Promise<Outcome> {
  const world = new World(seeded(seed))
  const network = new Network(world, 'candidate', 'proctor')
  const pair = new Pair(world, network, options)
  network.weather = options.calm ? FINE : { lost: world.between(0, 0.4), twice: world.between(0, 0.2), stale: world.between(0, 0.2) }
  const last = disturb(world, network, pair, options.calm)
  let since: number | undefined
  const converged = await world.run(last + PATIENCE_MILLIS, () => {
    since = world.now() > last && pair.agreed() ? since ?? world.now() : undefined
    return since !== undefined && world.now() - since >= QUIET_MILLIS
  })
  pair.close()
  return { converged, millis: Math.round((since ?? world.now()) - last), glares: pair.glares, ...network.counted, generations: pair.candidate.gen - 1 }
}

/** @return when the last of it is over */
function disturb(world: World, network: Network, pair: Pair, calm: boolean): number {
  let last = 0
  const at = (millis: number, work: () => void) => {
    last = Math.max(last, millis)
    world.after(millis, work)
  }
  for (let i = 0; i < 3; i++) {
    const moment = world.between(300, DISTURBED_MILLIS)
    at(moment, () => void pair.candidate.restart())
    at(moment + world.between(0, 120), () => void pair.proctor.restart())
  }
  if (calm) return last
  for (const end of [network.left, network.right])
    if (world.chance(0.4)) {
      const moment = world.between(0, DISTURBED_MILLIS)
      at(moment, () => end.set(false))
      at(moment + world.between(100, 4_000), () => end.set(true))
    }
  if (world.chance(0.5)) at(world.between(500, DISTURBED_MILLIS), () => pair.changePath())
  at(DISTURBED_MILLIS + 4_000, () => {
    network.weather = FINE
  })
  return last
}

class Pair {
  readonly candidate: Link
  readonly proctor: Link
  private readonly peers = new Set<Peer>()
  private pathSince = 0

  constructor(private readonly world: World, network: Network, { polite }: GlareOptions) {
    const access = async (): Promise<Access> => {
      await world.sleep(world.between(5, 60))
      return { plane: 'peer-to-peer', iceServers: [], relayOnly: false }
    }
    const link = (side: 'candidate' | 'watcher', wire: Network['left'], to: string) => new Link({
      pc: 'pc', side, wire, clock: world, access, to: () => to,
      // Both have something to offer at once.
      opened: connection => connection.addTransceiver('video'),
      make: () => new FakeConnection(world, `${side}${FakeConnection.count++}`) as unknown as RTCPeerConnection,
      invite: gen => wire.send({ type: 'want', to, pc: 'pc', gen, camera: 'thumbnail', screen: 'off', microphone: false, talk: false, over: false }),
      changed: () => this.prepare((side === 'candidate' ? this.candidate : this.proctor)?.peer, polite),
    })
    this.candidate = link('candidate', network.left, 'proctor')
    this.proctor = link('watcher', network.right, 'candidate')
    network.left.on(message => {
      if (message.type === 'signal') this.candidate.take(message)
      else if (message.type === 'want' && message.gen > this.candidate.gen) this.candidate.start(message.gen)
    })
    network.right.on(message => {
      if (message.type === 'signal') this.proctor.take(message)
    })
    this.candidate.start(1)
    this.proctor.start(1)
    const look = () => {
      this.look()
      world.after(100, look)
    }
    look()
  }

  get glares(): number {
    return [...this.peers].reduce((sum, peer) => sum + peer.glares, 0)
  }

  /** Breaks the manners where the drill is to fail. */
  private prepare(peer: Peer | undefined, polite: GlareOptions['polite']): void {
    if (!peer || this.peers.has(peer)) return
    this.peers.add(peer)
    if (polite === 'nobody') peer.negotiation = { ...peer.negotiation, polite: false }
  }

  changePath(): void {
    this.pathSince = this.world.now()
  }

  agreed(): boolean {
    const [a, b] = this.connections()
    return a !== undefined && b !== undefined && this.candidate.gen === this.proctor.gen && this.candidate.settled && this.proctor.settled
      && a.agreed.local?.id === b.agreed.remote?.id && b.agreed.local?.id === a.agreed.remote?.id && a.connectionState === 'connected' && b.connectionState === 'connected'
  }

  close(): void {
    this.candidate.close()
    this.proctor.close()
  }

  private connections = () => [this.candidate, this.proctor].map(link => link.connection as unknown as FakeConnection | undefined)

  /** Packets pass where both sides describe the same transport, know an address of each other, and none of it is older than the path. */
  private look(): void {
    const [a, b] = this.connections()
    if (!a || !b) return
    const passes = a.agreed.local?.ufrag === b.agreed.remote?.ufrag && b.agreed.local?.ufrag === a.agreed.remote?.ufrag
      && a.agreed.local !== undefined && a.usable > 0 && b.usable > 0 && Math.min(a.transportSince, b.transportSince) >= this.pathSince
    for (const one of [a, b])
      if (passes) one.become('connected')
      else if (one.connectionState === 'connected') one.become('disconnected')
  }
}
