import { useEffect, useState } from 'preact/hooks'
import { get } from '../common/api'
import { date, say, useTexts } from '../common/i18n'
import { useDeed, useLoad } from '../common/load'
import { useTitle } from '../common/page'
import { link } from '../common/route'
import { WordPill } from '../common/sitting'
import { attends, type Room } from '../common/supervision'
import type { ExamSession, Me } from '../common/types'
import { Button, ErrorNotice, Loading } from '../common/ui'
import { AskDialog, type Asked } from '../proctor/askdialog'
import { useRoom } from '../proctor/useroom'
import { LiveList } from '../staff/livelist'
import { LineNotice } from '../staff/line'
import { span, where } from '../staff/sessions'
import { staffTexts } from '../staff/texts'
import { useLive } from '../staff/uselive'
import { ColleagueDialog, DoorDialog } from './doors'
import { Head } from './head'
import { Incidents } from './incidents'
import { Line } from './line'
import { MinutesTab } from './minutes'
import { Reception } from './reception'
import { centreTexts } from './texts'
import { useDesk } from './usedesk'
import { rollOf, seatsOf } from './view'

export interface Measure { extraTimePercent: number; breakMinutes: number; assistant: string }
export interface Invited { sitting: string; name: string; seat?: number; measure?: Measure }

const tabs = ['reception', 'exam', 'incidents', 'minutes'] as const
type Tab = typeof tabs[number]
type Dialogs = 'open' | 'close' | 'colleague'

/** The desk in its room: one frame, four steps. */
export function InRoom({ session: loaded, id, tab, several, me }: { session: ExamSession; id: string; tab: string | undefined; several: boolean; me: Me }) {
  const t = useTexts(centreTexts)
  const staff = useTexts(staffTexts)
  const watch = useRoom(id)
  const watched = useLive(watch.room && !watch.refused && attends(watch.room, me) ? loaded.id : undefined, id)
  const desk = useDesk(id, watch, me.account)
  const [asked, setAsked] = useState<Asked | undefined>(undefined)
  const [dialog, setDialog] = useState<Dialogs | undefined>(undefined)
  const [said, setSaid] = useState('')
  const taking = useDeed()
  const { room } = watch
  // Whoever may only countersign is shown no seats: the minutes are all there is for him.
  const seated = room?.seats.length ?? 0
  const [list] = useLoad(async signal => seated > 0 ? await get<{ invited: Invited[] }>(`/api/rooms/${id}/convocation`, { signal }) : { invited: [] }, `${id} ${seated}`)
  const [invited, keepInvited] = useState<Invited[]>([])
  if (list.state === 'ready' && list.value.invited !== invited) keepInvited(list.value.invited)
  const session = watched.live?.examSession ?? loaded
  useTitle(say(session.title))
  useEffect(() => setSaid(''), [tab])
  // Who may not see this room any more is told so, and sees nothing of it: what was noted here stays on this machine until it may be sent.
  if (watch.refused) return <ErrorNotice error={watch.error} retry={watch.reload} />
  if (!room) return <Loading />
  const offered = seated === 0 && room.minutes.sealedAt ? ['minutes'] as const : tabs
  const current: Tab = offered.find(one => one === tab) ?? offered[0]
  const seats = seatsOf(room, desk.entries, me.account)
  const nameOf = (sitting: string) => nameIn(room, invited, sitting)
  const watching = room.supervisors.some(person => person.account === me.account)
  const take = () => void taking.run(async () => void await watch.act({ action: 'take' }))
  return (
    <>
      <div class="flow session-head">
        <div class="row row-apart">
          <h1>{say(session.title)}</h1>
          <div class="row">
            <WordPill word={session.state} />
            {session.state === 'planned' && <Button look="primary" icon="play" onClick={() => setDialog('open')}>{t.open}</Button>}
          </div>
        </div>
        <p class="soft">{where(staff, session)} · {date(session.opensAt)} · <span class="figures">{span(session)}</span>{current !== 'reception' && <> · {t.code} <span class="code">{session.accessCode}</span></>}</p>
        <p class="row">
          <span>{room.supervisors.length === 0 ? t.nobodyWatches : t.watchedBy(room.supervisors.map(person => person.name).join(', '))}</span>
          {!room.minutes.sealedAt && !watching && <Button look={room.supervisors.length === 0 ? 'primary' : 'secondary'} class="button-small" busy={taking.busy} onClick={take}>{t.take}</Button>}
          {!room.minutes.sealedAt && watching && <Button look="quiet" class="button-small" icon="plus" onClick={() => setDialog('colleague')}>{t.colleague}</Button>}
        </p>
      </div>
      <ErrorNotice error={taking.error} />
      <Line desk={desk} lost={watch.lost} nameOf={nameOf} tryNow={() => {
        desk.tryNow()
        watched.tryNow()
        watch.reload()
      }} />
      <nav class="tabs" aria-label={t.steps}>
        {offered.map(name => <a key={name} href={link('sessions', session.id, name, ...several ? [id] : [])} aria-current={name === current ? 'page' : undefined}>{t[name]}</a>)}
      </nav>
      <p class={said ? 'said' : 'visually-hidden'} role="status">{said}</p>
      {current === 'reception' && <Head session={session} room={room} roll={rollOf(seats)} />}
      {current === 'reception' && <Reception room={room} seats={seats} invited={invited} nameOf={nameOf} session={session} live={watched.live} desk={desk} say={setSaid} ask={setAsked} />}
      {current === 'exam' && (watched.live ? <LiveList watched={watched} live={watched.live} me={me} without={['end']} /> : <LineNotice line={watched.line} live={undefined} tryNow={watched.tryNow} />)}
      {current === 'incidents' && <Incidents room={room} told={watch.incidents} entries={desk.entries} nameOf={nameOf} ask={setAsked} />}
      {current === 'minutes' && <MinutesTab room={room} session={session} seats={seats} live={watched.live} desk={desk} me={me} close={() => setDialog('close')} say={setSaid} nameOf={nameOf} />}
      {asked && <AskDialog asked={asked} nameOf={nameOf} act={desk.act} close={words => {
        setAsked(undefined)
        if (words) setSaid(asked.action === 'incident' ? t.incidentNoted : words)
      }} />}
      {(dialog === 'open' || dialog === 'close') && <DoorDialog what={dialog} session={session} room={room} roll={rollOf(seats)} watching={watching} act={watch.act} close={() => setDialog(undefined)} done={watched.tryNow} />}
      {dialog === 'colleague' && <ColleagueDialog act={watch.act} close={() => setDialog(undefined)} />}
    </>
  )
}

/** From the list of those expected, or from the sitting; the account's identifier when neither knows. */
function nameIn(room: Room, invited: Invited[], sitting: string): string {
  const seated = room.seats.find(one => one.seat.sitting === sitting)
  return invited.find(one => one.sitting === sitting)?.name ?? seated?.sitting?.name ?? seated?.seat.candidate ?? sitting
}
