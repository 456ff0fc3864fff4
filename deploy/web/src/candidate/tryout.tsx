import { useEffect, useRef, useState } from 'preact/hooks'
import { dateTime, useTexts } from '../common/i18n'
import { useDeed } from '../common/load'
import { keepTrial, type Rehearsal, type Trial } from '../common/supervision'
import { Button, ErrorNotice, Notice } from '../common/ui'
import { CHECKS, verdict, type CheckName } from '../preflight/checks'
import { Devices } from '../preflight/devices'
import { SupervisionNotice } from '../preflight/notice'
import { noticeTexts } from '../preflight/noticetexts'
import { PreflightChecks } from '../preflight/preflight'
import { preflightTexts } from '../preflight/texts'
import { usePreflight } from '../preflight/usepreflight'
import { rehearsalTexts } from './rehearsaltexts'

type Step = 'before' | 'notice' | 'checks'

/** Trying everything as on the day, with nobody watching; what came of it is kept, nothing else. */
export function TryOut({ rehearsal, changed }: { rehearsal: Rehearsal; changed: (rehearsal: Rehearsal) => void }) {
  const t = useTexts(rehearsalTexts)
  const notice = useTexts(noticeTexts)
  const [step, setStep] = useState<Step>('before')
  const [said, setSaid] = useState<Trial | undefined>(undefined)
  const heading = useRef<HTMLHeadingElement>(null)
  const go = (next: Step) => {
    setStep(next)
    setTimeout(() => heading.current?.focus())
  }
  const kept = (fresh: Rehearsal) => {
    changed(fresh)
    setSaid(fresh.trial)
    go('before')
  }
  return (
    <section class="card" aria-labelledby="tryout">
      <h2 id="tryout" tabIndex={-1} ref={heading}>{step === 'notice' ? notice.title : step === 'checks' ? t.checksTitle : t.tryTitle}</h2>
      {step === 'before' && (
        <>
          <p>{t.tryText}</p>
          {said && <Notice tone={said.passed ? 'good' : 'warning'} live="status"><p>{said.passed ? t.kept : t.keptFailed}</p></Notice>}
          <Known trial={rehearsal.trial} />
          <p><Button look={rehearsal.trial?.valid ? 'secondary' : 'primary'} icon="play" onClick={() => go('notice')}>{rehearsal.trial ? t.tryAgain : t.try}</Button></p>
        </>
      )}
      {step === 'notice' && <SupervisionNotice sitting={rehearsal.sitting} policy={rehearsal.policy} asked={rehearsal.asked} adapted={adapted(rehearsal)}
        wishedAt={rehearsal.inPerson?.at} understood={() => go('checks')} />}
      {step === 'checks' && <Checks rehearsal={rehearsal} kept={kept} stop={() => go('before')} />}
    </section>
  )
}

const adapted = ({ policy, asked }: Rehearsal): boolean =>
  policy.camera.value !== asked.camera || policy.screen.value !== asked.screen || policy.microphone.value !== asked.microphone

function Known({ trial }: { trial: Trial | undefined }) {
  const t = useTexts(rehearsalTexts)
  const names = useTexts(preflightTexts)
  if (!trial) return <p class="soft">{t.never}</p>
  const at = dateTime(trial.at)
  if (trial.valid) return <Notice tone="good"><p>{t.valid(at, dateTime(trial.validUntil))}</p></Notice>
  if (trial.passed) return <Notice tone="warning"><p>{t.outdated(at)}</p></Notice>
  const what = trial.preflight.checks.filter(check => check.outcome === 'failed' && CHECKS.includes(check.name as CheckName)).map(check => names[check.name as CheckName])
  return <Notice tone="bad"><p>{t.failedTrial(at, what.join(', '))}</p></Notice>
}

/** Devices are on only while this is on the page. */
function Checks({ rehearsal, kept, stop }: { rehearsal: Rehearsal; kept: (rehearsal: Rehearsal) => void; stop: () => void }) {
  const t = useTexts(rehearsalTexts)
  const [devices] = useState(() => new Devices())
  const checking = usePreflight(devices, rehearsal.asked, [])
  const keeping = useDeed()
  useEffect(() => () => devices.stopAll(), [devices])
  const keep = () => keeping.run(async () => kept(await keepTrial(rehearsal.sitting, checking.preflight(true))))
  return (
    <>
      <PreflightChecks devices={devices} checking={checking} />
      <p class="hint">{verdict(checking.results) === 'unfinished' ? t.unfinished : t.keepHint}</p>
      <ErrorNotice error={keeping.error} />
      <div class="actions">
        <Button look="primary" busy={keeping.busy} onClick={keep}>{t.keep}</Button>
        <Button onClick={stop}>{t.stop}</Button>
      </div>
    </>
  )
}
