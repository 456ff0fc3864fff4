/** The shapes of the API, written by hand after `openapi.yaml`. Instants are ISO 8601 in UTC, durations whole milliseconds. */

export type Instant = string
export type Language = 'fr' | 'en'
export interface Text { fr: string; en: string }

export type Response =
  | { kind: 'blank' }
  | { kind: 'single-choice'; option: string }
  | { kind: 'multiple-choice'; options: string[] }
  | { kind: 'order'; options: string[] }
  | { kind: 'match'; pairs: Record<string, string> }
  | { kind: 'inline-choice'; gaps: Record<string, string> }
  | { kind: 'numeric'; text: string }

export interface Option { id: string; text: string; fixed?: boolean }

export type Interaction =
  | { kind: 'single-choice'; options: Option[] }
  | { kind: 'multiple-choice'; options: Option[] }
  | { kind: 'order'; options: Option[] }
  | { kind: 'match'; sources: Option[]; targets: Option[] }
  | { kind: 'inline-choice'; text: string; gaps: Record<string, Option[]> }
  | { kind: 'numeric'; unit?: string }

export interface ProblemBody {
  type: string
  title: string
  status: number
  code: string
  detail?: string
  fields?: string[]
  revision?: number
  response?: Response
  retryAfterSeconds?: number
  fault?: string
}

// A sitting

export type SittingState = 'ready' | 'running' | 'break' | 'paused' | 'over'
export type Ending = 'submitted' | 'expired' | 'terminated' | 'technical-fault'
export type Navigation = 'free' | 'linear'

export interface Saved { revision: number; savedAt: Instant; remainingMillis: number }
export interface Clock { state: SittingState; remainingMillis: number; breakMillis: number }
export type ReportCategory = 'unreadable' | 'wrong' | 'technical' | 'other'
/** What a candidate said of an item, and the judgement that stands. */
export interface ItemReport { item: number; category: ReportCategory; text: string; at: Instant; judgement?: { neutralised: boolean; reason: string; at: Instant } }
export interface Answer { item: number; revision: number; response: Response; flagged: boolean; left: boolean }

export interface Sitting {
  id: string
  state: SittingState
  test: string
  title: Text
  examSession?: string
  navigation: Navigation
  items: number
  limitMillis: number
  extraTimePercent?: number
  remainingMillis: number
  breakMillis: number
  pauseReason: string
  ending?: Ending
  answers: Answer[]
  reports: ItemReport[]
}

export interface PaperItem { number: number; theme: string; prompt: string; interaction: Interaction }
/** An item as the candidate sees it. */
export interface ReportedItem { language: string; item: PaperItem }
export interface Paper { language: string; themes: Record<string, Text>; items: PaperItem[] }

export type ResultStatus = 'met' | 'not-met' | 'void' | 'withheld'
export type Measure = 'right-answers' | 'points'

export interface Score {
  right: number
  items: number
  answered: number
  points: number
  scale: number
  thresholdMet: boolean
  themes: { theme: string; right: number; items: number }[]
}

export interface Result {
  sitting: string
  certification?: string
  enrolment?: string
  test: string
  title: Text
  criterion?: string
  measure: Measure
  threshold: number
  scale: number
  status: ResultStatus
  ending: Ending
  endedAt: Instant
  mayRetake: boolean
  retakeAt?: Instant
  score?: Score
  themes: Record<string, Text>
  /** Items of the form. */
  items: number
  /** Numbers of the items that count neither for nor against. */
  neutralised: number[]
  /** Reported and still to be judged: the result may change. */
  openReports: number
}

// People

export type Role =
  | 'candidate' | 'author' | 'reviewer' | 'supervisor' | 'centre-manager' | 'assessor' | 'jury-member' | 'jury-president'
  | 'accommodation-officer' | 'certification-manager' | 'administrator' | 'auditor' | 'case-reviewer' | 'data-protection-officer'

export interface Me { account: string; name: string; email?: string; roles: Role[]; secondFactor: 'none' | 'enrolled' | 'required' }
export interface SignedInForSession { me: Me; examSession: string }

export interface Accommodation {
  extraTimePercent: number
  breakMinutes: number
  assistant: string
  /** What the supervisor does without at a distance. */
  without?: ('camera' | 'screen' | 'microphone')[]
  /** Names of hints that say nothing about this person. */
  mutedSignals?: string[]
  decidedBy: string
  decidedOn: string
}

export interface Candidate {
  id: string
  name: string
  email: string
  needs?: string
  enrolments: string[]
  validated?: boolean
  accommodation?: Accommodation
}

// What can be certified, and a candidate's way through it

export interface TestSummary {
  id: string
  title: Text
  items: number
  minutes: number
  measure: Measure
  threshold: number
  scale: number
  supervised: boolean
}

export interface CertificationSummary {
  id: string
  title: Text
  audience: Text
  prerequisites: { code: string; kind?: string; statement: Text }[]
  tests: TestSummary[]
}

export interface CivilStatus {
  birthName: string
  usageName?: string
  firstName: string
  secondFirstName?: string
  thirdFirstName?: string
  sex: 'f' | 'm'
  birthDate: string
  birthCommune?: string
  birthCommuneCode?: string
  birthPostalCode?: string
  birthCountry: string
}

export interface Registration {
  certification: string
  email: string
  civilStatus: CivilStatus
  needs: string
  project: string
  language: Language
  informed: true
}

export type StepState = 'done' | 'next' | 'waiting' | 'failed' | 'later'

export interface Step {
  code: string
  kind: 'prerequisite' | 'evaluation'
  title: Text
  state: StepState
  why: Text
  test?: string
  sitting?: string
  sittingState?: SittingState
  examSession?: string
  /** That session is watched at home: equipment is to be tried before. */
  rehearsal?: boolean
  opensAt?: Instant
  closesAt?: Instant
  retakeAt?: Instant
  points?: number
  threshold?: number
  scale?: number
}

export interface Enrolment { id: string; certification: string; title: Text; enrolledAt?: Instant; steps: Step[] }
export interface Path { name: string; enrolments: Enrolment[] }

// Exam sessions

export type ExamSessionState = 'planned' | 'open' | 'closed'

export interface Door {
  examSession: string
  title: Text
  certification: Text
  candidate: string
  state: ExamSessionState
  now: Instant
  opensAt: Instant
  closesAt: Instant
  remote: boolean
  admission: boolean
  centre?: string
  sitting: string
  sittingState: SittingState
  test: TestSummary
  limitMillis: number
  extraTimePercent?: number
  breakMillis?: number
  assistant?: string
}

export interface NewExamSession {
  certification: string
  test: string
  opensAt: Instant
  closesAt: Instant
  hardEnd?: boolean
  remote: boolean
  admission?: boolean
  centre?: string
  capacity: number
}

export interface ExamSession {
  id: string
  certification: string
  test: string
  title: Text
  opensAt: Instant
  closesAt: Instant
  hardEnd: boolean
  remote: boolean
  admission: boolean
  centre?: string
  centreName?: string
  capacity: number
  invited: number
  accessCode: string
  state: ExamSessionState
  seedHash: string
}

export interface Centre { id: string; name: string; city: string; postalCode?: string }
export interface InvitationOutcome { email: string; outcome: 'invited' | 'already-invited' | 'refused'; code?: string; text?: string }
export interface LateResponse { late: number; item: number; at: Instant; response?: Response }

export interface LiveSitting {
  id: string
  candidate: string
  name: string
  email?: string
  examSession?: string
  certification?: string
  test?: string
  state: SittingState
  pauseReason?: string
  ending?: Ending
  answered: number
  items: number
  remainingMillis: number
  startedAt?: Instant
  endedAt?: Instant
  lastSeenAt?: Instant
  changedAt: Instant
  extraTimePercent?: number
  result?: ResultStatus
  points?: number
  right?: number
  late: LateResponse[]
  reports: ItemReport[]
}

export interface LiveList { now: Instant; number: number; sight?: string; examSession: ExamSession; sittings: LiveSitting[] }
export type Verdict = 'release' | 'annul' | 'reject'

// Mail, audit, health

export interface Mail {
  id: string
  to: string
  subject: string
  text: string
  state: 'waiting' | 'sent' | 'failed' | 'kept'
  error?: string
  createdAt: Instant
}

export interface Outbox { mailServer: boolean; mails: Mail[] }
export type Derived = 'equal' | 'different' | 'version-not-here'

export interface AuditItem {
  number: number
  item: string
  theme: string
  level: number
  order: string[][]
  prompt: string
  key: Response
  response: Response
  right: boolean
  neutralised: boolean
}

export interface AuditRecord {
  sitting: LiveSitting
  candidate: string
  people: Record<string, string>
  events: { sequence: number; event: { type: string; at: Instant; [name: string]: unknown } }[]
  form: { origin: { blueprint?: string; bankVersion?: string; algorithm?: string }; items: AuditItem[] }
  seed: string
  seedHash?: string
  rulesVersion: string
  result?: Result
  formEqual: Derived
  scoreEqual: Derived | 'not-over'
}

export interface Health { status: 'up' | 'down'; checks: Record<string, { status: 'up' | 'down'; detail?: string }> }
