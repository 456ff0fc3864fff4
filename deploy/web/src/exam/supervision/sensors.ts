import { watchStillness } from '../../common/media/stillness'
import type { Devices } from '../../preflight/devices'
import { extended } from '../../preflight/measure'
import type { Happening } from './signals'

const TICK_MILLIS = 1_000
const LOOK_MILLIS = 1_000
const SURFACE_MILLIS = 5_000

/** Listens to the window and to the devices that are on, and tells what happens. Knows nothing of what it means. @return ends it */
export function sense(devices: Devices, tell: (happening: Happening) => void): () => void {
  const ends: (() => void)[] = []
  const on = (target: EventTarget, name: string, heard: () => void) => {
    target.addEventListener(name, heard)
    ends.push(() => target.removeEventListener(name, heard))
  }
  const every = (millis: number, work: () => void) => {
    const timer = setInterval(work, millis)
    ends.push(() => clearInterval(timer))
  }
  const screens = () => tell({ type: 'screens', extended: extended() })
  on(document, 'visibilitychange', () => tell({ type: document.visibilityState === 'hidden' ? 'hidden' : 'shown' }))
  on(window, 'blur', () => tell({ type: 'blurred' }))
  on(window, 'focus', () => tell({ type: 'focused' }))
  on(document, 'fullscreenchange', () => tell({ type: 'fullscreen', on: document.fullscreenElement !== null }))
  on(document, 'paste', () => tell({ type: 'pasted' }))
  const told = screen as unknown as EventTarget
  if (typeof told.addEventListener === 'function') on(told, 'change', screens)
  screens()
  every(TICK_MILLIS, () => tell({ type: 'tick' }))
  // No event says that another surface is shared instead: the track's settings do.
  every(SURFACE_MILLIS, () => tell({ type: 'surface', surface: devices.surface() }))
  ends.push(follow(devices, tell))
  return () => ends.forEach(end => end())
}

/** Devices come and go; the one camera that is on is looked at in small, once a second. */
function follow(devices: Devices, tell: (happening: Happening) => void): () => void {
  const video = document.createElement('video')
  video.muted = true
  video.playsInline = true
  let looking: { stream: MediaStream; stop: () => void } | undefined
  let prompting = false
  const look = () => {
    const stream = devices.stream('camera')
    if (stream === looking?.stream) return
    looking?.stop()
    looking = undefined
    tell({ type: 'picture', finding: 'fine' })
    video.srcObject = stream ?? null
    if (!stream) return
    void video.play().catch(() => {})
    tell({ type: 'camera', label: stream.getVideoTracks()[0]?.label ?? '' })
    looking = { stream, stop: watchStillness(video, finding => tell({ type: 'picture', finding }), LOOK_MILLIS) }
  }
  const end = devices.subscribe(news => {
    if (devices.prompting !== prompting) {
      prompting = devices.prompting
      tell({ type: 'prompt', open: prompting })
    }
    if (news?.news === 'gone') tell({ type: 'gone', device: news.device, detail: '' })
    // What the candidate chooses himself, after a question of the browser, is compared too.
    if (news?.news === 'opened' && news.device === 'screen') tell({ type: 'surface', surface: devices.surface() })
    look()
  })
  look()
  tell({ type: 'surface', surface: devices.surface() })
  return () => {
    end()
    looking?.stop()
    video.srcObject = null
  }
}
