import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Problem, Unreachable } from '../common/api'
import type { Clock, Response, Saved } from '../common/types'
import { openKept, type Kept } from './kept'
import { saveState, unreported, unsaved } from './queue'
import { same } from './responses'
import { Sender, type Wire } from './sender'

const choice = (option: string): Response => ({ kind: 'single-choice', option })
const problem = (status: number, code: string, more = {}) => new Problem({ type: `/problems#${code}`, title: code, status, code, ...more })

/** A small server by hand: keeps revisions as the real one does, and can be away. */
class Server implements Wire {
  stored = new Map<number, { revision: number; response: Response }>()
  calls: string[] = []
  away = false
  losesReplies = false
  refusal: Problem | undefined

  async save(item: number, revision: number, response: Response): Promise<Saved> {
    this.calls.push(`${item}@${revision}`)
    if (this.away) throw new Unreachable('away')
    if (this.refusal) throw this.refusal
    const stands = this.stored.get(item) ?? { revision: 0, response: { kind: 'blank' as const } }
    if (!same(stands.response, response)) {
      if (stands.revision !== revision) throw problem(412, 'stale-revision', stands)
      this.stored.set(item, { revision: revision + 1, response })
    }
    if (this.losesReplies) throw new Unreachable('lost')
    return { revision: this.stored.get(item)?.revision ?? 0, savedAt: '2030-01-01T00:00:00Z', remainingMillis: 1_000 }
  }

  flag = async (): Promise<Clock> => ({ state: 'running', remainingMillis: 1_000, breakMillis: 0 })
  leave = this.flag

  async report(item: number, category: string, text: string): Promise<Clock> {
    this.calls.push(`${item}!${category} ${text}`)
    if (this.away) throw new Unreachable('away')
    if (this.refusal) throw this.refusal
    return { state: 'running', remainingMillis: 1_000, breakMillis: 0 }
  }
}

let server: Server
let kept: Kept
let sitting = 0
const open = (): Sender => new Sender({ wire: server, kept, now: () => performance.now(), random: () => 0.5, changed: () => {}, clock: () => {} })

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  server = new Server()
  kept = await openKept(`s${++sitting}`)
})
afterEach(() => vi.useRealTimers())

/** Lets time pass, and the store's own turns with it. */
async function pass(millis: number): Promise<void> {
  for (let done = 0; done < millis; done += 100) {
    await vi.advanceTimersByTimeAsync(100)
    await new Promise(resolve => setImmediate(resolve))
  }
}

test('a change reaches the server and is forgotten on this machine', async () => {
  const sender = open()
  sender.respond(1, choice('a'))
  await pass(2_000)
  expect(server.stored.get(1)?.response).toEqual(choice('a'))
  expect(saveState(sender.queue, 1)).toBe('saved')
  expect(await kept.load()).toEqual([])
})

test('typing is sent once, when the hand rests', async () => {
  const sender = open()
  for (const text of ['1', '12', '12,', '12,5']) {
    sender.respond(1, { kind: 'numeric', text })
    await pass(200)
  }
  await pass(2_000)
  expect(server.calls).toEqual(['1@0'])
  expect(server.stored.get(1)?.response).toEqual({ kind: 'numeric', text: '12,5' })
})

test('after a time without network everything is there, in the order it was given', async () => {
  const sender = open()
  server.away = true
  for (const item of [3, 1, 2]) sender.respond(item, choice('a'))
  await pass(60_000)
  expect(unsaved(sender.queue)).toEqual([1, 2, 3])
  const tries = server.calls.length
  expect(tries).toBeLessThan(12)
  server.away = false
  sender.reopened()
  await pass(5_000)
  expect(server.calls.slice(tries).slice(-3)).toEqual(['3@0', '1@0', '2@0'])
  expect(unsaved(sender.queue)).toEqual([])
})

test('a page that dies before the acknowledgement sends again on the next load', async () => {
  const dying = open()
  server.away = true
  dying.respond(1, choice('a'))
  await pass(1_500)
  dying.halt('gone')
  server.away = false
  const next = open()
  await next.restore([])
  await pass(500)
  expect(server.stored.get(1)).toEqual({ revision: 1, response: choice('a') })
  expect(await kept.load()).toEqual([])
})

test('what goes out is noted on this machine first: a crash at any moment leaves its trace', async () => {
  const notes: unknown[] = []
  const save = server.save.bind(server)
  server.save = async (item, revision, response) => {
    notes.push((await kept.load()).map(entry => entry.what === 'response' && entry.tried))
    return save(item, revision, response)
  }
  open().respond(1, choice('a'))
  await pass(2_000)
  expect(notes).toEqual([[[choice('a')]]])
})

test('a lost acknowledgement, a changed mind and a reload end without conflict and without loss', async () => {
  const dying = open()
  server.losesReplies = true
  dying.respond(1, choice('a'))
  await pass(1_300)
  expect(server.stored.get(1)?.revision).toBe(1)
  dying.respond(1, choice('b'))
  dying.halt('gone')
  await pass(200)
  server.losesReplies = false
  const next = open()
  await next.restore([])
  await pass(3_000)
  expect(server.stored.get(1)).toEqual({ revision: 2, response: choice('b') })
  expect(saveState(next.queue, 1)).toBe('saved')
})

test('what another window saved meanwhile is a conflict, and the choice is the candidate\'s', async () => {
  const sender = open()
  server.stored.set(1, { revision: 4, response: choice('z') })
  sender.respond(1, choice('a'))
  await pass(2_000)
  expect(saveState(sender.queue, 1)).toBe('conflict')
  expect(await sender.flush(500)).toBe(false)
  sender.keepMine(1)
  await pass(2_000)
  expect(server.stored.get(1)).toEqual({ revision: 5, response: choice('a') })
})

test.each([
  ['sitting-paused', 409, 'paused'],
  ['connection-taken-over', 409, 'taken-over'],
  ['not-signed-in', 401, 'signed-out'],
] as const)('%s stops the queue and keeps the response', async (code, status, halt) => {
  const sender = open()
  server.refusal = problem(status, code)
  sender.respond(1, choice('a'))
  await pass(20_000)
  expect(sender.queue.halted).toBe(halt)
  expect(server.calls).toHaveLength(1)
  expect(await kept.load()).toHaveLength(1)
  server.refusal = undefined
  sender.resume()
  await pass(1_000)
  expect(unsaved(sender.queue)).toEqual([])
})

test('a late response is told as late and not tried again', async () => {
  const sender = open()
  server.refusal = problem(409, 'late-response')
  sender.respond(1, choice('a'))
  await pass(20_000)
  expect(sender.queue.late).toEqual([1])
  expect(server.calls).toHaveLength(1)
  expect(await kept.load()).toEqual([])
})

test('a busy server is left alone as long as it asks', async () => {
  const sender = open()
  server.refusal = problem(503, 'busy', { retryAfterSeconds: 20 })
  sender.respond(1, choice('a'))
  await pass(18_000)
  expect(server.calls).toHaveLength(1)
  server.refusal = undefined
  await pass(20_000)
  expect(unsaved(sender.queue)).toEqual([])
})

test('flush sends at once and tells when all is saved', async () => {
  const sender = open()
  sender.respond(1, choice('a'))
  sender.flag(2, true)
  const flushed = sender.flush(5_000)
  await pass(300)
  expect(await flushed).toBe(true)
})

test('a report goes out at once, and after a time without network', async () => {
  const sender = open()
  sender.report(2, 'wrong', 'Deux réponses')
  await pass(1_000)
  expect(server.calls).toEqual(['2!wrong Deux réponses'])
  server.away = true
  sender.report(3, 'technical', '')
  await pass(5_000)
  expect(unreported(sender.queue)).toEqual([3])
  expect(await kept.load()).toMatchObject([{ what: 'report', item: 3 }])
  server.away = false
  sender.reopened()
  await pass(5_000)
  expect(unreported(sender.queue)).toEqual([])
  expect(await kept.load()).toEqual([])
})

test('handing in waits for responses, never for a report', async () => {
  const sender = open()
  server.refusal = problem(409, 'item-reported')
  sender.report(2, 'wrong', '')
  await pass(1_000)
  server.refusal = undefined
  sender.respond(1, choice('a'))
  const flushed = sender.flush(5_000)
  await pass(500)
  expect(await flushed).toBe(true)
  expect(unreported(sender.queue)).toEqual([2])
  sender.dropReport(2)
  await pass(200)
  expect(await kept.load()).toEqual([])
})

test('a report that the server cannot take now delays no answer and no handing in', async () => {
  const sender = open()
  server.report = async () => {
    server.calls.push('report')
    throw problem(500, 'fault')
  }
  sender.report(2, 'wrong', '')
  await pass(40_000)
  expect(server.calls).toEqual(['report', 'report', 'report'])
  expect(sender.queue).toMatchObject({ failures: 0, notBefore: 0 })
  sender.respond(1, choice('a'))
  await pass(1_500)
  expect(saveState(sender.queue, 1)).toBe('saved')
  const flushed = sender.flush(20_000)
  await pass(500)
  expect(await flushed).toBe(true)
  expect(unreported(sender.queue)).toEqual([2])
})

test('a report that comes after the end is refused for good, and does not go on trying', async () => {
  const sender = open()
  server.refusal = problem(409, 'sitting-closed')
  sender.report(2, 'wrong', '')
  await pass(20_000)
  expect(sender.queue.halted).toBe('over')
  expect(server.calls).toHaveLength(1)
  expect(sender.queue.pending['2:report']?.refusal).toBe('sitting-closed')
})

test('flush gives up when the server is away, and nothing is lost', async () => {
  const sender = open()
  server.away = true
  sender.respond(1, choice('a'))
  const flushed = sender.flush(3_000)
  await pass(4_000)
  expect(await flushed).toBe(false)
  expect(unsaved(sender.queue)).toEqual([1])
})
