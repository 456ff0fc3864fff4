import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { testName, useCatalogue } from '../common/catalogue'
import { dateTime, exactTime, useTexts } from '../common/i18n'
import { Icon } from '../common/icons'
import { useLoad } from '../common/load'
import { useTitle } from '../common/page'
import { getCase, getCaseTimeline, type Case, type Held, type OneClock, type Review } from '../common/review'
import { link } from '../common/route'
import { WordPill } from '../common/sitting'
import type { Me } from '../common/types'
import { Await, Facts, Notice } from '../common/ui'
import { Acts } from './acts'
import { OneClockList } from './clock'
import { Decision } from './decision'
import { HeldList, lineOf } from './held'
import { mutedCount, type Line } from './kinds'
import { FindingPill, GroundPills, StagePill } from './queue'
import { caseSentence } from './sentences'
import { reviewTexts } from './texts'

/** One case: where it stands, what may be done, and everything it rests on. */
export function CasePage({ id, me }: { id: string; me: Me }) {
  const t = useTexts(reviewTexts)
  const [loaded, reload] = useLoad(async signal => {
    const [one, clock] = await Promise.all([getCase(id, { signal }), getCaseTimeline(id, { signal })])
    return { one, clock }
  })
  return (
    <>
      <p><a href={link('cases')}><Icon name="left" /> {t.back}</a></p>
      {loaded.state !== 'ready' && <h1>{t.kicker}</h1>}
      <Await loaded={loaded} reload={reload}>{({ one, clock }) => <Whole loaded={one} clock={clock} me={me} />}</Await>
    </>
  )
}

/** A point of the first review while it is written. @param line what it was taken from */
export interface Draft extends Held { line?: string; from?: string }

function Whole({ loaded, clock, me }: { loaded: Case; clock: OneClock; me: Me }) {
  const t = useTexts(reviewTexts)
  const catalogue = useCatalogue()
  const [one, setOne] = useState(loaded)
  const [held, setHeld] = useState<Draft[]>(() => one.held.map(point => ({ ...point, ...lineOf(point) })))
  useTitle(`${t.kicker}, ${one.name}`)
  const mayRetain = !('first-review' in one.refused)
  const retain = (line: Line, words: string) => setHeld(before => before.some(point => point.line === line.id)
    ? before.filter(point => point.line !== line.id)
    : [...before, { ...refOf(line), text: words, line: line.id, from: `${words}, ${exactTime(line.at)}` }])
  return (
    <>
      <div>
        <p class="kicker">{t.kicker}</p>
        <h1>{one.name}</h1>
        <p class="pills"><StagePill stage={one.stage} outcome={one.outcome} /><GroundPills grounds={one.grounds.map(ground => ground.kind)} /></p>
      </div>
      <Steps one={one} />
      <section class="card" aria-label={t.inShort}>
        <Facts facts={[
          [t.test, testName(catalogue, one.certification, one.test)],
          [t.certification, catalogue.certification(one.certification)],
          [t.startedAt, one.startedAt ? exactTime(one.startedAt) : t.notStarted],
          [t.endedAt, one.endedAt && one.ending ? <>{exactTime(one.endedAt)} <WordPill word={one.ending} /></> : one.startedAt ? t.notOver : '–'],
          [t.measures, <MeasuresOf one={one} clock={clock} />],
        ]} />
        <p class="soft small">{t.measuresHint}</p>
      </section>
      <Said one={one} />
      <Acts one={one} held={held} setHeld={setHeld} changed={setOne} />
      <Decision one={one} me={me} />
      <OneClockList clock={clock} sitting={one.sitting} candidate={one.candidate} start={one.startedAt} retained={new Set(held.flatMap(point => point.line ?? []))} retain={mayRetain ? retain : undefined} />
      <section class="flow" aria-labelledby="log-title">
        <h2 id="log-title">{t.history}</h2>
        <ol class="log">
          {one.facts.map(({ number, fact }) => (
            <li key={number}><span class="soft small figures">{exactTime(fact.at)}</span> {caseSentence(fact.event, t)} <span class="soft small">· {fact.by === 'clock' ? t.byHouse : fact.by === one.candidate ? t.byCandidate : one.people[fact.by] ?? fact.by}</span></li>
          ))}
        </ol>
      </section>
    </>
  )
}

const refOf = (line: Line): Omit<Held, 'text'> => 'piece' in line ? { track: line.piece.track, segment: line.piece.segment } : line.entry.source === 'room' ? { fact: line.entry.number } : {}

function MeasuresOf({ one, clock }: { one: Case; clock: OneClock }) {
  const t = useTexts(reviewTexts)
  const muted = mutedCount(clock)
  const said = one.measures ? [
    ...(one.measures.extraTimePercent > 0 ? [t.extraTime(one.measures.extraTimePercent)] : []),
    ...(one.measures.breakMinutes > 0 ? [t.breaks(one.measures.breakMinutes)] : []),
    ...(one.measures.assistant ? [t.assistant(one.measures.assistant)] : []),
  ] : []
  return <>{said.length === 0 ? t.noMeasures : said.join(' · ')}{muted > 0 && <><br /><span class="small soft">{t.mutedHints(muted)}</span></>}</>
}

/** The way a case goes. What is not adverse skips the candidate and the second person. */
function Steps({ one }: { one: Case }) {
  const t = useTexts(reviewTexts)
  const adverse = one.first?.finding === 'adverse'
  const all = [
    { name: t.step1, done: one.first !== undefined },
    ...(one.first && !adverse && !one.second ? [] : [
      { name: t.step2, done: one.informed !== undefined },
      { name: t.step3, done: one.answers.length > 0 || one.second !== undefined || one.stage === 'second-review' },
      { name: t.step4, done: one.second !== undefined },
    ]),
    { name: t.step5, done: one.closed !== undefined },
  ]
  const now = all.findIndex(step => !step.done)
  return (
    <ol class="steps" aria-label={t.steps}>
      {all.map((step, index) => (
        <li key={step.name} class={step.done ? 'step-done' : index === now ? 'step-now' : ''} aria-current={index === now ? 'step' : undefined}>
          {step.name} <span class="soft small">{step.done ? t.stepDone : index === now ? t.stepNow : t.stepLater}</span>
        </li>
      ))}
    </ol>
  )
}

/** What people said so far: the reviews, what is held, the answer. */
function Said({ one }: { one: Case }) {
  const t = useTexts(reviewTexts)
  return (
    <>
      {one.first && <ReviewCard title={t.first} review={one.first} people={one.people}><HeldList held={one.held} /></ReviewCard>}
      {one.informed && (
        <section class="card" aria-labelledby="answers-title">
          <h2 id="answers-title">{t.answersTitle}</h2>
          <p class="soft">{t.informedOn(dateTime(one.informed.first), dateTime(one.informed.until))}</p>
          {one.answers.length === 0 && <p>{t.noAnswer}</p>}
          {one.answers.map(answer => (
            <div key={answer.at} class="held-item">
              <p class="said-text">{answer.text}</p>
              <p class="soft small">{t.answeredAt(dateTime(answer.at))}{answer.late && `, ${t.answeredLate}`}</p>
            </div>
          ))}
        </section>
      )}
      {one.second && <ReviewCard title={t.second} review={one.second} people={one.people} />}
      {one.closing && <Notice tone="warning"><p>{t.closingWaits}</p></Notice>}
    </>
  )
}

/** @param children under the text */
export function ReviewCard({ title, review, people, children }: { title: string; review: Review; people: Record<string, string>; children?: ComponentChildren }) {
  const t = useTexts(reviewTexts)
  return (
    <section class="card" aria-label={title}>
      <div class="row row-apart"><h2>{title}</h2><FindingPill finding={review.finding} /></div>
      <p class="said-text">{review.text}</p>
      {children}
      <p class="soft small">{t.by(people[review.by] ?? review.by, dateTime(review.at))}</p>
    </section>
  )
}
