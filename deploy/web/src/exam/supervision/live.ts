import { openMedia } from '../../common/media/access'
import type { MediaMessage } from '../../common/media/messages'
import { Publisher } from '../../common/media/publisher'
import { SignalClient, type Line } from '../../common/signal/client'
import type { PresenceReport, TrackState } from '../../common/signal/protocol'
import type { Device, Devices } from '../../preflight/devices'

const DEVICES: readonly Device[] = ['camera', 'screen', 'microphone']

/** A battery, where the browser tells of one. */
interface Battery { level: number; charging: boolean }

export interface LiveOptions {
  sitting: string
  /** Of the last event that the page has seen. */
  number: number
  devices: Devices
  /** Whether it should be on now. */
  needs: (device: Device) => boolean
  /** What the exam page knows of itself. */
  facts: () => Pick<PresenceReport, 'item' | 'answered'>
  /** Something happened in the room, or the way to it changed. */
  hinted: () => void
  /** The server begins anew: before the line is back there is nothing to ask, unless it stays away. */
  restarts: () => void
  /** What is told below may have changed. */
  changed: () => void
}

/**
 * The candidate's live side: a socket that says when there is news, tells every ten seconds how the line and the devices are, and pictures for
 * whoever watches, no more than is wanted. All of it may be lost: what must last goes by the link.
 */
export class Live {
  private line: Line = { state: 'connecting' }
  private readonly client: SignalClient<MediaMessage>
  private readonly publisher: Publisher
  private readonly given = new Map<Device, MediaStreamTrack | undefined>()
  private readonly unsubscribe: () => void
  private publishing = false
  private battery: Battery | undefined

  constructor(private readonly options: LiveOptions) {
    const { sitting, number, devices, hinted, restarts, changed } = options
    this.client = new SignalClient<MediaMessage>({
      subject: { sitting }, lastSeq: number, events: hinted, presence: () => this.report(),
      line: line => {
        this.line = line
        if (line.state === 'https' && line.restart) restarts()
        else hinted()
        changed()
      },
    })
    this.publisher = new Publisher({ wire: this.client.wire, access: () => openMedia({ sitting }), changed })
    this.unsubscribe = devices.subscribe(() => this.give())
    this.client.start()
    void (navigator as { getBattery?: () => Promise<Battery> }).getBattery?.().then(battery => { this.battery = battery }, () => {})
  }

  /** A socket is open: news comes by itself. */
  get open(): boolean {
    return this.line.state === 'open'
  }

  /** Nothing comes of it any more. */
  get over(): boolean {
    return this.line.state === 'stopped'
  }

  /** Another tab of this candidate took its place. */
  get replaced(): boolean {
    return this.line.state === 'stopped' && this.line.reason === 'replaced'
  }

  /** A supervisor hears the microphone. */
  get listened(): boolean {
    return this.publisher.listened
  }

  /** Voices of supervisors who speak to the candidate now. */
  get voices(): MediaStreamTrack[] {
    return this.publisher.voices
  }

  /** Somebody should see pictures and does not. */
  get interrupted(): boolean {
    return this.publisher.conditions.includes('interrupted')
  }

  /** Pictures go out from the waiting room on: what the candidate checks before is his alone. */
  publish(on: boolean): void {
    this.publishing = on
    this.give()
  }

  stop(): void {
    this.unsubscribe()
    this.publisher.close()
    this.client.stop()
  }

  private give(): void {
    for (const device of DEVICES) {
      const track = this.publishing ? this.options.devices.track(device) : undefined
      if (this.given.get(device) === track) continue
      this.given.set(device, track)
      this.publisher.set(device, track)
    }
  }

  private report(): PresenceReport {
    const { effectiveType } = (navigator as { connection?: { effectiveType?: string } }).connection ?? {}
    return {
      ...this.options.facts(), ...this.battery ? { battery: this.battery.level, charging: this.battery.charging } : {}, ...effectiveType ? { network: effectiveType } : {},
      visible: document.visibilityState === 'visible', camera: this.state('camera'), screen: this.state('screen'), microphone: this.state('microphone'),
    }
  }

  private state(device: Device): TrackState {
    if (!this.options.devices.track(device)) return this.options.needs(device) ? 'ended' : 'none'
    return this.options.devices.muted(device) ? 'muted' : 'live'
  }
}
