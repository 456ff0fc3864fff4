import { useState } from 'preact/hooks'
import { useCatalogue, type Catalogue } from '../common/catalogue'
import { date, useTexts } from '../common/i18n'
import type { Accommodation, Candidate, Me } from '../common/types'
import { Await, Button, Notice, SelectField, StatusPill } from '../common/ui'
import { AccommodationDialog } from './accommodation'
import { may } from './roles'
import { SearchField, useCandidates } from './search'
import { peopleTexts } from './texts-people'

type Show = 'all' | 'validated' | 'not-validated'
/** What one answer holds at most. */
const MOST = 200

export function Candidates({ me }: { me: Me }) {
  const t = useTexts(peopleTexts)
  const { text, setText, loaded, reload } = useCandidates()
  const [show, setShow] = useState<Show>('all')
  return (
    <>
      <h1>{t.candidatesTitle}</h1>
      <div class="search-row" role="search">
        <SearchField label={t.search} hint={t.searchHint} text={text} setText={setText} />
        <SelectField label={t.show} value={show} onValue={value => setShow(value as Show)}
          choices={[{ value: 'all', label: t.showAll }, { value: 'validated', label: t.showValidated }, { value: 'not-validated', label: t.showNotValidated }]} />
      </div>
      <Await loaded={loaded} reload={reload}>{candidates => <Found me={me} candidates={candidates} show={show} />}</Await>
    </>
  )
}

function Found({ me, candidates, show }: { me: Me; candidates: Candidate[]; show: Show }) {
  const t = useTexts(peopleTexts)
  const catalogue = useCatalogue()
  const [changed, setChanged] = useState<ReadonlyMap<string, Candidate>>(new Map())
  const [edited, setEdited] = useState<Candidate | undefined>(undefined)
  const [saved, setSaved] = useState('')
  const current = candidates.map(candidate => changed.get(candidate.id) ?? candidate)
  const shown = current.filter(candidate => show === 'all' || (candidate.validated === true) === (show === 'validated'))
  return (
    <>
      <p role="status" class="small soft">{saved || t.found(shown.length)}</p>
      {candidates.length >= MOST && <Notice><p>{t.most}</p></Notice>}
      {shown.length === 0 ? <p class="card soft">{t.nobody}</p>
        : <ul class="rows">{shown.map(candidate => <li key={candidate.id}><Person catalogue={catalogue} candidate={candidate} edit={may(me.roles, 'record accommodations') ? () => setEdited(candidate) : undefined} /></li>)}</ul>}
      {edited && <AccommodationDialog candidate={edited} close={() => setEdited(undefined)} saved={candidate => {
        setChanged(new Map(changed).set(candidate.id, candidate))
        setSaved(t.saved(candidate.name))
        setEdited(undefined)
      }} />}
    </>
  )
}

function Person({ catalogue, candidate, edit }: { catalogue: Catalogue; candidate: Candidate; edit: (() => void) | undefined }) {
  const t = useTexts(peopleTexts)
  const { name, email, enrolments, validated, needs, accommodation } = candidate
  return (
    <article class="person">
      <div>
        <h2>{name}</h2>
        <p class="soft small">{email}</p>
      </div>
      <div>
        <p>{validated ? <StatusPill tone="good">{t.validated}</StatusPill> : <StatusPill>{t.notValidated}</StatusPill>}</p>
        <p class="soft small">{enrolments.map(id => catalogue.certification(id)).join(', ')}</p>
      </div>
      <div>
        <Decided accommodation={accommodation} />
        {needs && <details class="small needs"><summary>{t.needs}</summary><p>{needs}</p></details>}
      </div>
      {edit && <p class="person-act"><Button class="button-small" onClick={edit}>{accommodation ? t.change : t.record}<span class="visually-hidden"> {name}</span></Button></p>}
    </article>
  )
}

function Decided({ accommodation }: { accommodation: Accommodation | undefined }) {
  const t = useTexts(peopleTexts)
  if (!accommodation) return <p class="soft">{t.none}</p>
  const { extraTimePercent, breakMinutes, assistant, without = [], mutedSignals = [], decidedBy, decidedOn } = accommodation
  const adapted = [...without.map(one => t[`without-${one}`].toLowerCase()), mutedSignals.length > 0 && t.mutedCount(mutedSignals.length)].filter(Boolean)
  const granted = [extraTimePercent > 0 && t.extraTime(extraTimePercent), breakMinutes > 0 && t.breaks(breakMinutes), assistant && t.assistant(assistant), adapted.length > 0 && t.supervised(adapted.join(', '))].filter(Boolean)
  return <><p>{granted.join(', ') || t.none}</p><p class="soft small">{t.decided(decidedBy, date(decidedOn))}</p></>
}
