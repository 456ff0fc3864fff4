import { useState } from 'preact/hooks'
import { date, exactTime, number, useTexts } from '../common/i18n'
import { useDeed, useLoad } from '../common/load'
import { listPurges, previewPurge, purgeNow, type Expected, type Preview, type Purge } from '../common/privacy'
import { commonTexts } from '../common/texts'
import { Await, Button, Dialog, ErrorNotice, Notice, Table } from '../common/ui'
import { privacyTexts } from './texts'

/** What would be deleted now, and what was, with its proof. */
export function Purges() {
  const t = useTexts(privacyTexts)
  const [round, setRound] = useState(0)
  const [done, setDone] = useState(false)
  const [preview, again] = useLoad(signal => previewPurge({ signal }), `preview ${round}`)
  const [purges, reload] = useLoad(signal => listPurges({ signal }), `purges ${round}`)
  return (
    <>
      <h1>{t.purges}</h1>
      <p class="lead">{t.purgesLead}</p>
      {done && <Notice tone="good" live="status"><p>{t.purged}</p></Notice>}
      <section class="flow">
        <h2>{t.previewTitle}</h2>
        <Await loaded={preview} reload={again}>{value => <Expectation preview={value} refresh={() => setRound(round + 1)} purged={() => { setDone(true); setRound(round + 1) }} />}</Await>
      </section>
      <section class="flow">
        <h2>{t.doneTitle}</h2>
        <Await loaded={purges} reload={reload}>{value => <Done purges={value.purges} />}</Await>
      </section>
    </>
  )
}

/** How many, all kinds together; more when one kind was not counted to its end. */
export function total(kinds: Expected[]): { count: number; more: boolean } {
  return { count: kinds.reduce((sum, kind) => sum + kind.due, 0), more: kinds.some(kind => kind.more) }
}

function Expectation({ preview, refresh, purged }: { preview: Preview; refresh: () => void; purged: () => void }) {
  const t = useTexts(privacyTexts)
  const common = useTexts(commonTexts)
  const deed = useDeed()
  const [sure, setSure] = useState(false)
  const shown = preview.kinds.filter(kind => kind.due > 0 || kind.held > 0)
  const { count, more } = total(preview.kinds)
  const said = more ? t.atLeast(count) : number(count)
  return (
    <>
      {shown.length === 0 ? <p class="card soft">{t.previewNothing}</p> : <Table caption={t.previewTitle} rows={shown} rowKey={kind => kind.kind} columns={[
        { head: t.kind, cell: kind => t[`k-${kind.kind}`] },
        { head: t.due, kind: 'number', cell: kind => kind.more ? t.atLeast(kind.due) : number(kind.due) },
        { head: t.heldBack, kind: 'number', cell: kind => number(kind.held) },
        { head: t.keptFor, kind: 'number', cell: kind => t.days(kind.days) },
        { head: t.olderThan, cell: kind => date(kind.before) },
      ]} />}
      <p class="row"><Button icon="sync" onClick={refresh}>{t.refresh}</Button>{count > 0 && <Button look="danger" onClick={() => setSure(true)}>{t.purgeNow}</Button>}</p>
      {sure && (
        <Dialog title={t.purgeTitle} onClose={() => setSure(false)} actions={<><Button look="danger" busy={deed.busy} onClick={() => void deed.run(async () => { await purgeNow(preview.token); purged() })}>{t.purgeDo}</Button><Button onClick={() => setSure(false)}>{common.cancel}</Button></>}>
          <ErrorNotice error={deed.error} />
          <p>{t.purgeSure(said)}</p>
        </Dialog>
      )}
    </>
  )
}

function Done({ purges }: { purges: Purge[] }) {
  const t = useTexts(privacyTexts)
  const by = (purge: Purge) => purge.by === 'clock' ? t.byClock : purge.by === 'command' ? t.byCommand : purge.name
  if (purges.length === 0) return <p class="card soft">{t.noPurges}</p>
  return (
    <>
      <p class="soft small">{t.digestHint}</p>
      <Table caption={t.doneTitle} rows={purges} rowKey={purge => purge.id} columns={[
        { head: t.when, cell: purge => <span class="figures nowrap">{exactTime(purge.startedAt)}</span> },
        { head: t.kind, cell: purge => purge.rule === 'erasure' && purge.kind === 'room' ? t.ofPerson : t[`k-${purge.kind}`] },
        { head: t.count, kind: 'number', cell: purge => purge.finishedAt ? number(purge.count) : t.running },
        { head: t.heldBack, kind: 'number', cell: purge => number(purge.held) },
        { head: t.rule, cell: purge => <>{t[`r-${purge.rule}`]}{purge.days > 0 && `, ${t.days(purge.days)}`}<br /><span class="soft small">{by(purge)}</span></> },
        { head: t.digest, cell: purge => <span class="mono digest">{purge.digest}</span> },
      ]} />
    </>
  )
}
