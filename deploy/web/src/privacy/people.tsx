import { useState } from 'preact/hooks'
import { testName, useCatalogue } from '../common/catalogue'
import { exactTime, useTexts } from '../common/i18n'
import { Icon } from '../common/icons'
import { useDeed, useLoad } from '../common/load'
import { useTitle } from '../common/page'
import { erasePerson, exportPerson, getPerson, liftHold, recordingsOf, setHold, type HeldSitting, type PersonFile, type PersonKnown } from '../common/privacy'
import { link } from '../common/route'
import { WordPill } from '../common/sitting'
import { commonTexts } from '../common/texts'
import { Await, Button, Dialog, ErrorNotice, Facts, Notice, StatusPill, TextField } from '../common/ui'
import { peopleTexts } from '../staff/texts-people'
import { Pick } from './pick'
import { ReasonDialog } from './reason'
import { privacyTexts } from './texts'

export function People() {
  const t = useTexts(privacyTexts)
  return (
    <>
      <h1>{t.people}</h1>
      <p class="lead">{t.peopleLead}</p>
      <div class="card" role="search"><Pick label={t.choosePerson} value={undefined} onValue={person => { if (person) location.hash = link('people', person.account).slice(1) }} /></div>
    </>
  )
}

export function PersonPage({ id }: { id: string }) {
  const t = useTexts(privacyTexts)
  const [loaded, reload] = useLoad(signal => getPerson(id, { signal }))
  return (
    <>
      <p><a href={link('people')}><Icon name="left" /> {t.back}</a></p>
      <Await loaded={loaded} reload={reload}>{file => <Whole file={file} reload={reload} />}</Await>
    </>
  )
}

function Whole({ file: { person, sittings }, reload }: { file: PersonFile; reload: () => void }) {
  const t = useTexts(privacyTexts)
  const words = useTexts(peopleTexts)
  const deed = useDeed()
  const recordings = sittings.reduce((sum, one) => sum + one.recordings, 0)
  useTitle(`${t.title}, ${person.name}`)
  const roles = person.roles.map(role => (words as unknown as Record<string, string>)[role] ?? role).join(', ')
  return (
    <>
      <h1>{person.name}</h1>
      <section class="card"><Facts facts={[[t.email, person.email], [t.roles, roles]]} /></section>
      <section class="flow" aria-labelledby="sittings-title">
        <h2 id="sittings-title">{t.sittings}</h2>
        {sittings.length === 0 ? <p class="card soft">{t.noSittings}</p> : <ul class="rows">{sittings.map(one => <li key={one.sitting.id}><SittingRow one={one} reload={reload} /></li>)}</ul>}
      </section>
      <section class="card" aria-labelledby="export-title">
        <h2 id="export-title">{t.exportTitle}</h2>
        <p>{t.exportText}</p>
        <ErrorNotice error={deed.error} />
        <div class="actions">
          <Button icon="download" busy={deed.busy} onClick={() => void deed.run(async () => download(person, await exportPerson(person.account)))}>{t.exportDo}</Button>
          {recordings > 0 && <a class="button button-secondary" href={recordingsOf(person.account)} download={`palier-${person.account}.tar`}><Icon name="download" />{t.recordings(recordings)}</a>}
          <a class="button button-secondary" href={link('register', person.account)}>{t.looksAtHim}</a>
        </div>
      </section>
      <Erasure person={person} />
    </>
  )
}

function SittingRow({ one, reload }: { one: HeldSitting; reload: () => void }) {
  const t = useTexts(privacyTexts)
  const catalogue = useCatalogue()
  const [asking, setAsking] = useState(false)
  const held = one.hold?.held ?? false
  return (
    <article class="hold-row">
      <div>
        <h3>{testName(catalogue, one.sitting.certification, one.sitting.test)}</h3>
        <p class="mono soft">{one.sitting.id}</p>
        {one.sitting.startedAt && <p class="soft small">{exactTime(one.sitting.startedAt)}</p>}
      </div>
      <p class="pills"><WordPill word={one.sitting.state} />{held && <StatusPill tone="warning">{t.held}</StatusPill>}{one.caseOpen && <StatusPill tone="info">{t.caseOpen}</StatusPill>}</p>
      <p><Button onClick={() => setAsking(true)}>{held ? t.lift : t.hold}<span class="visually-hidden"> {one.sitting.id}</span></Button></p>
      {asking && <ReasonDialog title={held ? t.liftTitle : t.holdTitle} text={held ? t.liftText : t.holdText} action={held ? t.lift : t.hold} close={() => setAsking(false)}
        run={async reason => { await (held ? liftHold : setHold)(one.sitting.id, reason); reload() }} />}
    </article>
  )
}

/** Two steps: the second says the address again. */
function Erasure({ person }: { person: PersonKnown }) {
  const t = useTexts(privacyTexts)
  const common = useTexts(commonTexts)
  const deed = useDeed()
  const [asking, setAsking] = useState(false)
  const [email, setEmail] = useState('')
  const [wrong, setWrong] = useState(false)
  const [done, setDone] = useState(false)
  const staff = person.roles.some(role => role !== 'candidate')
  const erase = () => {
    setWrong(email.trim() !== person.email)
    if (email.trim() === person.email) void deed.run(async () => {
      await erasePerson(person.account, person.email)
      setAsking(false)
      setDone(true)
    })
  }
  if (done) return <Notice tone="good" live="status"><p>{t.erased}</p></Notice>
  return (
    <section class="card" aria-labelledby="erase-title">
      <h2 id="erase-title">{t.eraseTitle}</h2>
      <p>{staff ? t.eraseStaff : t.eraseText}</p>
      {!staff && <div class="actions"><Button look="danger" onClick={() => setAsking(true)}>{t.eraseStart}</Button></div>}
      {asking && (
        <Dialog title={`${t.eraseTitle} · ${t.eraseStep}`} onClose={() => setAsking(false)} actions={<><Button look="danger" busy={deed.busy} onClick={erase}>{t.eraseDo}</Button><Button onClick={() => setAsking(false)}>{common.cancel}</Button></>}>
          <ErrorNotice error={deed.error} />
          <p>{t.eraseText}</p>
          <TextField label={t.eraseSay} type="email" autocomplete="off" value={email} onValue={setEmail} error={wrong ? t.eraseWrong : undefined} />
        </Dialog>
      )}
    </section>
  )
}

/** The document as the server sent it. */
function download(person: PersonKnown, document_: unknown): void {
  const address = URL.createObjectURL(new Blob([JSON.stringify(document_, null, 2)], { type: 'application/json' }))
  const anchor = document.createElement('a')
  anchor.href = address
  anchor.download = `palier-${person.account}.json`
  anchor.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
