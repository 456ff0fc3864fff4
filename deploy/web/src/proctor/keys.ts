import type { RoomAction } from '../common/supervision'

/** What a single key does while the focus is on the wall, and only then (WCAG 2.1.4). */
export type KeyDeed =
  | { kind: 'act'; action: RoomAction }
  | { kind: 'move'; by: 'left' | 'right' | 'up' | 'down' | 'first' | 'last' }
  | { kind: 'select' } | { kind: 'select-all' } | { kind: 'clear' } | { kind: 'focus' } | { kind: 'help' }

const deeds: Record<string, KeyDeed> = {
  ArrowLeft: { kind: 'move', by: 'left' }, ArrowRight: { kind: 'move', by: 'right' }, ArrowUp: { kind: 'move', by: 'up' }, ArrowDown: { kind: 'move', by: 'down' },
  Home: { kind: 'move', by: 'first' }, End: { kind: 'move', by: 'last' },
  x: { kind: 'select' }, a: { kind: 'select-all' }, Escape: { kind: 'clear' }, '?': { kind: 'help' },
  m: { kind: 'act', action: 'say' }, p: { kind: 'act', action: 'pause' }, r: { kind: 'act', action: 'resume' }, t: { kind: 'act', action: 'update' },
  i: { kind: 'act', action: 'incident' }, f: { kind: 'act', action: 'flag' }, e: { kind: 'act', action: 'admit' }, w: { kind: 'act', action: 'withdraw-admission' },
  s: { kind: 'act', action: 'terminate' },
}

export const keyHelp: [string, string][] = [
  ['← → ↑ ↓', 'keysMove'], ['Entrée / Enter', 'keysFocus'], ['x', 'keysSelect'], ['a', 'keysAll'], ['Échap / Esc', 'keysClear'], ['m', 'say'], ['e', 'admit'], ['p', 'pause'], ['r', 'resume'],
  ['t', 'update'], ['i', 'incident'], ['f', 'flag'], ['w', 'withdraw-admission'], ['s', 'terminate'], ['?', 'keysHelp'],
]

/** Undefined for a key that is somebody else's: typed with Ctrl, Alt or the system key, or unknown here. */
export function deedOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>): KeyDeed | undefined {
  return event.ctrlKey || event.altKey || event.metaKey ? undefined : deeds[event.key.length === 1 ? event.key.toLowerCase() : event.key]
}

/** The tile that the focus goes to. @param columns tiles in a row as they are drawn now */
export function target(by: 'left' | 'right' | 'up' | 'down' | 'first' | 'last', at: number, count: number, columns: number): number {
  switch (by) {
    case 'left': return Math.max(0, at - 1)
    case 'right': return Math.min(count - 1, at + 1)
    case 'up': return at - columns >= 0 ? at - columns : at
    case 'down': return at + columns < count ? at + columns : at
    case 'first': return 0
    case 'last': return count - 1
  }
}
