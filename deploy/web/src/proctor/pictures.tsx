import { useEffect, useRef } from 'preact/hooks'
import { useTexts } from '../common/i18n'
import { Icon } from '../common/icons'
import { proctorTexts } from './texts'

/** What comes from a candidate's devices. */
export interface Pictures {
  camera: MediaStream | undefined
  screen: MediaStream | undefined
  /** Heard only while somebody listens, which the candidate sees. */
  sound?: MediaStream | undefined
  /** Age of the last frame of each, milliseconds; undefined when none ever came. */
  cameraAgeMillis: number | undefined
  screenAgeMillis: number | undefined
}

export const noPictures: Pictures = { camera: undefined, screen: undefined, cameraAgeMillis: undefined, screenAgeMillis: undefined }

/** A picture older than this must look it. */
const FROZEN_MILLIS = 3_000

/** One picture of a tile. A frozen one looks frozen, and says since when; a missing one says so. */
export function Picture({ of, stream, ageMillis }: { of: 'camera' | 'screen'; stream: MediaStream | undefined; ageMillis: number | undefined }) {
  const t = useTexts(proctorTexts)
  const video = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    if (video.current && video.current.srcObject !== (stream ?? null)) video.current.srcObject = stream ?? null
  }, [stream])
  const frozen = stream !== undefined && ageMillis !== undefined && ageMillis > FROZEN_MILLIS
  return (
    <div class={`picture picture-${of} ${frozen ? 'picture-frozen' : ''}`}>
      {stream
        ? <video ref={video} autoPlay playsInline muted aria-label={t[of]} />
        : <p class="picture-none"><Icon name={of === 'camera' ? 'person' : 'stop'} /> <span>{of === 'camera' ? t.noCamera : t.noScreen}</span></p>}
      {frozen && <p class="picture-age">{t.frozenSince(Math.round(ageMillis / 1_000))}</p>}
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
