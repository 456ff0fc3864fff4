import { get } from '../common/api'
import { date, say, time, useTexts } from '../common/i18n'
import { Icon } from '../common/icons'
import { useLoad } from '../common/load'
import { link } from '../common/route'
import { WordPill } from '../common/sitting'
import type { ExamSession, Me } from '../common/types'
import { Await, ButtonLink } from '../common/ui'
import { may } from './roles'
import { staffTexts } from './texts'

/** Every exam session: those that still matter first, in the order they come; the closed ones below, the latest first. */
export function Sessions({ me }: { me: Me }) {
  const t = useTexts(staffTexts)
  const [loaded, reload] = useLoad(signal => get<{ examSessions: ExamSession[] }>('/api/exam-sessions', { signal }))
  return (
    <>
      <div class="row row-apart">
        <h1>{t.sessionsTitle}</h1>
        {may(me.roles, 'plan') && <ButtonLink href={link('sessions', 'new')} look="primary" icon="plus">{t.plan}</ButtonLink>}
      </div>
      <Await loaded={loaded} reload={reload}>
        {({ examSessions }) => <Lists sessions={examSessions} />}
      </Await>
    </>
  )
}

function Lists({ sessions }: { sessions: ExamSession[] }) {
  const t = useTexts(staffTexts)
  const byOpening = (a: ExamSession, b: ExamSession) => a.opensAt < b.opensAt ? -1 : 1
  const open = sessions.filter(session => session.state === 'open').sort(byOpening)
  const planned = sessions.filter(session => session.state === 'planned').sort(byOpening)
  const closed = sessions.filter(session => session.state === 'closed').sort((a, b) => byOpening(b, a))
  if (sessions.length === 0) return <div class="card empty"><p><strong>{t.noSession}</strong></p><p class="soft">{t.noSessionText}</p></div>
  return (
    <>
      {open.length + planned.length > 0 && <List title={t.current} sessions={[...open, ...planned]} />}
      {closed.length > 0 && <List title={t.past} sessions={closed} />}
    </>
  )
}

function List({ title, sessions }: { title: string; sessions: ExamSession[] }) {
  return (
    <section class="flow">
      <h2>{title}</h2>
      <ul class="session-list">{sessions.map(session => <li key={session.id}><SessionCard session={session} /></li>)}</ul>
    </section>
  )
}

export function SessionCard({ session }: { session: ExamSession }) {
  const t = useTexts(staffTexts)
  return (
    <article class={`session-card session-${session.state}`}>
      <div class="session-main">
        <h3><a href={link('sessions', session.id)}>{say(session.title)}</a></h3>
        <p class="soft">{where(t, session)}</p>
      </div>
      <p class="session-state"><WordPill word={session.state} /></p>
      <p class="session-when"><Icon name="clock" /> <span>{date(session.opensAt)}<br /><span class="soft figures">{span(session)}</span></span></p>
      <div class="session-places">
        <meter class="places" min={0} max={session.capacity} value={session.invited} aria-hidden="true" />
        <span class="figures">{t.places(session.invited, session.capacity)}</span>
      </div>
      <p class="session-code"><span class="soft small">{doorTerm(t, session)}</span><br />{session.remote ? t.doorRemote : <span class="code">{session.accessCode}</span>}</p>
    </article>
  )
}

export const where = (t: typeof staffTexts.fr, session: ExamSession): string =>
  session.remote ? t.remote : t.atCentre(session.centreName ?? session.centre ?? '')

/** What lets a candidate in: at a centre's desk the access code, from home only the personal link. */
export const doorTerm = (t: typeof staffTexts.fr, session: ExamSession): string => session.remote ? t.door : t.accessCode

/** `09:00 – 10:00`, with the day again when it ends on another one. */
export const span = (session: ExamSession): string => {
  const sameDay = date(session.opensAt) === date(session.closesAt)
  return `${time(session.opensAt)} – ${sameDay ? '' : `${date(session.closesAt)}, `}${time(session.closesAt)}`
}
