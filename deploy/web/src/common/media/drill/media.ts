import { SLOTS } from '../senders'
import { FakeConnection } from './connection'

class FakeSender {
  track: unknown = null
  parameters: RTCRtpSendParameters
  constructor(encodings: RTCRtpEncodingParameters[] = [{}]) {
    this.parameters = { transactionId: '', codecs: [], headerExtensions: [], rtcp: {}, encodings }
  }

  replaceTrack = async (track: unknown) => {
    this.track = track
  }

  getParameters = () => structuredClone(this.parameters)
  setParameters = async (parameters: RTCRtpSendParameters) => {
    this.parameters = parameters
  }
}

interface FakeTransceiver { mid: string; kind: string; direction: string; sender: FakeSender; receiver: { track: unknown } }

/** A fake connection with the lines that a page made, or was offered. */
export class FakeMediaConnection extends FakeConnection {
  ontrack: ((event: { transceiver: FakeTransceiver; track: unknown }) => void) | null = null
  private readonly transceivers: FakeTransceiver[] = []

  override addTransceiver(kind?: string, init?: RTCRtpTransceiverInit): FakeTransceiver {
    const transceiver = this.line(kind ?? 'video', init?.direction ?? 'sendrecv', init?.sendEncodings)
    super.addTransceiver()
    return transceiver
  }

  getTransceivers = () => this.transceivers
  getStats = async () => new Map()

  override async setRemoteDescription(description: { type: string; sdp?: string }): Promise<void> {
    await super.setRemoteDescription(description)
    if (description.type !== 'offer' || this.transceivers.length > 0) return
    for (const slot of SLOTS) {
      const transceiver = this.line(slot === 'camera' || slot === 'screen' ? 'video' : 'audio', 'recvonly')
      if (slot !== 'talk') this.ontrack?.({ transceiver, track: transceiver.receiver.track })
    }
  }

  private line(kind: string, direction: string, encodings?: RTCRtpEncodingParameters[]): FakeTransceiver {
    const mid = `${this.transceivers.length}`
    const transceiver = { mid, kind, direction, sender: new FakeSender(encodings), receiver: { track: `${this.name} receives ${mid}` } }
    this.transceivers.push(transceiver)
    return transceiver
  }
}
