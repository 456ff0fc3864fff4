import { del, get, post, put } from './api'
import type { Instant, LiveSitting, Me, Text } from './types'

/** The shapes of supervision, written by hand after `rooms.yaml`, and its calls. */

export interface Chosen<T> { value: T; origin: 'document' | 'operator-choice' }

export interface SupervisionPolicy {
  camera: Chosen<boolean>
  screen: Chosen<boolean>
  microphone: Chosen<boolean>
  roomSize: Chosen<number>
  evidence: Chosen<'none' | 'stills' | 'incident' | 'continuous'>
  evidenceDays: Chosen<number>
  suspectedFraud: Chosen<'continue-under-reserve' | 'may-terminate'>
  networkLoss: Chosen<'run' | 'credit'>
  creditMinutes: Chosen<number>
  undoSeconds: Chosen<number>
  rehearsalDays: Chosen<number>
  reviewDays: Chosen<number>
  answerDays: Chosen<number>
  extensionDays: Chosen<number>
}

export const incidentCategories = ['environment-disturbance', 'environment-noise', 'environment-power', 'candidate-behaviour', 'candidate-complaint',
  'candidate-illness', 'candidate-late', 'candidate-no-show', 'suspected-fraud', 'impersonation', 'disturbance', 'staff-error', 'staff-late', 'technical-device',
  'technical-network', 'technical-software', 'other'] as const
export type IncidentCategory = typeof incidentCategories[number]

export const signalKinds = ['page-hidden', 'focus-lost', 'fullscreen-left', 'second-screen', 'pasted', 'surface-changed', 'screen-ended', 'camera-ended',
  'camera-changed', 'microphone-ended', 'camera-covered', 'camera-frozen', 'second-session'] as const
export type SignalKind = typeof signalKinds[number]

export const identityDocuments = ['identity-card', 'passport', 'residence-permit', 'driving-licence', 'known-in-person', 'other'] as const
export type IdentityDocument = typeof identityDocuments[number]
export type IdentityVerdict = 'accepted' | 'doubt' | 'refused'
export type Stage = 'expected' | 'waiting' | 'admitted' | 'absent' | 'gone'
export type Place = 'remote' | 'centre'
export type RoomState = 'planned' | 'open' | 'closed'

export interface Preflight {
  checks: { name: string; outcome: 'passed' | 'warning' | 'failed' | 'not-asked' }[]
  uploadKbits?: number
  clockSkewMillis?: number
}

export interface Signature { means: 'drawn' | 'on-paper' | 'act'; strokes: number[][]; by: string; at: Instant }

export interface Seat {
  sitting: string
  candidate: string
  stage: Stage
  arrivedAt?: Instant
  preflight?: Preflight
  identity?: { document: IdentityDocument; verdict: IdentityVerdict; note: string; by: string; at: Instant }
  admittedAt?: Instant
  waived: string[]
  departedAt?: Instant
  signature?: Signature
  /** Since when the line is lost. */
  away?: Instant
  calls: { call: string; at: Instant; text: string }[]
  listeners: string[]
  signals: number
  /** What the page noticed and no accommodation explains: how often in all, and when last. */
  hints: { kind: SignalKind; count: number; at: Instant }[]
  incidents: number
  worst: number
  flagged: boolean
  termination?: { category: IncidentCategory; reason: string; by: string; askedAt: Instant; due?: Instant }
}

export interface Person { account: string; name: string }

export interface Minutes {
  /** 0 before any seal, 2 and more for corrective ones. */
  edition: number
  correction?: string
  sealedAt?: Instant
  sealedBy?: string
  sealed: number
  remarks: string
  fingerprint?: string
  signature?: Signature
  countersignature?: Signature
  refusal?: { reason: string; by: string; at: Instant }
}

export interface Room {
  id: string
  examSession: string
  place: Place
  state: RoomState
  certification: string
  test: string
  size: number
  policy: SupervisionPolicy
  number: number
  now: Instant
  supervisors: Person[]
  formerSupervisors: Person[]
  seats: { seat: Seat; sitting?: LiveSitting; asked: Asked }[]
  minutes: Minutes
  shortfalls: MediaShortfall[]
}

/** What live pictures in a room would want and do not have. */
export type MediaShortfall = 'split-the-room' | 'crowded' | 'costly-watchers' | 'costly-recording' | 'no-way'

/** Whether this person watches the room now, or leads: what is live is for these. The server has the last word. */
export const attends = (room: Room, me: Me): boolean => room.supervisors.some(person => person.account === me.account)
  || me.roles.some(role => role === 'certification-manager' || role === 'administrator' || role === 'centre-manager' && room.place === 'centre')

export interface RoomInList {
  shortfalls: MediaShortfall[]
  room: { id: string; examSession: string; place: Place; state: RoomState; supervisors: string[]; seats: number; size: number; minutesSealed: boolean; number: number; dueAt?: number }
  supervisors: Person[]
}

/** An event of a room; the fields that there are follow from its `type` (see `RoomEvent` on the server). */
export interface RoomEvent {
  type: string
  sitting?: string
  [field: string]: unknown
}

export interface Numbered { number: number; fact: { by: string; at: Instant; key?: string; event: RoomEvent } }
/** @property toldAt when it was told, where that was later than it happened */
export interface TimelineEntry { source: 'room' | 'sitting'; number: number; at: Instant; toldAt?: Instant; by?: string; event: RoomEvent }

/** What one candidate is asked to show. */
export interface Asked { camera: boolean; screen: boolean; microphone: boolean }

export interface OwnSeat {
  stage: Stage
  arrivedAt?: Instant
  admittedAt?: Instant
  identity?: IdentityVerdict
  openCalls: string[]
  /** Names of checks that the supervisor did without. */
  waived: string[]
  listenedTo: boolean
  flagged: boolean
  terminationDue?: Instant
  terminationAsked: boolean
  signed: boolean
}

export interface CandidateSupervision {
  now: Instant
  room: string
  number: number
  place: Place
  state: RoomState
  policy: SupervisionPolicy
  asked: Asked
  /** Hints that an accommodation explains. */
  muted: SignalKind[]
  /** His place among those who wait. */
  waiting?: number
  supervisors: string[]
  seat: OwnSeat
  /** When a supervisor noted something, where the page keeps what surrounds that. */
  moments?: { number: number; at: Instant }[]
  events: Numbered[]
}

export type RoomAction = 'pause' | 'resume' | 'terminate' | 'update' | 'flag' | 'identity' | 'admit' | 'withdraw-admission' | 'check-in' | 'absent' | 'departed' | 'sign'
  | 'unflag' | 'confirm-termination' | 'withdraw-termination' | 'answer-call' | 'listen' | 'stop-listening' | 'say' | 'incident' | 'take' | 'assign' | 'release'
  | 'hand-over' | 'open' | 'close' | 'seal-minutes' | 'correct-minutes' | 'sign-minutes' | 'countersign' | 'refuse-countersignature'

export interface RoomAct {
  key: string
  action: RoomAction
  sittings?: string[]
  reason?: string
  minutes?: number
  category?: IncidentCategory
  /** 0 to 1. */
  severity?: number
  item?: number
  comment?: string
  text?: string
  canned?: string
  document?: IdentityDocument
  verdict?: IdentityVerdict
  waived?: string[]
  call?: string
  means?: 'drawn' | 'on-paper' | 'act'
  strokes?: number[][]
  clientAt?: Instant
  supervisor?: string
}

export interface ActDone { done: string[]; notDone: { sitting: string; code: string; text: string }[]; number: number }

export interface CandidateAct {
  key: string
  action: 'arrive' | 'call' | 'say' | 'signal' | 'sign'
  preflight?: Preflight
  clientAt?: Instant
  text?: string
  signal?: SignalKind
  count?: number
  detail?: string
}

// Before the day

export interface Trial { at: Instant; passed: boolean; valid: boolean; validUntil: Instant; preflight: Preflight }
export interface RehearsalHelp { name: string; note: string; at: Instant }

export interface Rehearsal {
  now: Instant
  sitting: string
  examSession: string
  title: Text
  opensAt: Instant
  closesAt: Instant
  policy: SupervisionPolicy
  asked: Asked
  slots: Instant[]
  slot?: Instant
  /** What is booked, as a file for a calendar. */
  calendar?: string
  help?: RehearsalHelp
  trial?: Trial
  inPerson?: { text: string; at: Instant }
}

export interface RehearsalInList {
  sitting: string
  candidate: string
  name: string
  email: string
  slot?: Instant
  help?: RehearsalHelp
  trial?: Trial
  inPerson?: { text: string; at: Instant }
}

/** A name for an act, 32 characters: keep it and repeat it when the reply was lost. */
export function actKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('')
}

/** Always the same, so that a room keeps its number on every page. */
export const inOrder = ({ rooms }: { rooms: RoomInList[] }): { rooms: RoomInList[] } => ({ rooms: [...rooms].sort((a, b) => a.room.id < b.room.id ? -1 : 1) })

interface Options { signal?: AbortSignal }

export const listRooms = (examSession: string, options?: Options) => get<{ rooms: RoomInList[] }>(`/api/exam-sessions/${examSession}/rooms`, options).then(inOrder)
export const arrangeRooms = (examSession: string, size?: number) =>
  post<{ rooms: RoomInList[] }>(`/api/exam-sessions/${examSession}/rooms`, size === undefined ? {} : { size }).then(inOrder)
export const getRoom = (room: string, options?: Options) => get<Room>(`/api/rooms/${room}`, options)
export const actInRoom = (room: string, act: RoomAct, options?: Options & { keepalive?: boolean }) => post<ActDone>(`/api/rooms/${room}/acts`, act, options)
export const getTimeline = (room: string, sitting: string, options?: Options) =>
  get<{ now: Instant; entries: TimelineEntry[] }>(`/api/rooms/${room}/sittings/${sitting}/timeline`, options)

/** Events after a number; with `wait` (seconds, at most 25) the reply waits for the next one. */
export const roomEvents = (room: string, since: number, wait = 0, options?: Options) =>
  get<{ now: Instant; number: number; events: Numbered[] }>(`/api/rooms/${room}/events?since=${since}&wait=${wait}`, { ...options, timeoutMillis: 15_000 + wait * 1_000 })

export const getSupervision = (sitting: string, since = 0, wait = 0, options?: Options) =>
  get<CandidateSupervision>(`/api/sittings/${sitting}/supervision?since=${since}&wait=${wait}`, { ...options, timeoutMillis: 15_000 + wait * 1_000 })
export const actUnderSupervision = (sitting: string, act: CandidateAct, options?: Options) =>
  post<{ number: number; seat: OwnSeat }>(`/api/sittings/${sitting}/supervision/acts`, act, options)

const rehearsal = (sitting: string) => `/api/sittings/${encodeURIComponent(sitting)}/rehearsal`

export const getRehearsal = (sitting: string, options?: Options) => get<Rehearsal>(rehearsal(sitting), options)
export const bookRehearsal = (sitting: string, at: Instant) => put<Rehearsal>(`${rehearsal(sitting)}/booking`, { at })
export const cancelRehearsal = (sitting: string) => del<Rehearsal>(`${rehearsal(sitting)}/booking`)
export const keepTrial = (sitting: string, preflight: Preflight) => post<Rehearsal>(`${rehearsal(sitting)}/trials`, { preflight })
export const askForCentre = (sitting: string, text: string) => put<Rehearsal>(`${rehearsal(sitting)}/in-person`, { text })
/** Tells how much came, and the server's time. */
export const probeUpload = (padding: string, options?: Options) => post<{ bytes: number; now: Instant }>('/api/my/upload-probe', { padding }, { ...options, timeoutMillis: 20_000 })
export const listRehearsals = (examSession: string, options?: Options) =>
  get<{ now: Instant; rehearsals: RehearsalInList[] }>(`/api/exam-sessions/${encodeURIComponent(examSession)}/rehearsals`, options)
export const helpRehearsal = (examSession: string, sitting: string, note: string) =>
  put<RehearsalInList>(`/api/exam-sessions/${encodeURIComponent(examSession)}/rehearsals/${encodeURIComponent(sitting)}/help`, { note })
