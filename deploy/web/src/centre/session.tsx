import { get } from '../common/api'
import { useTexts } from '../common/i18n'
import { Icon } from '../common/icons'
import { useLoad } from '../common/load'
import { link } from '../common/route'
import { arrangeRooms, listRooms, type RoomInList } from '../common/supervision'
import type { ExamSession, Me } from '../common/types'
import { Await, ButtonLink, Notice } from '../common/ui'
import { InRoom } from './inroom'
import { centreTexts } from './texts'
import { chosen } from './view'

/** One session at the centre. Everybody invited has a seat as soon as somebody opens this page. */
export function Session({ id, tab, room: wanted, me }: { id: string; tab: string | undefined; room: string | undefined; me: Me }) {
  const t = useTexts(centreTexts)
  const [loaded, reload] = useLoad(async signal => {
    const session = await get<ExamSession>(`/api/exam-sessions/${encodeURIComponent(id)}`, { signal })
    if (!session.admission || session.remote) return { session, rooms: [] }
    const { rooms } = session.state === 'closed' ? await listRooms(id, { signal }) : await arrangeRooms(id)
    return { session, rooms }
  }, id)
  return (
    <>
      <p><a href={link()}><Icon name="left" /> {t.allSessions}</a></p>
      <Await loaded={loaded} reload={reload}>{({ session, rooms }) => {
        const room = chosen(rooms, wanted)
        return room !== undefined ? <><Rooms session={id} tab={tab} rooms={rooms} here={room} /><InRoom key={room} session={session} id={room} tab={tab} several={rooms.length > 1} me={me} /></>
          : session.remote ? <Notice><p>{t.remote}</p><p><ButtonLink href="/proctor.html">{t.seeRooms}</ButtonLink></p></Notice>
          : session.admission ? <Notice><p>{t.noRoom}</p></Notice>
          : <Notice><p>{t.unsupervised}</p><p><ButtonLink href={`/staff.html${link('sessions', session.id)}`}>{t.seeInSessions}</ButtonLink></p></Notice>
      }}</Await>
    </>
  )
}

/** Where a session has several rooms each has its own list: all are named, so that nobody is missed. */
function Rooms({ session, tab, rooms, here }: { session: string; tab: string | undefined; rooms: RoomInList[]; here: string }) {
  const t = useTexts(centreTexts)
  if (rooms.length < 2) return null
  return (
    <div class="flow">
      <p>{t.severalRooms(rooms.length)}</p>
      <nav class="tabs" aria-label={t.rooms}>
        {rooms.map(({ room }, index) => (
          <a key={room.id} href={link('sessions', session, tab ?? 'reception', room.id)} aria-current={room.id === here ? 'page' : undefined}>{t.roomOf(index + 1, room.seats)}</a>
        ))}
      </nav>
    </div>
  )
}
