import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { get, Problem } from '../common/api'
import { rest } from '../common/signal/rest'
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

/** Follows an exam session for as long as the component stands. @param examSession undefined: nothing is asked, it is not his to see; @param room of which only who sits there is asked for */
export function useLive(examSession: string | undefined, room?: string): LiveWatch {
  const [live, setLive] = useState<Live | undefined>(undefined)
  const [line, setLine] = useState<Line>({ state: 'live' })
  const [round, setRound] = useState(0)
  const latest = useRef<Live | undefined>(undefined)
  const wake = useRef(() => {})
  const keep = (next: Live) => {
    latest.current = next
    setLive(next)
  }
  // What one may not see any more is not left on the screen.
  const forget = () => {
    latest.current = undefined
    setLive(undefined)
  }
  useEffect(() => {
    if (examSession === undefined) return forget()
    const stop = new AbortController()
    const sleeper = wakeable()
    wake.current = sleeper.wake
    void watch({
      ask: (since, wait, signal) => whileOnline(signal, online => get<LiveList>(path(examSession, room, since, latest.current?.sight, wait), { signal: online, timeoutMillis: (wait + 15) * 1_000 })),
      live: () => latest.current,
      hear: (list, whole) => keep(merge(latest.current, list, whole, performance.now())),
      tell: line => {
        if (line.state === 'refused' && line.error instanceof Problem && line.error.status === 403) forget()
        setLine(line)
      },
      now: () => performance.now(),
      rest,
      random: Math.random,
      sleep: sleeper.sleep,
    }, stop.signal)
    return () => {
      stop.abort()
      sleeper.stop()
    }
  }, [examSession, room, round])
  return {
    live, line,
    learn: useCallback(sitting => latest.current && keep(mergeOne(latest.current, sitting, performance.now())), []),
    tryNow: useCallback(() => line.state === 'refused' ? setRound(count => count + 1) : wake.current(), [line.state]),
  }
}

export function path(examSession: string, room: string | undefined, since: number | undefined, sight: string | undefined, wait: number): string {
  const asked = new URLSearchParams({ ...room === undefined ? {} : { room }, ...since === undefined ? {} : { since: String(since), wait: String(wait), ...sight === undefined ? {} : { sight } } }).toString()
  return `/api/exam-sessions/${encodeURIComponent(examSession)}/sittings${asked && `?${asked}`}`
}
