import { useState } from 'preact/hooks'
import { testName, useCatalogue } from '../common/catalogue'
import { date, dateTime, useTexts } from '../common/i18n'
import { useLoad } from '../common/load'
import { liftHold, listHolds, type HoldAct, type Holds as HoldsOf, type HoldRow } from '../common/privacy'
import { link } from '../common/route'
import { Await, Button, StatusPill } from '../common/ui'
import { ReasonDialog } from './reason'
import { privacyTexts } from './texts'

/** What must not be deleted now, and why. */
export function Holds() {
  const t = useTexts(privacyTexts)
  const [loaded, reload] = useLoad(signal => listHolds({ signal }))
  return (
    <>
      <h1>{t.holds}</h1>
      <p class="lead">{t.holdsLead}</p>
      <p>{t.setHoldHow} <a href={link('people')}>{t.toPeople}</a></p>
      <Await loaded={loaded} reload={reload}>{holds => <List loaded={holds} />}</Await>
    </>
  )
}

function List({ loaded }: { loaded: HoldsOf }) {
  const t = useTexts(privacyTexts)
  const [{ holds, people }, setHolds] = useState(loaded)
  const catalogue = useCatalogue()
  const [lifting, setLifting] = useState<HoldRow>()
  const sorted = [...holds].sort((a, b) => Number(b.hold.held) - Number(a.hold.held))
  return (
    <>
      {holds.length === 0 ? <p class="card soft">{t.noHolds}</p> : <ul class="rows">{sorted.map(row => (
        <li key={row.hold.sitting}>
          <article class="hold-row">
            <div>
              <h2><a href={link('people', row.hold.candidate)}>{row.name}</a></h2>
              <p class="soft small">{testName(catalogue, row.certification, row.test)}{row.startedAt && `, ${t.sat(date(row.startedAt))}`}</p>
              <StatusPill tone={row.hold.held ? 'warning' : 'neutral'}>{row.hold.held ? t.inForce : t.lifted}</StatusPill>
            </div>
            <HoldActs acts={row.hold.acts} people={people} />
            {row.hold.held && <p><Button onClick={() => setLifting(row)}>{t.lift}<span class="visually-hidden"> {row.name}</span></Button></p>}
          </article>
        </li>
      ))}</ul>}
      {lifting && <ReasonDialog title={t.liftTitle} text={t.liftText} action={t.lift} close={() => setLifting(undefined)}
        run={async reason => setHolds(await liftHold(lifting.hold.sitting, reason))} />}
    </>
  )
}

/** Who held it and who let it go, and why. */
export function HoldActs({ acts, people }: { acts: HoldAct[]; people: Record<string, string> }) {
  const t = useTexts(privacyTexts)
  return <ul class="plain small">{acts.map(act => <li key={act.at}>{(act.set ? t.holdSet : t.holdLifted)(people[act.by] ?? act.by, dateTime(act.at), act.reason)}</li>)}</ul>
}
