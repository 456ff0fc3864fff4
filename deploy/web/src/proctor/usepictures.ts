import { useEffect, useRef, useState } from 'preact/hooks'
import { openMedia } from '../common/media/access'
import type { Wire } from '../common/media/messages'
import { Wall } from '../common/media/wall'
import { SignalClient } from '../common/signal/client'
import type { RosterRow } from '../common/signal/protocol'
import type { Room } from '../common/supervision'
import type { Pictures } from './pictures'
import type { Watched } from './trouble'

export interface Lines {
  pictures: ReadonlyMap<string, Pictures>
  /** What is known of each candidate's line, by sitting. */
  roster: ReadonlyMap<string, RosterRow>
}

const NOBODY: Lines = { pictures: new Map(), roster: new Map() }

/**
 * Live pictures of the candidates by sitting, small ones, and large ones of whoever is looked at closely; with what is known of their lines.
 * Who has left or is not here yet costs nothing.
 *
 * @param hinted the room has something new
 */
export function usePictures(room: Room, all: Watched[], focused: string | undefined, listening: boolean, hinted: () => void): Lines {
  const [, draw] = useState(0)
  const wall = useRef<Wall | undefined>(undefined)
  const roster = useRef<ReadonlyMap<string, RosterRow>>(NOBODY.roster)
  const tell = useRef(hinted)
  tell.current = hinted
  const live = room.place === 'remote' && !room.minutes.sealedAt
  useEffect(() => {
    if (!live) return
    const redraw = () => draw(count => count + 1)
    const client = new SignalClient({
      subject: { room: room.id }, lastSeq: room.number,
      events: () => tell.current(),
      roster: rows => {
        // A page that is new, or a line that came back, is asked for its pictures at once.
        for (const { sitting, turn = 0 } of rows) if (turn > (roster.current.get(sitting)?.turn ?? 0)) wall.current?.arrived(sitting)
        roster.current = new Map(rows.map(row => [row.sitting, row]))
        redraw()
      },
    })
    wall.current = new Wall({ wire: client.wire as unknown as Wire, access: () => openMedia({ room: room.id, page: client.peer ?? 'staff' }), changed: redraw })
    client.start()
    return () => {
      wall.current?.close()
      wall.current = undefined
      client.stop()
    }
  }, [room.id, live])
  const here = all.filter(({ seat, row }) => (seat.stage === 'waiting' || seat.stage === 'admitted') && row?.state !== 'over').map(({ seat }) => seat.sitting)
  const pictures = new Map<string, Pictures>()
  for (const sitting of wall.current ? here : []) {
    const tile = wall.current!.tile(sitting)
    pictures.set(sitting, {
      camera: tile.stream('camera'), screen: tile.stream('screen'), sound: tile.stream('microphone'),
      cameraAgeMillis: tile.quality('camera')?.ageMillis, screenAgeMillis: tile.quality('screen')?.ageMillis,
    })
  }
  const known = useRef<ReadonlySet<string>>(new Set())
  useEffect(() => {
    for (const gone of known.current) if (!here.includes(gone)) wall.current?.remove(gone)
    known.current = new Set(here)
  }, [here.join()])
  useEffect(() => {
    const close = focused && here.includes(focused) ? [focused] : []
    wall.current?.focus(...close)
    wall.current?.listen(...listening ? close : [])
  }, [focused, listening, here.join()])
  return { pictures, roster: roster.current }
}
