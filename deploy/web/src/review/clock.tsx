import { useMemo, useState } from 'preact/hooks'
import { offset } from '../audit/times'
import { exactTime, useTexts } from '../common/i18n'
import type { OneClock } from '../common/review'
import type { TimelineEntry } from '../common/supervision'
import { Button, StatusPill } from '../common/ui'
import { Weakness } from '../common/weakness'
import { proctorTexts } from '../proctor/texts'
import { itemOf, jumps, kinds, linesOf, type Kind, type Line } from './kinds'
import { EvidenceState, PieceView } from './pieces'
import { factSentence } from './sentences'
import { reviewTexts } from './texts'

interface ClockProps {
  clock: OneClock
  sitting: string
  candidate: string
  start?: string | undefined
  /** Whether the candidate reads it himself; what it is called then. */
  own?: { title: string; lead: string } | undefined
  /** What the reader may retain, and what was. */
  retained?: ReadonlySet<string>
  retain?: ((line: Line, words: string) => void) | undefined
}

/** Supervision, answers and evidence in one list, by the server's time; with filters, and the incidents to jump to. */
export function OneClockList({ clock, sitting, candidate, start, own, retained = new Set(), retain }: ClockProps) {
  const t = useTexts(reviewTexts)
  const proctor = useTexts(proctorTexts)
  const [shown, setShown] = useState<ReadonlySet<Kind>>(() => new Set(kinds.filter(kind => kind !== 'answering')))
  const lines = useMemo(() => linesOf(clock), [clock])
  const incidents = jumps(lines)
  const there = kinds.filter(kind => lines.some(line => line.kind === kind))
  const visible = lines.filter(line => shown.has(line.kind))
  const toggle = (kind: Kind, on: boolean) => setShown(before => {
    const next = new Set(before)
    if (on) next.add(kind)
    else next.delete(kind)
    return next
  })
  const jump = (event: Event, line: Line) => {
    event.preventDefault()
    if (!shown.has(line.kind)) toggle(line.kind, true)
    // After it is drawn.
    requestAnimationFrame(() => {
      const target = document.getElementById(line.id)
      target?.scrollIntoView({ block: 'center' })
      target?.focus({ preventScroll: true })
    })
  }
  return (
    <section class="flow" aria-labelledby="clock-title">
      <h2 id="clock-title">{own?.title ?? t.clock}</h2>
      {own && <p>{own.lead}</p>}
      <p class="soft">{t.clockLead(Intl.DateTimeFormat().resolvedOptions().timeZone)}</p>
      <EvidenceState clock={clock} />
      <nav class="jumps" aria-label={t.jump}>
        <p class="jumps-title">{t.jump}</p>
        {incidents.length === 0 ? <p class="soft">{t.jumpNone}</p> : (
          <ol>{incidents.map(line => (
            <li key={line.id}><a href={`#${line.id}`} onClick={event => jump(event, line)}><span class="figures">{exactTime(line.at)}</span> {factSentence(line.entry, t, proctor)}</a></li>
          ))}</ol>
        )}
      </nav>
      <fieldset class="field filters">
        <legend>{t.filters}</legend>
        <div class="choices">
          {there.map(kind => (
            <label class="choice" key={kind}>
              <input type="checkbox" checked={shown.has(kind)} onChange={event => toggle(kind, event.currentTarget.checked)} />
              <span>{t[kind]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <p role="status" class="small soft">{t.shown(visible.length, lines.length)}</p>
      {visible.length === 0 ? <p class="card soft">{t.nothingShown}</p> : (
        <ol class="rows clock">
          {visible.map(line => (
            <li key={line.id} id={line.id} tabIndex={-1} class={`clock-line clock-${line.kind}`}>
              <div class="clock-time figures"><time dateTime={line.at}>{exactTime(line.at)}</time>{start && <span class="soft small">{offset(line.at, start).replace(/\.\d+$/, '')}</span>}</div>
              {'entry' in line
                ? <Fact line={line.entry} who={whoOf(line.entry, clock, candidate, t)} own={own !== undefined} />
                : <PieceView sitting={sitting} piece={line.piece} own={own !== undefined} />}
              {retain && line.kind !== 'answering' && (
                <Button look="quiet" class="button-small" aria-pressed={retained.has(line.id)} onClick={() => retain(line, wordsOf(line, t, proctor))}>
                  {retained.has(line.id) ? t.retained : t.retain}<span class="visually-hidden"> {wordsOf(line, t, proctor)}, {exactTime(line.at)}</span>
                </Button>
              )}
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

type Texts = typeof reviewTexts.fr

/** How a line is named where it is referred to. */
export function wordsOf(line: Line, t: Texts, proctor: typeof proctorTexts.fr): string {
  return 'entry' in line ? factSentence(line.entry, t, proctor) : t.piece(t[line.piece.track], line.piece.segment)
}

function whoOf(entry: TimelineEntry, clock: OneClock, candidate: string, t: Texts): string {
  if (!entry.by) return ''
  return entry.by === 'clock' ? t.byHouse : entry.by === candidate ? t.byCandidate : clock.people[entry.by] ?? entry.by
}

/** A fact, who did it, which item, and of a hint what it does not prove. */
function Fact({ line, who, own }: { line: TimelineEntry; who: string; own: boolean }) {
  const t = useTexts(reviewTexts)
  const proctor = useTexts(proctorTexts)
  const item = itemOf(line)
  return (
    <div class="clock-fact">
      <p>
        {factSentence(line, t, proctor)}
        {who && !own && <span class="soft small"> · {who}</span>}
        {line.toldAt && <span class="soft small"> · {proctor.toldAt(exactTime(line.toldAt))}</span>}
      </p>
      <div class="pills">
        {item !== undefined && <StatusPill>{t.itemNumber(item)}</StatusPill>}
        {line.event['muted'] === true && <StatusPill tone="info">{t.explained}</StatusPill>}
      </div>
      {line.event.type === 'signal-seen' && <Weakness of={String(line.event['kind'])} />}
    </div>
  )
}
