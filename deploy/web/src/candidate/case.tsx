import { useState } from 'preact/hooks'
import { testName, useCatalogue } from '../common/catalogue'
import { dateTime, useTexts } from '../common/i18n'
import { useDeed, useLoad } from '../common/load'
import { actInMyCase, actKey, getMyCase, listMyCases, type MyCase, type MyCaseInList } from '../common/review'
import { commonTexts } from '../common/texts'
import { Await, Button, ButtonLink, Dialog, ErrorNotice, Notice, TextArea } from '../common/ui'
import { OneClockList } from '../review/clock'
import { HeldList } from '../review/held'
import '../review/review.css'
import { caseTexts } from './casetexts'

export function CaseScreen({ sitting }: { sitting: string }) {
  const t = useTexts(caseTexts)
  const [loaded, reload] = useLoad(signal => getMyCase(sitting, { signal }))
  return (
    <>
      <p><a href="/#/path">{t.back}</a></p>
      <Await loaded={loaded} reload={reload}>{mine => <Whole loaded={mine} />}</Await>
    </>
  )
}

function Whole({ loaded }: { loaded: MyCase }) {
  const t = useTexts(caseTexts)
  const catalogue = useCatalogue()
  const [mine, setMine] = useState(loaded)
  return (
    <>
      <div>
        <p class="kicker">{t.kicker}</p>
        <h1>{testName(catalogue, mine.certification, mine.test)}</h1>
        {mine.startedAt && <p class="soft">{t.sat(dateTime(mine.startedAt))}</p>}
      </div>
      {mine.stage === 'closed' ? <Outcome mine={mine} /> : !mine.informed && <Notice><p>{t.under}</p></Notice>}
      {mine.informed && mine.stage !== 'closed' && <How />}
      {mine.first && (
        <section class="card" aria-labelledby="against-title">
          <h2 id="against-title">{t.against}</h2>
          <HeldList held={mine.held} />
          <h3>{t.findingOf}</h3>
          <p class="said-text">{mine.first.text}</p>
          <p class="soft small">{t.by(mine.people[mine.first.by] ?? mine.first.by, dateTime(mine.first.at))}</p>
        </section>
      )}
      {mine.informed && <AnswerPart mine={mine} changed={setMine} />}
      {mine.record && <OneClockList clock={mine.record} sitting={mine.sitting} candidate="" start={mine.startedAt} own={{ title: t.record, lead: t.recordLead }} />}
    </>
  )
}

function How() {
  const t = useTexts(caseTexts)
  return <details class="card"><summary>{t.how}</summary><ol><li>{t.how1}</li><li>{t.how2}</li><li>{t.how3}</li><li>{t.how4}</li></ol></details>
}

function Outcome({ mine }: { mine: MyCase }) {
  const t = useTexts(caseTexts)
  const said = mine.outcome === 'adverse' ? t.outcomeAdverse : mine.outcome === 'technical' ? t.outcomeTechnical : t.outcomeNothing
  return (
    <>
      <Notice tone={mine.outcome === 'adverse' ? 'bad' : 'good'} title={t.outcome}>
        <p>{said}</p>
        {mine.closedAt && <p class="small">{t.closedOn(dateTime(mine.closedAt))}</p>}
        {mine.outcome === 'adverse' && <p>{t.contest}</p>}
      </Notice>
      {mine.second && mine.informed && (
        <section class="card" aria-labelledby="second-title">
          <h2 id="second-title">{t.secondOf}</h2>
          <p class="said-text">{mine.second.text}</p>
          <p class="soft small">{t.by(mine.people[mine.second.by] ?? mine.second.by, dateTime(mine.second.at))}</p>
        </section>
      )}
    </>
  )
}

function AnswerPart({ mine, changed }: { mine: MyCase; changed: (mine: MyCase) => void }) {
  const t = useTexts(caseTexts)
  const common = useTexts(commonTexts)
  const deed = useDeed()
  const [key, setKey] = useState(actKey)
  const [text, setText] = useState('')
  const [missing, setMissing] = useState(false)
  const [sure, setSure] = useState(false)
  const [thanked, setThanked] = useState(false)
  const late = mine.informed !== undefined && mine.informed.until < mine.now
  const check = (event: Event) => {
    event.preventDefault()
    setMissing(text.trim() === '')
    if (text.trim() === '') document.getElementById('case-answer')?.focus()
    else setSure(true)
  }
  const send = () => deed.run(async () => {
    changed(await actInMyCase(mine.sitting, key, 'answer', text.trim()))
    setKey(actKey())
    setText('')
    setSure(false)
    setThanked(true)
  })
  return (
    <section class="card" aria-labelledby="answer-title">
      <h2 id="answer-title">{mine.mayAnswer && mine.answers.length === 0 ? t.answerTitle : t.yourAnswer}</h2>
      {mine.mayAnswer && mine.informed && <p>{late ? t.delayOver : t.answerUntil(dateTime(mine.informed.until))}</p>}
      {mine.answers.map(answer => (
        <div class="held-item" key={answer.at}>
          <p class="said-text">{answer.text}</p>
          <p class="soft small">{t.answered(dateTime(answer.at))}{answer.late && `, ${t.lateAnswer}`}</p>
        </div>
      ))}
      {thanked ? <Notice tone="good" live="status"><p>{t.thanks}</p></Notice> : mine.mayAnswer && mine.answers.length > 0 && <p class="soft">{t.waits}</p>}
      {mine.mayAnswer && (
        <form class="form" noValidate onSubmit={check}>
          <TextArea id="case-answer" label={t.yourAnswer} hint={t.answerHint} rows={8} value={text} onValue={setText} maxLength={8000} error={missing ? t.missingAnswer : undefined} />
          <div class="actions"><Button type="submit" look={mine.answers.length === 0 ? 'primary' : 'secondary'}>{mine.answers.length === 0 ? t.send : t.sendMore}</Button></div>
        </form>
      )}
      {sure && (
        <Dialog title={t.sureTitle} onClose={() => setSure(false)} actions={<><Button look="primary" busy={deed.busy} onClick={() => void send()}>{t.send}</Button><Button onClick={() => setSure(false)}>{t.keepWriting}</Button></>}>
          <ErrorNotice error={deed.error} />
          <p>{t.sureText}</p>
          <p class="said-text">{text.trim()}</p>
        </Dialog>
      )}
      {mine.asking ? <Notice><p>{t.asking}</p></Notice> : mine.mayAnswer && !late && <MoreTime mine={mine} changed={changed} cancel={common.cancel} />}
    </section>
  )
}

function MoreTime({ mine, changed, cancel }: { mine: MyCase; changed: (mine: MyCase) => void; cancel: string }) {
  const t = useTexts(caseTexts)
  const deed = useDeed()
  const [key] = useState(actKey)
  const [open, setOpen] = useState(false)
  const [why, setWhy] = useState('')
  const [missing, setMissing] = useState(false)
  const ask = () => {
    setMissing(why.trim() === '')
    if (why.trim() !== '') void deed.run(async () => changed(await actInMyCase(mine.sitting, key, 'ask-extension', why.trim())))
  }
  return (
    <>
      <p><Button look="quiet" icon="clock" onClick={() => setOpen(true)}>{t.moreTime}</Button></p>
      {open && (
        <Dialog title={t.moreTime} onClose={() => setOpen(false)} actions={<><Button look="primary" busy={deed.busy} onClick={ask}>{t.askTime}</Button><Button onClick={() => setOpen(false)}>{cancel}</Button></>}>
          <ErrorNotice error={deed.error} />
          <TextArea label={t.moreTimeWhy} rows={3} value={why} onValue={setWhy} maxLength={1000} error={missing ? t.missingWhy : undefined} />
        </Dialog>
      )}
    </>
  )
}

/** On the path: the candidate's cases, those he can answer first. */
export function CaseNotices() {
  const [loaded] = useLoad(signal => listMyCases({ signal }))
  // Without this list the path is still the path.
  if (loaded.state !== 'ready') return null
  const order = (one: MyCaseInList) => one.mayAnswer ? 0 : one.stage === 'closed' ? 2 : 1
  return <>{[...loaded.value.cases].sort((a, b) => order(a) - order(b)).map(one => <CaseNotice key={one.sitting} one={one} />)}</>
}

function CaseNotice({ one }: { one: MyCaseInList }) {
  const t = useTexts(caseTexts)
  const catalogue = useCatalogue()
  const waits = one.mayAnswer && one.stage === 'with-candidate'
  const said = one.stage === 'closed' ? t.listClosed : waits && one.answerUntil ? t.listAnswer(dateTime(one.answerUntil)) : one.answerUntil ? t.listAnswered : t.listUnder
  return (
    <Notice tone={waits ? 'warning' : 'info'} title={t.listTitle}>
      <p>{testName(catalogue, one.certification, one.test)}. {said}</p>
      <p><ButtonLink look={waits ? 'primary' : 'secondary'} href={`/#/case/${encodeURIComponent(one.sitting)}`}>{t.toCase}</ButtonLink></p>
    </Notice>
  )
}

/** Beside a result: that it is not the last word while a case is open. */
export function ReserveNotice({ sitting }: { sitting: string }) {
  const t = useTexts(caseTexts)
  const [loaded] = useLoad(signal => listMyCases({ signal }))
  const open = loaded.state === 'ready' && loaded.value.cases.some(one => one.sitting === sitting && one.stage !== 'closed')
  return open ? <Notice tone="warning"><p>{t.reserve} <a href={`/#/case/${encodeURIComponent(sitting)}`}>{t.toCase}</a></p></Notice> : null
}
