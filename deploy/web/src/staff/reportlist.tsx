import { time, useTexts } from '../common/i18n'
import { reportWords } from '../common/texts-report'
import { Button, StatusPill } from '../common/ui'
import type { Row } from './live'
import { waiting } from './reports'
import { reportsTexts } from './texts-reports'

/** Reported questions shown at once; the next ones move up as these are judged. */
const MOST_SHOWN = 10

/** What candidates say is broken and nobody looked at yet: in front of everything else, since their time runs. */
export function ReportList({ rows, judge }: { rows: Row[]; judge: (row: Row, item: number) => void }) {
  const t = useTexts(reportsTexts)
  const words = useTexts(reportWords)
  const all = waiting(rows)
  if (all.length === 0) return null
  return (
    <section class="card reports" aria-labelledby="reports-title">
      <h3 id="reports-title">{t.title(all.length)}</h3>
      <p class="soft small">{t.lead}</p>
      <ul class="report-list">
        {all.slice(0, MOST_SHOWN).map(({ row, report }) => (
          <li key={`${row.id} ${report.item}`}>
            <span class="report-line">
              <span class="pills"><strong>{row.name}</strong> <span>{t.question(report.item)}</span> <StatusPill tone="warning">{words[report.category]}</StatusPill> <span class="soft small figures">{t.at(time(report.at))}</span></span>
              {report.text && <span class="report-words">{report.text}</span>}
            </span>
            <Button class="button-small" onClick={() => judge(row, report.item)}>{t.judge}<span class="visually-hidden"> {t.judgeOf(report.item, row.name)}</span></Button>
          </li>
        ))}
      </ul>
      {all.length > MOST_SHOWN && <p class="soft small">{t.more(all.length - MOST_SHOWN)}</p>}
    </section>
  )
}
