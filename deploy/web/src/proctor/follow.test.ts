import { expect, test } from 'vitest'
import { Problem, Unreachable } from '../common/api'
import type { Numbered } from '../common/supervision'
import { follow } from './follow'

const news = (number: number, ...numbers: number[]) => ({ number, events: numbers.map(one => ({ number: one }) as Numbered) })
const end = new Unreachable('end of script')

/** Plays a script of replies; the clock moves only when it sleeps. */
async function play(script: (ReturnType<typeof news> | Error)[], restUntil = 0) {
  const stop = new AbortController()
  let now = 1_000
  const asked: { since: number; wait: number; at: number }[] = []
  const told: string[] = []
  const taken: number[] = []
  let drawn = 0
  await follow({
    ask: async (since, wait) => {
      asked.push({ since, wait, at: now })
      const next = script.shift()!
      if (script.length === 0) stop.abort()
      if (next instanceof Error) throw next
      return next
    },
    refresh: async () => void drawn++,
    take: events => taken.push(...events.map(({ number }) => number)),
    tell: state => told.push(state),
    rest: () => Math.max(0, restUntil - now),
    now: () => now,
    random: () => 0,
    sleep: async millis => { now += Math.max(0, millis) },
  }, stop.signal)
  return { asked, told, taken, drawn }
}

test('it asks at once for all there was, then waits for what comes, and draws the room when there is something', async () => {
  const { asked, drawn, taken } = await play([news(2, 1, 2), news(2), news(3, 3), end])
  expect(asked.map(({ since, wait }) => [since, wait])).toEqual([[0, 0], [2, 20], [2, 20], [3, 20]])
  expect([drawn, taken]).toEqual([2, [1, 2, 3]])
})

test('whoever opens a room is answered at once; after that a server that starts anew is left alone until the moment of this page', async () => {
  expect((await play([news(1, 1), news(1), end], 13_000)).asked.map(({ at }) => at)).toEqual([1_000, 13_000, 14_000])
})

test('a server that answers at once with nothing is not asked in a tight circle', async () => {
  const { asked } = await play([news(1, 1), news(1), news(1), end])
  expect(asked[3]!.at - asked[1]!.at).toBe(2_000)
})

test('after a failure it waits, asks again and draws the room; a refusal ends it', async () => {
  const { asked, told, drawn } = await play([news(1, 1), new Unreachable(''), news(1), new Problem({ type: '', title: '', status: 403, code: 'not-assigned' }), end])
  expect(told).toEqual(['well', 'lost', 'well', 'refused'])
  expect([asked.length, drawn]).toEqual([4, 2])
})

test('a question that took too long, or one too many, is asked again', async () => {
  const problem = (status: number) => new Problem({ type: '', title: '', status, code: 'x' })
  expect((await play([news(1, 1), problem(408), news(1), problem(429), news(1), end])).told).toEqual(['well', 'lost', 'well', 'lost', 'well'])
})
