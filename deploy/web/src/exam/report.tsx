import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { useTexts } from '../common/i18n'
import { commonTexts } from '../common/texts'
import type { ReportCategory } from '../common/types'
import { Button, Dialog, Notice, RadioField, TextArea, type Tone } from '../common/ui'
import type { Announce } from './announce'
import type { Controller } from './controller'
import { allNoted, mayReport, noted, reportNews, type Noted } from './reports'
import { reportTexts } from './texts-report'

const MOST_CHARACTERS = 500
const tones: Record<Exclude<Noted['state'], 'none'>, Tone> = { waiting: 'neutral', refused: 'bad', noted: 'info', neutralised: 'good', kept: 'neutral' }

/** "This question is broken": a quiet button, and once it was used, what became of it. */
export function ReportPart({ controller, item }: { controller: Controller; item: number }) {
  const t = useTexts(reportTexts)
  const [asking, setAsking] = useState(false)
  const [sent, setSent] = useState(false)
  const note = useRef<HTMLDivElement>(null)
  const { state, reason } = noted(controller.exam, controller.queue, item)
  // The button that opened the dialog is gone: the focus goes to what stands in its place.
  useEffect(() => {
    if (!sent) return
    setSent(false)
    note.current?.focus()
  }, [sent])
  if (state === 'none') {
    if (!mayReport(controller.exam)) return null
    return (
      <div class="question-report">
        <Button look="quiet" onClick={() => setAsking(true)}>{t.report}</Button>
        {asking && <ReportDialog item={item} close={() => setAsking(false)} send={(category, text) => {
          setAsking(false)
          setSent(true)
          controller.report(item, category, text)
        }} />}
      </div>
    )
  }
  return (
    <div class="question-report" data-report={state} tabIndex={-1} ref={note}>
      <Notice tone={tones[state]} title={t[`${state}Title`]}>
        <p>{t[`${state}Text`]}</p>
        {reason && <p>{t.reason(reason)}</p>}
        {state === 'refused' && <p><Button onClick={() => controller.dropReport(item)}>{t.understood}</Button></p>}
      </Notice>
    </div>
  )
}

function ReportDialog({ item, close, send }: { item: number; close: () => void; send: (category: ReportCategory, text: string) => void }) {
  const t = useTexts(reportTexts)
  const common = useTexts(commonTexts)
  const id = useId()
  const [category, setCategory] = useState<'' | ReportCategory>('')
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const wordless = category === 'other' && text.trim() === ''
  const submit = (event: Event) => {
    event.preventDefault()
    setTried(true)
    if (category !== '' && !wordless) send(category, text.trim())
    else document.getElementById(category === '' ? `${id}-what` : `${id}-text`)?.focus()
  }
  return (
    <Dialog title={t.title(item)} onClose={close} actions={<>
      <Button look="primary" onClick={submit}>{t.send}</Button>
      <Button onClick={close}>{common.cancel}</Button>
    </>}>
      <p>{t.lead}</p>
      <form class="form" noValidate onSubmit={submit}>
        <RadioField id={`${id}-what`} legend={t.what} error={tried && category === '' ? t.whatMissing : undefined} value={category} onValue={value => setCategory(value as ReportCategory)}
          choices={(['unreadable', 'wrong', 'technical', 'other'] as const).map(value => ({ value, label: t[value] }))} />
        <TextArea id={`${id}-text`} label={t.words} hint={t.wordsHint} optional={category !== 'other'} error={tried && wordless ? t.wordsMissing : undefined}
          rows={3} maxLength={MOST_CHARACTERS} value={text} onValue={setText} />
        <button type="submit" hidden tabIndex={-1} />
      </form>
    </Dialog>
  )
}

/** Says what became of reports, whichever question is on the page; after a pause, what was judged during it. Draws nothing. */
export function ReportNews({ controller, announce }: { controller: Controller; announce: Announce }) {
  const t = useTexts(reportTexts)
  const before = useRef<Noted[] | undefined>(undefined)
  const { exam, queue } = controller
  useEffect(() => {
    if (exam.phase.name !== 'running') return
    const after = allNoted(exam, queue)
    const news = before.current ? reportNews(before.current, after) : []
    before.current = after
    const shown = exam.screen === 'question' && news.every(({ item, state }) => state === 'noted' && item === exam.current)
    if (news.length > 0) announce(news.map(({ item, state }) => t[`${state as 'noted'}News`](item)).join(' '), shown)
  })
  return null
}
