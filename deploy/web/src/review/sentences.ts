import { date, dateTime } from '../common/i18n'
import type { CaseEvent } from '../common/review'
import type { TimelineEntry } from '../common/supervision'
import { proctorTexts } from '../proctor/texts'
import { sentenceOf } from '../proctor/sentences'
import type { reviewTexts } from './texts'

type Texts = typeof reviewTexts.fr
type ProctorTexts = typeof proctorTexts.fr

const text = (value: unknown): string => typeof value === 'string' ? value : ''
const figure = (value: unknown): number => typeof value === 'number' ? value : 0

/** What happened in room or sitting, in words; what only a review sees is added to what supervisors read. */
export function factSentence(entry: TimelineEntry, t: Texts, proctor: ProctorTexts): string {
  const { event } = entry
  switch (event.type) {
    case 'result-decided': return t.eResult(t[text(event['verdict']).toLowerCase() as 'release' | 'annul' | 'reject'] ?? text(event['verdict']))
    case 'late-response-kept': return t.eLate(figure(event['item']))
    case 'late-response-admitted': return t.eLateAdmitted(figure(event['item']))
    default: return sentenceOf(entry, proctor)
  }
}

/** What happened in the case itself. */
export function caseSentence(event: CaseEvent, t: Texts): string {
  const because = text(event['reason']) || text(event['text'])
  const finding = (name: string) => t[text(event[name]) as 'nothing' | 'technical' | 'adverse'] ?? ''
  const until = text(event['until']) ? dateTime(text(event['until'])) : ''
  switch (event.type) {
    case 'opened': return because ? t.hOpenedBy(because) : t.hOpened
    case 'grounds-found': return t.hGrounds(Array.isArray(event['grounds']) ? event['grounds'].length : 0)
    case 'reopened': return t.hReopened(because)
    case 'first-reviewed': return t.hFirst(finding('proposal'))
    case 'candidate-informed': return t.hInformed(until)
    case 'extension-asked': return t.hAsked(because)
    case 'extension-granted': return t.hGranted(until, because)
    case 'extension-refused': return t.hRefused(because)
    case 'candidate-answered': return t.hAnswered
    case 'second-reviewed': return t.hSecond(finding('finding'))
    case 'closing-asked': return t.hClosing
    case 'closing-withdrawn': return t.hWithdrawn(because)
    case 'closed': return t.hClosed(finding('outcome'))
    case 'letter-posted': return t.hLetter
    default: return event.type
  }
}

export const day = (at: string): string => date(at)
