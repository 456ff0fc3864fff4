import { expect, test, vi } from 'vitest'
import { Problem, Unreachable } from '../common/api'
import type { LiveList } from '../common/types'
import { merge, type Live } from './live'
import { aList, aRow, aSitting } from './samples'
import { backOff, wakeable, watch, whileOnline, type Line } from './watch'

/** Plays a script of replies and records what was asked. The clock moves only when the watch sleeps or a reply takes its time. */
async function play(script: (LiveList | Error)[], start?: Live, restUntil = 0, tryNowAt?: number) {
  const stop = new AbortController()
  const asked: (number | undefined)[] = []
  const lines: Line[] = []
  const slept: number[] = []
  const askedAt: number[] = []
  let live = start
  let now = 1_000
  await watch({
    ask: async since => {
      asked.push(since)
      askedAt.push(now)
      const next = script.shift()
      if (script.length === 0) stop.abort()
      if (next instanceof Error) throw next
      return next!
    },
    live: () => live,
    hear: (list, whole) => { live = merge(live, list, whole, now) },
    tell: line => lines.push(line),
    now: () => now,
    rest: () => Math.max(0, restUntil - now),
    random: () => 0,
    sleep: async millis => {
      slept.push(millis)
      if (slept.length === tryNowAt) return true
      now += Math.max(0, millis)
      return false
    },
  }, stop.signal)
  return { asked, askedAt, lines, slept, live }
}

const end = new Unreachable('end of script')
const problem = (status: number, more = {}) => new Problem({ type: '', title: '', status, code: 'x', ...more })

test('it asks for everything first, then for what is newer', async () => {
  const { asked, live } = await play([aList(3, [aSitting('a'), aSitting('b')]), aList(5, [aSitting('a', { answered: 9 })]), end])
  expect(asked).toEqual([undefined, 3, 5])
  expect(live?.rows.get('a')?.answered).toBe(9)
  expect(live?.rows.size).toBe(2)
})

test('after a failure it says so, waits, and asks for everything again', async () => {
  const { asked, lines } = await play([aList(3, []), new Unreachable(''), problem(503), aList(8, []), end])
  expect(asked).toEqual([undefined, 3, undefined, undefined, 8])
  expect(lines.map(line => line.state)).toEqual(['live', 'lost', 'lost', 'live'])
})

test('a server that counts from below is asked for everything', async () => {
  const { asked, live } = await play([aList(30, [aSitting('a')]), aList(2, []), aList(2, [aSitting('b')]), end])
  expect(asked).toEqual([undefined, 30, undefined, 2])
  expect([...live!.rows.keys()]).toEqual(['b'])
})

test('a refusal that asking again would not change ends the watch', async () => {
  const { asked, lines } = await play([problem(404), aList(1, []), end])
  expect(asked).toEqual([undefined])
  expect(lines).toMatchObject([{ state: 'refused' }])
})

test('too many tries is no such refusal: it waits as long as it is told to', async () => {
  const { slept, asked } = await play([problem(429, { retryAfterSeconds: 12 }), aList(1, []), end])
  expect(asked.length).toBe(3)
  expect(slept[0]).toBe(12_000)
})

test('a server that answers at once with nothing is not asked in a tight circle', async () => {
  const { slept } = await play([aList(1, []), aList(1, []), aList(1, []), end])
  expect(slept.slice(1, 3).every(millis => millis >= 1_000)).toBe(true)
})

test('before a candidate is called silent, the whole list is asked for', async () => {
  const start = { ...merge(undefined, aList(4, []), true, -60_000), rows: new Map([['a', aRow('a', {}, 0, 40_000)]]) }
  expect((await play([aList(4, [aSitting('a')]), end], start)).asked).toEqual([undefined, 4])
})

test('whoever opens the list is answered at once; after that a server that starts anew is left alone until the moment of this page', async () => {
  const { askedAt } = await play([aList(1, []), aList(1, []), end], undefined, 12_000)
  expect(askedAt.slice(0, 2)).toEqual([1_000, 12_000])
})

test('whoever asks to try now does not wait for the moment of this page', async () => {
  const { askedAt } = await play([new Unreachable(''), aList(1, []), end], undefined, 12_000, 1)
  expect(askedAt[1]).toBeLessThan(2_000)
})

test('a sleep tells whether it was a person who ended it', async () => {
  const browser = new EventTarget()
  for (const name of ['addEventListener', 'removeEventListener'] as const) vi.stubGlobal(name, browser[name].bind(browser))
  vi.stubGlobal('document', new EventTarget())
  const { sleep, wake, stop } = wakeable()
  const ended = async (by: () => void) => {
    const asleep = sleep(60_000, new AbortController().signal)
    by()
    return asleep
  }
  expect([await ended(wake), await ended(() => browser.dispatchEvent(new Event('online'))), await sleep(1, new AbortController().signal), await sleep(0, new AbortController().signal)]).toEqual([true, false, false, false])
  stop()
  vi.unstubAllGlobals()
})

test('the pause grows, is bounded and is never in step', () => {
  expect([0, 1, 2, 3, 9, 99].map(failures => backOff(failures, 1))).toEqual([1_000, 2_000, 4_000, 8_000, 30_000, 30_000])
  expect(backOff(3, 0)).toBe(4_000)
  expect(backOff(0, 0, 3_600)).toBe(30_000)
})

test('a question is given up when the network goes, and not before', async () => {
  const browser = new EventTarget()
  vi.stubGlobal('addEventListener', browser.addEventListener.bind(browser))
  vi.stubGlobal('removeEventListener', browser.removeEventListener.bind(browser))
  const forever = (signal: AbortSignal) => new Promise<never>((_, fail) => signal.addEventListener('abort', () => fail(new Unreachable('given up'))))
  const stop = new AbortController()
  const asked = whileOnline(stop.signal, forever)
  browser.dispatchEvent(new Event('online'))
  expect(await Promise.race([asked, Promise.resolve('waiting')])).toBe('waiting')
  browser.dispatchEvent(new Event('offline'))
  await expect(asked).rejects.toBeInstanceOf(Unreachable)
  expect(await whileOnline(stop.signal, async () => 'answer')).toBe('answer')
  vi.unstubAllGlobals()
})
