import { useTexts } from '../common/i18n'
import { reportWords } from '../common/texts-report'
import { Button, StatusPill } from '../common/ui'
import type { Row } from './live'
import { reportsTexts } from './texts-reports'

/** Every question that one candidate reported, judged or not: a verdict is not for ever. */
export function ReportLines({ row, judge }: { row: Row; judge: (item: number) => void }) {
  const t = useTexts(reportsTexts)
  const words = useTexts(reportWords)
  if (row.reports.length === 0) return null
  return (
    <section class="flow" aria-labelledby={`reports-${row.id}`}>
      <h3 id={`reports-${row.id}`}>{t.sectionTitle}</h3>
      <ul class="report-list">
        {row.reports.map(({ item, category, judgement }) => (
          <li key={item}>
            <span class="report-line pills"><strong>{t.question(item)}</strong> <span>{words[category]}</span>
              <StatusPill tone={judgement ? 'neutral' : 'warning'}>{judgement ? judgement.neutralised ? words.neutralised : words.kept : words.open}</StatusPill></span>
            <Button class="button-small" onClick={() => judge(item)}>{judgement ? t.again : t.judge}<span class="visually-hidden"> {t.judgeOf(item, row.name)}</span></Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
