import type { ComponentChildren, RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { duration, say, time, useTexts } from '../../common/i18n'
import { Icon } from '../../common/icons'
import { useDeed } from '../../common/load'
import { Button, Loading, Notice } from '../../common/ui'
import { failed, verdict } from '../../preflight/checks'
import { AskForCentre, SupervisionNotice } from '../../preflight/notice'
import { noticeTexts } from '../../preflight/noticetexts'
import { PreflightChecks, SelfView } from '../../preflight/preflight'
import { preflightTexts } from '../../preflight/texts'
import { usePreflight, type Checking } from '../../preflight/usepreflight'
import type { Announce } from '../announce'
import type { Controller } from '../controller'
import { examTexts } from '../texts'
import type { Supervision } from './supervision'
import { supervisionTexts } from './texts'
import { useSupervision } from './usesupervision'

type Step = 'notice' | 'checks' | 'waiting'
const STEPS: Step[] = ['notice', 'checks', 'waiting']

/** The way into a test that somebody watches: read, check, be let in. */
export function Entrance({ controller, supervision, announce }: { controller: Controller; supervision: Supervision; announce: Announce }) {
  const t = useTexts(supervisionTexts)
  useSupervision(supervision)
  const { view, reachable } = supervision.watched
  if (!view) return <section class="screen"><Loading label={t.loading} />{!reachable && <Notice tone="warning" live="status" title={t.awayTitle} />}</section>
  return <Steps controller={controller} supervision={supervision} announce={announce} />
}

function Steps({ controller, supervision, announce }: { controller: Controller; supervision: Supervision; announce: Announce }) {
  const t = useTexts(supervisionTexts)
  const notice = useTexts(noticeTexts)
  const { view } = supervision.watched
  const atHome = view?.place === 'remote'
  // At a centre nothing is switched on, and people are in the room: there is nothing to read about pictures first.
  const checking = usePreflight(supervision.devices, supervision.asks.asked, supervision.asks.waived, supervision.checked)
  const [step, setStep] = useState<Step>(!atHome ? 'waiting' : supervision.noticeRead ? 'checks' : 'notice')
  const heading = useRef<HTMLHeadingElement>(null)
  // Each step takes the focus, so that its heading is read.
  useEffect(() => {
    heading.current?.focus()
    scrollTo(0, 0)
  }, [step])
  if (!view) return null
  const understood = () => {
    supervision.understood()
    setStep('checks')
  }
  const arrive = () => {
    supervision.arrive(checking.preflight(supervision.noticeRead))
    setStep('waiting')
  }
  const admitted = step === 'waiting' && view.seat.stage === 'admitted'
  const titles = { notice: notice.title, checks: t.preflightTitle, waiting: admitted ? t.admittedTitle : atHome ? t.waitingTitle : t.centreTitle }
  return (
    <section class="screen screen-wide flow">
      {atHome && (
        <ol class="entrance-steps" aria-label={t.steps}>
          {STEPS.map((one, index) => <li key={one} aria-current={one === step ? 'step' : undefined} class={STEPS.indexOf(step) > index ? 'is-done' : ''}>{index + 1}. {[t.step1, t.step2, t.step3][index]}</li>)}
        </ol>
      )}
      <h1 tabIndex={-1} ref={heading}>{titles[step]}</h1>
      {step === 'notice' && <SupervisionNotice sitting={supervision.sitting} policy={view.policy} asked={supervision.asks.asked} adapted={supervision.asks.adapted} supervisors={view.supervisors} level="h2" understood={understood} />}
      {step === 'checks' && <Check supervision={supervision} checking={checking} announce={announce} arrive={arrive} />}
      {step === 'waiting' && <Waiting controller={controller} supervision={supervision} checking={checking} heading={heading} back={() => setStep('checks')} />}
    </section>
  )
}

function Check({ supervision, checking, announce, arrive }: { supervision: Supervision; checking: Checking; announce: Announce; arrive: () => void }) {
  const t = useTexts(supervisionTexts)
  const names = useTexts(preflightTexts)
  const total = verdict(checking.results)
  const tell = () => {
    if (supervision.call(t.tellText(failed(checking.results).map(name => names[name]).join(', ')))) announce(t.callSending)
  }
  return (
    <>
      <p>{t.preflightLead}</p>
      <PreflightChecks devices={supervision.devices} checking={checking} level="h2" />
      {total === 'failed' && <Notice tone="warning"><p>{t.withFailures}</p><p><Button icon="hand" onClick={tell}>{t.tell}</Button></p></Notice>}
      {total === 'unfinished' && <p class="hint">{t.unfinished}</p>}
      <div class="actions"><Button look="primary" icon="right" onClick={arrive}>{t.toWaiting}</Button></div>
    </>
  )
}

function Waiting({ controller, supervision, checking, heading, back }: { controller: Controller; supervision: Supervision; checking: Checking; heading: RefObject<HTMLHeadingElement | null>; back: () => void }) {
  const t = useTexts(supervisionTexts)
  const { view, reasons } = supervision.watched
  const stage = view?.seat.stage
  const before = useRef(stage)
  // Being let in changes the heading: it is read again.
  useEffect(() => {
    if (before.current !== stage && stage === 'admitted') heading.current?.focus()
    before.current = stage
  }, [stage])
  if (!view) return null
  const atHome = view.place === 'remote'
  if (stage === 'admitted') return <Admitted controller={controller} supervision={supervision} back={back} />
  const again = () => supervision.arrive(atHome ? checking.preflight(supervision.noticeRead) : undefined)
  const { identity } = view.seat
  const where: ComponentChildren = view.state === 'planned' ? t.roomPlanned : view.state === 'closed' ? t.roomClosed
    : stage === 'expected' ? atHome ? t.arriving : t.centreText : view.waiting && identity !== 'refused' ? t.place(view.waiting) : ''
  return (
    <>
      {where && <p role="status" class="entrance-state"><Icon name="clock" /> <span>{where}</span></p>}
      {(stage === 'absent' || stage === 'gone') && <Notice tone="warning"><p>{stage === 'absent' ? t.absent : t.gone}</p><p><Button look="primary" onClick={again}>{t.arriveAgain}</Button></p></Notice>}
      {reasons.withdrawn && <Notice tone="warning" title={t.withdrawnTitle}><p>{t.reason(reasons.withdrawn)}</p></Notice>}
      {identity === 'accepted' && <Notice tone="good"><p>{t.identityAccepted}</p></Notice>}
      {identity === 'doubt' && <Notice tone="warning"><p>{t.identityDoubt}</p>{reasons.identity && <p>{t.reason(reasons.identity)}</p>}</Notice>}
      {identity === 'refused' && (
        <Notice tone="bad" title={t.identityRefused}>
          {reasons.identity && <p>{t.reason(reasons.identity)}</p>}
          <p>{t.refusedDo}</p>
          <AskForCentre sitting={supervision.sitting} />
        </Notice>
      )}
      {atHome && identity !== 'accepted' && <p>{supervision.asks.asked.camera ? t.identityAsk : t.identityNoCamera}</p>}
      {atHome && <SelfView devices={supervision.devices} size="large" />}
      {atHome && <p><Button look="quiet" onClick={back}>{t.againChecks}</Button></p>}
    </>
  )
}

/** Let in: the button is there. What is still off is said, and bars nothing: the supervisor has decided. */
function Admitted({ controller, supervision, back }: { controller: Controller; supervision: Supervision; back: () => void }) {
  const t = useTexts(supervisionTexts)
  const exam = useTexts(examTexts)
  const starting = useDeed()
  const { sitting } = controller.exam
  const { asks: { missing }, door } = supervision
  if (!sitting) return null
  const planned = door?.state === 'planned'
  const roomClosed = supervision.watched.view?.state === 'closed'
  return (
    <>
      <p>{t.admittedText}</p>
      <ul class="ready-facts">
        <li><strong>{say(sitting.title)}</strong></li>
        <li><strong>{exam.readyItems(sitting.items)}</strong></li>
        <li><strong>{exam.readyTime(duration(sitting.limitMillis))}</strong>{sitting.extraTimePercent ? `, ${exam.readyExtra(sitting.extraTimePercent)}` : ''}</li>
      </ul>
      <p>{sitting.navigation === 'free' ? exam.readyFree : exam.readyLinear}</p>
      <p>{exam.readySaved}</p>
      <SignSheet supervision={supervision} />
      {missing.length > 0 && <Notice tone="warning"><p>{t.devicesOff(missing.map(device => t[device].toLowerCase()).join(', '))}</p><p><Button onClick={back}>{t.switchOn}</Button></p></Notice>}
      {planned && <p role="status">{t.sessionNotOpen(time(door.opensAt))}</p>}
      {roomClosed && <Notice tone="warning" live="status"><p>{t.roomClosed}</p></Notice>}
      <p>{exam.readyClock}</p>
      <div class="actions"><Button look="primary" disabled={planned || roomClosed} busy={starting.busy} onClick={() => starting.run(controller.start)}>{exam.start}</Button></div>
    </>
  )
}

/** The attendance sheet at a distance: the signed-in act itself. */
export function SignSheet({ supervision }: { supervision: Supervision }) {
  const t = useTexts(supervisionTexts)
  const { view } = supervision.watched
  if (!view || view.place === 'centre' || !view.seat.arrivedAt) return null
  if (view.seat.signed) return <p class="signed" role="status"><Icon name="check" /> {t.signed}</p>
  const signing = supervision.waiting.some(act => act.action === 'sign')
  return <div class="sign-sheet"><p class="small">{t.signText}</p><p><Button busy={signing} onClick={supervision.sign}>{signing ? t.signing : t.sign}</Button></p></div>
}
