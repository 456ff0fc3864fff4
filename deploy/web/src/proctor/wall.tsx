import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { language, useTexts } from '../common/i18n'
import type { RoomAction } from '../common/supervision'
import { useNow } from '../staff/now'
import { deedOf, target } from './keys'
import { proctorTexts } from './texts'
import { Tile } from './tile'
import { arranged, unsteady, type Unsteady, type Watched } from './trouble'

interface WallProps {
  all: Watched[]
  selected: ReadonlySet<string>
  focused: string | undefined
  select: (sittings: string[], on: boolean) => void
  focus: (sitting: string) => void
  ask: (action: RoomAction, sittings: string[]) => void
  help: () => void
}

/** The candidates, trouble first. One stop for Tab; arrows move between tiles, single keys act on what is selected, or on the tile. */
export function Wall({ all, selected, focused, select, focus, ask, help }: WallProps) {
  const t = useTexts(proctorTexts)
  const now = useNow()
  const list = useRef<HTMLUListElement>(null)
  const [reached, setReached] = useState<string | undefined>(undefined)
  const held = useRef<Unsteady>(new Map())
  held.current = unsteady(held.current, all, now)
  const rows = arranged(all, now, language(), held.current)
  const reachable = rows.find(one => one.seat.sitting === reached)?.seat.sitting ?? rows[0]?.seat.sitting
  // A tile that moves keeps the focus that was in it.
  const hand = useRef<Element | null>(null)
  hand.current = list.current?.contains(document.activeElement) ? document.activeElement : null
  useLayoutEffect(() => {
    if (hand.current instanceof HTMLElement && hand.current.isConnected && document.activeElement === document.body) hand.current.focus({ preventScroll: true })
  })
  const keyed = (event: KeyboardEvent) => {
    const deed = deedOf(event)
    const here = (event.target as HTMLElement).closest<HTMLElement>('[data-sitting]')?.dataset['sitting']
    if (!deed || !here) return
    event.preventDefault()
    const about = selected.size > 0 ? [...selected] : [here]
    switch (deed.kind) {
      case 'move': {
        const tiles = [...list.current!.querySelectorAll<HTMLElement>('[data-sitting]')]
        const columns = tiles.filter(tile => tile.offsetTop === tiles[0]!.offsetTop).length
        tiles[target(deed.by, tiles.findIndex(tile => tile.dataset['sitting'] === here), tiles.length, columns)]?.querySelector<HTMLElement>('.tile-name')?.focus()
        break
      }
      case 'select': return select([here], !selected.has(here))
      case 'select-all': return select(rows.map(one => one.seat.sitting), true)
      case 'clear': return select([...selected], false)
      case 'focus': return focus(here)
      case 'act': return ask(deed.action, about)
      case 'help': return help()
    }
  }
  if (rows.length === 0) return <p class="card soft">{t.nobody}</p>
  return (
    <ul class="wall" ref={list} onKeyDown={keyed} aria-label={t.wall}>
      {rows.map(one => {
        const sitting = one.seat.sitting
        return (
          <Tile key={sitting} watched={one} selected={selected.has(sitting)} focused={focused === sitting} reachable={reachable === sitting}
            select={on => select([sitting], on)} focus={() => focus(sitting)} reach={() => setReached(sitting)} />
        )
      })}
    </ul>
  )
}
