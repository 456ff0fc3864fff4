import type { Catalogue } from '../common/catalogue'
import { clockTime, useTexts } from '../common/i18n'
import { countingItems, neutralisedCount, openReports } from '../common/reports'
import { usePauseReason, WordPill } from '../common/sitting'
import { reportWords } from '../common/texts-report'
import { Button, Progress, StatusPill } from '../common/ui'
import type { ActKind } from './actions'
import { isSilent, silence, timeLeft, type Row } from './live'
import { useNow } from './now'
import { liveTexts } from './texts-live'

interface LiveRowProps { catalogue: Catalogue; row: Row; kinds: ActKind[]; selected: boolean; select: (on: boolean) => void; act: (kind: ActKind) => void; show: () => void }

export function LiveRow({ catalogue, row, kinds, selected, select, act, show }: LiveRowProps) {
  const t = useTexts(liveTexts)
  const pauseReason = usePauseReason()
  const quick: ActKind | undefined = row.state === 'running' ? 'pause' : row.state === 'paused' ? 'resume' : row.state === 'ready' ? 'resend' : row.result === 'withheld' ? 'decision' : undefined
  const of = <span class="visually-hidden"> {row.name}</span>
  return (
    <tr role="row" class={selected ? 'row-selected' : undefined}>
      <td role="cell" class="cell-select"><input type="checkbox" aria-label={t.selectRow(row.name)} checked={selected} onChange={event => select(event.currentTarget.checked)} /></td>
      <th role="rowheader" scope="row" class="cell-name">{row.name}{row.email && <span class="soft small cell-email">{row.email}</span>}</th>
      <td role="cell" class="cell-state">
        <span class="pills">
          <WordPill word={row.state === 'over' && row.ending ? row.ending : row.state} />
          {row.state === 'paused' && row.pauseReason && <span class="soft small">{pauseReason(row.pauseReason)}</span>}
          <Outcome row={row} catalogue={catalogue} />
        </span>
      </td>
      <td role="cell" class="cell-progress">
        <span class="progress-of">
          <Progress value={row.answered} max={row.items} label={t.progressOf(row.name)} />
          <span class="figures small nowrap">{row.answered} / {row.items}</span>
        </span>
      </td>
      <td role="cell" class="cell-seen" data-head={t.seen}><Seen row={row} /></td>
      <td role="cell" class="cell-left number" data-head={t.left}>
        <Left row={row} />
        {row.extraTimePercent !== undefined && row.extraTimePercent > 0 && <span class="soft small cell-note">{t.extra(row.extraTimePercent)}</span>}
      </td>
      <td role="cell" class="cell-acts">
        <span class="acts">
          {quick && kinds.includes(quick) && <Button class="button-small" onClick={() => act(quick)}>{t[quick]}{of}</Button>}
          <Button class="button-small" look="quiet" onClick={show}>{t.details}{of}</Button>
        </span>
      </td>
    </tr>
  )
}

function Seen({ row }: { row: Row }) {
  const t = useTexts(liveTexts)
  const now = useNow()
  if (row.state === 'over') return <span class="soft">–</span>
  const millis = silence(row, now)
  if (millis === undefined) return <span class="soft">{t.never}</span>
  const seconds = Math.floor(millis / 1_000)
  const ago = seconds < 10 ? t.seenNow : seconds < 60 ? t.seenSeconds(seconds) : seconds < 3_600 ? t.seenMinutes(Math.floor(seconds / 60)) : t.seenHours(Math.floor(seconds / 3_600))
  if (!isSilent(row, now)) return <span class="figures nowrap">{ago}</span>
  return <><StatusPill tone="warning">{t.silent}</StatusPill><span class="cell-note figures small">{ago}</span></>
}

function Left({ row }: { row: Row }) {
  const t = useTexts(liveTexts)
  const now = useNow()
  const left = timeLeft(row, now)
  if (row.state === 'over' || row.state === 'ready' && left === 0) return <span class="soft">–</span>
  const stopped = row.state === 'paused' || row.state === 'break'
  return <span class={`figures clock ${stopped || row.state === 'ready' ? 'clock-stopped' : ''} ${row.state === 'running' && left < 300_000 ? 'clock-short' : ''}`}>{clockTime(left)}{stopped && <span class="soft small"> {t.stopped}</span>}</span>
}

function Outcome({ row, catalogue }: { row: Row; catalogue: Catalogue }) {
  const t = useTexts(liveTexts)
  const words = useTexts(reportWords)
  const reported = openReports(row.reports).length
  const neutralised = neutralisedCount(row.reports)
  const measured = catalogue.measured(row)
  return (
    <>
      {row.result && <WordPill word={row.result} />}
      {measured && <span class="figures small">{'points' in measured ? t.points(measured.points) : t.right(measured.right, countingItems(row))}</span>}
      {neutralised > 0 && <span class="soft small">{words.neutralisedCount(neutralised)}</span>}
      {reported > 0 && <StatusPill tone="warning">{words.openCount(reported)}</StatusPill>}
      {row.late.length > 0 && <StatusPill tone="warning">{t.late(row.late.length)}</StatusPill>}
    </>
  )
}
