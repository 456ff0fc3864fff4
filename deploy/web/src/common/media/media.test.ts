import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { FakeConnection } from './drill/connection'
import { FakeMediaConnection } from './drill/media'
import { Network } from './drill/network'
import { seeded, World } from './drill/world'
import { type Access, LEASE_MILLIS, type MediaMessage, type Want } from './messages'
import { Publisher } from './publisher'
import { Wall } from './wall'

// A machine may be busy with other things.
vi.setConfig({ testTimeout: 60_000 })

// A candidate's page and a proctor's, over a network without a will of its own, in a time that passes at once.

let world: World
let network: Network
let heard: (MediaMessage & { from: string })[]
let access: Access
let accesses: number
let publisher: Publisher
let wall: Wall
const sent: FakeMediaConnection[] = []
const received: FakeMediaConnection[] = []

const camera = { id: 'camera', getSettings: () => ({ height: 360 }) } as unknown as MediaStreamTrack
const microphone = { id: 'microphone', getSettings: () => ({}) } as unknown as MediaStreamTrack

const maker = (name: string, list: FakeMediaConnection[]) => () => {
  const connection = new FakeMediaConnection(world, `${name}${list.length}`)
  list.push(connection)
  return connection as unknown as RTCPeerConnection
}

beforeAll(() => {
  vi.stubGlobal('MediaStream', class {
    constructor(readonly tracks: unknown[]) {}
    getAudioTracks = () => this.tracks
  })
})
afterAll(() => vi.unstubAllGlobals())

beforeEach(() => {
  world = new World(seeded(5))
  network = new Network(world, 's-1', 'staff')
  heard = []
  accesses = 0
  access = { plane: 'peer-to-peer', iceServers: [], relayOnly: false }
  sent.length = received.length = 0
  network.left.on(message => heard.push(message))
  const ask = async () => {
    accesses++
    return access
  }
  publisher = new Publisher({ wire: network.left, access: ask, clock: world, make: maker('candidate', sent) })
  wall = new Wall({ wire: network.right, access: ask, clock: world, make: maker('proctor', received) })
  publisher.set('camera', camera)
})

/** Seconds; media passes where both sides agree, unless it is cut. */
async function pass(seconds: number, cut = false): Promise<void> {
  const end = world.now() + seconds * 1_000
  const look = () => {
    const [a, b] = [sent.at(-1), received.at(-1)] as (FakeConnection | undefined)[]
    const agreed = a && b && !cut && a.agreed.local !== undefined && a.agreed.local.id === b.agreed.remote?.id && b.agreed.local?.id === a.agreed.remote?.id
    for (const one of [a, b])
      if (agreed) one?.become('connected')
      else if (one?.connectionState === 'connected') one.become('disconnected')
    if (world.now() + 100 <= end) world.after(100, look)
  }
  look()
  await world.run(end, () => false)
}

/** Says something in the media server's name. */
const mediaServer = () => (message: MediaMessage & { to: string }) => network.left.hear({ ...message, from: 'media' })
const wantsHeard = () => heard.filter((message): message is Want & { from: string } => message.type === 'want')
const encoding = (line: number) => sent.at(-1)?.getTransceivers()[line]?.sender.parameters.encodings
const lineOf = (line: number) => sent.at(-1)?.getTransceivers()[line]

test('nothing is connected before somebody wants something', async () => {
  await pass(30)
  expect([sent.length, accesses]).toEqual([0, 0])
})

test('a tile invites, the candidate offers his four lines, thumbnails come', async () => {
  const tile = wall.tile('s-1')
  expect(tile.condition).toBe('connecting')
  await pass(3)
  expect(lineOf(0)?.sender.track).toBe(camera)
  expect(sent[0]?.getTransceivers().map(line => `${line.kind} ${line.direction}`)).toEqual(['video sendonly', 'video sendonly', 'audio sendonly', 'audio recvonly'])
  expect(encoding(0)).toEqual([{ active: true, maxBitrate: 100_000, maxFramerate: 8, scaleResolutionDownBy: 2 }])
  expect(encoding(2)).toEqual([{ active: false }])
  expect(tile.condition).toBe('flowing')
  expect(tile.stream('camera')).toBeDefined()
  expect(received[0]?.getTransceivers()[3]?.direction).toBe('sendonly')
})

test('a line on which no picture ever comes is as still as one whose picture stopped', async () => {
  const tile = wall.tile('s-1')
  await pass(3)
  expect([tile.quality('camera')?.ageMillis, tile.frozen('camera')]).toEqual([undefined, false])
  await pass(6)
  expect([tile.quality('camera')?.ageMillis, tile.frozen('camera'), tile.frozen('screen')]).toEqual([undefined, true, false])
  await pass(10)
  expect(tile.frozen('screen')).toBe(true)
})

test('focus and sound are wants applied to the encodings, one candidate at a time, and who is looked at is not listened to by that', async () => {
  wall.tile('s-1')
  await pass(3)
  publisher.set('microphone', microphone)
  const offers = sent[0]?.agreed.local?.id
  wall.focus('s-1')
  await pass(1)
  expect(encoding(0)).toMatchObject([{ active: true, maxBitrate: 600_000, scaleResolutionDownBy: 1 }])
  expect([publisher.listened, lineOf(2)?.sender.track]).toEqual([false, null])
  wall.listen('s-1')
  await pass(1)
  expect([publisher.listened, lineOf(2)?.sender.track, encoding(2)]).toEqual([true, microphone, [{ active: true }]])
  wall.focus('s-2', 's-3', 's-4')
  wall.listen()
  await pass(1)
  expect(encoding(0)).toMatchObject([{ maxBitrate: 100_000 }])
  expect([publisher.listened, lineOf(2)?.sender.track]).toEqual([false, null])
  expect(sent[0]?.agreed.local?.id).toBe(offers)
})

test('who may see no more is cut off at once; who may hear no more hears nothing, and goes on seeing', async () => {
  wall.tile('s-1')
  publisher.set('microphone', microphone)
  wall.listen('s-1')
  await pass(3)
  expect(publisher.listened).toBe(true)
  network.left.hear({ type: 'revoked', sound: true, from: 'staff' })
  await pass(0.1)
  expect([publisher.listened, lineOf(2)?.sender.track, encoding(0)?.[0]?.active]).toEqual([false, null, true])
  network.left.hear({ type: 'revoked', sound: false, from: 'somebody-else' })
  expect(sent[0]?.connectionState).toBe('connected')
  network.left.hear({ type: 'revoked', sound: false, from: 'staff' })
  expect(sent[0]?.connectionState).toBe('closed')
  expect(publisher.wanted).toEqual({ camera: 'off', screen: 'off', microphone: false, talk: false })
})

test('a hidden tile asks for nothing and keeps its connection', async () => {
  wall.tile('s-1')
  await pass(3)
  wall.hide('s-1', true)
  await pass(120)
  expect(encoding(0)).toMatchObject([{ active: false }])
  expect([sent.length, wall.tile('s-1').condition]).toEqual([1, 'flowing'])
})

test('a track given later, or taken back, changes the sender and nothing else', async () => {
  wall.tile('s-1')
  await pass(3)
  const screen = { ...camera, contentHint: '' } as MediaStreamTrack
  publisher.set('screen', screen)
  await pass(1)
  expect([lineOf(1)?.sender.track, screen.contentHint]).toEqual([screen, 'text'])
  publisher.set('screen', undefined)
  await pass(1)
  expect(lineOf(1)?.sender.track).toBeNull()
  expect(sent.length).toBe(1)
})

test('a watcher who vanishes is let go after his lease; one who leaves at once', async () => {
  wall.tile('s-1')
  await pass(3)
  network.right.set(false)
  await pass(LEASE_MILLIS / 1_000 - 5)
  expect(sent[0]?.connectionState).toBe('connected')
  await pass(20)
  expect([sent[0]?.connectionState, publisher.conditions]).toEqual(['closed', []])
  network.right.set(true)
  await pass(3)
  expect([sent.length, publisher.conditions]).toEqual([2, ['flowing']])
  wall.remove('s-1')
  await pass(1)
  expect(publisher.conditions).toEqual([])
})

test('while the own socket is away leases stand still and media stays', async () => {
  wall.tile('s-1')
  await pass(3)
  network.left.set(false)
  await pass(300)
  expect(publisher.conditions).toEqual(['flowing'])
  network.left.set(true)
  await pass(60)
  expect([sent.length, publisher.conditions]).toEqual([1, ['flowing']])
})

test('a wish made while the socket was away is said when it is back', async () => {
  wall.tile('s-1')
  await pass(3)
  network.right.set(false)
  wall.focus('s-1')
  await pass(5)
  expect(publisher.wanted.camera).toBe('thumbnail')
  network.right.set(true)
  await pass(1)
  expect(publisher.wanted.camera).toBe('focus')
})

test('a candidate whose page is new is connected to anew, under the same name', async () => {
  const tile = wall.tile('s-1')
  await pass(3)
  publisher.close()
  network.right.set(false)
  sent.length = 0
  publisher = new Publisher({ wire: network.left, access: async () => access, clock: world, make: maker('again', sent) })
  network.right.set(true)
  await pass(3)
  expect(received.map(one => one.connectionState)).toEqual(['closed', 'connected'])
  expect(tile.condition).toBe('flowing')
})

test('a page that breaks off is asked at once, and so is one of which the roster says that it came', async () => {
  wall.tile('s-1')
  await pass(5)
  const before = wantsHeard().length
  await pass(1, true)
  expect(wantsHeard().length).toBe(before + 1)
  wall.arrived('s-1')
  wall.arrived('nobody')
  await pass(1, true)
  expect(wantsHeard().length).toBe(before + 2)
})

test('beside a media server those who watch invite; what the server says of a connection that nobody wants invites nobody', async () => {
  access = { ...access, plane: 'janus' }
  mediaServer()({ type: 'want', to: 's-1', pc: 'publish', gen: 3, camera: 'off', screen: 'off', microphone: false, talk: false, over: false })
  await pass(3)
  expect(sent.length).toBe(0)
  network.right.send({ type: 'want', to: 's-1', pc: 'publish', gen: 0, camera: 'focus', screen: 'off', microphone: false, talk: false, over: false })
  await pass(3)
  expect([publisher.wanted.camera, sent.length]).toEqual(['focus', 1])
})

test('where media does not pass, transport is restarted with new names, then replaced', async () => {
  wall.tile('s-1')
  await pass(3)
  const before = accesses
  await pass(12, true)
  expect(accesses).toBeGreaterThan(before)
  expect(sent.length).toBe(1)
  await pass(20, true)
  expect(sent.length).toBe(2)
  expect(wall.tile('s-1').condition).toBe('interrupted')
  await pass(20)
  expect(wall.tile('s-1').condition).toBe('flowing')
})

test('where no names for relays are to be had it is tried again, not given up', async () => {
  const broken = new Publisher({ wire: network.left, access: async () => Promise.reject(new Error('away')), clock: world, make: maker('never', sent) })
  wall.tile('s-1')
  publisher.close()
  await pass(60)
  expect(broken.conditions).toEqual(['interrupted'])
  expect(sent.length).toBe(0)
})

test('somebody speaks: the candidate has a voice to play, until it ends', async () => {
  const tile = wall.tile('s-1')
  await pass(3)
  expect(publisher.voices).toEqual([])
  wall.talk('s-1', microphone)
  await pass(1)
  expect(publisher.voices).toEqual(['candidate0 receives 3'])
  expect(received[0]?.getTransceivers()[3]?.sender.track).toBe(microphone)
  wall.talk('s-1', undefined)
  await pass(1)
  expect([publisher.voices, tile.wanted.talk]).toEqual([[], false])
})

test('beside a media server the candidate sends two layers, once, and gives way', async () => {
  access = { ...access, plane: 'janus' }
  const server = mediaServer()
  network.right.send({ type: 'want', to: 's-1', pc: 'publish', gen: 0, camera: 'off', screen: 'off', microphone: false, talk: false, over: false })
  await pass(2)
  expect(encoding(0)).toMatchObject([{ rid: 'l', active: false }, { rid: 'h', active: false }])
  server({ type: 'want', to: 's-1', pc: 'publish', gen: 0, camera: 'focus', screen: 'off', microphone: false, talk: false, over: false })
  await pass(1)
  expect(encoding(0)).toMatchObject([{ active: true, maxBitrate: 100_000 }, { active: true, maxBitrate: 600_000 }])
  server({ type: 'want', to: 's-1', pc: 'publish', gen: 5, camera: 'off', screen: 'off', microphone: false, talk: false, over: false })
  await pass(1)
  expect(sent.map(one => one.connectionState === 'closed')).toEqual([true, false])
})

test('who renews often enough is one watcher, whatever comes twice or late', async () => {
  network.weather = { lost: 0.3, twice: 0.3, stale: 0.2 }
  wall.tile('s-1')
  await pass(600)
  expect(publisher.conditions).toEqual(['flowing'])
  expect(new Set(wantsHeard().map(want => want.pc)).size).toBe(1)
})
