import type { Accommodation } from '../common/types'

/** The form of an accommodation as typed. */
export interface AccommodationDraft { extraTime: string; breaks: string; assistant: string; decidedBy: string; decidedOn: string }

export type AccommodationErrors = Partial<{
  extraTime: 'extraTimeWrong'; breaks: 'breaksWrong'; assistant: never; decidedBy: 'decidedByMissing'; decidedOn: 'decidedOnMissing' | 'decidedOnFuture'
}>

export const accommodationOf = (known: Accommodation | undefined, today: string): AccommodationDraft => known
  ? { extraTime: `${known.extraTimePercent}`, breaks: `${known.breakMinutes}`, assistant: known.assistant, decidedBy: known.decidedBy, decidedOn: known.decidedOn }
  : { extraTime: '33', breaks: '0', assistant: '', decidedBy: '', decidedOn: today }

/** @param today `2026-06-12`, in the reader's time zone */
export function accommodationErrors(draft: AccommodationDraft, today: string): AccommodationErrors {
  const errors: AccommodationErrors = {}
  if (!whole(draft.extraTime, 300)) errors.extraTime = 'extraTimeWrong'
  if (!whole(draft.breaks, 240)) errors.breaks = 'breaksWrong'
  if (draft.decidedBy.trim() === '') errors.decidedBy = 'decidedByMissing'
  if (!/^\d{4}-\d\d-\d\d$/.test(draft.decidedOn)) errors.decidedOn = 'decidedOnMissing'
  else if (draft.decidedOn > today) errors.decidedOn = 'decidedOnFuture'
  return errors
}

/** What to send. The draft must be without errors. */
export const accommodationRequest = (draft: AccommodationDraft): Accommodation => ({
  extraTimePercent: Number(draft.extraTime), breakMinutes: Number(draft.breaks), assistant: draft.assistant.trim(), decidedBy: draft.decidedBy.trim(), decidedOn: draft.decidedOn,
})

const whole = (text: string, most: number): boolean => /^\s*\d{1,4}\s*$/.test(text) && Number(text) <= most
