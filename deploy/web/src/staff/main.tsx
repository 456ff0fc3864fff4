import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { Guarded } from '../common/guarded'
import { useTexts } from '../common/i18n'
import { mount, Page } from '../common/page'
import { link, useRoute } from '../common/route'
import { homeOf } from '../common/session'
import type { Me } from '../common/types'
import { Notice } from '../common/ui'
import { Account } from './account'
import { Candidates } from './candidates'
import { Outbox } from './outbox'
import { may, screens, type Screen } from './roles'
import { PlanForm } from './planform'
import { SessionPage } from './session'
import { Sessions } from './sessions'
import './staff.css'
import './reports.css'
import { staffTexts } from './texts'

function Desk() {
  const t = useTexts(staffTexts)
  return <Guarded title={t.desk}>{(me, reload) => <SignedIn me={me} reload={reload} />}</Guarded>
}

function SignedIn({ me, reload }: { me: Me; reload: () => void }) {
  const t = useTexts(staffTexts)
  const route = useRoute()
  const pending = me.secondFactor === 'required'
  const allowed = pending ? ['account' as const] : screens(me.roles)
  const elsewhere = !pending && route.length === 0 && homeOf(me.roles) !== '/staff.html' ? homeOf(me.roles) : undefined
  useEffect(() => {
    if (elsewhere) location.replace(elsewhere)
  }, [elsewhere])
  useEffect(() => {
    if (pending) location.replace(link('account'))
  }, [pending])
  const wanted = pending ? 'account' : route[0] ?? allowed[0]!
  const screen = allowed.find(name => name === wanted)
  const entry = (name: Screen) => <a key={name} href={link(name)} aria-current={name === screen ? 'page' : undefined}>{t[name]}</a>
  const nav = (
    <>
      {allowed.filter(name => name !== 'account').map(entry)}
      {!pending && may(me.roles, 'supervise') && <a href="/proctor.html">{t.supervision}</a>}
      {!pending && may(me.roles, 'supervise') && <a href="/centre.html">{t.centres}</a>}
      {!pending && may(me.roles, 'audit') && <a href="/audit.html">{t.audit}</a>}
      {!pending && may(me.roles, 'read cases') && <a href="/review.html">{t.cases}</a>}
      {!pending && may(me.roles, 'protect data') && <a href="/privacy.html">{t.privacy}</a>}
      {entry('account')}
    </>
  )
  return (
    <Page title={screen ? t[screen] : t.unknownTitle} me={me} nav={nav} wide>
      {pending && <Notice tone="warning"><p>{t.secondFactorFirst}</p></Notice>}
      {!pending && allowed.length === 1 && screen === 'account' && homeOf(me.roles) === '/staff.html' && !may(me.roles, 'audit') && !may(me.roles, 'read cases') && !may(me.roles, 'protect data') && <Notice><p>{t.nothingForRoles}</p></Notice>}
      {screen ? show(screen, route.slice(1), me, reload) : <Unknown />}
    </Page>
  )
}

function show(screen: Screen, route: string[], me: Me, reload: () => void): ComponentChildren {
  switch (screen) {
    case 'sessions': return route[0] === 'new' && may(me.roles, 'plan') ? <PlanForm me={me} /> : route[0] ? <SessionPage key={route[0]} id={route[0]} me={me} /> : <Sessions me={me} />
    case 'candidates': return <Candidates me={me} />
    case 'outbox': return <Outbox />
    case 'account': return <Account me={me} reload={reload} />
  }
}

function Unknown() {
  const t = useTexts(staffTexts)
  return <><h1>{t.unknownTitle}</h1><p>{t.unknownText}</p></>
}

mount(<Desk />)
