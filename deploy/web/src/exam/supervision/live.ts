import { openMedia } from '../../common/media/access'
import type { Wire } from '../../common/media/messages'
import { Publisher } from '../../common/media/publisher'
import { SignalClient } from '../../common/signal/client'
import type { PresenceReport, TrackState } from '../../common/signal/protocol'
import type { Device, Devices } from '../../preflight/devices'

const DEVICES: readonly Device[] = ['camera', 'screen', 'microphone']

/** A battery, where the browser tells of one. */
interface Battery { level: number; charging: boolean }

/** The candidate's live side: says every ten seconds how the line and the devices are, and gives pictures to whoever watches, no more than is wanted. */
export class Live {
  private readonly client: SignalClient
  private readonly publisher: Publisher
  private battery: Battery | undefined
  private readonly unsubscribe: () => void

  /**
   * @param number of the last event that the page has seen
   * @param hinted something happened in the room
   * @param facts  what the exam page knows of itself
   * @param changed what {@link listened} or {@link voices} tell may have changed
   */
  constructor(sitting: string, number: number, private readonly devices: Devices, hinted: () => void, facts: () => Pick<PresenceReport, 'item' | 'answered'>, changed: () => void) {
    this.client = new SignalClient({
      subject: { sitting }, lastSeq: number, events: hinted,
      presence: () => ({ ...facts(), ...this.battery ? { battery: this.battery.level, charging: this.battery.charging } : {}, visible: document.visibilityState === 'visible', ...this.states() }),
    })
    this.publisher = new Publisher({ wire: this.client.wire as unknown as Wire, access: () => openMedia({ sitting }), changed })
    this.unsubscribe = devices.subscribe(() => this.give())
    this.give()
    this.client.start()
    void (navigator as { getBattery?: () => Promise<Battery> }).getBattery?.().then(battery => { this.battery = battery }, () => {})
  }

  /** Voices of supervisors who speak to the candidate now. */
  get voices(): MediaStreamTrack[] {
    return this.publisher.voices
  }

  stop(): void {
    this.unsubscribe()
    this.publisher.close()
    this.client.stop()
  }

  private give(): void {
    for (const device of DEVICES) this.publisher.set(device, this.devices.track(device))
  }

  private states(): Record<Device, TrackState> {
    const state = (device: Device): TrackState => this.devices.track(device) ? this.devices.muted(device) ? 'muted' : 'live' : 'none'
    return { camera: state('camera'), screen: state('screen'), microphone: state('microphone') }
  }
}
