import { useState } from 'preact/hooks'
import { exactTime, useTexts } from '../common/i18n'
import { useLoad } from '../common/load'
import { getPerson, listLooks, listNames, type ListName, type Look, type PersonKnown } from '../common/privacy'
import { link } from '../common/route'
import { Await, Button, Table, TextField } from '../common/ui'
import { Pick } from './pick'
import { privacyTexts } from './texts'

/** When the day after begins here, also where a night is longer or shorter. */
export function dayAfter(day: string): Date {
  const next = new Date(`${day}T00:00:00`)
  next.setDate(next.getDate() + 1)
  return next
}

/** @param given the account of a person whose looks are wanted at once */
export function RegisterPage({ atWhom: given }: { atWhom?: string | undefined }) {
  const [loaded, reload] = useLoad(async signal => given ? (await getPerson(given, { signal })).person : undefined)
  return <Await loaded={loaded} reload={reload}>{person => <Register given={person} />}</Await>
}

function Register({ given }: { given: PersonKnown | undefined }) {
  const t = useTexts(privacyTexts)
  const [who, setWho] = useState<PersonKnown>()
  const [atWhom, setAtWhom] = useState<PersonKnown | undefined>(given)
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const search = { who: who?.account, atWhom: atWhom?.account, from: from && new Date(`${from}T00:00:00`).toISOString(), to: to && dayAfter(to).toISOString() }
  const [loaded, reload] = useLoad(signal => listLooks(search, { signal }), JSON.stringify(search))
  return (
    <>
      <h1>{t.register}</h1>
      <p class="lead">{t.registerLead}</p>
      <div class="card search-looks" role="search">
        <Pick label={t.by} value={who} onValue={setWho} />
        <Pick label={t.at} value={atWhom} onValue={setAtWhom} />
        <TextField label={t.from} type="date" optional value={from} onValue={setFrom} />
        <TextField label={t.to} type="date" optional value={to} onValue={setTo} />
      </div>
      <Await loaded={loaded} reload={reload}>{({ looks, leftOut }) => (
        <>
          <p class="row row-apart"><span role="status" class="small soft">{t.found(looks.length)}{from === '' && ` ${t.lastDays}`}{leftOut > 0 && ` ${t.most}`}</span><Button look="quiet" icon="sync" onClick={reload}>{t.refresh}</Button></p>
          {looks.length === 0 ? <p class="card soft">{t.noLooks}</p> : <Looks looks={looks} />}
        </>
      )}</Await>
    </>
  )
}

function Looks({ looks }: { looks: Look[] }) {
  const t = useTexts(privacyTexts)
  return <Table caption={t.register} rows={looks} rowKey={look => `${look.at}${look.by}${look.kind}${look.thing}`} columns={[
    { head: t.when, cell: look => <span class="figures nowrap">{exactTime(look.at)}</span> },
    { head: t.who, cell: look => look.name },
    { head: t.what, cell: look => t[look.kind] },
    { head: t.whom, cell: look => look.kind === 'list' ? whichList(look, t) : look.candidateName && look.candidate ? <a href={link('people', look.candidate)}>{look.candidateName}</a> : <span class="soft">{t.roomWide} <span class="mono">{look.thing}</span></span> },
  ]} />
}

/** A list by its name and how many were in it. */
export const whichList = (look: Look, t: typeof privacyTexts['fr']): string =>
  `${isList(look.thing) ? t[`list-${look.thing}`] : look.thing}, ${look.listed === undefined ? t.listedMany : t.listed(look.listed)}`

const isList = (thing: string): thing is ListName => (listNames as readonly string[]).includes(thing)
