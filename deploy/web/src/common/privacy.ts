import { get, post, put } from './api'
import type { Instant, Role, SittingState } from './types'

/** The shapes of data protection, written by hand after `privacy.yaml`, and its calls. */

export const recordKinds = ['evidence', 'room-conversation', 'room-hints', 'rehearsal', 'trial', 'case-harmless', 'case-adverse', 'room', 'hold', 'look', 'purge'] as const
export type RecordKind = typeof recordKinds[number]
export const lookKinds = ['room', 'session', 'timeline', 'live-picture', 'sound', 'evidence', 'case', 'paper', 'person', 'export', 'erasure', 'audit', 'list'] as const
export type LookKind = typeof lookKinds[number]

/** Which lists of people the register tells apart. */
export const listNames = ['candidates', 'people', 'reviewable-sittings', 'cases', 'rehearsals', 'holds', 'audit-sittings', 'letters'] as const
export type ListName = typeof listNames[number]

export interface Look { at: Instant; by: string; name: string; kind: LookKind; thing: string; candidate?: string; candidateName?: string; listed?: number }
export interface PersonKnown { account: string; name: string; email: string; roles: Role[] }
export interface HoldAct { set: boolean; by: string; at: Instant; reason: string }
export interface Hold { sitting: string; room: string; candidate: string; held: boolean; acts: HoldAct[] }
export interface HeldSitting { sitting: { id: string; certification: string; test: string; state: SittingState; startedAt?: Instant }; hold?: Hold; caseOpen: boolean; recordings: number }
export interface PersonFile { person: PersonKnown; sittings: HeldSitting[] }
export interface Clock { kind: RecordKind; days: number; origin: 'document' | 'operator-choice'; by?: string; at?: Instant; reason: string }
export interface ClockRow { clock: Clock; least: number; most: number; name?: string }
export interface HoldRow { hold: Hold; name: string; certification: string; test: string; startedAt?: Instant }
export interface Holds { holds: HoldRow[]; people: Record<string, string> }
export interface Expected { kind: RecordKind; days: number; before: Instant; due: number; more: boolean; held: number }
export interface Preview { kinds: Expected[]; token: string }
export interface Purge { id: string; kind: RecordKind; rule: 'clock' | 'hand' | 'erasure'; by: string; name: string; days: number; startedAt: Instant; finishedAt?: Instant; count: number; held: number; digest: string }

/** How long what supervision keeps in writing is kept, days, and whom to ask. */
export interface PrivacyNotice {
  /** Empty when the certifier gave none. */
  contact: string
  rehearsalDays: number
  trialDays: number
  conversationDays: number
  hintDays: number
  roomDays: number
  lookDays: number
  caseDays: number
  adverseCaseDays: number
}

interface Options { signal?: AbortSignal }
const query = (fields: Record<string, string | undefined>) => new URLSearchParams(Object.entries(fields).filter((field): field is [string, string] => !!field[1])).toString()
const person = (account: string) => `/api/privacy/people/${encodeURIComponent(account)}`

export const getPrivacyNotice = (options?: Options) => get<PrivacyNotice>('/api/privacy/notice', options)

export const listLooks = (search: { who?: string | undefined; atWhom?: string | undefined; from?: string | undefined; to?: string | undefined }, options?: Options) =>
  get<{ from: Instant; to: Instant; leftOut: number; looks: Look[] }>(`/api/privacy/looks?${query(search)}`, options)
export const findPeople = (text: string, options?: Options) => get<{ people: PersonKnown[] }>(`/api/privacy/people?${query({ text })}`, options)
export const getPerson = (account: string, options?: Options) => get<PersonFile>(person(account), options)
export const exportPerson = (account: string) => get<unknown>(`${person(account)}/export`, { timeoutMillis: 60_000 })
/** Where a browser fetches every recording of somebody, as one file. */
export const recordingsOf = (account: string) => `${person(account)}/recordings`
export const erasePerson = (account: string, email: string) => post(`${person(account)}/erasure`, { email }, { timeoutMillis: 60_000 })
export const listRetention = (options?: Options) => get<{ kinds: ClockRow[] }>('/api/privacy/retention', options)
export const chooseRetention = (kind: RecordKind, days: number, reason: string) => put<{ kinds: ClockRow[] }>(`/api/privacy/retention/${kind}`, { days, reason })
export const listHolds = (options?: Options) => get<Holds>('/api/privacy/holds', options)
export const setHold = (sitting: string, reason: string) => post<Holds>('/api/privacy/holds', { sitting, reason })
export const liftHold = (sitting: string, reason: string) => post<Holds>(`/api/privacy/holds/${encodeURIComponent(sitting)}/lift`, { reason })
export const previewPurge = (options?: Options) => get<Preview>('/api/privacy/purge-preview', { ...options, timeoutMillis: 60_000 })
export const purgeNow = (token: string) => post<{ purges: Purge[] }>('/api/privacy/purges', { token }, { timeoutMillis: 120_000 })
export const listPurges = (options?: Options) => get<{ purges: Purge[] }>('/api/privacy/purges', options)
