import { useEffect, useRef, useState } from 'preact/hooks'
import './supervision.css'
import { useTexts } from '../../common/i18n'
import { Icon, type IconName } from '../../common/icons'
import { browserMemory } from '../../common/memory'
import { Button } from '../../common/ui'
import type { Device } from '../../preflight/devices'
import { SelfView } from '../../preflight/preflight'
import type { Announce } from '../announce'
import { CallButton } from './call'
import { unread } from './state'
import type { Supervision } from './supervision'
import { supervisionTexts } from './texts'
import { useSupervision } from './usesupervision'

const HIDDEN = 'palier.self-hidden'
/** Gets the focus back when the messages are closed. */
export const TOGGLE = 'supervision-toggle'

/** The slim bar: what is on, in words and signs; whether somebody listens; messages; the supervisor. */
export function SupervisionBar({ supervision, started, open, toggle, announce }: { supervision: Supervision; started: boolean; open: boolean; toggle: () => void; announce: Announce }) {
  const t = useTexts(supervisionTexts)
  useSupervision(supervision)
  const bar = useRef<HTMLElement>(null)
  useEffect(() => followHeight(bar.current), [supervision.watched.view === undefined])
  const { view, reachable } = supervision.watched
  if (!view) return null
  const fresh = unread(supervision.watched)
  const { kept } = supervision
  return (
    <section class="supervision-bar" aria-label={t.bar} ref={bar}>
      <div class="supervision-row">
        <Mirror supervision={supervision} />
        <ul class="supervision-states">
          {view.place === 'remote' && (['camera', 'screen', 'microphone'] as const).map(device => <State key={device} device={device} supervision={supervision} started={started} />)}
          {kept && <li class={kept.trouble ? 'is-off' : 'is-on'} data-state="kept"><Icon name="download" /> <span>{t[`keptNow-${kept.policy}`]}{kept.trouble && ` (${t.keptTrouble})`}</span></li>}
          {supervision.live.interrupted && <li class="is-off" data-state="pictures-interrupted"><Icon name="sync" /> <span>{t.picturesInterrupted}</span></li>}
          <li class={reachable ? 'is-on' : 'is-off'} data-state={`line-${reachable ? 'up' : 'away'}`}><Icon name="line" /> <span>{t.line} : {reachable ? t.lineUp : t.lineAway}</span></li>
        </ul>
        <div class="supervision-acts">
          <Button id={TOGGLE} icon="message" class={fresh > 0 ? 'is-unread' : ''} aria-expanded={open} aria-controls="supervision-panel" onClick={toggle}>
            {fresh > 0 ? t.messagesUnread(fresh) : t.messages}
          </Button>
          <CallButton supervision={supervision} announce={announce} />
          <Fullscreen />
        </div>
      </div>
    </section>
  )
}

/** What sticks below the header must know how high it is, whatever its words take. @return ends it */
function followHeight(bar: HTMLElement | null): (() => void) | undefined {
  const header = bar?.closest('header')
  if (!header) return undefined
  const observer = new ResizeObserver(() => document.documentElement.style.setProperty('--exam-header', `${header.offsetHeight}px`))
  observer.observe(header)
  return () => observer.disconnect()
}

/** Always in sight while it is so, wherever the page is scrolled to. */
export function ListeningSign({ supervision }: { supervision: Supervision }) {
  const t = useTexts(supervisionTexts)
  useSupervision(supervision)
  return supervision.listened ? <aside class="listening" data-listening aria-label={t.listening}><Icon name="ear" /> <strong>{t.listening}</strong></aside> : null
}

const icons: Record<Device, IconName> = { camera: 'camera', screen: 'screen', microphone: 'microphone' }

function State({ device, supervision, started }: { device: Device; supervision: Supervision; started: boolean }) {
  const t = useTexts(supervisionTexts)
  const { state, words } = stateOf(t, device, supervision)
  // Before the test nothing has to be on yet.
  return <li class={`is-${state === 'off' && !started ? 'none' : state}`} data-state={`${device}-${state}`}><Icon name={icons[device]} /> <span>{t[device]} : {words}</span></li>
}

function stateOf(t: typeof supervisionTexts.fr, device: Device, supervision: Supervision): { state: 'on' | 'off' | 'none' | 'heard'; words: string } {
  const { devices } = supervision
  if (!devices.track(device)) {
    if (!supervision.asks.asked[device]) return { state: 'none', words: device === 'camera' ? t.notAskedCamera : t.notAsked }
    if (!supervision.asks.needs(device)) return { state: 'none', words: t.waived }
    return { state: 'off', words: device === 'camera' ? t.offCamera : t.off }
  }
  if (devices.muted(device)) return { state: 'off', words: device === 'microphone' ? t.mutedMicrophone : t.mutedDevice }
  if (device === 'screen') return { state: 'on', words: devices.surface() === 'monitor' || devices.surface() === 'unknown' ? t.shared : t.partly }
  if (device === 'camera') return { state: 'on', words: t.on }
  return supervision.listened ? { state: 'heard', words: t.heardNow } : { state: 'on', words: t.onMicrophone }
}

/** Plays whoever speaks to the candidate. */
export function Voices({ supervision }: { supervision: Supervision }) {
  useSupervision(supervision)
  const { voices } = supervision.live
  const audio = useRef<HTMLAudioElement>(null)
  const heard = voices.map(track => track.id).join()
  useEffect(() => {
    if (audio.current) audio.current.srcObject = voices.length > 0 ? new MediaStream(voices) : null
  }, [heard])
  return <audio ref={audio} autoPlay />
}

/** The candidate's own picture; hidden, the camera goes on and the bar says so. */
function Mirror({ supervision }: { supervision: Supervision }) {
  const t = useTexts(supervisionTexts)
  const [hidden, setHidden] = useState(browserMemory.get(HIDDEN) === 'yes')
  if (!supervision.devices.track('camera')) return null
  const change = () => {
    browserMemory.set(HIDDEN, hidden ? 'no' : 'yes')
    setHidden(!hidden)
  }
  return (
    <div class="supervision-self">
      {!hidden && <SelfView devices={supervision.devices} size="small" />}
      <button type="button" class="header-link" onClick={change}>{hidden ? t.showSelf : <>{t.hideSelf} <span class="visually-hidden">{t.hideSelfWhat}</span></>}</button>
    </div>
  )
}

/** Offered where there is such a thing; nobody has to. */
function Fullscreen() {
  const t = useTexts(supervisionTexts)
  const [full, setFull] = useState(document.fullscreenElement !== null)
  useEffect(() => {
    const changed = () => setFull(document.fullscreenElement !== null)
    document.addEventListener('fullscreenchange', changed)
    return () => document.removeEventListener('fullscreenchange', changed)
  }, [])
  if (!document.fullscreenEnabled) return null
  const toggle = () => void (full ? document.exitFullscreen() : document.documentElement.requestFullscreen()).catch(() => {})
  return <Button look="quiet" class="supervision-fullscreen" onClick={toggle}>{full ? t.leaveFullscreen : t.fullscreen}</Button>
}
