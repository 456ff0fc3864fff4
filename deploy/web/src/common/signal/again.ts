/** When to come back, and whether. */

const SHORTEST_MILLIS = 500
const LONGEST_MILLIS = 8_000
const RESTART_MILLIS = 30_000
/** What a server needs to begin, and to become quick: whoever came before would only fail, and come again with everybody else who did. */
const REST_MILLIS = 5_000

/** Anything from nothing to 0.5, 1, 2, 4, 8 seconds: a thousand pages that lost the line together do not come back together. */
export const pauseAfter = (failures: number, random: number): number => random * Math.min(LONGEST_MILLIS, SHORTEST_MILLIS * 2 ** Math.min(failures, 10))

/** After a server said that it starts anew: at a moment of half a minute but its first seconds, few early and more later, as it becomes quick. */
export const pauseAfterRestart = (random: number): number => rising(random, RESTART_MILLIS)

/** The same for the questions over HTTPS that stand in for the socket meanwhile: a server that has just begun is not asked everything at once. */
export const pollAfterRestart = (random: number): number => rising(random, RESTART_MILLIS / 2)

/** The root makes each moment as likely as it is late. */
const rising = (random: number, mostMillis: number): number => REST_MILLIS + Math.sqrt(random) * (mostMillis - REST_MILLIS)

/** What a socket's end asks for: `stop` since coming back would not help, `restart`, or to come back `soon`. */
export function after(code: number, reason: string): 'stop' | 'restart' | 'soon' {
  if (code === 1012) return 'restart'
  // A ticket that grew old on the way is no refusal of the person.
  if (reason === 'not-yours') return 'soon'
  return code === 4401 || code === 4403 || code === 4409 ? 'stop' : 'soon'
}
