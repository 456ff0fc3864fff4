import { useState } from 'preact/hooks'
import { testName, useCatalogue } from '../common/catalogue'
import { date, useTexts } from '../common/i18n'
import { useLoad } from '../common/load'
import { listCases, stages, type CaseInList, type Finding, type GroundKind, type Queue as QueueOf, type Stage } from '../common/review'
import { link } from '../common/route'
import { Await, Field, SelectField, StatusPill, type Tone } from '../common/ui'
import { daysSince } from './kinds'
import { reviewTexts } from './texts'

export type Show = 'all' | 'overdue' | 'closedOnes' | Exclude<Stage, 'closed'>
const shows: Show[] = ['all', 'overdue', ...stages.filter((stage): stage is Exclude<Stage, 'closed'> => stage !== 'closed'), 'closedOnes']

/** What waits for somebody, the oldest first. */
export function Queue() {
  const t = useTexts(reviewTexts)
  const [text, setText] = useState('')
  const [show, setShow] = useState<Show>('all')
  const [loaded, reload] = useLoad(signal => listCases({ signal }))
  return (
    <>
      <h1>{t.title}</h1>
      <p class="lead">{t.queueLead}</p>
      <div class="search-row" role="search">
        <Field label={t.search} hint={t.searchHint}>
          {control => <input {...control} required={false} type="search" class="control" autocomplete="off" value={text} onInput={event => setText(event.currentTarget.value)} />}
        </Field>
        <SelectField label={t.show} value={show} onValue={value => setShow(value as Show)} choices={shows.map(value => ({ value, label: t[value] }))} />
      </div>
      <Await loaded={loaded} reload={reload}>{queue => <Found queue={queue} text={text} show={show} />}</Await>
    </>
  )
}

/** An open case is overdue while its first review has not been done in time. */
export const overdue = (one: CaseInList, now: string): boolean => one.stage === 'first-review' && one.dueAt < now

export function matching(queue: QueueOf, text: string, show: Show): CaseInList[] {
  const plain = (value: string) => value.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const all = show === 'closedOnes' ? queue.closed : queue.open
  return all.filter(one => plain(`${one.name}\n${one.sitting}`).includes(plain(text.trim())))
    .filter(one => show === 'all' || show === 'closedOnes' || (show === 'overdue' ? overdue(one, queue.now) : one.stage === show))
}

function Found({ queue, text, show }: { queue: QueueOf; text: string; show: Show }) {
  const t = useTexts(reviewTexts)
  const found = matching(queue, text, show)
  return (
    <>
      <p role="status" class="small soft">{t.found(found.length)}</p>
      {found.length === 0 ? <p class="card soft">{queue.open.length === 0 && show === 'all' ? t.nothingWaits : t.none}</p>
        : <ul class="rows">{found.map(one => <li key={one.sitting}><Row one={one} now={queue.now} /></li>)}</ul>}
    </>
  )
}

function Row({ one, now }: { one: CaseInList; now: string }) {
  const t = useTexts(reviewTexts)
  const catalogue = useCatalogue()
  return (
    <article class="case-row">
      <div>
        <h2><a href={link('cases', one.sitting)}>{one.name}</a></h2>
        <p class="soft small">{testName(catalogue, one.certification, one.test)}</p>
        <p class="pills"><GroundPills grounds={one.grounds} /></p>
      </div>
      <div>
        <p class="pills"><StagePill stage={one.stage} outcome={one.outcome} />{overdue(one, now) && <StatusPill tone="bad">{t.late}</StatusPill>}{one.asking && <StatusPill tone="warning">{t.asksTime}</StatusPill>}</p>
        {one.stage === 'with-candidate' && one.answerUntil && <p class="small">{t.answerBy(date(one.answerUntil))}</p>}
        {one.answers > 0 && <p class="small">{t.answersCount(one.answers)}</p>}
      </div>
      <div class="small">
        <p>{one.closedAt ? t.closedOn(date(one.closedAt)) : <>{t.openedOn(date(one.openedAt))}, {t.age(daysSince(one.openedAt, now))}</>}</p>
        {one.stage === 'first-review' && <p class="soft">{t.dueOn(date(one.dueAt))}</p>}
        {one.first && <p class="soft">{t.reviewedBy(one.first)}</p>}
        {one.second && <p class="soft">{t.reviewedAgainBy(one.second)}</p>}
      </div>
    </article>
  )
}

const stageTones: Record<Stage, Tone> = { 'first-review': 'warning', 'to-inform': 'warning', 'with-candidate': 'info', 'second-review': 'warning', 'to-close': 'info', closed: 'neutral' }

/** The stage, and of a closed case what became of it. */
export function StagePill({ stage, outcome }: { stage: Stage; outcome?: Finding | undefined }) {
  const t = useTexts(reviewTexts)
  return <StatusPill tone={stage === 'closed' && outcome === 'adverse' ? 'bad' : stageTones[stage]}>{stage === 'closed' && outcome ? `${t.closed} · ${t[outcome]}` : t[stage]}</StatusPill>
}

const findingTones: Record<Finding, Tone> = { nothing: 'good', technical: 'info', adverse: 'bad' }

export function FindingPill({ finding }: { finding: Finding }) {
  const t = useTexts(reviewTexts)
  return <StatusPill tone={findingTones[finding]}>{t[finding]}</StatusPill>
}

export function GroundPills({ grounds }: { grounds: GroundKind[] }) {
  const t = useTexts(reviewTexts)
  return <>{[...new Set(grounds)].map(kind => <StatusPill key={kind}>{t[kind]}</StatusPill>)}</>
}
