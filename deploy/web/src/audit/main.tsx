import { Guarded } from '../common/guarded'
import { useTexts } from '../common/i18n'
import { mount, Page } from '../common/page'
import { link, useRoute } from '../common/route'
import type { Me } from '../common/types'
import { Notice } from '../common/ui'
import { may, screens } from '../staff/roles'
import './audit.css'
import { SittingList } from './list'
import { Record } from './record'
import { auditTexts } from './texts'

function Audit() {
  const t = useTexts(auditTexts)
  return <Guarded title={t.title}>{me => <Screens me={me} />}</Guarded>
}

function Screens({ me }: { me: Me }) {
  const t = useTexts(auditTexts)
  const [section = 'sittings', id] = useRoute()
  const known = section === 'sittings'
  const nav = (
    <>
      <a href={link('sittings')} aria-current={known ? 'page' : undefined}>{t.title}</a>
      <a href={screens(me.roles).length > 1 ? '/staff.html' : '/staff.html#/account'}>{screens(me.roles).length > 1 ? t.desk : t.account}</a>
    </>
  )
  return (
    <Page title={t.title} me={me} nav={nav} wide>
      {!may(me.roles, 'audit') ? <><h1>{t.title}</h1><Notice tone="warning"><p>{t.notAllowed}</p></Notice></>
        : !known ? <><h1>{t.unknownTitle}</h1><p>{t.unknownText}</p></>
        : id ? <Record key={id} id={id} /> : <SittingList />}
    </Page>
  )
}

mount(<Audit />)
