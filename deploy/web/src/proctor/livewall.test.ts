import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Problem } from '../common/api'
import { FakeMediaConnection } from '../common/media/drill/media'
import { seeded, World } from '../common/media/drill/world'
import type { Platform, SocketHears } from '../common/signal/platform'
import { LiveWall } from './livewall'

let hears: SocketHears[]
let sent: { type: string; to?: string; over?: boolean; pc?: string }[]
let connections: FakeMediaConnection[]
let refusal: unknown
let over: number
let drawn: number
let live: LiveWall

const platform: Platform = {
  ticket: async () => {
    if (refusal) throw refusal
    return { connection: 'c', socket: '/s', address: 'px.in.c', roster: 'px.room.r.roster', room: 'r', peer: 'p-me', expiresInSeconds: 30 }
  },
  open: (_path, socket) => {
    hears.push(socket)
    return { send: frame => void sent.push((JSON.parse(frame) as { body?: { type: string } }).body ?? { type: 'frame' }), close: () => {} }
  },
  poll: () => new Promise(() => {}),
  now: () => performance.now(), random: () => 0.5,
  after: (millis, work) => {
    const timer = setTimeout(work, millis)
    return () => clearTimeout(timer)
  },
  beat: () => () => {}, wake: () => () => {},
}

const says = (body: object) => hears.at(-1)!.heard(JSON.stringify({ type: 'rec', address: 'px.in.c', body }))

beforeEach(async () => {
  vi.useFakeTimers()
  vi.stubGlobal('MediaStream', class {})
  hears = []
  sent = []
  connections = []
  refusal = undefined
  over = 0
  drawn = 0
  const world = new World(seeded(3))
  live = new LiveWall({ room: 'r', number: 4, hinted: () => {}, changed: () => drawn++, over: () => over++ }, {
    platform, access: async () => ({ plane: 'peer-to-peer', iceServers: [], relayOnly: false }),
    make: () => {
      const connection = new FakeMediaConnection(world, 'proctor')
      connections.push(connection)
      return connection as unknown as RTCPeerConnection
    },
  })
  await vi.advanceTimersByTimeAsync(1)
  hears[0]!.opened()
  says({ type: 'welcome', behind: false, from: 4, seq: 4, events: [] })
  // Two candidates answer what the wall asks for.
  for (const sitting of ['s-1', 's-2']) {
    const { pc } = live.wall.tile(sitting)
    says({ type: 'signal', from: sitting, to: 'p-me', id: `i-${sitting}`, pc, gen: 1, description: { type: 'offer', sdp: 'x' } })
  }
  await vi.advanceTimersByTimeAsync(10)
})
afterEach(() => {
  live.stop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('who may not watch any more is shown no picture from that moment on', async () => {
  expect(connections.map(one => one.connectionState)).not.toContain('closed')
  expect(connections).toHaveLength(2)
  hears[0]!.closed(4403, 'revoked')
  expect(connections.map(one => one.connectionState)).toEqual(['closed', 'closed'])
  expect([over, live.wall.tile('s-1').stream('camera')]).toEqual([1, undefined])
})

test('signed out meanwhile, a line that comes back finds nothing and pictures end', async () => {
  refusal = new Problem({ type: '', title: 'Signed out', status: 401, code: 'not-signed-in' })
  hears[0]!.closed(1006, '')
  expect(connections.map(one => one.connectionState), 'a line that is lost for a moment takes no picture').not.toContain('closed')
  await vi.advanceTimersByTimeAsync(10_000)
  expect(connections.map(one => one.connectionState)).toEqual(['closed', 'closed'])
  expect(over).toBe(1)
})

test('who leaves the page is not told that it is over', () => {
  live.stop()
  live.stop()
  expect([over, connections.map(one => one.connectionState)]).toEqual([0, ['closed', 'closed']])
})

test('what the media server says of itself is told', () => {
  says({ type: 'media-state', from: 'media', to: 'p-me', id: 'm-1', available: false })
  expect(live.server).toBe(false)
  says({ type: 'media-state', from: 'media', to: 'p-me', id: 'm-2', available: true })
  expect(live.server).toBe(true)
})

test('a full room is drawn a few times a second, and a picture that comes at once', async () => {
  for (let index = 3; index <= 24; index++) {
    const sitting = `s-${index}`
    const { pc } = live.wall.tile(sitting)
    await vi.advanceTimersByTimeAsync(37)
    says({ type: 'signal', from: sitting, to: 'p-me', id: `i-${sitting}`, pc, gen: 1, description: { type: 'offer', sdp: 'x' } })
  }
  await vi.advanceTimersByTimeAsync(2_000)
  drawn = 0
  for (const connection of connections) connection.ontrack!({ transceiver: connection.addTransceiver('video'), track: 'camera' })
  expect(drawn).toBe(24)
  drawn = 0
  for (let second = 0; second < 10; second++) {
    says({ type: 'roster', rows: [{ sitting: 's-1', line: 'green' }] })
    await vi.advanceTimersByTimeAsync(1_000)
  }
  expect(drawn).toBeGreaterThanOrEqual(10)
  expect(drawn).toBeLessThanOrEqual(20)
  live.stop()
  drawn = 0
  await vi.advanceTimersByTimeAsync(5_000)
  expect(drawn, 'what is over is not drawn').toBe(0)
})
