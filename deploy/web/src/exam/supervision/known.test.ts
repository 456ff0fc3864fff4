import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { windowMemory } from '../../common/memory'
import { Known } from './known'

class Page extends Known {
  override enter = (room: string) => super.enter(room)
  reads = (number: number) => this.become({ ...this.watched, readUpTo: number })
}

beforeEach(() => {
  const kept = new Map<string, string>()
  vi.stubGlobal('sessionStorage', { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => kept.set(key, value), removeItem: (key: string) => kept.delete(key) })
})
afterEach(() => vi.unstubAllGlobals())

test('what was read and marked by number outlives a reload, and says nothing of another room', () => {
  const first = new Page('s1')
  first.enter('r-1')
  first.reads(40)
  windowMemory.set('palier.supervision.moments.s1', '41')
  const again = new Page('s1')
  again.enter('r-1')
  expect([again.watched.readUpTo, windowMemory.get('palier.supervision.moments.s1')]).toEqual([40, '41'])
  const elsewhere = new Page('s1')
  elsewhere.enter('r-2')
  expect([elsewhere.watched.readUpTo, windowMemory.get('palier.supervision.moments.s1')]).toEqual([0, null])
  expect(new Page('s1').watched.readUpTo).toBe(0)
})
