import { date, percent, say, useTexts } from '../common/i18n'
import { sittingTexts } from '../common/texts-sitting'
import { reportWords } from '../common/texts-report'
import { WordPill } from '../common/sitting'
import type { AuditRecord } from '../common/types'
import { Facts, Progress, Table } from '../common/ui'
import { auditTexts } from './texts'

/** The result as the rules compute it, with each theme. */
export function Computed({ record: { result } }: { record: AuditRecord }) {
  const t = useTexts(auditTexts)
  const words = useTexts(sittingTexts)
  const reports = useTexts(reportWords)
  if (!result) return <section class="flow"><h2>{t.result}</h2><p class="card soft">{t.noResult}</p></section>
  const { score } = result
  const retake = !result.mayRetake && !result.retakeAt ? t.retakeNone : result.retakeAt ? t.retakeAt(date(result.retakeAt)) : t.retakeNow
  return (
    <section class="flow">
      <h2>{t.result}</h2>
      <div class="card">
        <div class="row row-apart">
          <p class="score-line">{score && (result.measure === 'points' ? t.points(score.points, score.scale) : t.resultLine(score.right, score.items))}</p>
          <WordPill word={result.status} />
        </div>
        <Facts facts={[
          [t.threshold, result.measure === 'points' ? t.thresholdPoints(result.threshold, result.scale) : t.thresholdRight(result.threshold)],
          ...(result.criterion ? [[t.criterion, result.criterion] as [string, string]] : []),
          [t.ending, words[result.ending]],
          ...(result.neutralised.length > 0 ? [[reports.neutralisedCount(result.neutralised.length), result.neutralised.join(', ')] as [string, string]] : []),
          [t.retake, retake],
        ]} />
      </div>
      {score && <Table caption={t.theme} rows={score.themes} rowKey={({ theme }) => theme} columns={[
        { head: t.theme, cell: ({ theme }) => result.themes[theme] ? say(result.themes[theme]) : theme },
        { head: t.rightAnswers, kind: 'number', cell: ({ right, items }) => t.right(right, items) },
        { head: t.share, cell: ({ theme, right, items }) => <span class="share"><Progress value={right} max={items} label={result.themes[theme] ? say(result.themes[theme]) : theme} /><span class="figures small">{percent(items === 0 ? 0 : right / items)}</span></span> },
      ]} />}
    </section>
  )
}
