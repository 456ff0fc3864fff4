import type { Candidate, Clock, Description, Signal } from './messages'
import * as negotiation from './negotiation'
import type { Effect, Step, Task } from './negotiation'

export interface PeerOptions {
  connection: RTCPeerConnection
  polite: boolean
  gen: number
  clock: Clock
  send(part: { description: Description } | { candidate: Candidate }): void
  /** The other side's offer is taken, the answer not made yet: the moment for directions. */
  beforeAnswer?(connection: RTCPeerConnection): void | Promise<void>
  /** The connection refused a description: it is of no more use. */
  broken(error: unknown): void
}

const FIRST_REPEAT_MILLIS = 1_500
const LONGEST_REPEAT_MILLIS = 6_000

/** One RTCPeerConnection that negotiates perfectly: does what the negotiation says, and tells it what came of it. */
export class Peer {
  negotiation: negotiation.Negotiation
  /** How often both offered at once. */
  glares = 0
  private closed = false
  private repeats = 0
  private stopRepeating: (() => void) | undefined

  constructor(private readonly options: PeerOptions) {
    const { connection, polite, gen } = options
    this.negotiation = negotiation.begin(polite, gen)
    connection.onnegotiationneeded = () => this.step(negotiation.needed(this.negotiation))
    connection.onicecandidate = ({ candidate }) => {
      if (candidate?.candidate) options.send({ candidate: candidate.toJSON() })
    }
  }

  take = (signal: Signal) => this.step(negotiation.received(this.negotiation, signal))

  /** The way is open again: what was said meanwhile is lost. */
  repeat = () => this.step(negotiation.overdue(this.negotiation))

  /** New transport addresses, the same tracks. */
  restart = () => this.options.connection.restartIce()

  close(): void {
    this.closed = true
    this.stopRepeating?.()
    const { connection } = this.options
    connection.onnegotiationneeded = connection.onicecandidate = null
    connection.close()
  }

  private step([next, effects]: Step): void {
    if (this.closed) return
    const { offers } = this.negotiation
    this.negotiation = next
    for (const effect of effects) this.apply(effect)
    this.watchForAnswer(next.offers !== offers)
  }

  private apply(effect: Effect): void {
    const { connection, send } = this.options
    switch (effect.do) {
      case 'send': return send({ description: effect.description })
      case 'repeat': {
        const description = effect.type === 'offer' ? connection.pendingLocalDescription : connection.currentLocalDescription
        if (description?.type === effect.type) send({ description: { type: effect.type, sdp: description.sdp, number: effect.number } })
        return
      }
      // Of a description that was never taken, or of transport that is gone: nothing follows from it.
      case 'add': return void connection.addIceCandidate(effect.candidate).catch(() => {})
      case 'glare': return void this.glares++
      default: return void this.perform(effect)
    }
  }

  private async perform(task: Task): Promise<void> {
    const { connection, beforeAnswer, broken } = this.options
    try {
      if (task.do !== 'offer') await connection.setRemoteDescription({ type: task.description.type, sdp: task.description.sdp })
      if (task.do === 'answer') await beforeAnswer?.(connection)
      if (task.do !== 'finish') await connection.setLocalDescription()
      this.step(negotiation.done(this.negotiation, connection.localDescription?.sdp ?? ''))
    } catch (error) {
      if (this.closed) return
      this.close()
      broken(error)
    }
  }

  /** An offer is said again until it has its answer. */
  private watchForAnswer(isNew: boolean): void {
    if (isNew) this.repeats = 0
    if (this.negotiation.offering === (this.stopRepeating !== undefined) && !isNew) return
    this.stopRepeating?.()
    this.stopRepeating = undefined
    if (!this.negotiation.offering) return
    const wait = Math.min(LONGEST_REPEAT_MILLIS, FIRST_REPEAT_MILLIS * 2 ** this.repeats) * (0.75 + this.options.clock.random() / 2)
    this.stopRepeating = this.options.clock.after(wait, () => {
      this.stopRepeating = undefined
      this.repeats++
      this.repeat()
    })
  }
}
