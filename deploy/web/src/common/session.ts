import { get, post, Problem } from './api'
import { windowMemory } from './memory'
import type { Me, Role } from './types'

/** Who is signed in on this browser, nobody for `undefined`. */
export async function me(signal?: AbortSignal): Promise<Me | undefined> {
  try {
    return await get<Me>('/api/me', signal ? { signal } : {})
  } catch (error) {
    if (error instanceof Problem && error.status === 401) return undefined
    throw error
  }
}

export async function signOut(): Promise<void> {
  await post('/api/sign-out')
  windowMemory.clear()
  location.assign('/')
}

/** Roles whose whole work is on a page of their own. */
const ownPages: Partial<Record<Role, string>> = { auditor: '/audit.html', 'case-reviewer': '/review.html', 'data-protection-officer': '/privacy.html' }

/** The page a person works on: candidates here, those of one task on its page, everyone else on the staff page. */
export function homeOf(roles: Role[]): string {
  const staff = roles.filter(role => role !== 'candidate')
  if (staff.length === 0) return '/#/path'
  return staff.length === 1 ? ownPages[staff[0]!] ?? '/staff.html' : '/staff.html'
}

export const signInPage = (): string => `/#/sign-in${/^\/(staff|audit|proctor|centre|review|privacy)\b/.test(location.pathname) ? '/staff' : ''}?to=${encodeURIComponent(location.pathname + location.search + location.hash)}`
