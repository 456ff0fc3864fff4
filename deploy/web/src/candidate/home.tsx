import { get } from '../common/api'
import { number, percent, say, useTexts } from '../common/i18n'
import { Icon } from '../common/icons'
import { useLoad } from '../common/load'
import { homeOf } from '../common/session'
import type { CertificationSummary, Me, TestSummary } from '../common/types'
import { Await, Button, ButtonLink, Notice } from '../common/ui'
import { homeTexts } from './texts'

export function HomeScreen({ me }: { me: Me | undefined }) {
  const t = useTexts(homeTexts)
  const [loaded, reload] = useLoad(signal => get<{ certifications: CertificationSummary[] }>('/api/certifications', { signal }))
  return (
    <>
      <section class="hero">
        <div class="hero-words">
          <h1>{t.headline}</h1>
          <p class="lead">{t.lead}</p>
          <div class="actions">
            {me
              ? <ButtonLink href={homeOf(me.roles)} look="primary" icon="right">{t.continue}</ButtonLink>
              : <><Button look="primary" onClick={() => document.getElementById('certifications')?.focus()}>{t.choose}</Button><ButtonLink href="/#/sign-in">{t.signIn}</ButtonLink></>}
          </div>
        </div>
        <Stair />
      </section>
      <h2 id="certifications" tabIndex={-1}>{t.certifications}</h2>
      <Await loaded={loaded} reload={reload}>
        {({ certifications }) => certifications.length === 0
          ? <Notice tone="neutral">{t.none}</Notice>
          : certifications.map(certification => <Certification key={certification.id} certification={certification} />)}
      </Await>
      {!me && <p class="row"><a href="/#/sign-in/centre">{t.centre}</a> <a href="/#/sign-in/staff">{t.staff}</a></p>}
    </>
  )
}

function Certification({ certification }: { certification: CertificationSummary }) {
  const t = useTexts(homeTexts)
  return (
    <article class="card certification">
      <h3 class="certification-title">{say(certification.title)}</h3>
      <div class="columns">
        <div class="flow">
          <h4>{t.audience}</h4>
          <p>{say(certification.audience)}</p>
        </div>
        <div class="flow">
          <h4>{t.before}</h4>
          <ul class="plain">{certification.prerequisites.map(one => <li key={one.code}><span class="code">{one.code}</span> {say(one.statement)}</li>)}</ul>
        </div>
      </div>
      <h4>{t.tests}</h4>
      <div class="columns">{certification.tests.map(test => <Test key={test.id} test={test} />)}</div>
      <div class="actions"><ButtonLink href={`/#/register/${encodeURIComponent(certification.id)}`} look="primary" icon="right">{t.register}</ButtonLink></div>
    </article>
  )
}

function Test({ test }: { test: TestSummary }) {
  const t = useTexts(homeTexts)
  return (
    <section class="test">
      <h5>{say(test.title)}</h5>
      <p class="figures">{t.items(test.items)} · {t.minutes(test.minutes)}</p>
      <p>{test.measure === 'points' ? t.points(number(test.threshold), number(test.scale)) : t.rights(percent(test.threshold / test.scale))}</p>
      <p class="soft small"><Icon name={test.supervised ? 'person' : 'clock'} /> {test.supervised ? t.supervised : t.home}</p>
    </section>
  )
}

/** Nine steps, one for each theme of the test. */
function Stair() {
  const steps = Array.from({ length: 9 }, (_, index) => index)
  return (
    <svg class="stair" viewBox="0 0 270 200" aria-hidden="true">
      {steps.map(index => <rect key={index} class={index === 8 ? 'stair-top' : ''} x={index * 30} y={180 - index * 20} width={index === 8 ? 30 : 28} height={20 + index * 20} />)}
    </svg>
  )
}

export function UnknownScreen() {
  const t = useTexts(homeTexts)
  return <><h1>{t.unknownTitle}</h1><p>{t.unknownText}</p><p><a href="/#/">{t.toHome}</a></p></>
}
