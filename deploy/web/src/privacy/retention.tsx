import { useState } from 'preact/hooks'
import { date, useTexts } from '../common/i18n'
import { useDeed, useLoad } from '../common/load'
import { chooseRetention, listRetention, recordKinds, type ClockRow, type RecordKind } from '../common/privacy'
import { commonTexts } from '../common/texts'
import { Await, Button, Dialog, ErrorNotice, Notice, Table, TextArea, TextField } from '../common/ui'
import { privacyTexts } from './texts'

/** How long each kind is kept, and who chose that. */
export function Retention({ officer }: { officer: boolean }) {
  const t = useTexts(privacyTexts)
  const [loaded, reload] = useLoad(signal => listRetention({ signal }))
  return (
    <>
      <h1>{t.retention}</h1>
      <p class="lead">{t.retentionLead}</p>
      {!officer && <Notice tone="neutral"><p>{t.onlyOfficer}</p></Notice>}
      <Await loaded={loaded} reload={reload}>{({ kinds }) => <Kinds loaded={kinds} officer={officer} />}</Await>
      <p class="soft">{t.elsewhere}</p>
    </>
  )
}

/** In the order in which they go. */
export const ordered = (rows: ClockRow[]): ClockRow[] => [...rows].sort((a, b) => recordKinds.indexOf(a.clock.kind) - recordKinds.indexOf(b.clock.kind))

function Kinds({ loaded, officer }: { loaded: ClockRow[]; officer: boolean }) {
  const t = useTexts(privacyTexts)
  const [rows, setRows] = useState(loaded)
  const [changing, setChanging] = useState<ClockRow>()
  const [saved, setSaved] = useState(false)
  return (
    <>
      {saved && <Notice tone="good" live="status"><p>{t.saved}</p></Notice>}
      <Table caption={t.retention} rows={ordered(rows)} rowKey={row => row.clock.kind} columns={[
        { head: t.kind, cell: row => t[`k-${row.clock.kind}`] },
        { head: t.keptFor, kind: 'number', cell: row => t.days(row.clock.days) },
        { head: t.counting, cell: row => t[`c-${row.clock.kind}`] },
        { head: t.chosenBy, cell: row => <Chosen row={row} /> },
        ...(officer ? [{ head: t.change, kind: 'action' as const, cell: (row: ClockRow) => <Button onClick={() => { setSaved(false); setChanging(row) }}>{t.change}<span class="visually-hidden"> {t[`k-${row.clock.kind}`]}</span></Button> }] : []),
      ]} />
      {changing && <ChangeDialog row={changing} close={next => { setChanging(undefined); if (next) { setRows(next); setSaved(true) } }} />}
    </>
  )
}

function Chosen({ row }: { row: ClockRow }) {
  const t = useTexts(privacyTexts)
  const { clock } = row
  return <>{clock.at ? t.byPerson(row.name ?? clock.by ?? '', date(clock.at), clock.reason) : clock.origin === 'document' ? t.byText : t.byHouse}</>
}

function ChangeDialog({ row, close }: { row: ClockRow; close: (rows?: ClockRow[]) => void }) {
  const t = useTexts(privacyTexts)
  const common = useTexts(commonTexts)
  const deed = useDeed()
  const [days, setDays] = useState(String(row.clock.days))
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const count = Number(days)
  const wrongDays = !Number.isInteger(count) || count < row.least || count > row.most
  const save = () => {
    setTried(true)
    if (!wrongDays && reason.trim() !== '') void deed.run(async () => close((await chooseRetention(row.clock.kind as RecordKind, count, reason.trim())).kinds))
  }
  return (
    <Dialog title={t.changeTitle(t[`k-${row.clock.kind}`])} onClose={() => close()} actions={<><Button look="primary" busy={deed.busy} onClick={save}>{t.save}</Button><Button onClick={() => close()}>{common.cancel}</Button></>}>
      <ErrorNotice error={deed.error} />
      <TextField label={t.newDays} hint={t.between(row.least, row.most)} type="number" size="small" value={days} onValue={setDays} error={tried && wrongDays ? t.missingDays : undefined} />
      <TextArea label={t.why} rows={3} value={reason} onValue={setReason} maxLength={1000} error={tried && reason.trim() === '' ? t.missingWhy : undefined} />
    </Dialog>
  )
}
