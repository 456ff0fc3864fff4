import type { CertificationSummary, NewExamSession, TestSummary } from '../common/types'

/** The form of a new exam session as typed: local date-times `2026-06-12T09:00`, numbers as text. */
export interface Plan {
  certification: string
  test: string
  opens: string
  closes: string
  hardEnd: boolean
  admission: boolean
  where: '' | 'remote' | 'centre'
  centre: string
  capacity: string
}

export type PlanError =
  | 'certification-missing' | 'test-missing' | 'time-missing' | 'time-unknown' | 'closes-before-opens' | 'closes-in-the-past' | 'where-missing'
  | 'centre-missing' | 'capacity-wrong'
export type PlanErrors = Partial<Record<keyof Plan, PlanError>>

export const MOST_PLACES = 20_000
const HOUR_MILLIS = 3_600_000

/** From the next full hour, for one hour. */
export function newPlan(certifications: CertificationSummary[], now: Date): Plan {
  const opens = new Date(Math.ceil(now.getTime() / HOUR_MILLIS) * HOUR_MILLIS)
  const only = certifications.length === 1 ? certifications[0] : undefined
  const tests = testsOf(only)
  return {
    certification: only?.id ?? '', test: tests.length === 1 ? tests[0]!.id : '',
    opens: local(opens), closes: local(new Date(opens.getTime() + HOUR_MILLIS)), hardEnd: false, admission: true, where: '', centre: '', capacity: '25',
  }
}

/** The tests that need a supervised session; all of them for a certification that has none such. */
export function testsOf(certification: CertificationSummary | undefined): TestSummary[] {
  const tests = certification?.tests ?? []
  const supervised = tests.filter(test => test.supervised)
  return supervised.length > 0 ? supervised : tests
}

export function errorsOf(plan: Plan, now: Date): PlanErrors {
  const errors: PlanErrors = {}
  if (plan.certification === '') errors.certification = 'certification-missing'
  if (plan.test === '') errors.test = 'test-missing'
  const opens = instant(plan.opens)
  const closes = instant(plan.closes)
  if (!opens) errors.opens = plan.opens === '' ? 'time-missing' : 'time-unknown'
  if (!closes) errors.closes = plan.closes === '' ? 'time-missing' : 'time-unknown'
  else if (opens && closes <= opens) errors.closes = 'closes-before-opens'
  else if (closes <= now) errors.closes = 'closes-in-the-past'
  if (plan.where === '') errors.where = 'where-missing'
  if (plan.where === 'centre' && plan.centre === '') errors.centre = 'centre-missing'
  const capacity = Number(plan.capacity)
  if (!/^\d+$/.test(plan.capacity.trim()) || capacity < 1 || capacity > MOST_PLACES) errors.capacity = 'capacity-wrong'
  return errors
}

/** What to send. The plan must be without errors. */
export function request(plan: Plan): NewExamSession {
  return {
    certification: plan.certification, test: plan.test,
    opensAt: instant(plan.opens)!.toISOString(), closesAt: instant(plan.closes)!.toISOString(),
    hardEnd: plan.hardEnd, remote: plan.where === 'remote', admission: plan.admission, capacity: Number(plan.capacity),
    ...(plan.where === 'centre' ? { centre: plan.centre } : {}),
  }
}

/** The moment a local date-time names; undefined for one that does not exist, as in the night when clocks are put forward. */
export function instant(text: string): Date | undefined {
  const at = new Date(text)
  return !Number.isNaN(at.getTime()) && local(at) === text.slice(0, 16) ? at : undefined
}

export function local(at: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`
}
