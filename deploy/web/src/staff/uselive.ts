import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { get } from '../common/api'
import type { LiveList, LiveSitting } from '../common/types'
import { merge, mergeOne, type Live } from './live'
import { wakeable, watch, whileOnline, type Line } from './watch'

export interface LiveWatch {
  live: Live | undefined
  line: Line
  /** Takes over what an action answered. */
  learn: (sitting: LiveSitting) => void
  tryNow: () => void
}

/** Follows an exam session for as long as the component stands. */
export function useLive(examSession: string): LiveWatch {
  const [live, setLive] = useState<Live | undefined>(undefined)
  const [line, setLine] = useState<Line>({ state: 'live' })
  const [round, setRound] = useState(0)
  const latest = useRef<Live | undefined>(undefined)
  const wake = useRef(() => {})
  const keep = (next: Live) => {
    latest.current = next
    setLive(next)
  }
  useEffect(() => {
    const stop = new AbortController()
    const sleeper = wakeable()
    wake.current = sleeper.wake
    void watch({
      ask: (since, wait, signal) => whileOnline(signal, online => get<LiveList>(path(examSession, since, wait), { signal: online, timeoutMillis: (wait + 15) * 1_000 })),
      live: () => latest.current,
      hear: (list, whole) => keep(merge(latest.current, list, whole, performance.now())),
      tell: setLine,
      now: () => performance.now(),
      random: Math.random,
      sleep: sleeper.sleep,
    }, stop.signal)
    return () => {
      stop.abort()
      sleeper.stop()
    }
  }, [examSession, round])
  return {
    live, line,
    learn: useCallback(sitting => latest.current && keep(mergeOne(latest.current, sitting, performance.now())), []),
    tryNow: useCallback(() => line.state === 'refused' ? setRound(count => count + 1) : wake.current(), [line.state]),
  }
}

const path = (examSession: string, since: number | undefined, wait: number): string =>
  `/api/exam-sessions/${encodeURIComponent(examSession)}/sittings${since === undefined ? '' : `?since=${since}&wait=${wait}`}`
