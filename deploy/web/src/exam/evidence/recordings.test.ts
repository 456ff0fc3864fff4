import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Recorder } from './recorder'
import { Recordings, type Rings } from './recordings'
import type { Policy, Recorded, Track } from './types'

/** Gives a byte each slice, until it is stopped. */
class FakeRecorder implements Recorder {
  readonly mimeType = 'video/webm'
  state: Recorder['state'] = 'inactive'
  ondataavailable: Recorder['ondataavailable'] = null
  onstop: Recorder['onstop'] = null
  onerror: Recorder['onerror'] = null
  private timer: ReturnType<typeof setInterval> | undefined

  start(sliceMillis: number): void {
    this.state = 'recording'
    this.timer = setInterval(() => this.ondataavailable?.({ data: new Blob(['x']) }), sliceMillis)
  }

  stop(): void {
    this.state = 'inactive'
    clearInterval(this.timer)
    queueMicrotask(() => this.onstop?.())
  }
}

let spooled: (Recorded & { take: string | undefined })[]
let pieces: string[]
let trouble: string[]
let lost: string[]
/** What a page that is loaded again still knows. */
let unkept: Map<Track, number>
const camera = { name: 'camera' } as unknown as MediaStream
const screen = { name: 'screen' } as unknown as MediaStream

const recordings = (policy: Policy, streams = { camera, screen } as { camera?: MediaStream; screen?: MediaStream }, recorder = () => new FakeRecorder() as Recorder, former?: Rings) =>
  new Recordings(policy, streams, {
    now: Date.now, random: () => 0.5, recorder, grabber: () => async () => new Blob(['still']), trouble: (track, what) => trouble.push(`${track} ${what}`),
    spool: {
      add: async (segment, take) => void spooled.push({ ...segment, take }),
      lost: (track, spans) => lost.push(...spans.map(({ startedAt, endedAt }) => `${track} ${startedAt / 1_000}-${endedAt / 1_000}`)),
      piece: (track, take, number) => void pieces.push(`${track} ${take} ${number}`),
    },
    unkept: { get: track => unkept.get(track), set: (track, from) => void unkept.set(track, from) },
  }, former)

beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
  spooled = []
  pieces = []
  trouble = []
  lost = []
  unkept = new Map()
})
afterEach(() => vi.useRealTimers())
const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1_000)

test('where nothing is kept nothing is recorded', async () => {
  const all = recordings('none')
  all.start()
  all.flag(Date.now())
  await pass(600)
  await all.stop()
  expect([spooled, pieces]).toEqual([[], []])
})

test('stills are pictures of both streams, and one more when something happens', async () => {
  const all = recordings('stills')
  all.start()
  await pass(65)
  all.flag(Date.now())
  await pass(1)
  await all.stop()
  expect(spooled.map(({ track, incident }) => `${track}${incident ? '!' : ''}`).sort()).toEqual(
    ['still-camera', 'still-camera', 'still-camera', 'still-camera!', 'still-screen', 'still-screen', 'still-screen', 'still-screen!'])
  expect(pieces).toEqual([])
})

test('of an incident what surrounds it is kept, and before it nothing is written down', async () => {
  const all = recordings('incident')
  all.start()
  await pass(310)
  expect([spooled, pieces]).toEqual([[], []])
  all.flag(Date.now())
  await pass(300)
  await all.stop()
  expect(spooled.filter(({ track }) => track === 'camera').map(({ startedAt }) => startedAt / 1_000)).toEqual([270, 300, 330])
  expect(spooled.length).toBe(6)
  expect(spooled.every(({ incident, media }) => incident && media === 'video/webm')).toBe(true)
  expect(pieces).toEqual([])
})

test('an incident of which the page hears later is kept as it was then, and what is not held any more is told', async () => {
  const all = recordings('incident', { camera })
  all.start()
  await pass(610)
  all.flag(500_000)
  expect(spooled.map(({ startedAt }) => startedAt / 1_000)).toEqual([450, 480, 510])
  expect(lost).toEqual([])
  all.flag(200_000)
  await all.stop()
  expect(spooled.length).toBe(3)
  expect(lost).toEqual(['camera 170-230'])
})

test('what was held and what was marked outlives a change of streams; what was not recorded of it meanwhile is told', async () => {
  const first = recordings('incident')
  first.start()
  await pass(90)
  first.flag(Date.now())
  await pass(5)
  // The share ends: of the screen nothing is recorded until it comes back; the camera goes on.
  const second = recordings('incident', { camera }, undefined, await first.close())
  second.start()
  await pass(60)
  const third = recordings('incident', { camera, screen }, undefined, await second.close())
  third.start()
  await pass(10)
  await third.stop()
  const kept = (track: Track) => spooled.filter(one => one.track === track).map(({ startedAt }) => startedAt / 1_000)
  expect(kept('camera')).toEqual([60, 90, 95])
  expect(kept('screen')).toEqual([60, 90])
  expect(lost).toEqual(['screen 95-120'])
})

test('a moment just after a change of camera has the half minute before it', async () => {
  const first = recordings('incident', { camera })
  first.start()
  await pass(100)
  const second = recordings('incident', { camera }, undefined, await first.close())
  second.start()
  await pass(4)
  second.flag(Date.now())
  expect(spooled.map(({ startedAt }) => startedAt / 1_000)).toEqual([60, 90])
  expect(lost).toEqual([])
  await second.stop()
})

test("a break is nothing that is missed, with a device that is off either", async () => {
  const first = recordings('incident')
  first.start()
  await pass(100)
  const second = recordings('incident', { camera }, undefined, await first.close())
  second.start()
  await pass(10)
  await second.stop()
  await pass(300)
  second.start()
  second.flag(Date.now())
  await pass(5)
  await second.stop()
  expect(lost).toEqual(['screen 410-415'])
})

test('what the page before a reload held is told as lost, what it handed on is not', async () => {
  const first = recordings('incident', { camera })
  first.start()
  await pass(300)
  first.flag(290_000)
  await pass(30)
  expect(spooled.map(({ startedAt }) => startedAt / 1_000)).toEqual([240, 270, 300])
  await pass(60)
  // The page dies with all that it held.
  const second = recordings('incident', { camera })
  second.start()
  await pass(5)
  second.flag(Date.now())
  expect(lost).toEqual(['camera 365-390'])
  second.flag(340_000)
  expect(lost.slice(1)).toEqual(['camera 330-370'])
  await second.stop()
})

test('everything is everything: two minutes each, every piece safe as it comes', async () => {
  const all = recordings('continuous', { screen })
  all.start()
  await pass(250)
  await all.stop()
  expect(spooled.map(({ track, startedAt }) => [track, startedAt / 1_000])).toEqual([['screen', 0], ['screen', 120], ['screen', 240]])
  expect(spooled.map(({ take }) => take?.split('/')[1])).toEqual(['000001', '000002', '000003'])
  expect(pieces.length).toBe(50)
  expect(spooled.every(({ incident }) => !incident)).toBe(true)
})

test('a recorder that cannot be had is told, and nothing else suffers', async () => {
  const all = recordings('continuous', { camera, screen }, () => { throw new Error('NotSupportedError') })
  all.start()
  expect(trouble).toEqual(['camera failed', 'screen failed'])
  await all.stop()
})

test('takes of two pages are never taken for one another', async () => {
  for (let page = 0; page < 2; page++) {
    const all = recordings('continuous', { camera })
    all.start()
    await pass(10)
    await all.stop()
  }
  expect(new Set(spooled.map(({ take }) => take)).size).toBe(2)
})
