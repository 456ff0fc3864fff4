import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { rest } from '../common/signal/rest'
import { actInRoom, getRoom, roomEvents, type Numbered, type Room } from '../common/supervision'
import { wakeable, whileOnline } from '../staff/watch'
import { thenRefresh, type Do } from './acts'
import { follow } from './follow'

export interface RoomWatch {
  room: Room | undefined
  /** When the room was heard, by this page's monotonic clock. */
  heardAt: number
  /** What was said in the room, the oldest first. */
  said: Numbered[]
  /** Incidents that were logged, the oldest first. */
  incidents: Numbered[]
  /** What those wrote who handed over, the oldest first. */
  notes: Numbered[]
  /** Why the room cannot be followed now; undefined while all is well. */
  error: unknown
  /** It is tried again. */
  lost: boolean
  /** Asking again would not help: nothing of the room is shown any more. */
  refused: boolean
  act: Do
  reload: () => void
  /** There is something new: it is looked for at once. */
  hint: () => void
}

/** How many of each are kept in the page. */
const SAID = 300
const INCIDENTS = 1_000
const NOTES = 20

/**
 * Follows a room: asks for what comes after the last number, and draws the room anew when there is something. Nothing is missed however
 * long the line was away, since every event has its number.
 */
export function useRoom(id: string): RoomWatch {
  const [{ room, heardAt }, setHeard] = useState<{ room: Room | undefined; heardAt: number }>({ room: undefined, heardAt: 0 })
  const [said, setSaid] = useState<Numbered[]>([])
  const [incidents, setIncidents] = useState<Numbered[]>([])
  const [notes, setNotes] = useState<Numbered[]>([])
  const [line, setLine] = useState<{ state: 'well' | 'lost' | 'refused'; error?: unknown }>({ state: 'well' })
  const [round, setRound] = useState(0)
  const refresh = useRef<() => Promise<void>>(async () => {})
  useEffect(() => {
    const stop = new AbortController()
    const sleeper = wakeable()
    for (const forget of [setSaid, setIncidents, setNotes]) forget([])
    refresh.current = async () => {
      const now = await getRoom(id, { signal: stop.signal })
      setHeard(known => known.room && known.room.number > now.number ? known : { room: now, heardAt: performance.now() })
    }
    void follow({
      ask: (since, wait) => whileOnline(stop.signal, online => roomEvents(id, since, wait, { signal: online })),
      refresh: () => refresh.current(),
      take: events => {
        const words = events.filter(one => one.fact.event.type === 'said')
        if (words.length > 0) setSaid(known => [...known, ...words].slice(-SAID))
        const logged = events.filter(one => one.fact.event.type === 'incident-logged')
        if (logged.length > 0) setIncidents(known => [...known, ...logged].slice(-INCIDENTS))
        const handed = events.filter(one => one.fact.event.type === 'released' && one.fact.event['note'])
        if (handed.length > 0) setNotes(known => [...known, ...handed].slice(-NOTES))
      },
      tell: (state, error) => setLine({ state, error }),
      rest, now: () => performance.now(), random: Math.random, sleep: sleeper.sleep,
    }, stop.signal)
    return () => {
      stop.abort()
      sleeper.stop()
    }
  }, [id, round])
  const act = useCallback<Do>(thenRefresh((asked, options) => actInRoom(id, asked, options), () => refresh.current()), [id])
  return {
    room, heardAt, said, incidents, notes, error: line.error, lost: line.state === 'lost', refused: line.state === 'refused',
    act, reload: useCallback(() => setRound(count => count + 1), []), hint: useCallback(() => void refresh.current().catch(() => {}), []),
  }
}
