import 'fake-indexeddb/auto'
import { createHash } from 'node:crypto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Problem, Unreachable } from '../../common/api'
import { openShelf, type Shelf } from './shelf'
import { ILL_MILLIS, progress, type Waiting } from './spool'
import { Spooler } from './spooler'
import type { Recorded, Span, Track } from './types'
import type { Kept, Missing, Wire } from './wire'

const problem = (status: number, code: string, more = {}) => new Problem({ type: `/problems#${code}`, title: code, status, code, ...more })
const sha256 = (bytes: ArrayBuffer) => createHash('sha256').update(new Uint8Array(bytes)).digest('hex')

/** A server by hand: keeps segments as the real one does, and can be away, ill, or on a bad line. */
class Server implements Wire {
  kept = new Map<string, { sha256: string; text: string; incident: boolean }>()
  reports: Record<string, { made: number; dropped: number[] }> = {}
  calls: string[] = []
  lost: string[] = []
  away = false
  losesReplies = false
  alters = 0
  health = 0
  tookMillis = 0
  refusal: Problem | undefined
  segmentRefusal: Problem | undefined

  async send(one: Waiting, bytes: ArrayBuffer): Promise<Kept> {
    this.calls.push(`${one.track} ${one.index}`)
    await this.line()
    if (this.segmentRefusal) throw this.segmentRefusal
    const arriving = this.alters-- > 0 ? new TextEncoder().encode('noise').buffer : bytes
    const id = `${one.track}/${one.index}`
    const stands = this.kept.get(id)
    if (stands && stands.sha256 !== one.sha256) throw problem(409, 'segment-differs')
    if (!stands && sha256(arriving) !== one.sha256) throw problem(422, 'segment-corrupt')
    this.kept.set(id, { sha256: one.sha256, text: new TextDecoder().decode(arriving), incident: one.incident })
    if (this.losesReplies) throw new Unreachable('lost')
    return { index: one.index, health: this.health }
  }

  async missing(track: Track, from: number, upTo: number): Promise<Missing> {
    this.calls.push(`missing ${track} ${from}-${upTo}`)
    await this.line()
    const indexes = [...this.kept.keys()].filter(id => id.startsWith(`${track}/`)).map(id => Number(id.split('/')[1]))
    const asked = Array.from({ length: upTo - from + 1 }, (_, number) => from + number)
    return {
      missing: asked.filter(index => !indexes.includes(index)), next: Math.max(0, ...indexes, this.reports[track]?.made ?? 0) + 1, health: this.health,
      here: Object.fromEntries(asked.filter(index => indexes.includes(index)).map(index => [index, this.kept.get(`${track}/${index}`)!.sha256])),
    }
  }

  async report(track: Track, made: number, dropped: number[], lost: Span[]): Promise<Missing> {
    this.calls.push(`report ${track} ${made} ${dropped}`)
    await this.line()
    this.lost.push(...lost.map(({ startedAt, endedAt }) => `${track} ${startedAt}-${endedAt}`))
    this.reports[track] = { made, dropped: [...this.reports[track]?.dropped ?? [], ...dropped] }
    return { missing: [], here: {}, next: made + 1, health: this.health }
  }

  private async line(): Promise<void> {
    if (this.tookMillis > 0) await new Promise(resolve => setTimeout(resolve, this.tookMillis))
    if (this.away) throw new Unreachable('away')
    if (this.refusal) throw this.refusal
  }

  texts = (track: Track) => [...this.kept].filter(([id]) => id.startsWith(`${track}/`)).map(([id, { text }]) => `${id.split('/')[1]} ${text}`).sort()
}

let server: Server
let shelf: Shelf
let room: number
let sitting = 0
let random: number
const open = (): Spooler => new Spooler({
  wire: server, shelf, now: Date.now, random: () => random, digest: async bytes => sha256(bytes), room: async () => room, changed: () => {},
})
const started = async (): Promise<Spooler> => {
  const spooler = open()
  await spooler.start()
  return spooler
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: Date.UTC(2026, 10, 2, 8) })
  server = new Server()
  room = 1_000_000
  random = 0.5
  shelf = await openShelf(`s${++sitting}`)
})
afterEach(() => vi.useRealTimers())

/** Lets time pass, and the store's own turns with it. */
async function pass(seconds: number): Promise<void> {
  for (let done = 0; done < seconds * 1_000; done += 100) {
    await vi.advanceTimersByTimeAsync(100)
    for (let turn = 0; turn < 4; turn++) await new Promise(resolve => setImmediate(resolve))
  }
}

const segment = (text: string, more: Partial<Recorded> = {}): Recorded =>
  ({ track: 'camera', media: 'video/webm', startedAt: Date.now() - 1_000, endedAt: Date.now(), incident: false, bytes: new Blob([text]), ...more })

const state = (spooler: Spooler) => progress(spooler.spool, Date.now())

test('a segment reaches the server and is forgotten on this machine', async () => {
  const spooler = await started()
  await spooler.add(segment('one'))
  await spooler.add(segment('two', { track: 'screen' }))
  await pass(1)
  expect(server.texts('camera')).toEqual(['1 one'])
  expect(server.texts('screen')).toEqual(['1 two'])
  expect(state(spooler)).toMatchObject({ state: 'done', waiting: 0, sent: 2, sentBytes: 6 })
  expect((await shelf.load()).waiting).toEqual([])
  expect(await shelf.bytes({ track: 'camera', index: 1 })).toBeUndefined()
})

test('one goes out at a time, what an incident marks first, then the oldest', async () => {
  server.away = true
  const spooler = await started()
  for (const text of ['a', 'b', 'c']) {
    await spooler.add(segment(text))
    await pass(0.1)
  }
  await spooler.add(segment('marked', { incident: true }))
  server.calls = []
  server.away = false
  spooler.reopened()
  await pass(20)
  expect(server.calls.filter(call => !call.startsWith('missing'))).toEqual(['camera 4', 'camera 1', 'camera 2', 'camera 3'])
})

test('after a time without network everything is there, and it was not asked for all the time', async () => {
  server.away = true
  const spooler = await started()
  for (let number = 0; number < 10; number++) {
    await spooler.add(segment(`text ${number}`))
    await pass(20)
  }
  expect(server.calls.length).toBeLessThan(20)
  server.away = false
  spooler.reopened()
  await pass(10)
  expect(server.texts('camera').length).toBe(10)
  expect(state(spooler).state).toBe('done')
})

test('a page that dies leaves everything, and the next one asks what is missing before it sends', async () => {
  server.away = true
  const dying = await started()
  for (const text of ['a', 'b', 'c']) await dying.add(segment(text))
  await dying.close()
  server.away = false
  server.kept.set('camera/2', { sha256: sha256(new TextEncoder().encode('b').buffer), text: 'b', incident: false })
  server.calls = []
  const next = await started()
  await pass(5)
  expect(server.calls).toEqual(['missing camera 1-3', 'camera 1', 'camera 3'])
  expect(server.texts('camera')).toEqual(['1 a', '2 b', '3 c'])
  await next.add(segment('d'))
  await pass(1)
  expect(server.texts('camera').at(-1)).toBe('4 d')
})

test('a lost acknowledgement sends nothing twice', async () => {
  server.losesReplies = true
  const spooler = await started()
  await spooler.add(segment('one'))
  await pass(0.5)
  server.losesReplies = false
  await pass(20)
  expect(server.calls.filter(call => call === 'camera 1').length).toBe(1)
  expect(state(spooler)).toMatchObject({ state: 'done', sent: 1 })
})

test('what is altered on the way is sent again', async () => {
  server.alters = 2
  const spooler = await started()
  await spooler.add(segment('one'))
  await pass(20)
  expect(server.texts('camera')).toEqual(['1 one'])
  expect(state(spooler).state).toBe('done')
})

test('what is altered every time is given up at last, and that is reported', async () => {
  server.alters = 1_000
  const spooler = await started()
  await spooler.add(segment('one'))
  await pass(120)
  expect(server.calls.filter(call => call === 'camera 1').length).toBe(5)
  expect(server.reports['camera']).toEqual({ made: 1, dropped: [1] })
  expect(state(spooler).state).toBe('done')
})

test('what was altered on this machine is given up at once and reported', async () => {
  server.away = true
  const dying = await started()
  await dying.add(segment('one'))
  await dying.close()
  const [kept] = (await shelf.load()).waiting
  await shelf.put(kept!, new TextEncoder().encode('other').buffer)
  server.away = false
  await started()
  await pass(10)
  expect(server.calls.filter(call => call === 'camera 1').length).toBe(1)
  expect(server.reports['camera']).toEqual({ made: 1, dropped: [1] })
})

test('a number that another machine used is given up for a free one: nothing is lost', async () => {
  for (const index of [1, 2, 3]) server.kept.set(`camera/${index}`, { sha256: 'x', text: 'theirs', incident: false })
  const spooler = await started()
  for (const text of ['a', 'b']) {
    await spooler.add(segment(text))
    await pass(0.1)
  }
  await pass(10)
  expect(server.texts('camera')).toEqual(['1 theirs', '2 theirs', '3 theirs', '4 a', '5 b'])
  await spooler.add(segment('c'))
  await pass(1)
  expect(server.texts('camera').at(-1)).toBe('6 c')
  expect((await shelf.load()).waiting).toEqual([])
})

test('a server that asks for patience gets a multiple of the time that sending took', async () => {
  server.health = 4
  server.tookMillis = 2_000
  const spooler = await started()
  for (const text of ['a', 'b']) await spooler.add(segment(text))
  await pass(2.2 + 10 + 2.2)
  expect(server.texts('camera')).toEqual(['1 a'])
  expect(state(spooler)).toMatchObject({ state: 'waiting', waiting: 1 })
  await pass(8)
  expect(server.texts('camera')).toEqual(['1 a'])
  await pass(5)
  expect(server.texts('camera')).toEqual(['1 a', '2 b'])
})

test('an ill server is left alone until some moment within three minutes, and is asked first', async () => {
  server.refusal = problem(503, 'store-unavailable', { retryAfterSeconds: 30 })
  const spooler = await started()
  await spooler.add(segment('a'))
  await pass(1)
  const calls = server.calls.length
  expect(state(spooler).until! - Date.now()).toBeGreaterThan(ILL_MILLIS / 2 - 2_000)
  await pass(80)
  expect(server.calls.length).toBe(calls)
  server.refusal = undefined
  server.health = 10
  await pass(20)
  expect(server.calls.at(-1)).toBe('missing camera 1-1')
  expect(server.texts('camera')).toEqual([])
  server.health = 0
  await pass(100)
  expect(server.texts('camera')).toEqual(['1 a'])
})

test('pages come back from an ill server at different moments', async () => {
  server.health = 10
  const returns: number[] = []
  for (random = 0.1; random < 1; random += 0.2) {
    shelf = await openShelf(`s${++sitting}`)
    const spooler = await started()
    await spooler.add(segment('a'))
    await pass(0.5)
    returns.push(Math.round((spooler.spool.notBefore - Date.now()) / 1_000))
    await spooler.close()
  }
  expect(new Set(returns).size).toBe(5)
  expect(Math.max(...returns)).toBeLessThanOrEqual(180)
})

test('where there is no room the oldest that nothing marks goes first, and that is reported', async () => {
  server.away = true
  room = 50
  const spooler = await started()
  for (let number = 0; number < 5; number++) {
    await spooler.add(segment(`ten bytes${number}`, { incident: number === 1 }))
    await pass(1)
  }
  await spooler.add(segment('ten bytes5'))
  await spooler.add(segment('ten bytes6', { incident: true }))
  expect(spooler.spool.waiting.map(one => one.index)).toEqual([2, 4, 5, 6, 7])
  expect((await shelf.load()).waiting.map(one => one.index).sort()).toEqual([2, 4, 5, 6, 7])
  server.away = false
  spooler.reopened()
  await pass(10)
  expect(server.reports['camera']).toEqual({ made: 7, dropped: [1, 3] })
  expect(server.texts('camera').length).toBe(5)
  expect(spooler.spool.dropped['camera']).toEqual([])
})

test('when only marked ones are left a new one without a mark makes none of them go', async () => {
  server.away = true
  room = 20
  const spooler = await started()
  for (let number = 0; number < 2; number++) await spooler.add(segment(`ten bytes${number}`, { incident: true }))
  await spooler.add(segment('ten bytes2'))
  expect(spooler.spool.waiting.map(one => one.index)).toEqual([1, 2])
  await spooler.add(segment('ten bytes3', { incident: true }))
  expect(spooler.spool.waiting.map(one => one.index)).toEqual([2, 4])
})

test('a browser that has less room than it says makes the oldest go, too', async () => {
  server.away = true
  const spooler = await started()
  await spooler.add(segment('a'))
  const put = shelf.put
  let full = 1
  shelf.put = (one, bytes) => full-- > 0 ? Promise.reject(new DOMException('full', 'QuotaExceededError')) : put(one, bytes)
  await spooler.add(segment('b'))
  expect(spooler.spool.waiting.map(one => one.index)).toEqual([2])
  full = 100
  await spooler.add(segment('c'))
  expect(spooler.spool.waiting).toEqual([])
  expect(spooler.spool.dropped['camera']).toEqual([1, 2, 3])
})

test('pieces of a segment whose page died become a segment of the next page', async () => {
  const dying = await started()
  for (let number = 1; number <= 3; number++) dying.piece('camera', 'page/000001', number, 'video/webm', Date.now(), new Blob([`piece ${number} `]))
  dying.piece('camera', 'page/000002', 2, 'video/webm', Date.now(), new Blob(['without its beginning']))
  await dying.close()
  await started()
  await pass(2)
  expect(server.texts('camera')).toEqual(['1 piece 1 piece 2 piece 3 '])
  expect((await shelf.load()).leftovers).toEqual([])
})

test('pieces of a segment that was completed are forgotten', async () => {
  const spooler = await started()
  spooler.piece('camera', 'page/000001', 1, 'video/webm', Date.now(), new Blob(['piece']))
  await spooler.add(segment('piece and the rest'), 'page/000001')
  expect((await shelf.load()).leftovers).toEqual([])
  await pass(1)
  expect(server.texts('camera')).toEqual(['1 piece and the rest'])
})

test('when nothing more is taken of this sitting nothing of it stays on this machine', async () => {
  server.refusal = problem(409, 'evidence-closed')
  const spooler = await started()
  await spooler.add(segment('a'))
  spooler.piece('camera', 'p/1', 1, 'video/webm', 0, new Blob(['x']))
  await pass(2)
  expect(state(spooler).state).toBe('closed')
  await spooler.add(segment('b'))
  spooler.piece('camera', 'p/2', 1, 'video/webm', 0, new Blob(['x']))
  await pass(2)
  const { waiting, leftovers } = await shelf.load()
  expect([waiting, leftovers]).toEqual([[], []])
})

test('what the policy does not keep is forgotten, and the rest goes on', async () => {
  const spooler = await started()
  server.segmentRefusal = problem(403, 'evidence-not-kept')
  await spooler.add(segment('a'))
  await pass(1)
  server.segmentRefusal = undefined
  await spooler.add(segment('b'))
  await pass(1)
  expect(server.texts('camera')).toEqual(['2 b'])
  expect(state(spooler).state).toBe('done')
})

test('nobody signed in: it stops, keeps everything, and goes on afterwards', async () => {
  server.refusal = problem(401, 'not-signed-in')
  const spooler = await started()
  await spooler.add(segment('a'))
  await pass(60)
  expect(server.calls.length).toBe(1)
  expect(state(spooler)).toMatchObject({ state: 'signed-out', waiting: 1 })
  server.refusal = undefined
  spooler.resume()
  await pass(1)
  expect(server.texts('camera')).toEqual(['1 a'])
})

test('when nothing more is recorded the server is told how many there are, even if they never come', async () => {
  const spooler = await started()
  await spooler.add(segment('a'))
  await spooler.paused()
  await pass(1)
  expect(server.reports['camera']).toEqual({ made: 1, dropped: [] })
  expect(server.reports['screen']).toBeUndefined()
  server.segmentRefusal = problem(503, 'busy')
  await spooler.add(segment('b'))
  await spooler.paused()
  await pass(200)
  expect(server.reports['camera']?.made).toBe(2)
  expect(server.texts('camera')).toEqual(['1 a'])
})

test('what was to be kept and is not there is told, even by a page that comes later, and once', async () => {
  server.away = true
  const dying = await started()
  dying.lost('camera', [{ startedAt: 10, endedAt: 20 }])
  await dying.close()
  server.away = false
  const spooler = await started()
  await pass(5)
  spooler.lost('screen', [{ startedAt: 30, endedAt: 40 }])
  await pass(5)
  expect(server.lost).toEqual(['camera 10-20', 'screen 30-40'])
  expect(state(spooler).state).toBe('done')
})

test('nothing was recorded: nothing is told', async () => {
  const spooler = await started()
  await spooler.paused()
  await pass(5)
  expect(server.calls).toEqual([])
  expect(state(spooler).state).toBe('done')
})

test('what nobody came back to is forgotten after a day, whichever sitting it was of', async () => {
  server.away = true
  const spooler = await started()
  await spooler.add(segment('old'))
  spooler.piece('camera', 'p/1', 1, 'video/webm', 0, new Blob(['old']))
  await spooler.close()
  const name = `s${sitting}`
  vi.setSystemTime(Date.now() + 26 * 3_600_000)
  await openShelf('another')
  vi.setSystemTime(Date.now() - 26 * 3_600_000)
  const left = await (await openShelf(name)).load()
  expect([left.waiting, left.leftovers]).toEqual([[], []])
  expect(await (await openShelf(name)).bytes({ track: 'camera', index: 1 })).toBeUndefined()
})

test('two thousand random things on a bad line end with every segment kept once or reported', async () => {
  let seed = 7
  const chance = (of: number) => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647 < of
  random = 0.01
  const spoolers = [await started()]
  room = 400
  for (let number = 0; number < 150; number++) {
    server.away = chance(0.3)
    server.losesReplies = chance(0.2)
    server.alters = chance(0.2) ? 1 : 0
    server.health = chance(0.1) ? 10 : 0
    await spoolers.at(-1)!.add(segment(`segment number ${number}`, { incident: chance(0.2) }))
    await pass(chance(0.5) ? 2 : 0.1)
    if (chance(0.1)) {
      await spoolers.at(-1)!.close()
      spoolers.push(await started())
    }
  }
  server.away = server.losesReplies = false
  server.alters = server.health = 0
  spoolers.at(-1)!.reopened()
  await pass(120)
  const here = server.texts('camera').map(text => Number(text.split(' ')[0]))
  const dropped = new Set(server.reports['camera']?.dropped ?? [])
  const lost = Array.from({ length: 150 }, (_, number) => number + 1).filter(index => !here.includes(index) && !dropped.has(index))
  expect(lost).toEqual([])
  expect(new Set(server.texts('camera').map(text => text.replace(/^\d+ /, ''))).size).toBe(here.length)
  expect(state(spoolers.at(-1)!).state).toBe('done')
}, 60_000)
