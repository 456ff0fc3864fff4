import { useState } from 'preact/hooks'
import { dateTime, useTexts } from '../common/i18n'
import { useDeed, useLoad } from '../common/load'
import { helpRehearsal, listRehearsals, type RehearsalInList } from '../common/supervision'
import { commonTexts } from '../common/texts'
import { Await, Button, Dialog, ErrorNotice, StatusPill, Table, TextArea } from '../common/ui'
import { CHECKS, type CheckName } from '../preflight/checks'
import { preflightTexts } from '../preflight/texts'
import { rehearsalListTexts } from './texts-rehearsals'

/** Who has tried the equipment, who has booked a moment, who would rather come to a centre. Loaded when it is unfolded. */
export function Rehearsals({ examSession, mayHelp }: { examSession: string; mayHelp: boolean }) {
  const t = useTexts(rehearsalListTexts)
  const [open, setOpen] = useState(false)
  return (
    <details class="card rehearsals" open={open} onToggle={event => setOpen(event.currentTarget.open)}>
      <summary><strong>{t.title}</strong></summary>
      {open && <List examSession={examSession} mayHelp={mayHelp} />}
    </details>
  )
}

function List({ examSession, mayHelp }: { examSession: string; mayHelp: boolean }) {
  const t = useTexts(rehearsalListTexts)
  const [loaded, reload] = useLoad(signal => listRehearsals(examSession, { signal }), examSession)
  const [helped, setHelped] = useState<RehearsalInList | undefined>(undefined)
  return (
    <>
      <p class="soft">{t.lead}</p>
      <Await loaded={loaded} reload={reload}>
        {({ rehearsals }) => {
          const wishes = rehearsals.filter(one => one.inPerson).length
          return (
            <>
              <p class="row"><strong>{t.summary(rehearsals.filter(one => one.trial?.valid).length, rehearsals.length)}</strong>{wishes > 0 && <StatusPill tone="warning">{t.wishes(wishes)}</StatusPill>}
                <Button icon="sync" onClick={reload}>{t.refresh}</Button></p>
              <Table caption={t.title} rows={rehearsals} rowKey={one => one.sitting} columns={[
                { head: t.candidate, cell: one => <>{one.name}<br /><span class="soft small">{one.email}</span></> },
                { head: t.booked, cell: one => one.slot ? dateTime(one.slot) : <span class="soft">{t.none}</span> },
                { head: t.tried, cell: one => <Tried row={one} /> },
                { head: t.centre, cell: one => one.inPerson ? <>{t.asked(dateTime(one.inPerson.at))}<br />{one.inPerson.text}</> : <span class="soft">{t.none}</span> },
                { head: t.help, cell: one => <>{one.help && <p>{t.offered(one.help.name)}<br /><span class="soft small">{one.help.note}</span></p>}
                  {mayHelp && <Button class="button-small" onClick={() => setHelped(one)}>{t.offer}<span class="visually-hidden"> : {one.name}</span></Button>}</> },
              ]} />
            </>
          )
        }}
      </Await>
      {helped && <HelpDialog examSession={examSession} row={helped} close={() => setHelped(undefined)} done={() => { setHelped(undefined); reload() }} />}
    </>
  )
}

function Tried({ row: { trial } }: { row: RehearsalInList }) {
  const t = useTexts(rehearsalListTexts)
  const names = useTexts(preflightTexts)
  if (!trial) return <StatusPill>{t.never}</StatusPill>
  if (trial.valid) return <StatusPill tone="good">{t.valid(dateTime(trial.validUntil))}</StatusPill>
  if (trial.passed) return <StatusPill tone="warning">{t.outdated}</StatusPill>
  const failed = trial.preflight.checks.filter(check => check.outcome === 'failed' && CHECKS.includes(check.name as CheckName)).map(check => names[check.name as CheckName])
  return <StatusPill tone="bad">{t.failed(failed.join(', '))}</StatusPill>
}

function HelpDialog({ examSession, row, close, done }: { examSession: string; row: RehearsalInList; close: () => void; done: () => void }) {
  const t = useTexts(rehearsalListTexts)
  const common = useTexts(commonTexts)
  const [note, setNote] = useState('')
  const [missing, setMissing] = useState(false)
  const deed = useDeed()
  const send = async () => {
    const wordless = note.trim() === ''
    setMissing(wordless)
    if (wordless) return document.getElementById('help-note')?.focus()
    if (await deed.run(async () => void await helpRehearsal(examSession, row.sitting, note.trim()))) done()
  }
  return (
    <Dialog title={t.offerTo(row.name)} onClose={close} actions={<>
      <Button look="primary" busy={deed.busy} onClick={() => void send()}>{t.send}</Button>
      <Button onClick={close}>{common.cancel}</Button>
    </>}>
      <TextArea id="help-note" label={t.note} hint={t.noteHint} rows={4} maxLength={1_000} error={missing && note.trim() === '' ? t.noteMissing : undefined} value={note} onValue={setNote} />
      <ErrorNotice error={deed.error} />
    </Dialog>
  )
}
