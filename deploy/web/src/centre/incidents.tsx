import { number, time, useTexts } from '../common/i18n'
import type { IncidentCategory, Numbered, Room } from '../common/supervision'
import { Button, StatusPill } from '../common/ui'
import type { Asked } from '../proctor/askdialog'
import { proctorTexts } from '../proctor/texts'
import type { Entry } from './queue'
import { centreTexts } from './texts'
import { incidentsOf, type Incident } from './view'

interface IncidentsProps { room: Room; told: Numbered[]; entries: Entry[]; nameOf: (sitting: string) => string; ask: (asked: Asked) => void }

/** What was noted, the latest first; sent or not. */
export function Incidents({ room, told, entries, nameOf, ask }: IncidentsProps) {
  const t = useTexts(centreTexts)
  const all = incidentsOf(told, entries)
  const people = new Map([...room.supervisors, ...room.formerSupervisors].map(person => [person.account, person.name]))
  return (
    <section class="flow" aria-labelledby="incidents-title">
      <div class="row row-apart">
        <h2 id="incidents-title">{t.incidents}</h2>
        {!room.minutes.sealedAt && <Button look="primary" icon="plus" onClick={() => ask({ action: 'incident', sittings: [] })}>{t.logRoom}</Button>}
      </div>
      {all.length === 0 ? <p class="card soft">{t.noIncident}</p> : <ul class="rows">{all.map(one => <Line key={one.key} one={one} who={one.sitting === undefined ? t.wholeRoom : nameOf(one.sitting)} by={one.by && people.get(one.by)} />)}</ul>}
    </section>
  )
}

function Line({ one, who, by }: { one: Incident; who: string; by: string | undefined }) {
  const t = useTexts(centreTexts)
  const words = useTexts(proctorTexts)
  return (
    <li>
      <p class="row"><strong>{t.incidentLine(time(one.at), who)}</strong> <StatusPill tone={one.severity >= 0.5 ? 'bad' : 'warning'}>{words[one.category as IncidentCategory]}</StatusPill>{one.pending && <StatusPill tone="warning">{t.unsent}</StatusPill>}</p>
      {one.comment && <p>{one.comment}</p>}
      <p class="soft small">{[t.severity(number(one.severity, 2)), one.item !== undefined ? t.question(one.item) : '', by ? t.by(by) : ''].filter(Boolean).join(' · ')}</p>
    </li>
  )
}
