import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { VideoRecorder, type Recorder } from './recorder'
import type { Recorded } from './types'

/** A recorder by hand: gives a piece each slice, the last one when it stops, and can fall silent. */
class FakeRecorder implements Recorder {
  static all: FakeRecorder[] = []
  static silent = false
  static refusing = false
  readonly mimeType = 'video/webm;codecs=vp8'
  state: Recorder['state'] = 'inactive'
  ondataavailable: Recorder['ondataavailable'] = null
  onstop: Recorder['onstop'] = null
  onerror: Recorder['onerror'] = null
  private timer: ReturnType<typeof setInterval> | undefined
  private pieces = 0
  readonly number = FakeRecorder.all.push(this)

  start(sliceMillis: number): void {
    if (FakeRecorder.refusing) throw new Error('NotSupportedError')
    this.state = 'recording'
    this.timer = setInterval(() => this.give(), sliceMillis)
  }

  stop(): void {
    if (this.state === 'inactive') throw new Error('InvalidStateError')
    this.state = 'inactive'
    clearInterval(this.timer)
    setTimeout(() => {
      this.give()
      this.onstop?.()
    }, 10)
  }

  private give(): void {
    if (!FakeRecorder.silent) this.ondataavailable?.({ data: new Blob([`${this.number}.${++this.pieces} `]) })
  }
}

let recorded: Recorded[]
let trouble: string[]
let pieces: string[]
let recorder: VideoRecorder

beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
  FakeRecorder.all = []
  FakeRecorder.silent = FakeRecorder.refusing = false
  recorded = []
  trouble = []
  pieces = []
  recorder = new VideoRecorder('camera', 60_000, {
    now: Date.now, create: () => new FakeRecorder(), recorded: segment => recorded.push(segment),
    piece: (_track, take, number) => pieces.push(`${take}.${number}`), trouble: (_track, what) => trouble.push(what),
  })
})
afterEach(() => vi.useRealTimers())

const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1_000)
const contents = () => Promise.all(recorded.map(segment => segment.bytes.text()))

test('each segment comes from a recorder of its own, whole, from its first piece on', async () => {
  recorder.start()
  await pass(125)
  expect(recorded.map(({ startedAt, endedAt }) => [startedAt, endedAt])).toEqual([[0, 60_010], [60_000, 120_010]])
  const texts = await contents()
  expect(texts[0]).toMatch(/^1\.1 1\.2 .* 1\.13 $/)
  expect(texts[1]).toMatch(/^2\.1 .* 2\.13 $/)
  expect(recorded.every(({ media, incident, track }) => media === 'video/webm' && !incident && track === 'camera')).toBe(true)
})

test('the next recorder runs before the last one stops: nothing is lost in between', async () => {
  recorder.start()
  await pass(180)
  for (let number = 1; number < recorded.length; number++) expect(recorded[number]!.startedAt).toBeLessThanOrEqual(recorded[number - 1]!.endedAt)
})

test('stopping hands on what was recorded last, and nothing comes after it', async () => {
  recorder.start()
  await pass(72)
  const stopped = recorder.stop()
  await pass(1)
  await stopped
  expect(recorded.map(({ startedAt, endedAt }) => [startedAt, endedAt])).toEqual([[0, 60_010], [60_000, 72_010]])
  await pass(300)
  expect(recorded.length).toBe(2)
  expect(FakeRecorder.all.every(one => one.state === 'inactive')).toBe(true)
  expect(trouble).toEqual([])
})

test('it can be begun again after a break', async () => {
  recorder.start()
  recorder.start()
  await pass(10)
  await Promise.all([recorder.stop(), pass(1)])
  await pass(600)
  recorder.start()
  await pass(30)
  await Promise.all([recorder.stop(), pass(1)])
  expect(recorded.map(({ startedAt }) => startedAt)).toEqual([0, 611_000])
  expect(FakeRecorder.all.length).toBe(2)
})

test('when no data comes it is told, and another recorder takes over', async () => {
  recorder.start()
  await pass(12)
  FakeRecorder.silent = true
  await pass(20)
  expect(trouble).toEqual(['stalled'])
  FakeRecorder.silent = false
  await pass(20)
  await Promise.all([recorder.stop(), pass(1)])
  expect(trouble).toEqual(['stalled'])
  const texts = await contents()
  expect(texts[0]).toMatch(/^1\.1 1\.2 /)
  expect(texts.at(-1)).toMatch(/^2\.1 /)
})

test('silence without end is told again and again, and leaves no empty segment', async () => {
  FakeRecorder.silent = true
  recorder.start()
  await pass(70)
  expect(trouble.length).toBeGreaterThan(2)
  await Promise.all([recorder.stop(), pass(1)])
  expect(recorded).toEqual([])
})

test('a recorder that fails is told and replaced', async () => {
  recorder.start()
  await pass(7)
  FakeRecorder.all[0]!.onerror?.()
  await pass(10)
  expect(trouble).toEqual(['failed'])
  expect(FakeRecorder.all.length).toBe(2)
  expect(await contents()).toEqual(['1.1 1.2 '])
})

test('where no other recorder can be had the old one is kept, and it is tried again', async () => {
  recorder.start()
  await pass(7)
  FakeRecorder.silent = true
  FakeRecorder.refusing = true
  await pass(25)
  expect(trouble).toEqual(['stalled'])
  FakeRecorder.refusing = FakeRecorder.silent = false
  await pass(10)
  await Promise.all([recorder.stop(), pass(1)])
  expect((await contents()).join('')).toMatch(/^1\.1 /)
})

test('a picture that ends is told, and what there was of it is handed on', async () => {
  recorder.start()
  await pass(12)
  FakeRecorder.all[0]!.stop()
  await pass(1)
  expect(trouble).toEqual(['ended'])
  expect(await contents()).toEqual(['1.1 1.2 1.3 '])
  await pass(60)
  expect(trouble).toEqual(['ended'])
  await recorder.stop()
})

test('a recorder that never ends holds nobody up', async () => {
  recorder.start()
  await pass(7)
  FakeRecorder.all[0]!.stop = () => {}
  const stopped = recorder.stop()
  await pass(16)
  await stopped
})

test('every piece is told as it comes', async () => {
  recorder.start()
  await pass(65.5)
  expect(pieces.slice(0, 3)).toEqual(['1.1', '1.2', '1.3'])
  expect(pieces.at(-1)).toBe('2.1')
})
