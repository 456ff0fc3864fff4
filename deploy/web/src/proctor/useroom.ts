import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { Problem } from '../common/api'
import { actInRoom, getRoom, roomEvents, type Numbered, type Room } from '../common/supervision'
import { backOff, wakeable, whileOnline } from '../staff/watch'
import { thenRefresh, type Do } from './acts'

export interface RoomWatch {
  room: Room | undefined
  /** What was said in the room, the oldest first. */
  said: Numbered[]
  /** Incidents that were logged, the oldest first. */
  incidents: Numbered[]
  /** What those wrote who handed over, the oldest first. */
  notes: Numbered[]
  /** Why the room cannot be followed now; undefined while all is well. */
  error: unknown
  lost: boolean
  act: Do
  reload: () => void
  /** There is something new: it is looked for at once. */
  hint: () => void
}

const WAIT_SECONDS = 20
/** How many of each are kept in the page. */
const SAID = 300
const INCIDENTS = 1_000
const NOTES = 20

/** The server says no, whoever asks again. */
export const isRefused = (error: unknown): boolean => error instanceof Problem && error.status >= 400 && error.status < 500 && error.status !== 429

/**
 * Follows a room: asks for what comes after the last number, and draws the room anew when there is something. Nothing is missed however
 * long the line was away, since every event has its number.
 */
export function useRoom(id: string): RoomWatch {
  const [room, setRoom] = useState<Room | undefined>(undefined)
  const [said, setSaid] = useState<Numbered[]>([])
  const [incidents, setIncidents] = useState<Numbered[]>([])
  const [notes, setNotes] = useState<Numbered[]>([])
  const [error, setError] = useState<unknown>(undefined)
  const [lost, setLost] = useState(false)
  const [round, setRound] = useState(0)
  const refresh = useRef<() => Promise<void>>(async () => {})
  useEffect(() => {
    const stop = new AbortController()
    const sleeper = wakeable()
    for (const forget of [setSaid, setIncidents, setNotes]) forget([])
    refresh.current = async () => {
      const now = await getRoom(id, { signal: stop.signal })
      setRoom(known => known && known.number > now.number ? known : now)
    }
    void (async () => {
      let failures = 0
      let number = 0
      while (!stop.signal.aborted) {
        try {
          const news = await whileOnline(stop.signal, online => roomEvents(id, number, number === 0 ? 0 : WAIT_SECONDS, { signal: online }))
          if (number === 0 || news.events.length > 0 || failures > 0) await refresh.current()
          number = news.number
          const words = news.events.filter(one => one.fact.event.type === 'said')
          if (words.length > 0) setSaid(known => [...known, ...words].slice(-SAID))
          const logged = news.events.filter(one => one.fact.event.type === 'incident-logged')
          if (logged.length > 0) setIncidents(known => [...known, ...logged].slice(-INCIDENTS))
          const handed = news.events.filter(one => one.fact.event.type === 'released' && one.fact.event['note'])
          if (handed.length > 0) setNotes(known => [...known, ...handed].slice(-NOTES))
          failures = 0
          setError(undefined)
          setLost(false)
        } catch (failure) {
          if (stop.signal.aborted) return
          setError(failure)
          if (isRefused(failure)) return
          setLost(true)
          await sleeper.sleep(backOff(failures++, Math.random()), stop.signal)
        }
      }
    })()
    return () => {
      stop.abort()
      sleeper.stop()
    }
  }, [id, round])
  const act = useCallback<Do>(thenRefresh((asked, options) => actInRoom(id, asked, options), () => refresh.current()), [id])
  return { room, said, incidents, notes, error, lost, act, reload: useCallback(() => setRound(count => count + 1), []), hint: useCallback(() => void refresh.current().catch(() => {}), []) }
}
