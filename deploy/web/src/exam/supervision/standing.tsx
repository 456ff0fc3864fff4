import { useEffect, useState } from 'preact/hooks'
import { clockTime, useTexts } from '../../common/i18n'
import { Button, Dialog, Notice } from '../../common/ui'
import { SupervisionNotice } from '../../preflight/notice'
import { noticeTexts } from '../../preflight/noticetexts'
import { PreflightChecks } from '../../preflight/preflight'
import { usePreflight } from '../../preflight/usepreflight'
import { leftToReverse } from './state'
import type { Supervision } from './supervision'
import { supervisionTexts } from './texts'
import { useSupervision } from './usesupervision'

/** What stands between the candidate and an ordinary test, in plain words, above whatever else is on the page. */
export function Standing({ supervision, started }: { supervision: Supervision; started: boolean }) {
  const t = useTexts(supervisionTexts)
  useSupervision(supervision)
  const [switching, setSwitching] = useState(false)
  const { view, reasons, reachable } = supervision.watched
  if (!view) return null
  const { seat } = view
  const missing = started ? supervision.asks.missing : []
  return (
    <div class="standing">
      {seat.terminationAsked && <Termination supervision={supervision} />}
      {started && seat.stage !== 'admitted' && !seat.terminationAsked && <Notice tone="warning" title={t.withdrawnTitle}><p>{t.withdrawnNotice}</p>{reasons.withdrawn && <p>{t.reason(reasons.withdrawn)}</p>}</Notice>}
      {seat.flagged && <Notice tone="warning" title={t.flaggedTitle}><p>{t.flaggedText}</p>{reasons.flagged && <p>{t.reason(reasons.flagged)}</p>}</Notice>}
      {!reachable && <Notice tone="neutral" title={t.awayTitle}><p>{t.awayText}</p></Notice>}
      {missing.length > 0 && (
        <Notice tone="warning">
          <p>{t.missing(missing.map(device => t[device].toLowerCase()).join(', '))}</p>
          <p><Button onClick={() => setSwitching(true)}>{t.switchOn}</Button></p>
        </Notice>
      )}
      {switching && <SwitchOn supervision={supervision} close={() => setSwitching(false)} />}
    </div>
  )
}

/** Two steps, and a while in which the second can be taken back. The seconds are shown, not read aloud one by one. */
function Termination({ supervision }: { supervision: Supervision }) {
  const t = useTexts(supervisionTexts)
  const [left, setLeft] = useState(leftToReverse(supervision.watched, Date.now()))
  useEffect(() => {
    const count = () => setLeft(leftToReverse(supervision.watched, Date.now()))
    count()
    const timer = setInterval(count, 500)
    return () => clearInterval(timer)
  }, [supervision, supervision.watched.view?.seat.terminationDue])
  const { termination } = supervision.watched.reasons
  const title = left === undefined ? t.askedTitle : left === 0 ? t.confirmedNow : <span role="timer">{t.confirmedTitle(clockTime(left))}</span>
  return (
    <Notice tone="bad" title={title}>
      <p>{left === undefined ? t.askedText : t.confirmedText}</p>
      {termination && <p>{t.reason(termination)}</p>}
    </Notice>
  )
}

/** After a reload, or when a device stopped. In a window in which the notice was not read yet it comes first. */
function SwitchOn({ supervision, close }: { supervision: Supervision; close: () => void }) {
  const t = useTexts(supervisionTexts)
  const notice = useTexts(noticeTexts)
  const { view } = supervision.watched
  if (!view) return null
  return (
    <Dialog title={supervision.noticeRead ? t.switchOnTitle : notice.title} onClose={close} actions={<Button onClick={close}>{t.done}</Button>}>
      <p>{t.switchOnText}</p>
      {supervision.noticeRead
        ? <Devices supervision={supervision} />
        : <SupervisionNotice sitting={supervision.sitting} policy={view.policy} asked={supervision.asks.asked} adapted={supervision.asks.adapted} supervisors={view.supervisors} understood={() => supervision.understood()} />}
    </Dialog>
  )
}

function Devices({ supervision }: { supervision: Supervision }) {
  const { devices, asks: { asked, waived, missing } } = supervision
  const checking = usePreflight(devices, asked, waived)
  return <PreflightChecks devices={devices} checking={checking} only={missing} />
}
