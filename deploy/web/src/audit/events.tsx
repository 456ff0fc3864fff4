import { useState } from 'preact/hooks'
import { useTexts } from '../common/i18n'
import type { AuditRecord } from '../common/types'
import { CheckField } from '../common/ui'
import { isAnswering, sentence } from './sentences'
import { auditTexts } from './texts'
import { eventTexts } from './texts-events'
import { offset, preciseTime } from './times'

/** Every event in order: when, how long after the start, what, and the stored JSON on demand. */
export function Events({ record }: { record: AuditRecord }) {
  const t = useTexts(auditTexts)
  const words = useTexts(eventTexts)
  const [hidden, setHidden] = useState(false)
  const start = record.events.find(({ event }) => event.type === 'started')?.event.at
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const rows = hidden ? record.events.filter(({ event }) => !isAnswering(event)) : record.events
  return (
    <section class="flow">
      <h2>{t.events}</h2>
      <p class="soft">{t.eventsLead(record.events.length, zone)}</p>
      <div class="screen-only"><CheckField label={t.hideAnswers} checked={hidden} onChecked={setHidden} /></div>
      <ol class="rows events">
        {rows.map(({ sequence, event }) => (
          <li key={sequence} class="event">
            <span class="event-number figures">{sequence}</span>
            <time class="figures" dateTime={event.at}>{preciseTime(event.at)}</time>
            <span class="event-offset figures">{start && offset(event.at, start)}</span>
            <div>
              {sentence(event, record.sitting.candidate, words, record.people)}
              <details class="raw screen-only"><summary>{t.raw}<span class="visually-hidden"> {sequence}</span></summary><pre tabIndex={0} aria-label={t.rawOf(sequence)}>{JSON.stringify(event, null, 2)}</pre></details>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
