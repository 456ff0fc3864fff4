import { useEffect, useRef, useState } from 'preact/hooks'
import { say, useTexts } from '../common/i18n'
import { Icon, type IconName } from '../common/icons'
import { Button, Dialog, Notice } from '../common/ui'
import { unbroken } from '../common/typography'
import type { Announce } from './announce'
import { Conflict } from './conflict'
import type { Controller } from './controller'
import { Answering } from './interactions'
import { saveState, type SaveState } from './queue'
import { ReportPart } from './report'
import { answered, BLANK } from './responses'
import { given, items, linear } from './state'
import { examTexts } from './texts'

export function Question({ controller, announce }: { controller: Controller; announce: Announce }) {
  const t = useTexts(examTexts)
  const { exam, queue } = controller
  const heading = useRef<HTMLHeadingElement>(null)
  const [asking, setAsking] = useState(false)
  const number = exam.current
  const item = items(exam)[number - 1]
  const total = items(exam).length

  // A new question is read from its heading; nothing moves while the same one is being answered.
  const shownBefore = useRef(number)
  useEffect(() => {
    if (shownBefore.current !== number) heading.current?.focus()
    shownBefore.current = number
    scrollTo(0, 0)
  }, [number])

  if (!item || !exam.paper) return null
  const { response, flagged } = given(exam, number)
  const state = saveState(queue, number)
  const theme = exam.paper.themes[item.theme]
  const forward = () => {
    if (number === total) controller.review()
    else if (!linear(exam)) controller.go(number + 1)
    else if (answered(response)) controller.leave(number)
    else setAsking(true)
  }
  return (
    <section class="question" aria-labelledby="question-title">
      <div class="row row-apart">
        <div>
          {theme && <p class="kicker">{say(theme)}</p>}
          <h1 class="question-title" id="question-title" tabIndex={-1} ref={heading}>{t.question(number, total)}</h1>
        </div>
        {!linear(exam) && (
          <button type="button" class={`button button-secondary flag ${flagged ? 'is-flagged' : ''}`} aria-pressed={flagged} onClick={() => controller.flag(number, !flagged)}>
            <Icon name="flag" /><span>{flagged ? t.flagged : t.flag}</span>
          </button>
        )}
      </div>
      {state === 'conflict'
        ? <Conflict controller={controller} item={item} lang={exam.paper.language} />
        : <Answering key={number} interaction={item.interaction} response={response} lang={exam.paper.language} prompt={unbroken(item.prompt)}
            onResponse={given => controller.respond(number, given)} announce={announce} />}
      {state === 'refused' && <Notice tone="bad" title={t.refusedTitle(number)}><p>{refusal(controller, number)}</p><p>{t.refusedText}</p></Notice>}
      <div class="row row-apart question-foot">
        <SaveMark state={state} blank={!answered(response)} />
        {answered(response) && state !== 'conflict' && <Button look="quiet" onClick={() => controller.respond(number, BLANK)}>{t.clear}</Button>}
      </div>
      {linear(exam) && number < total && <p class="hint">{t.linearHint}</p>}
      <div class="question-moves">
        {!linear(exam) && <Button icon="left" disabled={number === 1} onClick={() => controller.go(number - 1)}>{t.previous}</Button>}
        <Button look="primary" onClick={forward}>{number === total ? t.toReview : linear(exam) ? t.nextForGood : t.next}</Button>
      </div>
      <ReportPart key={number} controller={controller} item={number} />
      {asking && (
        <Dialog title={t.linearBlankTitle} onClose={() => setAsking(false)} actions={<>
          <Button look="primary" onClick={() => setAsking(false)}>{t.linearStay}</Button>
          <Button onClick={() => { setAsking(false); controller.leave(number) }}>{t.linearGo}</Button>
        </>}>
          <p>{t.linearBlank}</p>
        </Dialog>
      )}
    </section>
  )
}

function refusal(controller: Controller, item: number): string | undefined {
  return controller.queue.pending[`${item}:response`]?.refusal
}

const marks: Record<SaveState, IconName> = { saved: 'check', sending: 'sync', waiting: 'sync', conflict: 'warning', refused: 'cross' }

/** Says what is known of this response. Not announced: only trouble is. */
function SaveMark({ state, blank }: { state: SaveState; blank: boolean }) {
  const t = useTexts(examTexts)
  const words = { saved: blank ? t.blank : t.saved, sending: t.saving, waiting: t.waiting, conflict: t.conflict, refused: t.refused }[state]
  return <p class={`save save-${state} ${blank ? 'save-blank' : ''}`} data-save={state}><Icon name={state === 'saved' && blank ? 'dot' : marks[state]} /> {words}</p>
}
