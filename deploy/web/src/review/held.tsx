import { useTexts } from '../common/i18n'
import type { Held } from '../common/review'
import { factId, pieceId } from './kinds'
import { reviewTexts } from './texts'

/** The line a point refers to, if it refers to one. */
export const lineOf = (point: Held): { line?: string } =>
  point.fact !== undefined ? { line: factId('room', point.fact) } : point.track && point.segment ? { line: pieceId({ track: point.track, segment: point.segment }) } : {}

/** What is held against the candidate, each with where it can be seen. */
export function HeldList({ held }: { held: Held[] }) {
  const t = useTexts(reviewTexts)
  if (held.length === 0) return null
  const go = (event: Event, line: string) => {
    event.preventDefault()
    const target = document.getElementById(line)
    target?.scrollIntoView({ block: 'center' })
    target?.focus({ preventScroll: true })
  }
  return (
    <>
      <h3>{t.heldTitle}</h3>
      <ol class="held-list">
        {held.map((point, index) => {
          const { line } = lineOf(point)
          return <li key={index}><span class="said-text">{point.text}</span>{line && <> <a href={`#${line}`} onClick={event => go(event, line)}>{point.track ? t.seePiece : t.seeFact}</a></>}</li>
        })}
      </ol>
    </>
  )
}
