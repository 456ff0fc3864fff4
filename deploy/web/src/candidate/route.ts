import { parts, useRoute as follow } from '../common/route'

/** The screens of this page, named by the address's fragment so that reload, back and a shared link work. */
export type Route =
  | { screen: 'home' }
  | { screen: 'register'; certification: string; step: number }
  | { screen: 'sign-in'; way: 'code' | 'centre' | 'staff'; to: string | undefined }
  | { screen: 'confirm'; to: string | undefined }
  | { screen: 'second-factor'; to: string | undefined }
  | { screen: 'path' }
  | { screen: 'door'; examSession: string }
  | { screen: 'result'; sitting: string }
  | { screen: 'case'; sitting: string }
  | { screen: 'invitation'; token: string }
  | { screen: 'unknown' }

export function routeOf(hash: string): Route {
  const [screen = '', ...rest] = parts(hash)
  const to = within(new URLSearchParams(hash.split('?')[1]).get('to'))
  const [first] = rest
  switch (screen) {
    case '': return { screen: 'home' }
    case 'path': return { screen: 'path' }
    case 'confirm': return { screen: 'confirm', to }
    case 'second-factor': return { screen: 'second-factor', to }
    case 'sign-in': return { screen: 'sign-in', way: first === 'centre' || first === 'staff' ? first : 'code', to }
    case 'register': return first ? { screen: 'register', certification: first, step: stepOf(rest[1]) } : { screen: 'unknown' }
    case 'session': return first ? { screen: 'door', examSession: first } : { screen: 'unknown' }
    case 'result': return first ? { screen: 'result', sitting: first } : { screen: 'unknown' }
    case 'case': return first ? { screen: 'case', sitting: first } : { screen: 'unknown' }
    case 'invitation': return first ? { screen: 'invitation', token: first } : { screen: 'unknown' }
    default: return { screen: 'unknown' }
  }
}

function stepOf(text: string | undefined): number {
  const step = Number(text ?? 1)
  return Number.isInteger(step) && step >= 1 && step <= 5 ? step : 1
}

/** Where to go after signing in: only a place of this site, never an address that a link smuggled in. */
export function within(to: string | null): string | undefined {
  return to !== null && /^\/(?![/\\])/.test(to) ? to : undefined
}

export const toQuery = (to: string | undefined): string => to === undefined ? '' : `?to=${encodeURIComponent(to)}`

export function useRoute(): Route {
  follow()
  return routeOf(location.hash)
}

/** Goes to a place of this site; a fragment of this page changes the screen, anything else loads. */
export function go(to: string): void {
  if (to.startsWith('/#')) location.hash = to.slice(1)
  else location.assign(to)
}
