import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Problem, Unreachable } from '../api'
import type { Numbered } from '../supervision'
import { rest } from './rest'
import { SignalClient, type Line, type SignalOptions } from './client'
import type { Platform, SocketHears } from './platform'
import type { Batch, Relayed, Ticket } from './protocol'

interface Said { type: string; id: string; [field: string]: unknown }

/** A server by hand: a log of numbered events, sockets that it may cut, long polls that wait. */
class Server implements Platform {
  log: Numbered[] = []
  sockets: FakeSocket[] = []
  tickets: { tab: string; lastSeq: number }[] = []
  refusal: unknown
  /** Whether sockets can be opened at all. */
  through = true
  polls = 0
  chance = 1
  private waiting: (() => void)[] = []

  happens(count = 1): void {
    for (let i = 0; i < count; i++) this.log.push({ number: this.log.length + 1, fact: { by: 'a', at: '2030-01-01T00:00:00Z', event: { type: 'said' } } })
    for (const wake of this.waiting.splice(0)) wake()
  }

  batch(since: number): Batch {
    return { from: since, seq: Math.max(since, this.log.length), events: this.log.slice(since) }
  }

  get socket(): FakeSocket {
    return this.sockets.at(-1)!
  }

  async ticket(asked: { tab: string; lastSeq: number }): Promise<Ticket> {
    if (this.refusal) throw this.refusal
    this.tickets.push(asked)
    return { connection: `c${this.tickets.length}`, socket: '/eventbus/websocket', address: `px.in.c${this.tickets.length}`, roster: 'px.room.r.roster', room: 'r', peer: 'p-me', expiresInSeconds: 30 }
  }

  open(_path: string, hears: SocketHears): FakeSocket {
    const socket = new FakeSocket(hears)
    this.sockets.push(socket)
    setTimeout(() => this.through ? hears.opened() : hears.closed(1006, ''), 10)
    return socket
  }

  async poll(_subject: unknown, since: number, waitSeconds: number, signal: AbortSignal): Promise<Batch> {
    this.polls++
    if (this.refusal) throw this.refusal
    if (this.log.length <= since && waitSeconds > 0) {
      await new Promise<void>((resolve, reject) => {
        this.waiting.push(resolve)
        setTimeout(resolve, waitSeconds * 1_000)
        signal.addEventListener('abort', () => reject(new Error('aborted')))
      })
    }
    return this.batch(since)
  }

  now = () => performance.now()
  random = () => this.chance
  after(millis: number, work: () => void) {
    const timer = setTimeout(work, millis)
    return () => clearTimeout(timer)
  }
  beat(work: () => void) {
    const timer = setInterval(work, 10_000)
    return () => clearInterval(timer)
  }
  wake = () => () => {}
}

class FakeSocket {
  frames: { type: string; address?: string; body?: Said }[] = []
  closed = false

  constructor(readonly hears: SocketHears) {}

  send(frame: string): void {
    this.frames.push(JSON.parse(frame))
  }

  close(): void {
    this.closed = true
  }

  says(body: object): void {
    this.hears.heard(JSON.stringify({ type: 'rec', address: 'px.in.x', body }))
  }

  said(type: string): Said[] {
    return this.frames.flatMap(frame => frame.body?.type === type ? [frame.body] : [])
  }

  registered(): string[] {
    return this.frames.flatMap(frame => frame.type === 'register' ? [frame.address!] : [])
  }
}

let server: Server
let lines: Line[]
let numbers: number[]
let client: SignalClient

const make = (more: Partial<SignalOptions> = {}) => {
  client = new SignalClient({
    subject: { room: 'r' }, lastSeq: 0,
    events: news => numbers.push(...news.map(one => one.number)),
    line: line => lines.push(line),
    ...more,
  }, server)
  client.start()
  return client
}

/** Up to the welcome. */
const welcomed = async (batch: Batch = server.batch(server.tickets.at(-1)?.lastSeq ?? 0), behind = false) => {
  await vi.advanceTimersByTimeAsync(20)
  server.socket.says({ type: 'welcome', behind, ...batch })
  await vi.advanceTimersByTimeAsync(0)
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] })
  server = new Server()
  lines = []
  numbers = []
})
afterEach(() => {
  client.stop()
  vi.useRealTimers()
})

test('a socket is registered with its ticket, and told what was missed', async () => {
  server.happens(3)
  make({ lastSeq: 1, roster: () => {} })
  await vi.advanceTimersByTimeAsync(20)
  expect(server.tickets).toEqual([{ room: 'r', lastSeq: 1, tab: expect.stringMatching(/^[0-9a-f]{48}$/) }])
  expect(server.socket.registered()).toEqual(['px.in.c1'])
  await welcomed(server.batch(1))
  expect(numbers).toEqual([2, 3])
  expect(server.socket.registered()).toEqual(['px.in.c1', 'px.room.r.roster'])
  expect(lines).toEqual([{ state: 'open' }])
})

test('events come in order, without gap or double, over a line that breaks, long polls and another socket', async () => {
  make()
  await welcomed()
  for (let round = 0; round < 6; round++) {
    server.happens()
    const from = server.log.length - 1
    server.socket.says({ type: 'events', from, seq: from + 1, events: server.log.slice(from) })
    server.through = false
    server.socket.hears.closed(1006, '')
    server.happens(2)
    await vi.advanceTimersByTimeAsync(100)
    server.happens()
    await vi.advanceTimersByTimeAsync(1_000)
    server.through = true
    await vi.advanceTimersByTimeAsync(9_000)
    server.happens()
    await welcomed()
  }
  expect(numbers).toEqual(server.log.map(one => one.number))
  expect(server.polls).toBeGreaterThan(6)
})

test('a gap in what comes is read before anything beyond it is shown', async () => {
  make()
  await welcomed()
  server.happens(3)
  server.socket.says({ type: 'events', from: 2, seq: 3, events: server.log.slice(2) })
  expect(numbers).toEqual([])
  expect(server.socket.said('hello')).toMatchObject([{ lastSeq: 0 }])
  server.socket.says({ type: 'welcome', behind: false, ...server.batch(0) })
  expect(numbers).toEqual([1, 2, 3])
})

test('whoever is too far behind reads over https and then goes on by the socket', async () => {
  server.happens(700)
  make()
  await welcomed({ from: 0, seq: 0, events: [] }, true)
  expect(numbers.length).toBe(700)
  expect(server.socket.said('hello')).toMatchObject([{ lastSeq: 700 }])
  expect(lines).toEqual([])
  server.socket.says({ type: 'welcome', behind: false, ...server.batch(700) })
  expect(lines).toEqual([{ state: 'open' }])
})

test('while no socket can be made events come over https, and sockets are tried ever more rarely', async () => {
  server.through = false
  make()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(lines).toEqual([{ state: 'https', restart: false }])
  expect(server.sockets.length).toBeGreaterThanOrEqual(8)
  expect(server.sockets.length).toBeLessThan(14)
  server.happens()
  await vi.advanceTimersByTimeAsync(10)
  expect(numbers).toEqual([1])
})

test('after a restart of the server the page comes back at a moment of its own', async () => {
  make()
  await welcomed()
  server.chance = 0.81
  server.socket.says({ type: 'closing', reason: 'restart' })
  server.socket.hears.closed(1012, 'restart')
  expect(lines.at(-1)).toEqual({ state: 'https', restart: true })
  // What else the page asks by itself waits as long.
  expect(rest()).toBeGreaterThan(13_900)
  expect(rest()).toBeLessThanOrEqual(14_000)
  await vi.advanceTimersByTimeAsync(13_900)
  expect(server.polls).toBe(0)
  await vi.advanceTimersByTimeAsync(200)
  expect(server.polls).toBe(1)
  await vi.advanceTimersByTimeAsync(13_300)
  expect(server.tickets.length).toBe(1)
  await vi.advanceTimersByTimeAsync(200)
  expect(server.tickets.length).toBe(2)
})

test.each([[4401, 'session-ended'], [4403, 'revoked'], [4409, 'replaced']] as const)('a socket closed with %i is not opened again', async (code, reason) => {
  make()
  await welcomed()
  server.socket.hears.closed(code, reason)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(lines.at(-1)).toEqual({ state: 'stopped', reason })
  expect([server.tickets.length, server.polls]).toEqual([1, 0])
})

test('a ticket that is refused for good stops; one that could not be fetched is asked for again', async () => {
  server.refusal = new Unreachable('away')
  make()
  await vi.advanceTimersByTimeAsync(5_000)
  expect(lines).toEqual([{ state: 'https', restart: false }])
  server.refusal = new Problem({ type: '', title: '', status: 403, code: 'not-assigned' })
  await vi.advanceTimersByTimeAsync(10_000)
  expect(lines.at(-1)).toMatchObject({ state: 'stopped', reason: 'revoked' })
})

test('a candidate says how he is every ten seconds, and a line that answers nothing is given up', async () => {
  let item = 1
  make({ subject: { sitting: 's' }, presence: () => ({ battery: 0.5, item: item++ }) })
  await welcomed()
  expect(server.socket.said('presence')).toMatchObject([{ battery: 0.5, item: 1 }])
  await vi.advanceTimersByTimeAsync(40)
  server.socket.says({ type: 'ack', re: server.socket.said('presence')[0]!.id })
  await vi.advanceTimersByTimeAsync(10_000)
  expect(server.socket.said('presence')[1]).toMatchObject({ item: 2, rttMillis: 40 })
  await vi.advanceTimersByTimeAsync(20_000)
  expect(server.socket.frames.filter(frame => frame.type === 'ping').length).toBe(1)
  expect(lines.at(-1)).toEqual({ state: 'open' })
  const dead = server.socket
  await vi.advanceTimersByTimeAsync(20_000)
  expect(dead.closed).toBe(true)
  expect(server.sockets.length).toBeGreaterThan(1)
})

test('what was not acknowledged is said again under the same name on the next socket, and only while it is fresh', async () => {
  make()
  const wire = client.wire
  const opens: boolean[] = []
  wire.onOpen(open => opens.push(open))
  await welcomed()
  wire.send({ type: 'want', to: 's1' })
  wire.send({ type: 'want', to: 's2' })
  server.socket.says({ type: 'ack', re: server.socket.said('want')[0]!.id })
  const second = server.socket.said('want')[1]!.id
  server.socket.hears.closed(1006, '')
  expect(wire.open).toBe(false)
  await vi.advanceTimersByTimeAsync(600)
  await welcomed()
  expect(server.socket.said('want')).toMatchObject([{ to: 's2', id: second }])
  server.socket.hears.closed(1006, '')
  server.through = false
  await vi.advanceTimersByTimeAsync(30_000)
  server.through = true
  await vi.advanceTimersByTimeAsync(9_000)
  await welcomed()
  expect(server.socket.said('want')).toEqual([])
  expect(opens).toEqual([true, false, true, false, true])
})

test('a message that comes twice is passed on once', async () => {
  make()
  const heard: Relayed[] = []
  client.wire.on(message => heard.push(message))
  await welcomed()
  for (const id of ['a', 'a', 'b']) server.socket.says({ type: 'signal', from: 's1', to: 'p-me', id, gen: 0 })
  server.socket.says({ type: 'signal', from: 's2', to: 'p-me', id: 'a', gen: 0 })
  expect(heard.map(one => `${one.from}${one.id}`)).toEqual(['s1a', 's1b', 's2a'])
})

test('a socket that is opened and never welcomes is given up', async () => {
  make()
  await vi.advanceTimersByTimeAsync(10_100)
  expect(server.sockets[0]!.closed).toBe(true)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(server.sockets.length).toBe(2)
})
