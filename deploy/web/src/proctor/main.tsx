import { Guarded } from '../common/guarded'
import { useTexts } from '../common/i18n'
import { mount, Page } from '../common/page'
import { link, useRoute } from '../common/route'
import { RoomPage } from './room'
import { Rooms } from './rooms'
import './proctor.css'
import '../staff/reports.css'
import { proctorTexts } from './texts'

/** Where candidates are watched: the rooms, and one room. */
function Proctor() {
  const t = useTexts(proctorTexts)
  const route = useRoute()
  const room = route[0] === 'rooms' ? route[1] : undefined
  return (
    <Guarded title={t.title}>
      {me => (
        <Page title={t.title} me={me} wide nav={<><a href={link()} aria-current={room ? undefined : 'page'}>{t.rooms}</a><a href="/staff.html">{t.allSessions}</a></>}>
          {room ? <RoomPage key={room} id={room} me={me} /> : <Rooms me={me} />}
        </Page>
      )}
    </Guarded>
  )
}

mount(<Proctor />)
