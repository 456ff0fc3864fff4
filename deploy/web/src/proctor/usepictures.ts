import { useEffect, useRef, useState } from 'preact/hooks'
import type { RosterRow } from '../common/signal/protocol'
import type { Room } from '../common/supervision'
import { LiveWall } from './livewall'
import type { Pictures, Shown } from './pictures'
import { needOf, sightOf } from './sight'
import { inRoom, type Person } from './trouble'

export interface Lines {
  pictures: ReadonlyMap<string, Pictures>
  /** What is known of each candidate's line, by sitting. */
  roster: ReadonlyMap<string, RosterRow>
  /** The media server, where there is one, can be reached. */
  server: boolean
}

/**
 * Live pictures of the candidates by sitting, small ones, and large ones of whoever is looked at closely; with what is known of their lines.
 * Who has left or is not here yet costs nothing.
 *
 * @param hinted the room has something new
 * @param over   this room is watched no longer: nothing is shown from that moment on
 */
export function usePictures(room: Room, all: Person[], focused: string | undefined, listening: boolean, hinted: () => void, over: () => void): Lines {
  const [, draw] = useState(0)
  const wall = useRef<LiveWall | undefined>(undefined)
  const tell = useRef({ hinted, over })
  tell.current = { hinted, over }
  const live = room.place === 'remote' && !room.minutes.sealedAt
  useEffect(() => {
    if (!live) return
    const started = wall.current = new LiveWall({
      room: room.id, number: room.number, hinted: () => tell.current.hinted(), changed: () => draw(count => count + 1),
      over: () => {
        wall.current = undefined
        tell.current.over()
      },
    })
    return () => {
      wall.current = undefined
      started.stop()
    }
  }, [room.id, live])
  const roster = wall.current?.roster ?? NOBODY
  const present = all.filter(inRoom)
  const here = present.map(({ seat }) => seat.sitting)
  const pictures = new Map<string, Pictures>()
  for (const { seat, asked } of wall.current ? present : []) {
    const tile = wall.current!.wall.tile(seat.sitting)
    const line = roster.get(seat.sitting)
    const shown = (of: 'camera' | 'screen'): Shown => {
      const ageMillis = tile.quality(of)?.ageMillis
      const need = needOf(of, seat, asked, room.policy[of].value)
      return { stream: tile.stream(of), ageMillis, sight: sightOf({ here: true, need, track: line?.[of], condition: tile.condition, ageMillis, still: tile.frozen(of) }) }
    }
    pictures.set(seat.sitting, { camera: shown('camera'), screen: shown('screen'), sound: tile.stream('microphone') })
  }
  const known = useRef<ReadonlySet<string>>(new Set())
  useEffect(() => {
    for (const gone of known.current) if (!here.includes(gone)) wall.current?.wall.remove(gone)
    known.current = new Set(here)
  }, [here.join()])
  useEffect(() => {
    const close = focused && here.includes(focused) ? [focused] : []
    wall.current?.wall.focus(...close)
    wall.current?.wall.listen(...listening ? close : [])
  }, [focused, listening, here.join()])
  return { pictures, roster, server: wall.current?.server ?? true }
}

const NOBODY: Lines['roster'] = new Map()
