import { useEffect, useState } from 'preact/hooks'

const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

/** The monotonic clock, drawn again each second; one timer for all who look at it. */
export function useNow(): number {
  const [now, setNow] = useState(() => performance.now())
  useEffect(() => {
    const tick = () => setNow(performance.now())
    listeners.add(tick)
    timer ??= setInterval(() => listeners.forEach(listener => listener()), 1_000)
    return () => {
      listeners.delete(tick)
      if (listeners.size > 0) return
      clearInterval(timer)
      timer = undefined
    }
  }, [])
  return now
}

/** The wall-clock time of a moment of the monotonic clock. */
export const wallTime = (monotonic: number): Date => new Date(Date.now() - performance.now() + monotonic)
