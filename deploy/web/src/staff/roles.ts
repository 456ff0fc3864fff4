import type { Role } from '../common/types'

export type Screen = 'sessions' | 'candidates' | 'outbox' | 'account'
export type Right = 'supervise' | 'plan' | 'decide' | 'pick candidates' | 'see candidates' | 'record accommodations' | 'see the outbox' | 'audit' | 'review' | 'read cases' | 'protect data'

/** As the server's access table has it. The server decides anew at each call; this only avoids offering what it would refuse. */
const holders: Record<Right, Role[]> = {
  supervise: ['supervisor', 'centre-manager', 'certification-manager', 'administrator'],
  plan: ['centre-manager', 'certification-manager', 'administrator'],
  decide: ['certification-manager', 'administrator'],
  'pick candidates': ['centre-manager', 'accommodation-officer', 'certification-manager', 'administrator'],
  'see candidates': ['accommodation-officer', 'certification-manager', 'administrator'],
  'record accommodations': ['accommodation-officer', 'administrator'],
  'see the outbox': ['certification-manager', 'administrator'],
  audit: ['auditor', 'certification-manager', 'administrator'],
  review: ['case-reviewer'],
  'read cases': ['case-reviewer', 'certification-manager', 'auditor'],
  'protect data': ['data-protection-officer', 'administrator'],
}

export const may = (roles: Role[], right: Right): boolean => roles.some(role => holders[right].includes(role))

/** Who manages centres, and nothing above them, plans and invites for centres only. */
export const plansAtHome = (roles: Role[]): boolean => roles.includes('certification-manager') || roles.includes('administrator')

/** What to show these roles, in the order of the navigation. */
export function screens(roles: Role[]): Screen[] {
  const rights: [Screen, Right][] = [['sessions', 'supervise'], ['candidates', 'see candidates'], ['outbox', 'see the outbox']]
  return [...rights.filter(([, right]) => may(roles, right)).map(([screen]) => screen), 'account']
}
