import { useEffect, useRef } from 'preact/hooks'
import { useTexts } from '../common/i18n'
import { Icon } from '../common/icons'
import type { Sight } from './sight'
import { proctorTexts } from './texts'

/** A camera or a screen, as it comes. */
export interface Shown {
  stream: MediaStream | undefined
  sight: Sight
  /** Of the last frame, milliseconds; undefined when none ever came. */
  ageMillis: number | undefined
}

/** What comes from a candidate's devices. */
export interface Pictures {
  camera: Shown
  screen: Shown
  /** Heard only while somebody listens, which the candidate sees. */
  sound?: MediaStream | undefined
}

const NOBODY: Shown = { stream: undefined, sight: 'nobody', ageMillis: undefined }

export const noPictures: Pictures = { camera: NOBODY, screen: NOBODY }

/** One picture of a tile, with the age of its last frame. A frozen one looks frozen; where there is none it says why. */
export function Picture({ of, shown: { stream, sight, ageMillis } }: { of: 'camera' | 'screen'; shown: Shown }) {
  const t = useTexts(proctorTexts)
  const video = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    if (video.current && video.current.srcObject !== (stream ?? null)) video.current.srcObject = stream ?? null
  }, [stream])
  const seconds = ageMillis === undefined ? undefined : Math.round(ageMillis / 1_000)
  const seen = sight === 'live' || sight === 'frozen'
  return (
    <div class={`picture picture-${of} ${seen ? '' : 'picture-empty'} ${sight === 'frozen' ? 'picture-frozen' : ''}`} data-sight={sight}>
      {stream && <video ref={video} autoPlay playsInline muted aria-label={t[of]} aria-hidden={!seen || undefined} />}
      {!seen && <p class="picture-none"><Icon name={of === 'camera' ? 'person' : 'stop'} /> <span>{t.with(t[of], t[`sight-${sight}`])}</span></p>}
      {/* Shown, not read aloud each second. */}
      {sight === 'live' && seconds !== undefined && <p class="picture-age" aria-hidden="true" title={t.frameAge}>{t.seconds(seconds)}</p>}
      {sight === 'frozen' && seconds !== undefined && <p class="picture-since">{t.frozenSince(seconds)}</p>}
    </div>
  )
}

/** What a supervisor hears who listens. */
export function Sound({ stream }: { stream: MediaStream | undefined }) {
  const audio = useRef<HTMLAudioElement>(null)
  useEffect(() => {
    if (audio.current && audio.current.srcObject !== (stream ?? null)) audio.current.srcObject = stream ?? null
  }, [stream])
  return stream ? <audio ref={audio} autoPlay /> : null
}
