import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { actInRoom, actKey, type Room } from '../common/supervision'
import { rowKey, type Do } from '../proctor/acts'
import type { RoomWatch } from '../proctor/useroom'
import { backOff, wakeable } from '../staff/watch'
import { openKept } from './kept'
import { isQueued, type Entry } from './queue'
import { Sender } from './sender'

export type { Do }

export interface DeskNotes {
  entries: Entry[]
  /** The last try to send went unanswered. */
  failing: boolean
  /** False where this browser keeps nothing. */
  lasting: boolean
  /** Notes of other accounts that wait on this machine. */
  others: number
  /** Notes what is seen, line or no line; what needs the server is asked at once. */
  act: Do
  dismiss: (key: string) => void
  tryNow: () => void
}

/** What this desk noted of a room: kept on this machine until the server has it. */
export function useDesk(id: string, watch: RoomWatch, account: string): DeskNotes {
  const [state, setState] = useState<{ entries: Entry[]; failing: boolean }>({ entries: [], failing: false })
  const [lasting, setLasting] = useState(true)
  const [others, setOthers] = useState(0)
  const sender = useRef<Promise<Sender> | undefined>(undefined)
  const wake = useRef(() => {})
  const ahead = useClockAhead(watch.room)
  useEffect(() => {
    const sleeper = wakeable()
    wake.current = sleeper.wake
    const begun = openKept(id, account).then(async kept => {
      setLasting(kept.lasting)
      setOthers(await kept.ofOthers())
      const made = new Sender({
        kept,
        send: act => actInRoom(id, act),
        sleep: sleeper.sleep,
        backOff: (failures, after) => backOff(failures, Math.random(), after),
        changed: (entries, failing) => setState({ entries, failing }),
      })
      await made.restore()
      return made
    })
    sender.current = begun
    return () => {
      sleeper.stop()
      void begun.then(made => made.stop())
    }
  }, [id, account])
  const number = watch.room?.number ?? 0
  useEffect(() => void sender.current?.then(made => made.settle(number)), [number])
  // The room answers again: so will it to what waits.
  useEffect(() => {
    if (!watch.lost && !watch.refused) wake.current()
  }, [watch.lost, watch.refused])
  const act = useCallback<Do>(async asked => {
    if (!isQueued(asked.action)) return watch.act(asked)
    const made = await sender.current!
    const clientAt = new Date(Date.now() + ahead.current).toISOString()
    const key = asked.key ?? actKey()
    if (asked.action === 'incident') await made.enter({ ...asked, key, clientAt })
    else for (const sitting of asked.sittings ?? []) await made.enter({ ...asked, sittings: [sitting], key: rowKey(key, sitting), clientAt })
    return { done: asked.sittings ?? [], notDone: [], number: 0 }
  }, [watch.act])
  return {
    ...state, lasting, others, act,
    dismiss: key => void sender.current?.then(made => made.dismiss(key)),
    tryNow: () => wake.current(),
  }
}

/** How much the server's clock is ahead of this machine's, in milliseconds: what is noted without a line bears the server's time all the same. */
function useClockAhead(room: Room | undefined): { current: number } {
  const ahead = useRef(0)
  const told = room?.now
  useEffect(() => {
    if (told !== undefined) ahead.current = Date.parse(told) - Date.now()
  }, [told])
  return ahead
}
