import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { clockTime, duration, say, useTexts } from '../common/i18n'
import { Icon, type IconName } from '../common/icons'
import { useDeed } from '../common/load'
import { Button, ButtonLink, ErrorNotice, Loading, Notice } from '../common/ui'
import type { Controller } from './controller'
import { unreported, unsaved } from './queue'
import { examTexts } from './texts'
import { reportTexts } from './texts-report'

/** A screen in place of the questions. It takes the focus, so that its heading is read. */
function Screen({ title, icon, children }: { title: string; icon?: IconName; children: ComponentChildren }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section class="screen flow">
      {icon && <span class="screen-icon"><Icon name={icon} /></span>}
      <h1 tabIndex={-1} ref={heading}>{title}</h1>
      {children}
    </section>
  )
}

export function ReadyScreen({ controller }: { controller: Controller }) {
  const t = useTexts(examTexts)
  const starting = useDeed()
  const { sitting } = controller.exam
  if (!sitting) return null
  return (
    <Screen title={say(sitting.title)}>
      <p class="lead">{t.readyTitle}</p>
      <ul class="ready-facts">
        <li><strong>{t.readyItems(sitting.items)}</strong></li>
        <li><strong>{t.readyTime(duration(sitting.limitMillis))}</strong>{sitting.extraTimePercent ? `, ${t.readyExtra(sitting.extraTimePercent)}` : ''}</li>
      </ul>
      <p>{sitting.navigation === 'free' ? t.readyFree : t.readyLinear}</p>
      <p>{t.readySaved}</p>
      <p>{t.readyClock}</p>
      <div class="actions"><Button look="primary" busy={starting.busy} onClick={() => starting.run(controller.start)}>{t.start}</Button></div>
    </Screen>
  )
}

export function ElsewhereScreen({ controller, taken }: { controller: Controller; taken: boolean }) {
  const t = useTexts(examTexts)
  const taking = useDeed()
  const owed = unsaved(controller.queue)
  return (
    <Screen title={taken ? t.takenTitle : t.elsewhereTitle} icon="lock">
      <p>{taken ? t.takenText : t.elsewhereText}</p>
      {owed.length > 0 && <Notice tone="warning">{t.takenOwed(owed)}</Notice>}
      <p>{t.takeOverText}</p>
      <div class="actions"><Button look={taken ? 'secondary' : 'primary'} busy={taking.busy} onClick={() => taking.run(controller.takeOver)}>{t.takeOver}</Button></div>
    </Screen>
  )
}

export function PausedScreen({ reason }: { reason: string }) {
  const t = useTexts(examTexts)
  return (
    <Screen title={t.pausedTitle} icon="pause">
      <p>{t.pausedText}</p>
      {reason && <Notice tone="neutral" title={t.pausedReason}><p>{reason}</p></Notice>}
    </Screen>
  )
}

export function BreakScreen({ controller }: { controller: Controller }) {
  const t = useTexts(examTexts)
  const ending = useDeed()
  const [millis, setMillis] = useState(controller.restLeft())
  useEffect(() => {
    const timer = setInterval(() => {
      controller.tick()
      setMillis(controller.restLeft())
    }, 500)
    return () => clearInterval(timer)
  }, [controller])
  return (
    <Screen title={t.breakTitle} icon="pause">
      <p>{t.breakText}</p>
      <p class="break-clock"><span class="soft">{t.breakLeft}</span> <span role="timer" class="figures">{clockTime(millis)}</span></p>
      <ErrorNotice error={ending.error} />
      <div class="actions"><Button look="primary" busy={ending.busy} onClick={() => ending.run(() => controller.endBreak())}>{t.breakEnd}</Button></div>
    </Screen>
  )
}

export function SignedOutScreen({ controller }: { controller: Controller }) {
  const t = useTexts(examTexts)
  const resuming = useDeed()
  return (
    <Screen title={t.signedOutTitle} icon="lock">
      <p>{t.signedOutText}</p>
      <div class="actions">
        <a class="button button-primary" href="/#/sign-in" target="_blank" rel="noopener">{t.signInAgain}</a>
        <Button busy={resuming.busy} onClick={() => resuming.run(() => controller.begin())}>{t.signedInAgain}</Button>
      </div>
    </Screen>
  )
}

export function EndingScreen({ controller }: { controller: Controller }) {
  const t = useTexts(examTexts)
  const owed = unsaved(controller.queue).length
  return (
    <Screen title={t.endingTitle} icon="clock">
      {controller.exam.reachable ? <Loading label={t.endingText} /> : <Notice tone="warning" live="status">{t.endingOffline(owed)}</Notice>}
    </Screen>
  )
}

export function OverScreen({ controller, result }: { controller: Controller; result: string }) {
  const t = useTexts(examTexts)
  const told = useTexts(reportTexts)
  const { queue } = controller
  const refused = unsaved(queue).filter(item => queue.pending[`${item}:response`]?.refusal !== undefined)
  const owed = unsaved(queue).filter(item => !refused.includes(item))
  const reports = unreported(queue)
  const reportsRefused = reports.filter(item => queue.pending[`${item}:report`]?.refusal !== undefined)
  const reportsOwed = reports.filter(item => !reportsRefused.includes(item))
  return (
    <Screen title={t.overTitle} icon="check">
      {owed.length > 0 && <Notice tone="warning" live="status">{t.overOwed(owed)}</Notice>}
      {queue.late.length > 0 && <Notice tone="warning" live="status">{t.overLate(queue.late)}</Notice>}
      {refused.length > 0 && <Notice tone="bad" live="status">{t.overRefused(refused)}</Notice>}
      {reportsOwed.length > 0 && <Notice tone="neutral" live="status">{told.overWaiting(reportsOwed.join(', '))}</Notice>}
      {reportsRefused.length > 0 && <Notice tone="warning" live="status">{told.overRefused(reportsRefused.join(', '))}</Notice>}
      <div class="actions"><ButtonLink href={result} look="primary">{t.toResult}</ButtonLink></div>
    </Screen>
  )
}

export function FailedScreen({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useTexts(examTexts)
  return (
    <section class="screen flow">
      <h1>{t.failedTitle}</h1>
      <ErrorNotice error={error} retry={retry} />
      <p><a href="/#/path">{t.back}</a></p>
    </section>
  )
}
