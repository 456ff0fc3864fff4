import { get, post } from './api'
import type { TimelineEntry } from './supervision'
import { actKey } from './supervision'
import type { Ending, Instant, SittingState } from './types'

/** The shapes of reviewing, written by hand after `review.yaml`, and its calls. */

export const findings = ['nothing', 'technical', 'adverse'] as const
export type Finding = typeof findings[number]
export const stages = ['first-review', 'to-inform', 'with-candidate', 'second-review', 'to-close', 'closed'] as const
export type Stage = typeof stages[number]
export type GroundKind = 'flagged' | 'incident' | 'identity' | 'termination' | 'asked'
export type Track = 'camera' | 'screen' | 'still-camera' | 'still-screen'

export interface CaseInList {
  sitting: string
  name: string
  certification: string
  test: string
  examSession: string
  stage: Stage
  openedAt: Instant
  dueAt: Instant
  answerUntil?: Instant
  answers: number
  asking: boolean
  grounds: GroundKind[]
  first?: string
  second?: string
  outcome?: Finding
  closedAt?: Instant
}

export interface Queue { now: Instant; open: CaseInList[]; closed: CaseInList[] }
export interface Held { fact?: number; track?: Track; segment?: number; text: string }
export interface Review { finding: Finding; text: string; by: string; at: Instant }
export interface Informed { first: Instant; until: Instant; delayDecided: boolean }
export interface CandidateAnswer { text: string; at: Instant; late: boolean }
export interface Measures { extraTimePercent: number; breakMinutes: number; assistant: string }
export interface CaseEvent { type: string; [field: string]: unknown }
export type CaseAction = 'first-review' | 'inform' | 'extend' | 'refuse-extension' | 'second-review' | 'close' | 'confirm-closing' | 'withdraw-closing'

export interface Case {
  now: Instant
  sitting: string
  room: string
  examSession: string
  candidate: string
  name: string
  certification: string
  test: string
  sittingState: SittingState
  ending?: Ending
  startedAt?: Instant
  endedAt?: Instant
  stage: Stage
  openedAt: Instant
  dueAt: Instant
  terms: { reviewDays: number; answerDays: number; extensionDays: number }
  grounds: { kind: GroundKind; fact: number }[]
  first?: Review
  held: Held[]
  informed?: Informed
  answers: CandidateAnswer[]
  asking: boolean
  second?: Review
  outcome?: Finding
  closing: boolean
  closed?: { outcome: Finding; by: string; at: Instant }
  adverse: boolean
  measures?: Measures
  facts: { number: number; fact: { by: string; at: Instant; event: CaseEvent } }[]
  people: Record<string, string>
  /** Action to the code of the reason why this reader may not do it now. */
  refused: Partial<Record<CaseAction, string>>
}

export interface Piece { track: Track; segment: number; from: Instant; to: Instant; incident: boolean; media: string; bytes: number; sha256: string }
export interface Gap { track: Track; missing: number[]; dropped: number[]; holes: Hole[]; brokenAt?: number; lacking: boolean }
export interface Hole { from: Instant; to: Instant; why: 'break' | 'not-held' | 'unknown' }

/** Everything on the server's clock. */
export interface OneClock {
  now: Instant
  entries: TimelineEntry[]
  evidence: Piece[]
  gaps: Gap[]
  evidenceErasedAt?: Instant
  people: Record<string, string>
}

export interface MyCaseInList { sitting: string; certification: string; test: string; stage: Stage; openedAt: Instant; mayAnswer: boolean; answerUntil?: Instant; outcome?: Finding }

export interface MyCase {
  now: Instant
  sitting: string
  certification: string
  test: string
  startedAt?: Instant
  stage: Stage
  openedAt: Instant
  grounds: GroundKind[]
  first?: Review
  held: Held[]
  informed?: Informed
  answers: CandidateAnswer[]
  asking: boolean
  mayAnswer: boolean
  second?: Review
  outcome?: Finding
  closedAt?: Instant
  record?: OneClock
  people: Record<string, string>
}

export interface ReviewableSitting {
  sitting: string
  name: string
  email: string
  certification: string
  test: string
  examSession: string
  state: SittingState
  startedAt?: Instant
  hasCase: boolean
}

export interface CaseAct { action: CaseAction; finding?: Finding; text?: string; held?: Held[]; until?: Instant }

interface Options { signal?: AbortSignal }
const at = (sitting: string) => `/api/cases/${encodeURIComponent(sitting)}`
const mine = (sitting: string) => `/api/my/cases/${encodeURIComponent(sitting)}`

export const listCases = (options?: Options) => get<Queue>('/api/cases', options)
export const getCase = (sitting: string, options?: Options) => get<Case>(at(sitting), options)
export const getCaseTimeline = (sitting: string, options?: Options) => get<OneClock>(`${at(sitting)}/timeline`, { ...options, timeoutMillis: 60_000 })
export const findReviewable = (text: string, options?: Options) => get<{ sittings: ReviewableSitting[] }>(`/api/reviewable-sittings?text=${encodeURIComponent(text)}`, options)

/** @param key kept by the caller, so that asking again because the answer was lost does nothing twice */
export const actInCase = (sitting: string, key: string, act: CaseAct) => post<Case>(`${at(sitting)}/acts`, { key, ...act })
export const openCase = (sitting: string, key: string, reason: string) => post<Case>('/api/cases', { key, sitting, reason })

export const listMyCases = (options?: Options) => get<{ cases: MyCaseInList[] }>('/api/my/cases', options)
export const getMyCase = (sitting: string, options?: Options) => get<MyCase>(mine(sitting), { ...options, timeoutMillis: 60_000 })
export const actInMyCase = (sitting: string, key: string, action: 'answer' | 'ask-extension', text: string) => post<MyCase>(`${mine(sitting)}/acts`, { key, action, text })

/** Where a piece of evidence is read: each reading is noted. */
export const pieceAddress = (sitting: string, piece: { track: Track; segment: number }, own: boolean): string =>
  `${own ? mine(sitting) : at(sitting)}/evidence/${piece.track}/${piece.segment}`

export { actKey }
