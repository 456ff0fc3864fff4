import { get, post } from '../common/api'
import { date, dateTime, number, say, useTexts } from '../common/i18n'
import { useDeed, useLoad } from '../common/load'
import type { Enrolment, Path, Step, StepState } from '../common/types'
import { Await, Button, ButtonLink, ErrorNotice, Notice, StatusPill, type Tone } from '../common/ui'
import { CaseNotices } from './case'
import { pathTexts } from './texts'

export function PathScreen() {
  const t = useTexts(pathTexts)
  const [loaded, reload] = useLoad(signal => get<Path>('/api/my/path', { signal }))
  return (
    <Await loaded={loaded} reload={reload}>
      {path => (
        <>
          <div>
            <p class="kicker">{t.hello(path.name)}</p>
            <h1>{t.title}</h1>
          </div>
          <CaseNotices />
          {path.enrolments.length === 0 && <Notice tone="neutral" title={t.none}><p><a href="/#/">{t.toCertifications}</a></p></Notice>}
          {path.enrolments.map(enrolment => <EnrolmentPath key={enrolment.id} enrolment={enrolment} />)}
        </>
      )}
    </Await>
  )
}

function EnrolmentPath({ enrolment }: { enrolment: Enrolment }) {
  const t = useTexts(pathTexts)
  const next = enrolment.steps.find(step => step.state === 'next')
  const done = enrolment.steps.filter(step => step.state === 'done').length
  return (
    <section class="flow-large" aria-label={say(enrolment.title)}>
      <div>
        <h2>{say(enrolment.title)}</h2>
        <p class="soft">{enrolment.enrolledAt && `${t.enrolled(date(enrolment.enrolledAt))} · `}{t.progress(done, enrolment.steps.length)}</p>
      </div>
      {next
        ? <div class="card next-step">
            <p class="kicker">{t.nextTitle}</p>
            <h3 class="next-title">{say(next.title)}</h3>
            <p>{say(next.why)}</p>
            <StepFacts step={next} />
            <StepActions step={next} enrolment={enrolment.id} main />
          </div>
        : <Notice tone={done === enrolment.steps.length ? 'good' : 'neutral'}>{done === enrolment.steps.length ? t.allDone : t.nothingNow}</Notice>}
      <div>
        <h3 class="steps-title">{t.steps}</h3>
        <ol class="landings">
          {enrolment.steps.map((step, index) => <Landing key={`${step.code}-${index}`} step={step} enrolment={enrolment.id} shown={step !== next} />)}
        </ol>
      </div>
    </section>
  )
}

const tones: Record<StepState, Tone> = { done: 'good', next: 'info', waiting: 'warning', failed: 'bad', later: 'neutral' }

/** One step of the stair. The step that is next has its actions in the card above. */
function Landing({ step, enrolment, shown }: { step: Step; enrolment: string; shown: boolean }) {
  const t = useTexts(pathTexts)
  return (
    <li class={`landing landing-${step.state}`} aria-current={step.state === 'next' ? 'step' : undefined}>
      <span class="landing-mark" aria-hidden="true">{step.code}</span>
      <div class="landing-body">
        <div class="row">
          <h4><span class="visually-hidden">{step.code} </span>{say(step.title)}</h4>
          <StatusPill tone={tones[step.state]}>{t[step.state]}</StatusPill>
        </div>
        <p class="soft small">{step.kind === 'prerequisite' ? t.prerequisite : t.evaluation}</p>
        <p>{say(step.why)}</p>
        {shown && <><StepFacts step={step} /><StepActions step={step} enrolment={enrolment} /></>}
      </div>
    </li>
  )
}

function StepFacts({ step }: { step: Step }) {
  const t = useTexts(pathTexts)
  const facts = [
    step.points !== undefined && step.scale !== undefined && t.points(number(step.points), number(step.scale), number(step.threshold ?? 0)),
    step.examSession && step.opensAt && t.opens(dateTime(step.opensAt)),
    step.examSession && step.closesAt && t.closes(dateTime(step.closesAt)),
    step.retakeAt && t.retake(dateTime(step.retakeAt)),
  ].filter(fact => typeof fact === 'string')
  return facts.length === 0 ? null : <ul class="plain step-facts">{facts.map(fact => <li key={fact}>{fact}</li>)}</ul>
}

function StepActions({ step, enrolment, main = false }: { step: Step; enrolment: string; main?: boolean }) {
  const t = useTexts(pathTexts)
  const beginning = useDeed()
  const look = main ? 'primary' : 'secondary'
  const open = step.sitting !== undefined && step.sittingState !== undefined && step.sittingState !== 'over' && step.sittingState !== 'ready'
  const begin = () => beginning.run(async () => {
    const { sitting } = await post<{ sitting: string }>('/api/my/tests', { enrolment, test: step.test })
    location.assign(`/exam.html?sitting=${encodeURIComponent(sitting)}`)
  })
  return (
    <>
      <ErrorNotice error={beginning.error} />
      <div class="row step-actions">
        {open && <ButtonLink look={look} href={`/exam.html?sitting=${encodeURIComponent(step.sitting ?? '')}`}>{t.resume}</ButtonLink>}
        {!open && step.test && <Button look={look} busy={beginning.busy} onClick={begin}>{t.begin}</Button>}
        {!open && step.examSession && step.sittingState !== 'over' && <ButtonLink look={look} href={`/#/session/${encodeURIComponent(step.examSession)}`}>{t.toSession}</ButtonLink>}
        {step.sitting && step.sittingState === 'over' && <ButtonLink href={`/#/result/${encodeURIComponent(step.sitting)}`}>{t.seeResult}</ButtonLink>}
      </div>
    </>
  )
}
