import { useState } from 'preact/hooks'
import { testName, useCatalogue } from '../common/catalogue'
import { exactTime, useTexts } from '../common/i18n'
import { useDeed } from '../common/load'
import { actKey, findReviewable, openCase, type ReviewableSitting } from '../common/review'
import { link } from '../common/route'
import { Button, ErrorNotice, ErrorSummary, Notice, RadioField, TextArea, TextField } from '../common/ui'
import { reviewTexts } from './texts'

/** Opens a case about a sitting that nobody marked. */
export function OpenForm() {
  const t = useTexts(reviewTexts)
  const catalogue = useCatalogue()
  const finding = useDeed()
  const opening = useDeed()
  const [key] = useState(actKey)
  const [text, setText] = useState('')
  const [found, setFound] = useState<ReviewableSitting[]>()
  const [sitting, setSitting] = useState('')
  const [reason, setReason] = useState('')
  const [round, setRound] = useState(0)
  const search = (event: Event) => {
    event.preventDefault()
    if (text.trim().length < 2) return
    void finding.run(async () => setFound((await findReviewable(text.trim())).sittings))
  }
  const errors = [...(sitting === '' ? [{ id: 'open-sitting', text: t.missingSitting }] : []), ...(reason.trim() === '' ? [{ id: 'open-reason', text: t.missingWhy }] : [])]
  const open = (event: Event) => {
    event.preventDefault()
    setRound(round + 1)
    if (errors.length === 0) void opening.run(async () => {
      await openCase(sitting, key, reason.trim())
      location.hash = link('cases', sitting).slice(1)
    })
  }
  const wrong = (id: string) => round > 0 ? errors.find(error => error.id === id)?.text : undefined
  return (
    <>
      <h1>{t.openTitle}</h1>
      <p class="lead">{t.openLead}</p>
      <form class="form card" role="search" onSubmit={search}>
        <TextField label={t.who} hint={t.whoHint} type="search" value={text} onValue={setText} minLength={2} />
        <div class="actions"><Button type="submit" look={found ? 'secondary' : 'primary'} icon="search" busy={finding.busy}>{t.find}</Button></div>
        <ErrorNotice error={finding.error} />
      </form>
      {found?.length === 0 && <Notice tone="neutral" live="status"><p>{t.noneFound}</p></Notice>}
      {found && found.length > 0 && (
        <form class="form card" noValidate onSubmit={open}>
          <ErrorSummary errors={round > 0 ? errors : []} round={round} />
          <RadioField id="open-sitting" legend={t.choose} value={sitting} onValue={setSitting} error={wrong('open-sitting')} choices={found.map(one => ({
            value: one.sitting,
            label: <>{one.name} <span class="soft small">{one.email} · {testName(catalogue, one.certification, one.test)}{one.startedAt && ` · ${exactTime(one.startedAt)}`}{one.hasCase && ` · ${t.hasCase}`}</span></>,
          }))} />
          <TextArea id="open-reason" label={t.whyOpen} value={reason} onValue={setReason} maxLength={1000} error={wrong('open-reason')} />
          <ErrorNotice error={opening.error} />
          <div class="actions"><Button type="submit" look="primary" busy={opening.busy}>{t.openNow}</Button></div>
        </form>
      )}
    </>
  )
}
