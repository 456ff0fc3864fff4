import { useState } from 'preact/hooks'
import { exactTime, useTexts } from '../common/i18n'
import { useLoad } from '../common/load'
import { getTimeline, type TimelineEntry } from '../common/supervision'
import { Await, Button } from '../common/ui'
import { Weakness } from '../common/weakness'
import { proctorTexts } from './texts'
import { sentenceOf } from './sentences'

const ANSWERING = new Set(['response-saved', 'item-flagged', 'connection-opened', 'item-left'])

/** Supervision and answering on one clock, the latest first. */
export function TimelineList({ room, sitting, number }: { room: string; sitting: string; number: number }) {
  const t = useTexts(proctorTexts)
  const [open, setOpen] = useState(false)
  return (
    <section class="flow" aria-labelledby="timeline-title">
      <div class="row row-apart">
        <h3 id="timeline-title">{t.timeline}</h3>
        <Button look="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>{open ? t.hide : t.show}</Button>
      </div>
      {open && <Entries room={room} sitting={sitting} number={number} />}
    </section>
  )
}

function Entries({ room, sitting, number }: { room: string; sitting: string; number: number }) {
  const t = useTexts(proctorTexts)
  const [answers, setAnswers] = useState(true)
  const [loaded, reload] = useLoad(signal => getTimeline(room, sitting, { signal }), `${sitting} ${number}`)
  return (
    <>
      <div class="row">
        <label class="choice"><input type="checkbox" checked={answers} onChange={event => setAnswers(event.currentTarget.checked)} /><span>{t.withAnswers}</span></label>
        <Button look="quiet" icon="sync" onClick={reload}>{t.refresh}</Button>
      </div>
      <Await loaded={loaded} reload={reload}>{({ entries }) => (
        <ol class="timeline" reversed tabIndex={0} aria-labelledby="timeline-title">
          {[...entries].reverse().filter(one => answers || !ANSWERING.has(one.event.type)).map(one => <Entry key={`${one.source}${one.number}`} entry={one} />)}
        </ol>
      )}</Await>
    </>
  )
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const t = useTexts(proctorTexts)
  return (
    <li class={`timeline-${entry.source}`}>
      <span class="soft small figures">{exactTime(entry.at)}</span> <span>{sentenceOf(entry, t)}</span>
      {entry.toldAt && <span class="soft small"> · {t.toldAt(exactTime(entry.toldAt))}</span>}
      {entry.event.type === 'signal-seen' && <Weakness of={String(entry.event['kind'])} />}
    </li>
  )
}
