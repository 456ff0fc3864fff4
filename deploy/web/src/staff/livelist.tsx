import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { useCatalogue, type Catalogue } from '../common/catalogue'
import { language, time, useTexts } from '../common/i18n'
import type { Me } from '../common/types'
import { Button, Notice, SelectField, StatusPill } from '../common/ui'
import { ActDialog } from './actdialog'
import { applies, kindsFor, type ActKind } from './actions'
import { LineNotice } from './line'
import type { Live, Row } from './live'
import { LiveRow } from './liverow'
import { Announcer } from './announcer'
import { useNow, wallTime } from './now'
import { ReportDialog } from './reportdialog'
import { ReportList } from './reportlist'
import { may } from './roles'
import { RowDialog } from './rowdialog'
import { liveTexts } from './texts-live'
import type { LiveWatch } from './uselive'
import { arrange, counts, filters, type Filter, type Sort } from './view'

/** Rows drawn at first, and added each time one asks for more: a browser that draws thousands each second helps nobody. */
const PAGE = 100

/** What is being asked of whom. */
export interface Asked { kind: ActKind; ids: string[]; late?: number }

/** @param without acts that are done elsewhere */
export function LiveList({ watched, live, me, without = [] }: { watched: LiveWatch; live: Live; me: Me; without?: ActKind[] }) {
  const t = useTexts(liveTexts)
  const [filter, setFilter] = useState<Filter>('all')
  const [sort, setSort] = useState<Sort>('trouble')
  const [drawn, setDrawn] = useState(PAGE)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [asked, setAsked] = useState<Asked | undefined>(undefined)
  const [shown, setShown] = useState<string | undefined>(undefined)
  const [judged, setJudged] = useState<{ id: string; item: number } | undefined>(undefined)
  const [said, setSaid] = useState('')
  // The only act of which no row tells: what was sent is said for all to see.
  const [resent, setResent] = useState('')
  const catalogue = useCatalogue()
  const kinds = kindsFor(me.roles, live.examSession).filter(kind => !without.includes(kind))
  const now = useSlowNow()
  const all = [...live.rows.values()]
  const rows = arrange(all, filter, sort, now, language())
  const count = counts(all, now)
  const chosen = all.filter(row => selected.has(row.id))
  const select = (ids: string[], on: boolean) => {
    const next = new Set(selected)
    for (const id of ids) if (on) next.add(id); else next.delete(id)
    setSelected(next)
  }
  const shownRow = shown === undefined ? undefined : live.rows.get(shown)
  const judgedRow = judged && live.rows.get(judged.id)
  const report = judgedRow?.reports.find(({ item }) => item === judged?.item)
  const judge = (id: string, item: number) => {
    setShown(undefined)
    setJudged({ id, item })
  }
  return (
    <section class="flow live" aria-labelledby="live-title">
      <div class="row row-apart">
        <h2 id="live-title">{t.title}</h2>
        {watched.line.state === 'live' && <p class="row small"><StatusPill tone="good">{t.live}</StatusPill><span class="soft figures">{t.updated(time(wallTime(live.heardAt)))}</span></p>}
      </div>
      <LineNotice line={watched.line} live={live} tryNow={watched.tryNow} />
      {resent && <Notice tone="good"><p>{resent}</p></Notice>}
      <ReportList rows={all} judge={(row, item) => judge(row.id, item)} />
      {all.length === 0 ? <p class="card soft">{live.examSession.admission && !may(me.roles, 'plan') ? t.emptyRooms : t.empty}</p> : (
        <>
          <div class="live-tools">
            <div class="filters" role="group" aria-label={t.filter}>
              {filters.map(name => (
                <button key={name} type="button" class={`filter ${name === 'attention' && count[name] > 0 ? 'filter-alert' : ''}`} aria-pressed={filter === name} onClick={() => setFilter(name)}>
                  {t[name]} <span class="figures">{count[name]}</span>
                </button>
              ))}
            </div>
            <SelectField label={t.sort} optional={false} value={sort} onValue={value => setSort(value as Sort)}
              choices={[{ value: 'trouble', label: t.sortTrouble }, { value: 'name', label: t.sortName }]} />
          </div>
          <Bulk kinds={kinds} rows={rows} chosen={chosen} select={select} act={kind => setAsked({ kind, ids: chosen.map(row => row.id) })} />
          {rows.length === 0 ? <p class="card soft">{t.noneMatch}</p>
            : <Rows catalogue={catalogue} kinds={kinds} rows={rows.slice(0, drawn)} selected={selected} select={(id, on) => select([id], on)} act={(kind, id) => setAsked({ kind, ids: [id] })} show={setShown} />}
          {rows.length > drawn && <p><Button onClick={() => setDrawn(drawn + PAGE)}>{t.more(Math.min(PAGE, rows.length - drawn))}</Button></p>}
        </>
      )}
      <Announcer live={live} said={said} />
      {judgedRow && report && <ReportDialog key={`${judgedRow.id} ${report.item}`} row={judgedRow} report={report} learn={watched.learn} close={done => {
        setJudged(undefined)
        if (done) setSaid(done)
      }} />}
      {shownRow && !asked && <RowDialog row={shownRow} me={me} kinds={kinds} close={() => setShown(undefined)} judge={item => judge(shownRow.id, item)} act={(kind, late) => {
        setShown(undefined)
        setAsked({ kind, ids: [shownRow.id], ...(late === undefined ? {} : { late }) })
      }} />}
      {asked && <ActDialog key={`${asked.kind} ${asked.late}`} asked={asked} rows={asked.ids.flatMap(id => live.rows.get(id) ?? [])} learn={watched.learn}
        close={done => {
          setAsked(undefined)
          if (!done) return
          setSaid(done)
          setResent(asked.kind === 'resend' ? done : '')
        }} />}
    </section>
  )
}

/** The order depends on silence, which grows with time: look again every five seconds. */
function useSlowNow(): number {
  const now = useNow()
  return Math.floor(now / 5_000) * 5_000
}

function Bulk({ kinds, rows, chosen, select, act }: { kinds: ActKind[]; rows: Row[]; chosen: Row[]; select: (ids: string[], on: boolean) => void; act: (kind: ActKind) => void }) {
  const t = useTexts(liveTexts)
  const box = useRef<HTMLInputElement>(null)
  const here = new Set(rows.map(row => row.id))
  const hidden = chosen.filter(row => !here.has(row.id)).length
  const visible = chosen.length - hidden
  const whole = visible === rows.length && rows.length > 0
  useLayoutEffect(() => {
    if (box.current) box.current.indeterminate = visible > 0 && !whole
  })
  return (
    <div class={`bulk ${chosen.length > 0 ? 'bulk-active' : ''}`} role="group" aria-label={t.select}>
      <label class="choice"><input ref={box} type="checkbox" checked={whole} onChange={event => select([...here], event.currentTarget.checked)} /><span>{t.selectAll(rows.length)}</span></label>
      {chosen.length === 0 ? <span class="soft small">{t.selectHint}</span> : (
        <>
          <span class="figures"><strong>{t.selected(chosen.length)}</strong>{hidden > 0 && <span class="soft small"> {t.selectedHidden(hidden)}</span>}</span>
          <span class="bulk-acts">
            {kinds.filter(kind => chosen.some(row => applies(kind, row))).map(kind => <Button key={kind} class="button-small" onClick={() => act(kind)}>{t[kind]}</Button>)}
            <Button class="button-small" look="quiet" onClick={() => select(chosen.map(row => row.id), false)}>{t.unselect}</Button>
          </span>
        </>
      )}
    </div>
  )
}

interface RowsProps { catalogue: Catalogue; kinds: ActKind[]; rows: Row[]; selected: ReadonlySet<string>; select: (id: string, on: boolean) => void; act: (kind: ActKind, id: string) => void; show: (id: string) => void }

/** A table that becomes cards in a narrow window; its roles are written out, since `display` would take them away. */
function Rows({ catalogue, kinds, rows, selected, select, act, show }: RowsProps) {
  const t = useTexts(liveTexts)
  const table = useRef<HTMLTableElement>(null)
  const held = document.activeElement instanceof HTMLElement && table.current?.contains(document.activeElement) ? document.activeElement : undefined
  // Moving a row in the document takes the focus from it: give it back before anything is painted.
  useLayoutEffect(() => {
    if (held?.isConnected && document.activeElement !== held && document.activeElement === document.body) held.focus({ preventScroll: true })
  })
  const heads = [t.select, t.candidate, t.stateAndResult, t.progress, t.seen, t.left, t.actions]
  return (
    <div class="table-frame live-frame">
      <table class="live-table" role="table" aria-label={t.title} ref={table}>
        <thead role="rowgroup">
          <tr role="row">{heads.map((head, index) => <th key={index} scope="col" role="columnheader" class={index === 5 ? 'number' : undefined}>{index === 0 ? <span class="visually-hidden">{head}</span> : head}</th>)}</tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map(row => <LiveRow key={row.id} catalogue={catalogue} row={row} kinds={kinds} selected={selected.has(row.id)} select={on => select(row.id, on)} act={kind => act(kind, row.id)} show={() => show(row.id)} />)}
        </tbody>
      </table>
    </div>
  )
}
