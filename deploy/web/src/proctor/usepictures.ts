import type { Room } from '../common/supervision'
import type { Pictures } from './pictures'
import type { Watched } from './trouble'

const none: ReadonlyMap<string, Pictures> = new Map()

/** Live pictures of the candidates by sitting; small ones, and large ones of the focused one. */
export function usePictures(_room: Room, _all: Watched[], _focused: string | undefined): ReadonlyMap<string, Pictures> {
  return none
}
