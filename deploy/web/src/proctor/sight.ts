import type { Condition } from '../common/media/link'
import type { TrackState } from '../common/signal/protocol'
import type { Asked, Seat } from '../common/supervision'

/**
 * What a tile shows of a camera or a screen, or why it shows nothing. `live` and `frozen` are pictures; `first-frame` waits a moment for the first
 * one and `no-frame` waited longer than it takes; `failed` is the way between the browsers, `off` the device; `waived` is this candidate's
 * accommodation, or what a supervisor did without, `not-asked` the certification's rule; `nobody` has not come yet, or has gone.
 */
export type Sight = 'live' | 'frozen' | 'connecting' | 'first-frame' | 'no-frame' | 'failed' | 'off' | 'waived' | 'not-asked' | 'nobody'

export interface Looked {
  /** Whether the candidate is in the room. */
  here: boolean
  need: Need
  /** What the candidate's page last said of the device. */
  track: TrackState | undefined
  condition: Condition
  /** Since the last frame; undefined before the first. */
  ageMillis: number | undefined
  /** Nothing new came for longer than it may take. */
  still: boolean
}

export type Need = 'needed' | 'waived' | 'not-asked'

/** @param device also the name of the check that a supervisor may do without */
export function needOf(device: keyof Asked, seat: Seat, asked: Asked, byPolicy: boolean): Need {
  return !byPolicy ? 'not-asked' : !asked[device] || seat.waived.includes(device) ? 'waived' : 'needed'
}

/** A device that gives nothing, whoever switched it off. */
export const isOff = (track: TrackState | undefined): boolean => track === 'ended' || track === 'denied' || track === 'muted'

export function sightOf({ here, need, track, condition, ageMillis, still }: Looked): Sight {
  if (!here) return 'nobody'
  // A picture that moves is believed before a page that tells of it every ten seconds; a muted track moves, and is black.
  if (ageMillis !== undefined && !still && track !== 'muted') return 'live'
  if (need !== 'needed') return need
  if (isOff(track)) return 'off'
  if (ageMillis !== undefined) return 'frozen'
  if (condition !== 'flowing') return condition === 'interrupted' ? 'failed' : 'connecting'
  return still ? 'no-frame' : 'first-frame'
}
