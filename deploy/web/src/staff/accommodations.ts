import { signalKinds } from '../common/supervision'
import type { Accommodation } from '../common/types'

/** The form of an accommodation as typed. */
export interface AccommodationDraft {
  extraTime: string
  breaks: string
  assistant: string
  without: Watching[]
  muted: string[]
  decidedBy: string
  decidedOn: string
}

export const WATCHING = ['camera', 'screen', 'microphone'] as const
export type Watching = typeof WATCHING[number]

/** Hints of conduct that a person's condition may explain; a device that stops is a technical fact and needs no explanation. */
export const MUTABLE = signalKinds.filter(kind => ['page-hidden', 'focus-lost', 'fullscreen-left', 'second-screen', 'pasted', 'camera-covered', 'camera-frozen'].includes(kind))

export type AccommodationErrors = Partial<{
  extraTime: 'extraTimeWrong'; breaks: 'breaksWrong'; assistant: never; without: never; muted: never; decidedBy: 'decidedByMissing'; decidedOn: 'decidedOnMissing' | 'decidedOnFuture'
}>

export const accommodationOf = (known: Accommodation | undefined, today: string): AccommodationDraft => known
  ? { extraTime: `${known.extraTimePercent}`, breaks: `${known.breakMinutes}`, assistant: known.assistant, without: known.without ?? [], muted: known.mutedSignals ?? [], decidedBy: known.decidedBy, decidedOn: known.decidedOn }
  : { extraTime: '33', breaks: '0', assistant: '', without: [], muted: [], decidedBy: '', decidedOn: today }

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
  extraTimePercent: Number(draft.extraTime), breakMinutes: Number(draft.breaks), assistant: draft.assistant.trim(),
  ...(draft.without.length > 0 ? { without: draft.without } : {}), ...(draft.muted.length > 0 ? { mutedSignals: draft.muted } : {}), decidedBy: draft.decidedBy.trim(), decidedOn: draft.decidedOn,
})

/** With it or without it. */
export const toggled = <T>(list: readonly T[], one: T, on: boolean): T[] => on ? [...list.filter(other => other !== one), one] : list.filter(other => other !== one)

const whole = (text: string, most: number): boolean => /^\s*\d{1,4}\s*$/.test(text) && Number(text) <= most
