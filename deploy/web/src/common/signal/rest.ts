/**
 * Until when this page leaves a server alone that said it starts anew: one moment for all that the page asks by itself. What a person asks for
 * goes at once.
 */
let until = 0

export function leaveAlone(millis: number, now = performance.now()): void {
  until = Math.max(until, now + millis)
}

/** How long the page still waits before it asks anything by itself. */
export const rest = (now = performance.now()): number => Math.max(0, until - now)
