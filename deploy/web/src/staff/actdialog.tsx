import { useId, useState } from 'preact/hooks'
import { useTexts } from '../common/i18n'
import { commonTexts } from '../common/texts'
import type { LiveSitting, Verdict } from '../common/types'
import { unguessable } from '../common/unguessable'
import { Button, Dialog, Field, Notice, RadioField, TextField } from '../common/ui'
import { applies, perform, performAll, verdicts, type Act, type ActKind, type Outcome } from './actions'
import type { Row } from './live'
import type { Asked } from './livelist'
import { liveTexts } from './texts-live'

type Phase = 'form' | 'confirm' | 'working' | 'report'
interface Draft { reason: string; minutes: string; ending: '' | 'terminated' | 'technical-fault'; verdict: '' | Verdict }
type DraftErrors = Partial<Record<keyof Draft, string>>

/**
 * Asks for what an action needs, does it to each row it applies to, and closes when all is done; otherwise tells of each row that could not be
 * done. `close` is given what to announce.
 */
export function ActDialog({ asked, rows, learn, close }: { asked: Asked; rows: Row[]; learn: (sitting: LiveSitting) => void; close: (done?: string) => void }) {
  const t = useTexts(liveTexts)
  const common = useTexts(commonTexts)
  // One for all that this dialog does: asked for again because an answer was lost, time is not added twice.
  const [key] = useState(unguessable)
  const [draft, setDraft] = useState<Draft>({ reason: '', minutes: '10', ending: '', verdict: '' })
  const [errors, setErrors] = useState<DraftErrors>({})
  const [phase, setPhase] = useState<Phase>('form')
  const [outcomes, setOutcomes] = useState<Outcome[]>([])
  const [target, setTarget] = useState<LiveSitting[]>([])
  const { kind } = asked
  const fits = (row: LiveSitting) => applies(kind, row) && (kind !== 'decision' || draft.verdict === '' || verdicts(row).includes(draft.verdict))
  const eligible = rows.filter(fits)
  const leftOut = rows.filter(row => !fits(row))
  const who = rows.length === 1 ? rows[0]!.name : t.several(rows.length)

  const go = async (sittings: LiveSitting[]) => {
    setTarget(sittings)
    setOutcomes([])
    setPhase('working')
    const told: Outcome[] = []
    await performAll(sittings, sitting => perform(sitting.id, actOf(asked, draft, key)), (outcome, changed) => {
      told.push(outcome)
      setOutcomes([...told])
      if (changed) learn(changed)
    })
    if (told.every(({ done }) => done === 'yes')) return close(kind === 'resend' ? t.resent(who) : t.done(told.length))
    setPhase('report')
  }
  const submit = (event: Event) => {
    event.preventDefault()
    const found = errorsOf(kind, draft, t)
    setErrors(found)
    const first = Object.keys(found)[0]
    if (first) return document.getElementById(`act-${first}`)?.focus()
    if (eligible.length === 0) return
    if (kind === 'end' && phase === 'form') return setPhase('confirm')
    void go(eligible)
  }

  if (phase === 'working')
    return <Dialog title={title(t, kind, who)} mustAnswer onClose={() => {}} actions={<Button busy>{t.working(outcomes.length, target.length)}</Button>}><p role="status">{t.working(outcomes.length, target.length)}</p></Dialog>
  if (phase === 'report') {
    const failed = outcomes.filter(({ done }) => done !== 'yes')
    return (
      <Dialog title={title(t, kind, who)} onClose={() => close()} actions={
        <>
          <Button look="primary" icon="sync" onClick={() => void go(failed.map(({ sitting }) => sitting))}>{t.retryThese}</Button>
          <Button onClick={() => close()}>{common.close}</Button>
        </>}>
        <Notice tone="warning" live="alert" title={t.doneOf(outcomes.length - failed.length, outcomes.length)}>
          <p>{t.notDone}</p>
          <ul>{failed.map(({ sitting, problem }) => <li key={sitting.id}><strong>{sitting.name}</strong> · {problem ? problem.detail ?? problem.title : t.unknown}</li>)}</ul>
        </Notice>
      </Dialog>
    )
  }
  return (
    <Dialog key={phase} title={phase === 'confirm' ? t.endConfirm(eligible.length) : title(t, kind, who)} onClose={() => close()} actions={phase === 'confirm'
      ? <><Button autofocus onClick={() => setPhase('form')}>{t.back}</Button><Button look="danger" onClick={() => void go(eligible)}>{t.endNow}</Button></>
      : <>{eligible.length > 0 && <Button look="primary" onClick={submit}>{kind === 'end' ? t.endNext : t[kind]}</Button>}<Button onClick={() => close()}>{common.cancel}</Button></>}>
      {phase === 'confirm' ? (
        <>
          <ul class="name-list">{eligible.map(row => <li key={row.id}>{row.name}</li>)}</ul>
          <p>{draft.ending === 'terminated' ? t.terminated : t.technicalFault} · {draft.reason}</p>
          <p><strong>{t.endFinal}</strong></p>
        </>
      ) : (
        <form class="form" noValidate onSubmit={submit}>
          <p class="soft">{explain(t, kind)}</p>
          {eligible.length > 0 && <Fields kind={kind} rows={rows} draft={draft} errors={errors} set={change => setDraft({ ...draft, ...change })} />}
          {eligible.length === 0 ? <Notice tone="warning"><p>{t.nobody}</p></Notice>
            : leftOut.length > 0 && <Notice tone="neutral"><p>{t.leftOut(leftOut.length)} {leftOut.map(row => row.name).join(', ')}</p></Notice>}
          <button type="submit" hidden tabIndex={-1} />
        </form>
      )}
    </Dialog>
  )
}

function Fields({ kind, rows, draft, errors, set }: { kind: ActKind; rows: Row[]; draft: Draft; errors: DraftErrors; set: (change: Partial<Draft>) => void }) {
  const t = useTexts(liveTexts)
  const list = useId()
  const possible = new Set(rows.filter(row => row.state === 'over').flatMap(verdicts))
  return (
    <>
      {kind === 'time' && <TextField id="act-minutes" inputMode="numeric" size="small" label={t.minutes} error={errors.minutes} value={draft.minutes} onValue={minutes => set({ minutes })} />}
      {kind === 'end' && <RadioField id="act-ending" legend={t.ending} error={errors.ending} value={draft.ending} onValue={ending => set({ ending: ending as Draft['ending'] })} choices={[
        { value: 'technical-fault', label: <><strong>{t.technicalFault}</strong><br /><span class="soft small">{t.technicalFaultHint}</span></> },
        { value: 'terminated', label: <><strong>{t.terminated}</strong><br /><span class="soft small">{t.terminatedHint}</span></> }]} />}
      {kind === 'decision' && <RadioField id="act-verdict" legend={t.verdict} error={errors.verdict} value={draft.verdict} onValue={verdict => set({ verdict: verdict as Verdict })}
        choices={(['release', 'annul', 'reject'] as const).filter(verdict => possible.has(verdict)).map(verdict => ({ value: verdict, label: t[verdict] }))} />}
      {needsReason(kind) && (
        <>
          <Field id="act-reason" label={t.reason} hint={kind === 'pause' ? t.reasonHintCandidate : t.reasonHintLog} error={errors.reason}>
            {control => <input {...control} class="control" list={list} autocomplete="off" value={draft.reason} onInput={event => set({ reason: event.currentTarget.value })} />}
          </Field>
          <datalist id={list}>{[t.reasonTechnical, t.reasonNetwork, t.reasonIdentity, t.reasonRequest, t.reasonIncident].map(text => <option key={text} value={text} />)}</datalist>
        </>
      )}
    </>
  )
}

const needsReason = (kind: ActKind): boolean => kind !== 'resume' && kind !== 'resend'

function errorsOf(kind: ActKind, draft: Draft, t: typeof liveTexts.fr): DraftErrors {
  const errors: DraftErrors = {}
  const minutes = Number(draft.minutes)
  if (kind === 'time' && (!/^\s*\d+\s*$/.test(draft.minutes) || minutes < 1 || minutes > 480)) errors.minutes = t.minutesWrong
  if (kind === 'end' && draft.ending === '') errors.ending = t.endingMissing
  if (kind === 'decision' && draft.verdict === '') errors.verdict = t.verdictMissing
  if (needsReason(kind) && draft.reason.trim() === '') errors.reason = t.reasonMissing
  if (draft.reason.trim().length > 500) errors.reason = t.reasonTooLong
  return errors
}

/** What the checked draft asks for. */
function actOf({ kind, late }: Asked, draft: Draft, key: string): Act {
  const reason = draft.reason.trim()
  switch (kind) {
    case 'pause': return { kind, reason }
    case 'resume': return { kind }
    case 'time': return { kind, minutes: Number(draft.minutes), reason, key }
    case 'end': return { kind, ending: draft.ending as 'terminated', reason }
    case 'decision': return { kind, verdict: draft.verdict as Verdict, reason }
    case 'admit': return { kind, late: late!, reason }
    case 'resend': return { kind }
  }
}

const title = (t: typeof liveTexts.fr, kind: ActKind, who: string): string =>
  ({ pause: t.pauseTitle, resume: t.resumeTitle, time: t.timeTitle, end: t.endTitle, decision: t.decisionTitle, admit: t.admitTitle, resend: t.resendTitle })[kind](who)

const explain = (t: typeof liveTexts.fr, kind: ActKind): string =>
  ({ pause: t.pauseText, resume: t.resumeText, time: t.timeText, end: t.endText, decision: t.decisionText, admit: t.admitText, resend: t.resendText })[kind]
