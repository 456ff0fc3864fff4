import { openCamera, openMicrophone, openScreen, surfaceOf, watchTrack, type Captured, type CapturedScreen, type Device, type Surface } from '../common/media/capture'

export type { Device, Surface } from '../common/media/capture'

interface Held { stream: MediaStream; track: MediaStreamTrack; muted: boolean; unwatch: () => void }

export type DeviceNews =
  /** It stopped by itself: unplugged, or sharing was ended. */
  | { news: 'gone'; device: Device }
  | { news: 'muted' | 'back'; device: Device }
  | { news: 'opened'; device: Device }

/**
 * The devices that this page has switched on, and nothing that it has not: each one only after it was asked for by its name. They stay on from
 * the check to the end of the test, so that nobody has to choose a screen twice.
 */
export class Devices {
  /** A question of the browser is open: what the window does meanwhile says nothing. */
  prompting = false
  private readonly held = new Map<Device, Held>()
  private readonly listeners = new Set<(news: DeviceNews | undefined) => void>()

  /** @param listener told when anything changed, with the news where there are any */
  subscribe(listener: (news: DeviceNews | undefined) => void): () => void {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  camera = (): Promise<Captured> => this.open('camera', () => openCamera())
  microphone = (): Promise<Captured> => this.open('microphone', () => openMicrophone())
  /** From a click. @param waived the supervisor does without the whole screen */
  screen = (waived = false): Promise<CapturedScreen> => this.open('screen', () => openScreen(waived))

  track = (device: Device): MediaStreamTrack | undefined => this.held.get(device)?.track
  stream = (device: Device): MediaStream | undefined => this.held.get(device)?.stream
  muted = (device: Device): boolean => this.held.get(device)?.muted ?? false
  surface = (): Surface | undefined => {
    const track = this.track('screen')
    return track && surfaceOf(track)
  }

  stop(device: Device): void {
    const held = this.held.get(device)
    if (!held) return
    this.held.delete(device)
    held.unwatch()
    held.track.stop()
    this.tell(undefined)
  }

  stopAll(): void {
    for (const device of [...this.held.keys()]) this.stop(device)
  }

  private async open<C extends Captured | CapturedScreen>(device: Device, ask: () => Promise<C>): Promise<C> {
    this.stop(device)
    this.prompting = true
    this.tell(undefined)
    try {
      const captured = await ask()
      if (captured.track) this.hold(device, captured.track)
      return captured
    } finally {
      this.prompting = false
      this.tell(this.held.has(device) ? { news: 'opened', device } : undefined)
    }
  }

  private hold(device: Device, track: MediaStreamTrack): void {
    const held: Held = { track, stream: new MediaStream([track]), muted: false, unwatch: () => {} }
    this.held.set(device, held)
    held.unwatch = watchTrack(track, change => {
      if (this.held.get(device) !== held) return
      if (change === 'gone') {
        this.held.delete(device)
        held.unwatch()
      }
      held.muted = change === 'muted'
      this.tell({ news: change, device })
    })
  }

  private tell(news: DeviceNews | undefined): void {
    this.listeners.forEach(listener => listener(news))
  }
}
