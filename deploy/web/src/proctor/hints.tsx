import { worthOf } from '../common/hints'
import { useTexts } from '../common/i18n'
import type { SignalKind } from '../common/supervision'
import { Weakness } from '../common/weakness'
import { useNow } from '../staff/now'
import { proctorTexts } from './texts'

/** A hint of a candidate's page. @property at when last, by this page's monotonic clock */
export interface Hint { kind: SignalKind; count: number; at: number }

/** A hint that nothing followed for so long moves nobody to the front any more; it stays counted. */
export const CALM_AFTER_MILLIS = 10 * 60_000

export const isRecent = (hint: Hint, now: number): boolean => now - hint.at < CALM_AFTER_MILLIS

/** Whether to look: something telling was noticed not long ago. */
export const telling = (hints: Hint[], now: number): boolean => hints.some(hint => worthOf(hint.kind) === 'telling' && isRecent(hint, now))

export const countOf = (hints: Hint[]): number => hints.reduce((sum, hint) => sum + hint.count, 0)

/** What a candidate's page noticed so far, the latest first, and what moves him to the front of the wall. */
export function Hints({ hints }: { hints: Hint[] }) {
  const t = useTexts(proctorTexts)
  const now = useNow()
  if (hints.length === 0) return null
  return (
    <section class="flow" aria-labelledby="hints-title">
      <h3 id="hints-title">{t.hints}</h3>
      <p class="soft small">{t.hintsLead(CALM_AFTER_MILLIS / 60_000)}</p>
      <ul class="hints">
        {[...hints].sort((a, b) => b.at - a.at).map(hint => (
          <li key={hint.kind}>
            {t[hint.kind]} × {hint.count} <span class="soft small">· {t.lastAgo(Math.max(0, Math.floor((now - hint.at) / 60_000)))}</span>
            <Weakness of={hint.kind} />
          </li>
        ))}
      </ul>
    </section>
  )
}
