import { CAMERA, encoding, LAYERS, layers, SCREEN, type Encoding } from './levels'
import { NOTHING, type Wish } from './messages'

/** The lines of every connection, in this order, from its first offer to its end. */
export const SLOTS = ['camera', 'screen', 'microphone', 'talk'] as const
export type Slot = (typeof SLOTS)[number]

/** Where a page's own tracks come from. */
export type Source = Exclude<Slot, 'talk'>
export type Sources = Readonly<Partial<Record<Source, MediaStreamTrack>>>

/** The sending side of one connection: made once, then only fed and throttled. Changes follow each other; the latest wish wins. */
export class Senders {
  private readonly transceivers: ReadonlyMap<Slot, RTCRtpTransceiver>
  private wanted: { wish: Wish; sources: Sources } = { wish: NOTHING, sources: {} }
  private working = false
  private stale = false

  /** @param layered two layers of the camera, for a media server to choose from */
  constructor(connection: RTCPeerConnection, slots: readonly Slot[], private readonly layered: boolean) {
    this.transceivers = new Map(slots.map(slot => [slot, connection.addTransceiver(slot === 'camera' || slot === 'screen' ? 'video' : 'audio', {
      direction: slot === 'talk' ? 'recvonly' : 'sendonly',
      ...slot === 'talk' ? {} : { sendEncodings: slot === 'camera' && layered ? LAYERS.map((rid, i) => ({ rid, active: false, ...i === 0 ? { scaleResolutionDownBy: 2 } : {} })) : [{ active: false }] },
    })]))
  }

  /** What the other side says, when it speaks. */
  get voice(): MediaStreamTrack | undefined {
    return this.transceivers.get('talk')?.receiver.track
  }

  apply(wish: Wish, sources: Sources): void {
    this.wanted = { wish, sources }
    this.stale = true
    if (!this.working) void this.work()
  }

  private async work(): Promise<void> {
    this.working = true
    while (this.stale) {
      this.stale = false
      const { wish, sources } = this.wanted
      for (const slot of ['camera', 'screen', 'microphone'] as const) await this.applyOne(slot, wish, sources[slot]).catch(() => {})
    }
    this.working = false
  }

  private async applyOne(slot: Source, wish: Wish, source: MediaStreamTrack | undefined): Promise<void> {
    const sender = this.transceivers.get(slot)?.sender
    if (!sender) return
    // A microphone nobody listens to is not even given to the connection.
    const track = slot === 'microphone' && !wish.microphone ? null : source ?? null
    if (sender.track !== track) await sender.replaceTrack(track)
    const parameters = sender.getParameters()
    const encodings = this.encodings(slot, wish, track)
    parameters.encodings.forEach((one, i) => Object.assign(one, encodings[i]))
    // Text and faces are to be read: short of bandwidth or processor, fewer pictures rather than smaller ones.
    if (slot === 'screen' || slot === 'camera' && wish.camera === 'focus') parameters.degradationPreference = 'maintain-resolution'
    else if (slot === 'camera') parameters.degradationPreference = 'balanced'
    await sender.setParameters(parameters)
  }

  private encodings(slot: Source, wish: Wish, track: MediaStreamTrack | null): readonly Partial<Encoding>[] {
    if (slot === 'microphone') return [{ active: wish.microphone }]
    const sizes = slot === 'camera' ? CAMERA : SCREEN
    const height = track?.getSettings().height ?? sizes.focus.height
    return slot === 'camera' && this.layered ? layers(sizes, wish.camera, height) : [encoding(sizes, wish[slot], height)]
  }
}
