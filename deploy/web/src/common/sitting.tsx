import { useTexts } from './i18n'
import { sittingTexts } from './texts-sitting'
import type { Derived, Ending, ExamSessionState, ResultStatus, SittingState } from './types'
import { StatusPill, type Tone } from './ui'

type Word = SittingState | Ending | ResultStatus | ExamSessionState | Derived | 'not-over'

const tones: Record<Word, Tone> = {
  ready: 'neutral', running: 'good', break: 'info', paused: 'warning', over: 'neutral',
  submitted: 'good', expired: 'info', terminated: 'bad', 'technical-fault': 'warning',
  met: 'good', 'not-met': 'bad', void: 'warning', withheld: 'warning',
  planned: 'info', open: 'good', closed: 'neutral',
  equal: 'good', different: 'bad', 'version-not-here': 'warning', 'not-over': 'neutral',
}

/** Why a sitting is paused, in words: one reason is the house's own, all others were typed. */
export function usePauseReason(): (reason: string) => string {
  const t = useTexts(sittingTexts)
  return reason => reason === 'termination-asked' ? t.underDecision : reason
}

/** A word of the sitting's vocabulary with its colour and its sign. */
export function WordPill({ word }: { word: Word }) {
  const t = useTexts(sittingTexts)
  return <StatusPill tone={tones[word]}>{t[word]}</StatusPill>
}
