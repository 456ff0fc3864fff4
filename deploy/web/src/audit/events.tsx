import { useState } from 'preact/hooks'
import { useTexts } from '../common/i18n'
import type { AuditRecord } from '../common/types'
import { CheckField, Table } from '../common/ui'
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
      <div class="events">
        <Table caption={t.events} rows={rows} rowKey={({ sequence }) => sequence} columns={[
          { head: t.sequence, cell: ({ sequence }) => <span class="figures">{sequence}</span> },
          { head: t.time, cell: ({ event }) => <time class="figures" dateTime={event.at}>{preciseTime(event.at)}</time> },
          { head: t.offset, kind: 'number', cell: ({ event }) => start ? offset(event.at, start) : '–' },
          { head: t.what, cell: ({ sequence, event }) => (
            <>
              {sentence(event, record.sitting.candidate, words)}
              <details class="raw screen-only"><summary>{t.raw}<span class="visually-hidden"> {sequence}</span></summary><pre tabIndex={0} aria-label={t.rawOf(sequence)}>{JSON.stringify(event, null, 2)}</pre></details>
            </>) },
        ]} />
      </div>
    </section>
  )
}
