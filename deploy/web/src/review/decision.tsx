import { useState } from 'preact/hooks'
import { post } from '../common/api'
import { useTexts } from '../common/i18n'
import { useDeed } from '../common/load'
import type { Case } from '../common/review'
import { commonTexts } from '../common/texts'
import type { LiveSitting, Me, Verdict } from '../common/types'
import { Button, Dialog, ErrorNotice, ErrorSummary, Notice, RadioField, TextArea } from '../common/ui'
import { may } from '../staff/roles'
import { reviewTexts } from './texts'

/** What may follow from a closed case: the rules of the sitting and of the case together. What never started has no result. */
export function verdictsAfter(one: Case): Verdict[] {
  if (one.stage !== 'closed' || !one.startedAt) return []
  const ranItsCourse = one.ending === 'submitted' || one.ending === 'expired'
  const annul: Verdict[] = one.adverse || one.outcome === 'technical' ? ['annul'] : []
  return ranItsCourse ? annul : ['release', ...annul, ...(one.adverse ? ['reject' as const] : [])]
}

/** The consequence, drawn by somebody who manages the certification, in two steps. */
export function Decision({ one, me }: { one: Case; me: Me }) {
  const t = useTexts(reviewTexts)
  const common = useTexts(commonTexts)
  const deed = useDeed()
  const [verdict, setVerdict] = useState<Verdict | ''>('')
  const [reason, setReason] = useState('')
  const [round, setRound] = useState(0)
  const [sure, setSure] = useState(false)
  const [done, setDone] = useState(false)
  const possible = verdictsAfter(one)
  if (may(me.roles, 'decide') && one.stage === 'closed' && !one.startedAt) return <p class="card soft">{t.nothingToDecide}</p>
  if (!may(me.roles, 'decide') || possible.length === 0) return null
  if (done) return <Notice tone="good" live="status"><p>{t.decided}</p></Notice>
  const errors = [...(verdict === '' ? [{ id: 'decide-verdict', text: t.missingFinding }] : []), ...(reason.trim() === '' ? [{ id: 'decide-reason', text: t.missingReason }] : [])]
  const wrong = (id: string) => round > 0 ? errors.find(error => error.id === id)?.text : undefined
  const next = (event: Event) => {
    event.preventDefault()
    setRound(round + 1)
    if (errors.length === 0) setSure(true)
  }
  const decide = () => deed.run(async () => {
    await post<LiveSitting>(`/api/sittings/${encodeURIComponent(one.sitting)}/decision`, { verdict, reason: reason.trim() })
    setSure(false)
    setDone(true)
  })
  return (
    <form class="card form" noValidate onSubmit={next} aria-labelledby="decide-title">
      <h2 id="decide-title">{t.decide}</h2>
      <p>{t.decideLead}</p>
      <ErrorSummary errors={round > 0 ? errors : []} round={round} />
      <RadioField id="decide-verdict" legend={t.verdict} value={verdict} onValue={value => setVerdict(value as Verdict)} error={wrong('decide-verdict')} choices={possible.map(value => ({ value, label: t[`verdict-${value}`] }))} />
      <TextArea id="decide-reason" label={t.reason} rows={2} value={reason} onValue={setReason} maxLength={500} error={wrong('decide-reason')} />
      <div class="actions"><Button type="submit" look="primary">{t.decideNext}</Button></div>
      {sure && verdict !== '' && (
        <Dialog title={t.decideConfirm} onClose={() => setSure(false)} actions={<><Button look="danger" busy={deed.busy} onClick={() => void decide()}>{t.decideNow}</Button><Button onClick={() => setSure(false)}>{common.cancel}</Button></>}>
          <ErrorNotice error={deed.error} />
          <p>{t.decideSure(t[`verdict-${verdict}`])}</p>
        </Dialog>
      )}
    </form>
  )
}
