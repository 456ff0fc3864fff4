import { useId, useState } from 'preact/hooks'
import { exactTime, useTexts } from '../common/i18n'
import { useDeed, useLoad } from '../common/load'
import { commonTexts } from '../common/texts'
import { reportWords } from '../common/texts-report'
import type { ItemReport, LiveSitting } from '../common/types'
import { Await, Button, Dialog, ErrorNotice, Facts, Field, Notice, RadioField } from '../common/ui'
import type { Row } from './live'
import { judge, lookAt } from './reports'
import { ShownItem } from './shownitem'
import { reportsTexts } from './texts-reports'

interface Draft { verdict: '' | 'neutralise' | 'keep'; reason: string }
type DraftErrors = Partial<Record<keyof Draft, string>>

/** One reported question: what the candidate says, what he sees, and whether it counts. `close` is given what to announce. */
export function ReportDialog({ row, report, learn, close }: { row: Row; report: ItemReport; learn: (sitting: LiveSitting) => void; close: (done?: string) => void }) {
  const t = useTexts(reportsTexts)
  const words = useTexts(reportWords)
  const common = useTexts(commonTexts)
  const list = useId()
  const [loaded, reload] = useLoad(signal => lookAt(row.id, report.item, signal))
  const [draft, setDraft] = useState<Draft>({ verdict: '', reason: '' })
  const [errors, setErrors] = useState<DraftErrors>({})
  const deed = useDeed()
  const { judgement } = report

  const submit = async (event: Event) => {
    event.preventDefault()
    const found = errorsOf(draft, t)
    setErrors(found)
    const first = Object.keys(found)[0]
    if (first) return document.getElementById(`judge-${first}`)?.focus()
    const neutralise = draft.verdict === 'neutralise'
    const done = await deed.run(async () => learn(await judge(row.id, report.item, neutralise, draft.reason.trim())))
    if (done) close(neutralise ? t.neutralisedDone(report.item, row.name) : t.keptDone(report.item, row.name))
  }
  return (
    <Dialog title={t.dialogTitle(report.item, row.name)} onClose={() => deed.busy || close()} actions={<>
      <Button look="primary" busy={deed.busy} onClick={submit}>{t.save}</Button>
      <Button onClick={() => close()}>{common.cancel}</Button>
    </>}>
      <Facts facts={[
        [t.category, words[report.category]],
        [t.when, exactTime(report.at)],
      ]} />
      <div><p class="soft small">{t.words}</p>{report.text ? <blockquote class="report-words">{report.text}</blockquote> : <p>{t.wordless}</p>}</div>
      <section aria-label={t.shown} class="flow">
        <h3>{t.shown}</h3>
        <Await loaded={loaded} reload={reload}>{shown => <ShownItem shown={shown} />}</Await>
        <p class="soft small">{t.noKey}</p>
      </section>
      {judgement && <Notice tone="neutral" title={t.decided(judgement.neutralised ? words.neutralised : words.kept)}><p>{judgement.reason}</p></Notice>}
      <form class="form" noValidate onSubmit={submit}>
        <RadioField id="judge-verdict" legend={t.verdict} error={errors.verdict} value={draft.verdict} onValue={verdict => setDraft({ ...draft, verdict: verdict as Draft['verdict'] })} choices={[
          { value: 'neutralise', label: <><strong>{t.neutralise}</strong><br /><span class="soft small">{t.neutraliseHint}</span></> },
          { value: 'keep', label: <><strong>{t.keep}</strong><br /><span class="soft small">{t.keepHint}</span></> }]} />
        <Field id="judge-reason" label={t.reason} hint={t.reasonHint} error={errors.reason}>
          {control => <input {...control} class="control" list={list} autocomplete="off" value={draft.reason} onInput={event => setDraft({ ...draft, reason: event.currentTarget.value })} />}
        </Field>
        <datalist id={list}>{[t.reasonAmbiguous, t.reasonCut, t.reasonTechnical, t.reasonChecked].map(text => <option key={text} value={text} />)}</datalist>
        <ErrorNotice error={deed.error} />
        <button type="submit" hidden tabIndex={-1} />
      </form>
    </Dialog>
  )
}

function errorsOf(draft: Draft, t: typeof reportsTexts.fr): DraftErrors {
  const errors: DraftErrors = {}
  if (draft.verdict === '') errors.verdict = t.verdictMissing
  if (draft.reason.trim() === '') errors.reason = t.reasonMissing
  if (draft.reason.trim().length > 500) errors.reason = t.reasonTooLong
  return errors
}
