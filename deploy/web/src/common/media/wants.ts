import { LEASE_MILLIS, type Level, NOTHING, type Want, type Wish } from './messages'

/** What watchers want of this page's tracks, by connection and watcher. Each word is a lease. */
export type Wants = ReadonlyMap<string, ReadonlyMap<string, Lease>>

interface Lease { want: Want; until: number }

export const MOST_CONNECTIONS = 6
export const MOST_WATCHERS = 8

/** @return the same when it is one too many */
export function taken(wants: Wants, from: string, want: Want, now: number): Wants {
  const former = wants.get(want.pc) ?? new Map<string, Lease>()
  if (want.over) return put(wants, want.pc, new Map([...former].filter(([watcher]) => watcher !== from)))
  if (!wants.has(want.pc) && wants.size >= MOST_CONNECTIONS || !former.has(from) && former.size >= MOST_WATCHERS) return wants
  return put(wants, want.pc, new Map(former).set(from, { want, until: now + LEASE_MILLIS }))
}

/** Without what this watcher may not see, or hear, any more. */
export const revoked = (wants: Wants, from: string, sound: boolean): Wants => [...wants].reduce<Wants>((all, [pc, leases]) => put(all, pc, new Map([...leases].flatMap(([watcher, lease]) =>
  watcher !== from ? [[watcher, lease]] : sound ? [[watcher, { ...lease, want: { ...lease.want, microphone: false } }]] : []))), wants)

/** Without those that nobody renewed, and without connections that nobody wants. */
export const current = (wants: Wants, now: number): Wants =>
  [...wants].reduce<Wants>((all, [pc, leases]) => put(all, pc, new Map([...leases].filter(([, lease]) => lease.until > now))), wants)

/** While our own socket is closed nobody can renew: that time does not count. */
export const postponed = (wants: Wants, millis: number): Wants =>
  new Map([...wants].map(([pc, leases]) => [pc, new Map([...leases].map(([from, lease]) => [from, { ...lease, until: lease.until + millis }]))]))

export const nextAt = (wants: Wants): number | undefined => {
  const times = [...wants.values()].flatMap(leases => [...leases.values()].map(lease => lease.until))
  return times.length > 0 ? Math.min(...times) : undefined
}

/** Enough for everybody who shares the connection. */
export const together = (leases: ReadonlyMap<string, Lease> | undefined): Wish => [...leases?.values() ?? []].reduce<Wish>((all, { want }) => ({
  camera: more(all.camera, want.camera), screen: more(all.screen, want.screen), microphone: all.microphone || want.microphone, talk: all.talk || want.talk,
}), NOTHING)

/** Over every connection: what the candidate is told. */
export const overall = (wants: Wants): Wish => together(new Map([...wants].flatMap(([pc, leases]) => [...leases].map(([from, lease]) => [`${pc} ${from}`, lease] as const))))

const LEVELS: readonly Level[] = ['off', 'thumbnail', 'focus']

const more = (a: Level, b: Level): Level => LEVELS.indexOf(a) >= LEVELS.indexOf(b) ? a : b

function put(wants: Wants, pc: string, leases: ReadonlyMap<string, Lease>): Wants {
  const next = new Map(wants)
  if (leases.size > 0) next.set(pc, leases)
  else next.delete(pc)
  return next
}
