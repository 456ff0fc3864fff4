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

/** The page a person works on: candidates here, auditors on the audit, everyone else on the staff page. */
export function homeOf(roles: Role[]): string {
  if (roles.some(role => role !== 'candidate' && role !== 'auditor')) return '/staff.html'
  return roles.includes('auditor') ? '/audit.html' : '/#/path'
}

export const signInPage = (): string => `/#/sign-in${/^\/(staff|audit|proctor|centre|review|privacy)\b/.test(location.pathname) ? '/staff' : ''}?to=${encodeURIComponent(location.pathname + location.search + location.hash)}`
