import type { Role } from '../common/types'
import { may } from '../staff/roles'

export type Section = 'register' | 'retention' | 'holds' | 'purges' | 'people'

/** Whoever may purge but is not the officer sees clocks and deletions, and nobody's data. */
export function sections(roles: Role[]): Section[] {
  if (roles.includes('data-protection-officer')) return ['register', 'people', 'holds', 'retention', 'purges']
  return may(roles, 'protect data') ? ['retention', 'purges'] : []
}
