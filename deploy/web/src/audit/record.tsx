import { get } from '../common/api'
import { useCatalogue } from '../common/catalogue'
import { exactTime, say, useTexts } from '../common/i18n'
import { Icon } from '../common/icons'
import { useLoad } from '../common/load'
import { useTitle } from '../common/page'
import { link } from '../common/route'
import { WordPill } from '../common/sitting'
import type { AuditRecord } from '../common/types'
import { Await, Button, Facts } from '../common/ui'
import { Events } from './events'
import { Paper } from './paper'
import { Proof } from './proof'
import { Computed } from './computed'
import { auditTexts } from './texts'

/** Everything that decided one result. */
export function Record({ id }: { id: string }) {
  const t = useTexts(auditTexts)
  const [loaded, reload] = useLoad(signal => get<AuditRecord>(`/api/audit/sittings/${encodeURIComponent(id)}`, { signal, timeoutMillis: 60_000 }))
  return (
    <>
      <p class="screen-only"><a href={link('sittings')}><Icon name="left" /> {t.back}</a></p>
      {loaded.state !== 'ready' && <h1>{t.kicker}</h1>}
      <Await loaded={loaded} reload={reload}>{record => <Whole record={record} />}</Await>
    </>
  )
}

function Whole({ record }: { record: AuditRecord }) {
  const t = useTexts(auditTexts)
  const { sitting } = record
  const catalogue = useCatalogue()
  useTitle(`${t.title}, ${sitting.name}`)
  return (
    <>
      <div class="record-head">
        <div>
          <p class="kicker">{t.kicker}</p>
          <h1>{sitting.name}</h1>
        </div>
        <p class="row screen-only">
          <Button onClick={() => print()}>{t.print}</Button>
          <Button icon="download" onClick={() => download(record)}>{t.download}</Button>
        </p>
      </div>
      <section class="card" aria-label={t.summary}>
        <Facts facts={[
          [t.state, <span class="pills"><WordPill word={sitting.state === 'over' && sitting.ending ? sitting.ending : sitting.state} />{sitting.result && <WordPill word={sitting.result} />}</span>],
          [t.test, record.result ? say(record.result.title) : catalogue.testTitle(sitting) || '–'],
          [t.certification, <>{sitting.certification ? catalogue.certification(sitting.certification) : '–'}{sitting.certification && <><br /><span class="mono soft">{sitting.certification}</span></>}</>],
          [t.examSession, sitting.examSession ? <span class="mono">{sitting.examSession}</span> : t.unsupervised],
          [t.started, sitting.startedAt ? exactTime(sitting.startedAt) : t.notStarted],
          [t.ended, sitting.endedAt ? exactTime(sitting.endedAt) : '–'],
          [t.answered, `${sitting.answered} / ${sitting.items}`],
          [t.extraTime, sitting.extraTimePercent ? `+${sitting.extraTimePercent} %` : '–'],
          [t.sitting, <span class="mono">{sitting.id}</span>],
          [t.account, <span class="mono">{sitting.candidate}</span>],
        ]} />
      </section>
      <Proof record={record} />
      <Computed record={record} />
      <Events record={record} />
      <Paper record={record} />
    </>
  )
}

/** The record as the server sent it, for those who keep it or check it with tools of their own. */
function download(record: AuditRecord): void {
  const address = URL.createObjectURL(new Blob([JSON.stringify(record, null, 2)], { type: 'application/json' }))
  const anchor = document.createElement('a')
  anchor.href = address
  anchor.download = `palier-audit-${record.sitting.id}.json`
  anchor.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
