import { get } from '../common/api'
import { dateTime, say, useTexts } from '../common/i18n'
import { useDeed, useLoad } from '../common/load'
import { useTitle } from '../common/page'
import { link } from '../common/route'
import { actInRoom, actKey, arrangeRooms, listRooms, type RoomInList } from '../common/supervision'
import type { ExamSession, Me } from '../common/types'
import { Await, Button, ButtonLink, ErrorNotice, StatusPill } from '../common/ui'
import { Shortfalls } from './shortfalls'
import { proctorTexts } from './texts'

interface Supervised { session: ExamSession; rooms: RoomInList[] }

const AFTERWARDS_MILLIS = 7 * 24 * 3_600_000
const MOST = 30

/** Sessions that are watched, with their rooms: those of today and of the last week, whose minutes may want a countersignature. */
export function Rooms({ me }: { me: Me }) {
  const t = useTexts(proctorTexts)
  useTitle(t.rooms)
  const [loaded, reload] = useLoad<Supervised[]>(async signal => {
    const { examSessions } = await get<{ examSessions: ExamSession[] }>('/api/exam-sessions', { signal })
    const watched = examSessions.filter(one => one.admission && Date.parse(one.closesAt) > Date.now() - AFTERWARDS_MILLIS).slice(0, MOST)
    return Promise.all(watched.map(async session => ({ session, rooms: (await listRooms(session.id, { signal })).rooms })))
  })
  return (
    <>
      <h1>{t.rooms}</h1>
      <p class="lead">{t.roomsLead}</p>
      <Await loaded={loaded} reload={reload}>{all => all.length === 0 ? <p class="card soft">{t.noSessions}</p> : all.map(one => <Session key={one.session.id} {...one} me={me} reload={reload} />)}</Await>
    </>
  )
}

function Session({ session, rooms, me, reload }: Supervised & { me: Me; reload: () => void }) {
  const t = useTexts(proctorTexts)
  const deed = useDeed()
  const arrange = () => deed.run(async () => {
    await arrangeRooms(session.id)
    reload()
  })
  return (
    <section class="card">
      <div class="row row-apart">
        <div>
          <h2 id={`s-${session.id}`}>{say(session.title)}</h2>
          <p class="soft">{t.opensAt(dateTime(session.opensAt))}{session.centreName && `, ${session.centreName}`}</p>
        </div>
        {session.state !== 'closed' && <Button icon="sync" busy={deed.busy} onClick={arrange}>{t.arrange}</Button>}
      </div>
      <ErrorNotice error={deed.error} />
      {rooms.length === 0 ? <p class="soft">{t.noRooms}</p> : <ul class="rows">{rooms.map((one, index) => <RoomRow key={one.room.id} number={index + 1} one={one} me={me} />)}</ul>}
    </section>
  )
}

function RoomRow({ one, number, me }: { one: RoomInList; number: number; me: Me }) {
  const t = useTexts(proctorTexts)
  const deed = useDeed()
  const { room, supervisors } = one
  const mine = room.supervisors.includes(me.account)
  const leads = me.roles.some(role => role === 'centre-manager' || role === 'certification-manager' || role === 'administrator')
  const take = () => deed.run(async () => {
    await actInRoom(room.id, { key: actKey(), action: 'take' })
    location.hash = link('rooms', room.id)
  })
  return (
    <li>
      <div class="row row-apart">
        <span class="row">
          <strong>{t.roomNumber(number)}</strong>
          <StatusPill tone={room.state === 'open' ? 'good' : room.state === 'planned' ? 'info' : 'neutral'}>{t[room.state]}</StatusPill>
          <span class="figures soft">{t.seats(room.seats, room.size)}</span>
          <span class="soft">{supervisors.length === 0 ? t.free : t.watchedBy(supervisors.map(person => person.name).join(', '))}</span>
        </span>
        {mine || leads && room.supervisors.length > 0 || room.minutesSealed ? <ButtonLink look="primary" href={link('rooms', room.id)}>{room.minutesSealed && !mine ? t.minutesToSign : t.enter}</ButtonLink>
          : room.supervisors.length === 0 || leads ? <Button look="primary" busy={deed.busy} onClick={take}>{t.takeRoom}</Button> : null}
      </div>
      <Shortfalls of={one.shortfalls} />
      <ErrorNotice error={deed.error} />
    </li>
  )
}
