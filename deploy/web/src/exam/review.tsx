import { useEffect, useRef, useState } from 'preact/hooks'
import { useTexts } from '../common/i18n'
import { useDeed } from '../common/load'
import { Button, Dialog, ErrorNotice, Notice, Progress } from '../common/ui'
import type { Controller } from './controller'
import { conflicts } from './queue'
import { items, linear, tally } from './state'
import { examTexts } from './texts'

export function Review({ controller }: { controller: Controller }) {
  const t = useTexts(examTexts)
  const { exam } = controller
  const heading = useRef<HTMLHeadingElement>(null)
  const [asking, setAsking] = useState(false)
  const [unsaved, setUnsaved] = useState(false)
  const handing = useDeed()
  const counts = tally(exam)
  const conflict = conflicts(controller.queue)[0]
  useEffect(() => {
    heading.current?.focus()
    scrollTo(0, 0)
  }, [])
  const submit = () => handing.run(async () => {
    setUnsaved(false)
    const done = await controller.submit()
    setUnsaved(!done)
    if (!done) setAsking(false)
  }).then(fine => fine || setAsking(false))
  return (
    <section class="question review" aria-labelledby="review-title">
      <h1 id="review-title" tabIndex={-1} ref={heading}>{t.reviewTitle}</h1>
      <p class="lead">{linear(exam) ? t.reviewTextLinear : t.reviewText}</p>
      <div>
        <p class="review-count figures">{t.progress(counts.answered.length, items(exam).length)}</p>
        <Progress value={counts.answered.length} max={items(exam).length} label={t.progress(counts.answered.length, items(exam).length)} />
      </div>
      <Numbers title={t.reviewUnanswered} numbers={counts.unanswered} controller={controller} />
      {counts.partial.length > 0 && <Numbers title={t.reviewPartial} numbers={counts.partial} controller={controller} />}
      {!linear(exam) && <Numbers title={t.reviewFlagged} numbers={counts.flagged} controller={controller} />}
      {unsaved && <Notice tone="bad" live="alert" title={conflict ? t.submitConflict : t.submitUnsaved}>
        {conflict && <p><Button onClick={() => controller.go(conflict.item)}>{t.see(conflict.item)}</Button></p>}
      </Notice>}
      <ErrorNotice error={handing.error} />
      <div class="actions">
        <Button look="primary" onClick={() => setAsking(true)}>{t.submit}</Button>
        <Button onClick={() => controller.go(exam.current)}>{t.reviewBack}</Button>
      </div>
      {asking && (
        <Dialog title={t.submitTitle} onClose={() => handing.busy || setAsking(false)} actions={<>
          <Button look="primary" busy={handing.busy} onClick={submit}>{t.submitYes}</Button>
          <Button disabled={handing.busy} onClick={() => setAsking(false)}>{t.submitNo}</Button>
        </>}>
          <p>{counts.unanswered.length === 0 ? t.submitAll : t.submitOpen(counts.unanswered.length)}</p>
        </Dialog>
      )}
    </section>
  )
}

function Numbers({ title, numbers, controller }: { title: string; numbers: number[]; controller: Controller }) {
  const t = useTexts(examTexts)
  return (
    <div class="review-list">
      <h2>{title} <span class="soft figures">({numbers.length})</span></h2>
      {numbers.length === 0 ? <p class="soft">{t.reviewNone}</p> : (
        <ul class="palette-items">
          {numbers.map(number => (
            <li key={number}>
              <button type="button" class="palette-item" aria-label={t.see(number)} disabled={linear(controller.exam)} onClick={() => controller.go(number)}>{number}</button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
