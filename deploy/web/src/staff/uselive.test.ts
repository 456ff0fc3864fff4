import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { probe } from '../common/probe'
import { aList, aSitting } from './samples'
import { useLive, type LiveWatch } from './uselive'

beforeEach(() => {
  const browser = new EventTarget()
  for (const name of ['addEventListener', 'removeEventListener'] as const) vi.stubGlobal(name, browser[name].bind(browser))
  vi.stubGlobal('document', new EventTarget())
  vi.stubGlobal('fetch', async (path: string) => path.includes('since=') ? new Promise<Response>(() => {}) : new Response(JSON.stringify(aList(3, [aSitting('a')]))))
})
afterEach(() => vi.unstubAllGlobals())

test('whose it is no more sees no names from that moment on', async () => {
  const live = probe<string | undefined, LiveWatch>(examSession => useLive(examSession, 'r'), 's1')
  await vi.waitFor(() => expect(live.given.live?.rows.size).toBe(1))
  live.ask(undefined)
  await vi.waitFor(() => expect(live.given.live).toBeUndefined())
  live.ask('s1')
  await vi.waitFor(() => expect(live.given.live?.rows.size).toBe(1))
  live.leave()
})
