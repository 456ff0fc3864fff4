import { clockTime, useTexts } from '../common/i18n'
import { WordPill } from '../common/sitting'
import { Progress, StatusPill } from '../common/ui'
import { timeLeft } from '../staff/live'
import { useNow } from '../staff/now'
import { countOf } from './hints'
import { noPictures, Picture } from './pictures'
import { proctorTexts } from './texts'
import { nameOf, toneOf, troubles, type Trouble, type Watched } from './trouble'

const pillTones = {
  'camera-off': 'info', 'camera-absent': 'info', 'camera-still': 'info', 'screen-off': 'info', 'screen-absent': 'info', 'screen-still': 'info', 'microphone-off': 'info', 'camera-frozen': 'info',
  ending: 'bad', call: 'bad', 'at-the-door': 'warning', 'line-lost': 'info', report: 'warning', 'incident-seen': 'warning', silent: 'info', signals: 'warning', flagged: 'warning', paused: 'neutral', 'not-started': 'neutral',
} as const satisfies Record<Trouble, string>

export function TroublePill({ trouble }: { trouble: Trouble }) {
  const t = useTexts(proctorTexts)
  return <StatusPill tone={pillTones[trouble]}>{t[trouble]}</StatusPill>
}

interface TileProps {
  watched: Watched
  selected: boolean
  focused: boolean
  /** Whether Tab comes here: one tile of the wall only. */
  reachable: boolean
  select: (on: boolean) => void
  focus: () => void
  reach: () => void
}

export function Tile({ watched, selected, focused, reachable, select, focus, reach }: TileProps) {
  const t = useTexts(proctorTexts)
  const now = useNow()
  const { seat, row, line, pictures = noPictures } = watched
  const hints = countOf(watched.hints)
  const name = nameOf(watched)
  const found = troubles(watched, now)
  return (
    <li class={`tile tile-${toneOf(found)} ${selected ? 'tile-selected' : ''} ${focused ? 'tile-focused' : ''}`} data-sitting={seat.sitting}>
      <div class="tile-pictures">
        <Picture of="camera" shown={pictures.camera} />
        <Picture of="screen" shown={pictures.screen} />
      </div>
      <div class="tile-head">
        <input type="checkbox" tabIndex={reachable ? 0 : -1} aria-label={t.selectOne(name)} checked={selected} onChange={event => select(event.currentTarget.checked)} />
        <button type="button" class="tile-name" tabIndex={reachable ? 0 : -1} aria-pressed={focused} onClick={focus} onFocus={reach}>
          {name}<span class="visually-hidden">. {found.map(one => t[one]).join(', ')}</span>
        </button>
      </div>
      <div class="pills" aria-hidden="true">{found.slice(0, 3).map(one => <TroublePill key={one} trouble={one} />)}</div>
      <div class="tile-foot small">
        {seat.stage !== 'admitted' ? <span class="soft">{t[seat.stage]}</span> : row && <WordPill word={row.state === 'over' && row.ending ? row.ending : row.state} />}
        {row && <span class="tile-progress"><Progress value={row.answered} max={row.items} label={t.progressOf(name)} /><span class="figures nowrap">{row.answered} / {row.items}</span></span>}
        {row && row.state !== 'over' && row.state !== 'ready' && <span class="figures nowrap">{clockTime(timeLeft(row, now))}</span>}
        {hints > 0 && <span class="soft">{t.hintCount(hints)}</span>}
        {line?.line && row?.state !== 'over' && <span class={`line line-${line.line}`}>{line.line === 'green' ? t.lineGood : t.lineAge(Math.round((line.age ?? 0) / 1_000))}{line.rttMillis !== undefined && line.line === 'green' && <span class="figures"> {line.rttMillis} ms</span>}{line.battery !== undefined && line.battery < 0.2 && !line.charging && <span> {t.batteryLow(Math.round(line.battery * 100))}</span>}</span>}
      </div>
    </li>
  )
}
