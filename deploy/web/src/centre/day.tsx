import { get } from '../common/api'
import { date, useTexts } from '../common/i18n'
import { useLoad } from '../common/load'
import { useTitle } from '../common/page'
import type { ExamSession } from '../common/types'
import { Await } from '../common/ui'
import { SessionCard } from '../staff/sessions'
import { centreTexts } from './texts'

const DAY_MILLIS = 24 * 3_600_000

/** The sessions at centres: today's first, then the next two weeks', then the last week's, whose minutes may want a signature. */
export function Day() {
  const t = useTexts(centreTexts)
  useTitle(t.days)
  const [loaded, reload] = useLoad(signal => get<{ examSessions: ExamSession[] }>('/api/exam-sessions', { signal }))
  return (
    <>
      <h1>{t.days}</h1>
      <p class="lead">{t.lead}</p>
      <Await loaded={loaded} reload={reload}>{({ examSessions }) => <Lists sessions={examSessions.filter(session => !session.remote)} />}</Await>
    </>
  )
}

function Lists({ sessions }: { sessions: ExamSession[] }) {
  const t = useTexts(centreTexts)
  const now = Date.now()
  const today = date(new Date(now))
  const isToday = (session: ExamSession) => date(session.opensAt) === today || session.state === 'open'
  const opening = (session: ExamSession) => Date.parse(session.opensAt)
  const sorted = [...sessions].sort((a, b) => opening(a) - opening(b))
  const todays = sorted.filter(isToday)
  const soon = sorted.filter(session => !isToday(session) && opening(session) > now && opening(session) < now + 14 * DAY_MILLIS)
  const past = sorted.filter(session => !isToday(session) && opening(session) < now && opening(session) > now - 7 * DAY_MILLIS).reverse()
  return (
    <>
      <section class="flow">
        <h2>{t.today}</h2>
        {todays.length === 0 ? <p class="card soft">{t.nothingToday}</p> : <Cards sessions={todays} />}
      </section>
      {soon.length > 0 && <section class="flow"><h2>{t.soon}</h2><Cards sessions={soon} /></section>}
      {past.length > 0 && <section class="flow"><h2>{t.past}</h2><Cards sessions={past} /></section>}
    </>
  )
}

const Cards = ({ sessions }: { sessions: ExamSession[] }) =>
  <ul class="session-list">{sessions.map(session => <li key={session.id}><SessionCard session={session} /></li>)}</ul>
