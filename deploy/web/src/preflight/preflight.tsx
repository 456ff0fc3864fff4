import { useEffect, useRef, useState } from 'preact/hooks'
import './preflight.css'
import { number, useTexts } from '../common/i18n'
import { Icon, type IconName } from '../common/icons'
import { Button, StatusPill, type Tone } from '../common/ui'
import { CHECKS, missing, outcomeOf, verdict, type Checked, type CheckName, type Outcome } from './checks'
import type { Devices } from './devices'
import { preflightTexts } from './texts'
import { AUDIBLE, useLevel, type Checking } from './usepreflight'

const tones: Record<Outcome, Tone> = { passed: 'good', warning: 'warning', failed: 'bad', 'not-asked': 'neutral' }
const icons: Record<CheckName, IconName> = { camera: 'camera', microphone: 'microphone', screen: 'screen', bandwidth: 'line', clock: 'clock', battery: 'battery', 'second-screen': 'screen' }

interface ChecksProps {
  devices: Devices
  checking: Checking
  /** When something stopped: those and nothing else. */
  only?: readonly CheckName[]
  /** Of the headings, one below what stands above. */
  level?: 'h2' | 'h3'
}

/** The checks one by one: what was found, in words, what to do, and another try. */
export function PreflightChecks({ devices, checking, only, level = 'h3' }: ChecksProps) {
  const t = useTexts(preflightTexts)
  const { results } = checking
  const total = verdict(results)
  const done = CHECKS.length - missing(results).length
  const words = { unfinished: t.progress(done, CHECKS.length), passed: t.allPassed, warning: t.allWarning, failed: t.allFailed }[total]
  // What was to be switched on stays in the list when it is.
  const [shown] = useState(() => only ? CHECKS.filter(name => only.includes(name)) : CHECKS)
  if (only) return <ul class="preflight">{shown.map(name => <Row key={name} name={name} devices={devices} checking={checking} level={level} />)}</ul>
  return (
    <>
      <p class="hint">{t.checkAllHint}</p>
      <p><Button icon="sync" busy={checking.busy.size > 0} onClick={() => void checking.checkRest()}>{t.checkAll}</Button></p>
      <ul class="preflight">{shown.map(name => <Row key={name} name={name} devices={devices} checking={checking} level={level} />)}</ul>
      <p role="status" class={`preflight-total preflight-${total}`}>{checking.busy.size > 0 ? t.underWay : words}</p>
    </>
  )
}

function Row({ name, devices, checking, level: Heading }: { name: CheckName; devices: Devices; checking: Checking; level: 'h2' | 'h3' }) {
  const t = useTexts(preflightTexts)
  const checked = checking.results[name]
  const busy = checking.busy.has(name)
  const outcome = checked && outcomeOf(checked)
  const asked = checked?.found !== 'not-asked'
  return (
    <li class="preflight-row" data-check={name} data-outcome={busy ? 'busy' : outcome ?? 'todo'}>
      <Icon name={icons[name]} />
      <div class="preflight-words">
        <div class="row">
          <Heading>{t[name]}</Heading>
          {busy ? <StatusPill>{t.underWay}</StatusPill> : <StatusPill tone={outcome ? tones[outcome] : 'neutral'}>{outcome ? t[outcome] : t.todo}</StatusPill>}
        </div>
        <p>{checked ? said(t, checked) : t[`${name}-todo`]}</p>
        {name === 'camera' && asked && <SelfView devices={devices} />}
        {name === 'microphone' && asked && <LevelMeter devices={devices} heard={checking.heard} />}
      </div>
      {asked && (
        <Button busy={busy} onClick={() => void checking.check(name)}>
          {name === 'screen' ? checked ? t.chooseAgain : t.chooseScreen : <>{checked ? t.again : t.check}<span class="visually-hidden"> : {t[name]}</span></>}
        </Button>
      )}
    </li>
  )
}

function said(t: typeof preflightTexts.fr, { name, found, figure }: Checked): string {
  const words = t[`${name}-${found}` as keyof typeof t] as string | ((figure: string) => string)
  if (typeof words === 'string') return words
  return words(name === 'bandwidth' ? number((figure ?? 0) / 1_000, 1) : number(figure ?? 0))
}

/** The candidate's own picture, as a mirror shows it. */
export function SelfView({ devices, size = 'medium' }: { devices: Devices; size?: 'small' | 'medium' | 'large' }) {
  const t = useTexts(preflightTexts)
  const video = useRef<HTMLVideoElement>(null)
  const [stream, setStream] = useState(devices.stream('camera'))
  useEffect(() => {
    setStream(devices.stream('camera'))
    return devices.subscribe(() => setStream(devices.stream('camera')))
  }, [devices])
  useEffect(() => {
    if (video.current) video.current.srcObject = stream ?? null
  }, [stream])
  if (!stream) return null
  return <video class={`self-view self-view-${size}`} ref={video} autoPlay playsInline muted aria-label={t.selfView} />
}

/** Moves when the microphone hears something. Ten steps a second are not read aloud; that it is heard is. */
function LevelMeter({ devices, heard }: { devices: Devices; heard: () => void }) {
  const t = useTexts(preflightTexts)
  const [level, setLevel] = useState(0)
  const [on, setOn] = useState(devices.track('microphone') !== undefined)
  useEffect(() => devices.subscribe(() => setOn(devices.track('microphone') !== undefined)), [devices])
  useLevel(devices, value => {
    setLevel(value)
    if (value > AUDIBLE) heard()
  })
  if (!on) return null
  return (
    <div class="level">
      <meter min={0} max={1} value={Math.min(1, Math.sqrt(level))} aria-label={t.level} />
      <p class="hint small">{t.levelHint}</p>
    </div>
  )
}
