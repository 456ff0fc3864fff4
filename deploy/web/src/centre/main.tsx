import { Guarded } from '../common/guarded'
import { useTexts } from '../common/i18n'
import { mount, Page } from '../common/page'
import { link, useRoute } from '../common/route'
import '../staff/reports.css'
import '../staff/staff.css'
import './centre.css'
import { Day } from './day'
import { Session } from './session'
import { centreTexts } from './texts'

/** A partner centre's desk: the day's sessions, and one of them from the first arrival to the countersigned minutes. */
function Centre() {
  const t = useTexts(centreTexts)
  const route = useRoute()
  const session = route[0] === 'sessions' ? route[1] : undefined
  return (
    <Guarded title={t.title}>
      {me => (
        <Page title={t.title} me={me} wide nav={<><a href={link()} aria-current={session ? undefined : 'page'}>{t.days}</a><a href="/staff.html">{t.plan}</a></>}>
          {session ? <Session key={session} id={session} tab={route[2]} room={route[3]} me={me} /> : <Day />}
        </Page>
      )}
    </Guarded>
  )
}

mount(<Centre />)
