import type { Role } from '../common/types'

export type Screen = 'sessions' | 'candidates' | 'outbox' | 'account'

const allowed: Partial<Record<Role, Screen[]>> = {
  administrator: ['sessions', 'candidates', 'outbox'],
  'certification-manager': ['sessions', 'candidates', 'outbox'],
  supervisor: ['sessions'],
  'centre-manager': ['sessions'],
  'accommodation-officer': ['candidates'],
}

/** What to show these roles, in the order of the navigation. The server decides anew at each call; this only avoids dead ends. */
export function screens(roles: Role[]): Screen[] {
  const all: Screen[] = ['sessions', 'candidates', 'outbox']
  return [...all.filter(screen => roles.some(role => allowed[role]?.includes(screen))), 'account']
}

export const mayAudit = (roles: Role[]): boolean => roles.some(role => role === 'auditor' || role === 'administrator' || role === 'certification-manager')
