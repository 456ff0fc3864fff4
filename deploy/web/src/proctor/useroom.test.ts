import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { probe } from '../common/probe'
import { useRoom } from './useroom'

let answer: (path: string) => Response | Promise<Response>

const refusal = (status: number) => new Response(JSON.stringify({ type: '', title: 'No', status, code: 'not-assigned' }), { status })
const room = (path: string) => new Response(JSON.stringify(path.includes('/events') ? { now: '2026-06-12T09:00:00Z', number: 3, events: [] } : { id: 'r', number: 3, now: '2026-06-12T09:00:00Z', seats: [] }))

beforeEach(() => {
  const browser = new EventTarget()
  for (const name of ['addEventListener', 'removeEventListener'] as const) vi.stubGlobal(name, browser[name].bind(browser))
  vi.stubGlobal('document', new EventTarget())
  vi.stubGlobal('fetch', async (path: string) => answer(path))
})
afterEach(() => vi.unstubAllGlobals())

test('who was cut off before the room came, and is refused then, is told so and waits no longer', async () => {
  answer = () => { throw new TypeError('network') }
  const watch = probe(useRoom, 'r')
  await vi.waitFor(() => expect([watch.given.lost, watch.given.refused]).toEqual([true, false]))
  answer = () => refusal(401)
  await vi.waitFor(() => expect([watch.given.lost, watch.given.refused, watch.given.room]).toEqual([false, true, undefined]), 3_000)
  answer = room
  watch.given.reload()
  await vi.waitFor(() => expect([watch.given.refused, watch.given.room?.id]).toEqual([false, 'r']))
  watch.leave()
})

test('a room is as old as the answer it came with, however often it is drawn', async () => {
  answer = path => path.includes('wait=20') ? new Promise(() => {}) : room(path)
  const watch = probe(useRoom, 'r')
  await vi.waitFor(() => expect(watch.given.room).toBeDefined())
  const { heardAt } = watch.given
  expect(performance.now() - heardAt).toBeLessThan(1_000)
  await new Promise(resolve => setTimeout(resolve, 20))
  watch.ask('r')
  expect(watch.given.heardAt).toBe(heardAt)
  watch.leave()
})
