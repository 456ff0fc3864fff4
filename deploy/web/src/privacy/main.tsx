import type { ComponentChildren } from 'preact'
import { Guarded } from '../common/guarded'
import { useTexts } from '../common/i18n'
import { mount, Page } from '../common/page'
import { link, useRoute } from '../common/route'
import type { Me } from '../common/types'
import { Notice } from '../common/ui'
import { screens } from '../staff/roles'
import { Holds } from './holds'
import { People, PersonPage } from './people'
import './privacy.css'
import { Purges } from './purges'
import { RegisterPage } from './register'
import { Retention } from './retention'
import { sections, type Section } from './sections'
import { privacyTexts } from './texts'

function Privacy() {
  const t = useTexts(privacyTexts)
  return <Guarded title={t.title}>{me => <Screens me={me} />}</Guarded>
}

function Screens({ me }: { me: Me }) {
  const t = useTexts(privacyTexts)
  const allowed = sections(me.roles)
  const [wanted = allowed[0] ?? '', id] = useRoute()
  const section = allowed.find(name => name === wanted)
  const officer = me.roles.includes('data-protection-officer')
  const nav = (
    <>
      {allowed.map(name => <a key={name} href={link(name)} aria-current={name === section ? 'page' : undefined}>{t[name]}</a>)}
      <a href={screens(me.roles).length > 1 ? '/staff.html' : '/staff.html#/account'}>{screens(me.roles).length > 1 ? t.desk : t.account}</a>
    </>
  )
  return (
    <Page title={section ? t[section] : t.title} me={me} nav={nav} wide>
      {allowed.length === 0 ? <><h1>{t.title}</h1><Notice tone="warning"><p>{t.notAllowed}</p></Notice></>
        : section ? show(section, id, officer) : <><h1>{t.unknownTitle}</h1><p>{t.unknownText}</p></>}
    </Page>
  )
}

function show(section: Section, id: string | undefined, officer: boolean): ComponentChildren {
  switch (section) {
    case 'register': return <RegisterPage key={id} atWhom={id} />
    case 'people': return id ? <PersonPage key={id} id={id} /> : <People />
    case 'holds': return <Holds />
    case 'retention': return <Retention officer={officer} />
    case 'purges': return <Purges />
  }
}

mount(<Privacy />)
