import { get } from '../common/api'
import { useTexts } from '../common/i18n'
import { Icon } from '../common/icons'
import { useLoad } from '../common/load'
import { link } from '../common/route'
import { arrangeRooms, listRooms } from '../common/supervision'
import type { ExamSession, Me } from '../common/types'
import { Await, ButtonLink, Notice } from '../common/ui'
import { InRoom } from './inroom'
import { centreTexts } from './texts'

/** One session at the centre. Everybody invited has a seat as soon as somebody opens this page. */
export function Session({ id, tab, me }: { id: string; tab: string | undefined; me: Me }) {
  const t = useTexts(centreTexts)
  const [loaded, reload] = useLoad(async signal => {
    const session = await get<ExamSession>(`/api/exam-sessions/${encodeURIComponent(id)}`, { signal })
    if (!session.admission || session.remote) return { session, room: undefined }
    const { rooms } = session.state === 'closed' ? await listRooms(id, { signal }) : await arrangeRooms(id)
    return { session, room: rooms[0]?.room.id }
  }, id)
  return (
    <>
      <p><a href={link()}><Icon name="left" /> {t.allSessions}</a></p>
      <Await loaded={loaded} reload={reload}>{({ session, room }) =>
        room !== undefined ? <InRoom session={session} id={room} tab={tab} me={me} />
          : session.remote ? <Notice><p>{t.remote}</p><p><ButtonLink href="/proctor.html">{t.seeRooms}</ButtonLink></p></Notice>
          : session.admission ? <Notice><p>{t.noRoom}</p></Notice>
          : <Notice><p>{t.unsupervised}</p><p><ButtonLink href={`/staff.html${link('sessions', session.id)}`}>{t.seeInSessions}</ButtonLink></p></Notice>}</Await>
    </>
  )
}
