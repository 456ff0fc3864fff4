/** Cameras, microphones and screens: asked for, checked after the choice, watched for trouble. Trouble with a device is a technical fact. */

export type Device = 'camera' | 'microphone' | 'screen'

/** Why there is no track. `refused` by the person or the browser's settings; `busy` in another program; `none` there; `impossible` in this browser. */
export type Problem = 'refused' | 'none' | 'busy' | 'impossible'

export type Captured = { track: MediaStreamTrack; problem?: undefined } | { track?: undefined; problem: Problem }

/** What was shared. Where the browser does not tell the surface, a person has to look. */
export type Surface = 'monitor' | 'window' | 'browser' | 'unknown'

export type CapturedScreen = { track: MediaStreamTrack; surface: Surface; problem?: undefined } | { track?: undefined; surface?: Surface; problem: Problem | 'wrong-surface' }

type Devices = Pick<MediaDevices, 'getUserMedia' | 'enumerateDevices' | 'addEventListener' | 'removeEventListener'> & { getDisplayMedia?: MediaDevices['getDisplayMedia'] }

const CAMERA: MediaTrackConstraints = { width: { ideal: 640 }, height: { ideal: 360 }, frameRate: { ideal: 15, max: 30 } }
const MICROPHONE: MediaTrackConstraints = { echoCancellation: true, noiseSuppression: true, autoGainControl: true }

const here = (): Devices | undefined => globalThis.navigator?.mediaDevices

/** @param id of a device the person chose, else the browser's own choice */
export const openCamera = (id?: string, devices = here()): Promise<Captured> => open(devices, { video: { ...CAMERA, ...chosen(id) } })

export const openMicrophone = (id?: string, devices = here()): Promise<Captured> => open(devices, { audio: { ...MICROPHONE, ...chosen(id) } })

/**
 * Call it from a click. Browsers let the person share what he likes, whatever was asked; so it is checked afterwards, and unless the whole
 * screen was chosen the sharing stops again and the page explains and asks once more.
 *
 * @param waived a proctor accepts any surface
 */
export async function openScreen(waived = false, devices = here()): Promise<CapturedScreen> {
  if (!devices?.getDisplayMedia) return { problem: 'impossible' }
  try {
    const options = { video: { displaySurface: 'monitor', frameRate: { ideal: 5, max: 10 } }, audio: false, monitorTypeSurfaces: 'include', selfBrowserSurface: 'exclude', surfaceSwitching: 'exclude' }
    const [track] = (await devices.getDisplayMedia(options as DisplayMediaStreamOptions)).getVideoTracks()
    if (!track) return { problem: 'impossible' }
    const surface = surfaceOf(track)
    if (surface === 'monitor' || surface === 'unknown' || waived) return { track, surface }
    track.stop()
    return { problem: 'wrong-surface', surface }
  } catch (error) {
    return { problem: problemOf(error) }
  }
}

export function surfaceOf(track: MediaStreamTrack): Surface {
  const { displaySurface } = track.getSettings()
  return displaySurface === 'monitor' || displaySurface === 'window' || displaySurface === 'browser' ? displaySurface : 'unknown'
}

export interface Choice { id: string; label: string }

/** What there is to choose from. Labels are empty until the person allowed one of the kind. */
export async function choices(device: 'camera' | 'microphone', devices = here()): Promise<Choice[]> {
  const kind = device === 'camera' ? 'videoinput' : 'audioinput'
  const all = await devices?.enumerateDevices().catch(() => []) ?? []
  return all.filter(one => one.kind === kind).map(({ deviceId, label }) => ({ id: deviceId, label }))
}

async function open(devices: Devices | undefined, constraints: MediaStreamConstraints): Promise<Captured> {
  if (!devices) return { problem: 'impossible' }
  try {
    const [track] = (await devices.getUserMedia(constraints)).getTracks()
    return track ? { track } : { problem: 'none' }
  } catch (error) {
    return { problem: problemOf(error) }
  }
}

const chosen = (id: string | undefined): MediaTrackConstraints => id === undefined ? {} : { deviceId: { exact: id } }

function problemOf(error: unknown): Problem {
  switch (error instanceof Error ? error.name : '') {
    case 'NotAllowedError': case 'SecurityError': case 'InvalidStateError': return 'refused'
    case 'NotFoundError': case 'OverconstrainedError': return 'none'
    case 'NotReadableError': case 'AbortError': return 'busy'
    default: return 'impossible'
  }
}

export type Change = 'gone' | 'muted' | 'back'

/**
 * Tells when a track stops giving pictures or sound, and when a muted one is back: a device unplugged, sharing stopped, another program took it.
 *
 * @return ends the watch; the track goes on
 */
export function watchTrack(track: MediaStreamTrack, changed: (change: Change) => void): () => void {
  const gone = () => changed('gone')
  const muted = () => changed('muted')
  const back = () => changed('back')
  track.addEventListener('ended', gone)
  track.addEventListener('mute', muted)
  track.addEventListener('unmute', back)
  if (track.readyState === 'ended') gone()
  else if (track.muted) muted()
  return () => {
    track.removeEventListener('ended', gone)
    track.removeEventListener('mute', muted)
    track.removeEventListener('unmute', back)
  }
}

/** What came and what went, by label, each time the machine's devices change. @return ends the watch */
export function watchDevices(device: 'camera' | 'microphone', changed: (came: string[], went: string[]) => void, devices = here()): () => void {
  let known: Choice[] | undefined
  let ended = false
  const look = async () => {
    const now = await choices(device, devices)
    if (ended) return
    const missing = (from: Choice[], of: Choice[]) => of.filter(one => !from.some(other => other.id === one.id)).map(one => one.label)
    const former = known
    known = now
    if (!former) return
    const came = missing(former, now)
    const went = missing(now, former)
    if (came.length > 0 || went.length > 0) changed(came, went)
  }
  const heard = () => void look()
  void look()
  devices?.addEventListener('devicechange', heard)
  return () => {
    ended = true
    devices?.removeEventListener('devicechange', heard)
  }
}
