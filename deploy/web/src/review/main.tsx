import { Guarded } from '../common/guarded'
import { useTexts } from '../common/i18n'
import { mount, Page } from '../common/page'
import { link, useRoute } from '../common/route'
import type { Me } from '../common/types'
import { Notice } from '../common/ui'
import { may, screens } from '../staff/roles'
import { CasePage } from './casepage'
import { OpenForm } from './openform'
import { Queue } from './queue'
import './review.css'
import { reviewTexts } from './texts'

function Review() {
  const t = useTexts(reviewTexts)
  return <Guarded title={t.title}>{me => <Screens me={me} />}</Guarded>
}

function Screens({ me }: { me: Me }) {
  const t = useTexts(reviewTexts)
  const [section = 'cases', id] = useRoute()
  const reviewer = may(me.roles, 'review')
  const nav = (
    <>
      <a href={link('cases')} aria-current={section === 'cases' ? 'page' : undefined}>{t.queue}</a>
      {reviewer && <a href={link('open')} aria-current={section === 'open' ? 'page' : undefined}>{t.openOne}</a>}
      <a href={screens(me.roles).length > 1 ? '/staff.html' : '/staff.html#/account'}>{screens(me.roles).length > 1 ? t.desk : t.account}</a>
    </>
  )
  return (
    <Page title={t.title} me={me} nav={nav} wide>
      {!may(me.roles, 'read cases') ? <><h1>{t.title}</h1><Notice tone="warning"><p>{t.notAllowed}</p></Notice></>
        : section === 'cases' ? id ? <CasePage key={id} id={id} me={me} /> : <Queue />
        : section === 'open' && reviewer ? <OpenForm />
        : <><h1>{t.unknownTitle}</h1><p>{t.unknownText}</p></>}
    </Page>
  )
}

mount(<Review />)
