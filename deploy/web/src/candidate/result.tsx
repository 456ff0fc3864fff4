import { get } from '../common/api'
import { dateTime, number, percent, say, useTexts } from '../common/i18n'
import { useLoad } from '../common/load'
import type { Result, ResultStatus, Score } from '../common/types'
import { Await, Button, ButtonLink, Notice, StatusPill, Table, type Tone } from '../common/ui'
import { ReserveNotice } from './case'
import { outline, point, spoke } from './radar'
import { resultTexts } from './resulttexts'
import { Upload } from './upload'

export function ResultScreen({ sitting }: { sitting: string }) {
  const [loaded, reload] = useLoad(signal => get<Result>(`/api/sittings/${encodeURIComponent(sitting)}/result`, { signal }))
  return <Await loaded={loaded} reload={reload}>{result => <ResultPage result={result} sitting={sitting} />}</Await>
}

const tones: Record<ResultStatus, Tone> = { met: 'good', 'not-met': 'bad', void: 'neutral', withheld: 'warning' }

function ResultPage({ result, sitting }: { result: Result; sitting: string }) {
  const t = useTexts(resultTexts)
  const { score, status } = result
  return (
    <>
      <div>
        <p class="kicker">{t.title}</p>
        <h1>{say(result.title)}</h1>
      </div>
      <ReserveNotice sitting={sitting} />
      <Upload sitting={sitting} />
      <section class={`card verdict verdict-${status}`}>
        <p class="row">{result.criterion && <strong>{t.criterion(result.criterion)}</strong>}<StatusPill tone={tones[status]}>{t[status]}</StatusPill></p>
        {score && <p class="score">{headline(result, score, t)}</p>}
        {score && <Scale result={result} score={score} />}
        {result.neutralised.length > 0 && <p>{t.neutralised(result.neutralised)}</p>}
        {result.openReports > 0 && <Notice tone="info">{t.openReports(result.openReports)}</Notice>}
        {score && <p>{threshold(result, score, t)} {t.answered(number(score.answered), number(score.items))}</p>}
      </section>
      <div class="columns">
        <section class="flow">
          <h2>{t.nextTitle}</h2>
          {nextWords(result, t).map(sentence => <p key={sentence}>{sentence}</p>)}
        </section>
        <section class="flow">
          <h2>{t.endedTitle}</h2>
          <p>{t[result.ending](dateTime(result.endedAt))}</p>
          <p class="soft">{t.human}</p>
        </section>
      </div>
      {score && <Themes result={result} score={score} />}
      <div class="actions">
        <ButtonLink href="/#/path" look="primary">{t.toPath}</ButtonLink>
        <Button onClick={() => print()}>{t.print}</Button>
      </div>
    </>
  )
}

type Texts = (typeof resultTexts)['fr']

const headline = (result: Result, score: Score, t: Texts): string =>
  result.measure === 'points' ? t.points(number(score.points), number(score.scale)) : t.rights(number(score.right), number(score.items))

/** Right answers: the threshold is a percentage, and the smallest count that reaches it is said. */
const threshold = (result: Result, score: Score, t: Texts): string =>
  result.measure === 'points'
    ? t.thresholdPoints(number(result.threshold), number(result.scale))
    : t.thresholdRights(percent(result.threshold / result.scale), Math.ceil((result.threshold * score.items) / result.scale))

function nextWords(result: Result, t: Texts): string[] {
  const again = result.retakeAt ? [t.nextRetakeAt(dateTime(result.retakeAt))] : result.mayRetake ? [t.nextRetakeNow] : []
  switch (result.status) {
    case 'met': return [result.measure === 'points' ? t.nextMetEntry : t.nextMet]
    case 'not-met': return [t.nextNotMet, ...(again.length > 0 ? again : [t.nextNoRetake])]
    case 'void': return [result.neutralised.length === result.items ? t.nextNothingCounts : t.nextVoid, ...again]
    case 'withheld': return [t.nextWithheld]
  }
}

/** Where the score stands beside the threshold; the sentences say the same, so it is hidden from screen readers. */
function Scale({ result, score }: { result: Result; score: Score }) {
  const share = result.measure === 'points' ? score.points / score.scale : score.right / score.items
  const at = result.threshold / result.scale
  return (
    <svg class="scale" viewBox="0 0 600 26" preserveAspectRatio="none" aria-hidden="true">
      <rect class="scale-ground" x="0" y="7" width="600" height="12" rx="6" />
      <rect class="scale-score" x="0" y="7" width={Math.max(12, share * 600)} height="12" rx="6" />
      <rect class="scale-threshold" x={at * 600 - 2} y="0" width="4" height="26" />
    </svg>
  )
}

function Themes({ result, score }: { result: Result; score: Score }) {
  const t = useTexts(resultTexts)
  const rows = score.themes.map(({ theme, right, items }) => {
    const name = result.themes[theme]
    return { theme, name: name ? say(name) : theme, right, items, share: items === 0 ? 0 : right / items }
  })
  return (
    <section class="flow">
      <h2>{t.themesTitle}</h2>
      <div class="themes">
        <Radar rows={rows} label={t.picture} />
        <Table caption={t.themesTitle} rows={rows} rowKey={row => row.theme} columns={[
          { head: t.theme, cell: row => row.name },
          { head: t.right, cell: row => `${number(row.right)} / ${number(row.items)}`, kind: 'number' },
          { head: t.share, cell: row => percent(row.share), kind: 'number' },
        ]} />
      </div>
    </section>
  )
}

const RADIUS = 95

function Radar({ rows, label }: { rows: { theme: string; name: string; share: number }[]; label: string }) {
  if (rows.length < 3) return null
  return (
    <figure class="radar">
      <svg viewBox="-205 -135 410 270" role="img" aria-label={label}>
        {[0.25, 0.5, 0.75, 1].map(ring => <path key={ring} class={`radar-ring ${ring === 0.5 ? 'radar-half' : ''}`} d={outline(rows.map(() => ring), RADIUS)} />)}
        {rows.map((row, index) => {
          const { x, y } = point(index, rows.length, RADIUS)
          return <line key={row.theme} class="radar-axis" x1="0" y1="0" x2={x} y2={y} />
        })}
        <path class="radar-shape" d={outline(rows.map(row => row.share), RADIUS)} />
        {rows.map((row, index) => {
          const { x, y } = point(index, rows.length, RADIUS * row.share)
          return <circle key={row.theme} class="radar-dot" cx={x} cy={y} r="3.5" />
        })}
        {rows.map((row, index) => {
          const { x, y, anchor } = spoke(index, rows.length, RADIUS + 12)
          const words = row.name.split(' ')
          // Of several lines the nearest one keeps its distance from the picture.
          const nearest = anchor !== 'middle' ? (words.length - 1) / 2 : y < 0 ? words.length - 1 : 0
          return (
            <text key={row.theme} class="radar-label" text-anchor={anchor} dominant-baseline="middle">
              {words.map((word, line) => <tspan key={word} x={x} y={y + (line - nearest) * 15}>{word}</tspan>)}
            </text>
          )
        })}
      </svg>
    </figure>
  )
}
