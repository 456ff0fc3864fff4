import { useState } from 'preact/hooks'
import { dateTime, useTexts } from '../common/i18n'
import { useDeed } from '../common/load'
import { actInCase, actKey, findings, type Case, type CaseAct, type CaseAction, type Finding, type Stage } from '../common/review'
import { commonTexts } from '../common/texts'
import { Button, Dialog, ErrorNotice, ErrorSummary, Notice, RadioField, TextArea, TextField } from '../common/ui'
import type { Draft } from './casepage'
import { reviewTexts } from './texts'

interface ActsProps { one: Case; held: Draft[]; setHeld: (held: Draft[]) => void; changed: (one: Case) => void }
interface ActProps { one: Case; act: (act: CaseAct) => Promise<boolean>; busy: boolean }

/** What this reader may do now, as the server's rules say. */
export function Acts({ one, held, setHeld, changed }: ActsProps) {
  const t = useTexts(reviewTexts)
  const deed = useDeed()
  const [said, setSaid] = useState('')
  // One for each act that is done, kept while it is tried again.
  const [key, setKey] = useState(actKey)
  const may = (action: CaseAction) => !(action in one.refused)
  const act = (asked: CaseAct) => deed.run(async () => {
    setSaid('')
    changed(await actInCase(one.sitting, key, asked))
    setKey(actKey())
    setSaid(t.done)
  })
  const props = { one, act, busy: deed.busy }
  const next: Partial<Record<Stage, CaseAction>> = { 'first-review': 'first-review', 'to-inform': 'inform', 'second-review': 'second-review', 'to-close': 'close' }
  const same = one.refused[next[one.stage] ?? 'inform'] === 'same-person'
  const offered = [
    may('first-review') && <FirstReview key="first" {...props} held={held} setHeld={setHeld} />,
    one.stage === 'to-inform' && may('inform') && <Inform key="inform" {...props} />,
    one.asking && may('refuse-extension') && <Extension key="extension" {...props} />,
    (one.stage === 'with-candidate' || one.stage === 'second-review' || one.stage === 'to-inform') && may('second-review') && <SecondReview key="second" {...props} />,
    one.stage === 'to-close' && !one.closing && may('close') && <Closing key="close" {...props} />,
    one.closing && may('confirm-closing') && <Confirming key="confirm" {...props} />,
  ].filter(form => form !== false)
  const nobody = Object.values(one.refused).every(code => code === 'not-allowed') && Object.keys(one.refused).length > 0
  return (
    <div class="flow">
      <p role="status" class="visually-hidden">{said}</p>
      <ErrorNotice error={deed.error} />
      {same && <Notice tone="neutral" title={t.refusedTitle}><p>{t['same-person']}</p></Notice>}
      {offered}
      {offered.length === 0 && !same && !nobody && one.stage !== 'closed' && <p class="card soft">{one.refused['first-review'] === 'sitting-state' ? t.waitsForEnd : t.nothingToDo}</p>}
    </div>
  )
}

function FirstReview({ one, act, busy, held, setHeld }: ActProps & { held: Draft[]; setHeld: (held: Draft[]) => void }) {
  const t = useTexts(reviewTexts)
  const [finding, setFinding] = useState<Finding | ''>(one.first?.finding ?? '')
  const [text, setText] = useState(one.first?.text ?? '')
  const [round, setRound] = useState(0)
  const adverse = finding === 'adverse'
  const errors = [
    ...(finding === '' ? [{ id: 'first-finding', text: t.missingFinding }] : []),
    ...(text.trim() === '' ? [{ id: 'first-text', text: t.missingText }] : []),
    ...(adverse && (held.length === 0 || held.some(point => point.text.trim() === '')) ? [{ id: held.length === 0 ? 'first-add' : `held-${held.findIndex(point => point.text.trim() === '')}`, text: t.missingHeld }] : []),
  ]
  const wrong = (id: string) => round > 0 ? errors.find(error => error.id === id)?.text : undefined
  const submit = (event: Event) => {
    event.preventDefault()
    setRound(round + 1)
    if (errors.length > 0 || finding === '') return
    void act({ action: 'first-review', finding, text: text.trim(), ...(adverse ? { held: held.map(({ fact, track, segment, text: words }) => ({ ...(fact === undefined ? {} : { fact }), ...(track && segment ? { track, segment } : {}), text: words.trim() })) } : {}) })
  }
  const change = (index: number, words: string) => setHeld(held.map((point, at) => at === index ? { ...point, text: words } : point))
  return (
    <form class="card form" noValidate onSubmit={submit} aria-labelledby="first-title">
      <h2 id="first-title">{one.first ? t.changeFirst : t.doFirst}</h2>
      <ErrorSummary errors={round > 0 ? errors : []} round={round} />
      <FindingField id="first-finding" value={finding} onValue={setFinding} error={wrong('first-finding')} />
      <TextArea id="first-text" label={t.text} hint={adverse ? t.textHint : undefined} value={text} onValue={setText} maxLength={8000} error={wrong('first-text')} />
      {adverse && (
        <fieldset class="field">
          <legend>{t.held}</legend>
          <p class="hint">{t.heldHint}</p>
          {held.map((point, index) => (
            <div class="held-item" key={point.line ?? index}>
              <TextArea id={`held-${index}`} label={t.heldText(index + 1)} hint={point.from && t.heldFrom(point.from)} rows={2} value={point.text} onValue={words => change(index, words)} maxLength={1000} error={wrong(`held-${index}`)} />
              <Button look="quiet" icon="cross" onClick={() => setHeld(held.filter((_, at) => at !== index))}>{t.removeHeld(index + 1)}</Button>
            </div>
          ))}
          <p><Button id="first-add" icon="plus" onClick={() => setHeld([...held, { text: '' }])}>{t.addHeld}</Button></p>
        </fieldset>
      )}
      <div class="actions"><Button type="submit" look={one.first ? 'secondary' : 'primary'} busy={busy}>{t.save}</Button></div>
    </form>
  )
}

function FindingField({ id, value, onValue, error, not }: { id: string; value: Finding | ''; onValue: (finding: Finding) => void; error?: string | undefined; not?: Finding[] }) {
  const t = useTexts(reviewTexts)
  const means: Record<Finding, string> = { nothing: t.nothingMeans, technical: t.technicalMeans, adverse: t.adverseMeans }
  const choices = findings.filter(finding => !not?.includes(finding)).map(finding => ({ value: finding, label: <>{t[finding]} <span class="soft small">{means[finding]}</span></> }))
  return <div class="findings"><RadioField id={id} legend={t.finding} value={value} onValue={chosen => onValue(chosen as Finding)} error={error} choices={choices} /></div>
}

function Inform({ one, act, busy }: ActProps) {
  const t = useTexts(reviewTexts)
  const common = useTexts(commonTexts)
  const [asking, setAsking] = useState(false)
  const until = new Date(Date.parse(one.now) + one.terms.answerDays * 86_400_000)
  return (
    <section class="card" aria-labelledby="inform-title">
      <h2 id="inform-title">{t.doInform}</h2>
      <p>{t.informAsk(dateTime(until))}</p>
      <div class="actions"><Button look="primary" onClick={() => setAsking(true)}>{t.doInform}</Button></div>
      {asking && (
        <Dialog title={t.doInform} onClose={() => setAsking(false)} actions={
          <><Button look="primary" busy={busy} onClick={() => void act({ action: 'inform' }).then(done => done && setAsking(false))}>{t.informNow}</Button><Button onClick={() => setAsking(false)}>{common.cancel}</Button></>}>
          <p>{t.informAsk(dateTime(until))}</p>
        </Dialog>
      )}
    </section>
  )
}

function Extension({ one, act, busy }: ActProps) {
  const t = useTexts(reviewTexts)
  const [until, setUntil] = useState('')
  const [text, setText] = useState('')
  const [round, setRound] = useState(0)
  const [asked, setAsked] = useState<'extend' | 'refuse-extension'>('extend')
  const why = [...one.facts].reverse().find(({ fact }) => fact.event.type === 'extension-asked')?.fact.event['text']
  const latest = new Date(Date.parse(one.informed?.first ?? one.now) + (one.terms.answerDays + one.terms.extensionDays) * 86_400_000)
  const errors = [
    ...(asked === 'extend' && until === '' ? [{ id: 'extension-until', text: t.missingUntil }] : []),
    ...(text.trim() === '' ? [{ id: 'extension-text', text: t.missingReason }] : []),
  ]
  const go = (action: 'extend' | 'refuse-extension') => {
    setAsked(action)
    setRound(round + 1)
    if (text.trim() === '' || action === 'extend' && until === '') return
    void act({ action, text: text.trim(), ...(action === 'extend' ? { until: new Date(`${until}T23:59:00`).toISOString() } : {}) })
  }
  const wrong = (id: string) => round > 0 ? errors.find(error => error.id === id)?.text : undefined
  return (
    <form class="card form" noValidate onSubmit={event => { event.preventDefault(); go('extend') }} aria-labelledby="extension-title">
      <h2 id="extension-title">{t.extensionAsked}</h2>
      <p class="said-text">{String(why ?? '')}</p>
      <ErrorSummary errors={round > 0 ? errors : []} round={round} />
      <TextField id="extension-until" type="date" size="medium" label={t.until} hint={t.latest(dateTime(latest))} value={until} onValue={setUntil} error={wrong('extension-until')} />
      <TextArea id="extension-text" label={t.why} rows={2} value={text} onValue={setText} maxLength={1000} error={wrong('extension-text')} />
      <div class="actions"><Button type="submit" look="primary" busy={busy}>{t.doExtend}</Button><Button busy={busy} onClick={() => go('refuse-extension')}>{t.doRefuse}</Button></div>
    </form>
  )
}

/** Folded while the candidate has not been heard: dropping a case early is possible, and rarely what one came for. */
function SecondReview({ one, act, busy }: ActProps) {
  const t = useTexts(reviewTexts)
  const heard = one.stage === 'second-review'
  const [finding, setFinding] = useState<Finding | ''>('')
  const [text, setText] = useState('')
  const [round, setRound] = useState(0)
  const errors = [...(finding === '' ? [{ id: 'second-finding', text: t.missingFinding }] : []), ...(text.trim() === '' ? [{ id: 'second-text', text: t.missingText }] : [])]
  const wrong = (id: string) => round > 0 ? errors.find(error => error.id === id)?.text : undefined
  const submit = (event: Event) => {
    event.preventDefault()
    setRound(round + 1)
    if (errors.length === 0 && finding !== '') void act({ action: 'second-review', finding, text: text.trim() })
  }
  const form = (
    <form class="form" noValidate onSubmit={submit} aria-label={t.doSecond}>
      <p class="hint">{heard ? t.secondHint : t.adverseNotYet} {t.milder}</p>
      <ErrorSummary errors={round > 0 ? errors : []} round={round} />
      <FindingField id="second-finding" value={finding} onValue={setFinding} error={wrong('second-finding')} not={heard ? [] : ['adverse']} />
      <TextArea id="second-text" label={t.text} hint={t.textHint} value={text} onValue={setText} maxLength={8000} error={wrong('second-text')} />
      <div class="actions"><Button type="submit" look={heard ? 'primary' : 'secondary'} busy={busy}>{t.save}</Button></div>
    </form>
  )
  return heard ? <section class="card"><h2>{t.doSecond}</h2>{form}</section> : <details class="card"><summary>{t.doSecond}</summary>{form}</details>
}

function Closing({ one, act, busy }: ActProps) {
  const t = useTexts(reviewTexts)
  const adverse = one.outcome === 'adverse'
  return (
    <section class="card" aria-labelledby="close-title">
      <h2 id="close-title">{adverse ? t.closeAdverse : t.doClose}</h2>
      <p>{adverse ? t.closeAdverseText : t.closeAsk(one.outcome ? t[one.outcome] : '')}</p>
      <div class="actions"><Button look={adverse ? 'danger' : 'primary'} busy={busy} onClick={() => void act({ action: 'close' })}>{t.doClose}</Button></div>
    </section>
  )
}

function Confirming({ one, act, busy }: ActProps) {
  const t = useTexts(reviewTexts)
  const [reason, setReason] = useState('')
  const [wrong, setWrong] = useState(false)
  const withdraw = () => {
    setWrong(reason.trim() === '')
    if (reason.trim() !== '') void act({ action: 'withdraw-closing', text: reason.trim() })
  }
  return (
    <section class="card form" aria-labelledby="confirm-title">
      <h2 id="confirm-title">{t.confirmTitle}</h2>
      <p>{one.startedAt ? t.confirmText : t.confirmTextNever}</p>
      <div class="actions"><Button look="danger" busy={busy} onClick={() => void act({ action: 'confirm-closing' })}>{t.confirm}</Button></div>
      <TextField id="withdraw-reason" label={t.why} value={reason} onValue={setReason} maxLength={1000} error={wrong ? t.missingReason : undefined} />
      <p><Button busy={busy} onClick={withdraw}>{t.withdraw}</Button></p>
    </section>
  )
}
