import type { World } from './world'

/** What a description of the drill says in place of SDP. */
export interface Said { id: string; from: string; ufrag: string; candidates: string[] }

const parse = (sdp: string): Said => JSON.parse(sdp) as Said

type Half = { type: 'offer' | 'answer'; said: Said }

/**
 * An RTCPeerConnection without media or network that keeps the rules of webrtc-pc about descriptions: one operation after the other, each taking
 * a while; which description may follow which; rollback by an offer; candidates only for transport that was described; when negotiation is
 * needed. What it forbids fails, as a browser's does.
 */
export class FakeConnection {
  static count = 0
  readonly name: string
  signalingState: RTCSignalingState = 'stable'
  connectionState: RTCPeerConnectionState = 'new'
  onnegotiationneeded: (() => void) | null = null
  onicecandidate: ((event: { candidate: { candidate: string; toJSON(): RTCIceCandidateInit } | null }) => void) | null = null
  onconnectionstatechange: (() => void) | null = null
  private readonly current: { local?: Half; remote?: Half } = {}
  private readonly pending: { local?: Half; remote?: Half } = {}
  private readonly known = new Map<string, Set<string>>()
  private operations = 0
  private chain: Promise<unknown> = Promise.resolve()
  private ufrags = 0
  private versions = 0
  private wanted = false
  private announced = false
  private restarting = false
  private readonly born: number
  private readonly bornOf = new Map<string, number>()

  constructor(private readonly world: World, name: string) {
    this.name = name
    this.born = world.now()
  }

  get pendingLocalDescription() { return text(this.pending.local) }
  get currentLocalDescription() { return text(this.current.local) }
  get localDescription() { return text(this.pending.local ?? this.current.local) }
  get agreed(): { local: Said | undefined; remote: Said | undefined } { return { local: this.current.local?.said, remote: this.current.remote?.said } }
  getConfiguration = (): RTCConfiguration => ({})
  setConfiguration(): void {}

  /** Candidates of the other side that fit its present transport. */
  get usable(): number {
    const ufrag = this.current.remote?.said.ufrag
    return ufrag === undefined ? 0 : this.known.get(ufrag)?.size ?? 0
  }

  /** When the transport now agreed on was made. */
  get transportSince(): number {
    return this.bornOf.get(this.current.local?.said.ufrag ?? '') ?? this.born
  }

  /** Tracks to tell of. */
  addTransceiver(): void {
    this.need()
  }

  restartIce(): void {
    this.restarting = true
    this.need()
  }

  setLocalDescription = (): Promise<void> => this.operation(() => {
    if (this.signalingState === 'have-remote-offer') {
      const fresh = this.current.remote?.said.ufrag !== this.pending.remote?.said.ufrag
      const answer: Half = { type: 'answer', said: this.say(fresh || this.restarting) }
      Object.assign(this.current, { local: answer, remote: this.pending.remote })
      if (fresh) this.restarting = false
      this.forget()
      this.gather(answer.said)
    } else if (this.signalingState === 'stable') {
      this.pending.local = { type: 'offer', said: this.say(this.restarting) }
      this.wanted = false
      this.signalingState = 'have-local-offer'
      this.gather(this.pending.local.said)
    }
  })

  setRemoteDescription({ type, sdp }: { type: string; sdp?: string }): Promise<void> {
    return this.operation(() => this.setRemote(type, sdp))
  }

  private setRemote(type: string, sdp?: string): void {
    const said = parse(sdp ?? '')
    if (type === 'offer') {
      if (this.signalingState === 'have-local-offer') {
        delete this.pending.local
        this.wanted = true
      }
      this.pending.remote = { type, said }
      this.signalingState = 'have-remote-offer'
    } else {
      if (this.signalingState !== 'have-local-offer') throw new Error('InvalidStateError')
      if (this.restarting && this.pending.local?.said.ufrag !== this.current.local?.said.ufrag) this.restarting = false
      Object.assign(this.current, { local: this.pending.local, remote: { type: 'answer', said } })
      this.forget()
    }
    for (const candidate of said.candidates) this.learn(said.ufrag, candidate)
  }

  addIceCandidate = ({ candidate, usernameFragment }: RTCIceCandidateInit): Promise<void> => this.operation(() => {
    const remote = [this.current.remote, this.pending.remote].flatMap(half => half?.said.ufrag ?? [])
    if (remote.length === 0) throw new Error('InvalidStateError')
    if (!remote.includes(usernameFragment ?? '')) throw new Error('OperationError')
    this.learn(usernameFragment ?? '', candidate ?? '')
  })

  close(): void {
    this.signalingState = 'closed'
    this.connectionState = 'closed'
  }

  /** What the network, not the other side, does to it. */
  become(state: RTCPeerConnectionState): void {
    if (this.connectionState === state || this.connectionState === 'closed') return
    this.connectionState = state
    this.onconnectionstatechange?.()
  }

  private say(freshTransport: boolean): Said {
    const former = this.current.local?.said.ufrag
    const ufrag = freshTransport || former === undefined ? `${this.name}.${++this.ufrags}` : former
    if (!this.bornOf.has(ufrag)) this.bornOf.set(ufrag, this.world.now())
    return { id: `${this.name}#${++this.versions}`, from: this.name, ufrag, candidates: [] }
  }

  private gather(said: Said): void {
    for (let i = 1; i <= 3; i++) this.world.after(this.world.between(5, 120) * i, () => {
      const candidate = `${said.ufrag}/${i}`
      if (this.signalingState === 'closed' || said.candidates.includes(candidate)) return
      said.candidates.push(candidate)
      this.onicecandidate?.({ candidate: { candidate, toJSON: () => ({ candidate, usernameFragment: said.ufrag }) } })
    })
  }

  private learn(ufrag: string, candidate: string): void {
    this.known.set(ufrag, (this.known.get(ufrag) ?? new Set()).add(candidate))
  }

  private forget(): void {
    delete this.pending.local
    delete this.pending.remote
    this.signalingState = 'stable'
    this.announce()
  }

  private need(): void {
    this.wanted = true
    this.announce()
  }

  /** Said once the connection is stable and does nothing else. */
  private announce(): void {
    if (this.announced) return
    this.announced = true
    this.world.after(0, () => {
      this.announced = false
      if (this.signalingState === 'stable' && this.wanted && this.operations === 0) this.onnegotiationneeded?.()
    })
  }

  private operation(work: () => void): Promise<void> {
    this.operations++
    const result = this.chain.then(() => this.world.sleep(this.world.between(1, 40))).then(() => {
      this.operations--
      // Nothing comes of what a closed connection was doing.
      if (this.signalingState === 'closed') return new Promise<void>(() => {})
      work()
      if (this.wanted) this.announce()
      return undefined
    })
    this.chain = result.catch(() => {})
    return result
  }
}

const text = (half: Half | undefined) => half ? { type: half.type, sdp: JSON.stringify(half.said) } : null
