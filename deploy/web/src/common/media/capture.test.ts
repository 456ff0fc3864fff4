import { expect, test } from 'vitest'
import * as capture from './capture'

class Track extends EventTarget {
  readyState = 'live'
  muted = false
  stopped = false
  constructor(private readonly settings: MediaTrackSettings = {}) {
    super()
  }

  getSettings = () => this.settings
  stop = () => {
    this.stopped = true
  }

  happens = (type: string) => this.dispatchEvent(new Event(type))
}

const stream = (track?: Track) => ({ getTracks: () => track ? [track] : [], getVideoTracks: () => track ? [track] : [] }) as unknown as MediaStream

class Devices extends EventTarget {
  asked: unknown[] = []
  list: { kind: string; deviceId: string; label: string }[] = []
  constructor(private readonly give: () => MediaStream) {
    super()
  }

  getUserMedia = async (constraints?: MediaStreamConstraints) => {
    this.asked.push(constraints)
    return this.give()
  }

  getDisplayMedia = this.getUserMedia as MediaDevices['getDisplayMedia']
  enumerateDevices = async () => this.list as MediaDeviceInfo[]
}

const throwing = (name: string) => new Devices(() => {
  throw Object.assign(new Error(name), { name })
})

test('a camera is opened small, the chosen one if one was chosen', async () => {
  const track = new Track()
  const devices = new Devices(() => stream(track))
  expect(await capture.openCamera(undefined, devices)).toEqual({ track })
  await capture.openCamera('second', devices)
  expect(devices.asked).toMatchObject([{ video: { width: { ideal: 640 } } }, { video: { deviceId: { exact: 'second' } } }])
  expect((devices.asked[0] as { video: object }).video).not.toHaveProperty('deviceId')
})

test.each([
  ['NotAllowedError', 'refused'], ['NotFoundError', 'none'], ['OverconstrainedError', 'none'], ['NotReadableError', 'busy'], ['TypeError', 'impossible'],
] as const)('%s is told as %s', async (name, problem) => {
  expect(await capture.openCamera(undefined, throwing(name))).toEqual({ problem })
  expect(await capture.openMicrophone(undefined, throwing(name))).toEqual({ problem })
  expect(await capture.openScreen(false, throwing(name))).toEqual({ problem })
})

test('a browser that cannot is told as impossible', async () => {
  expect(await capture.openCamera(undefined, undefined)).toEqual({ problem: 'impossible' })
  const { getDisplayMedia: _, ...without } = new Devices(() => stream())
  expect(await capture.openScreen(false, without as never)).toEqual({ problem: 'impossible' })
})

test('only the whole screen is accepted; what was chosen instead is no longer shared', async () => {
  const whole = new Track({ displaySurface: 'monitor' })
  expect(await capture.openScreen(false, new Devices(() => stream(whole)))).toEqual({ track: whole, surface: 'monitor' })
  for (const displaySurface of ['window', 'browser']) {
    const part = new Track({ displaySurface })
    expect(await capture.openScreen(false, new Devices(() => stream(part)))).toEqual({ problem: 'wrong-surface', surface: displaySurface })
    expect(part.stopped).toBe(true)
  }
})

test('a proctor may waive it, and a browser that does not tell is left to his eyes', async () => {
  const part = new Track({ displaySurface: 'window' })
  expect(await capture.openScreen(true, new Devices(() => stream(part)))).toEqual({ track: part, surface: 'window' })
  const silent = new Track()
  expect(await capture.openScreen(false, new Devices(() => stream(silent)))).toEqual({ track: silent, surface: 'unknown' })
})

test('a track tells when it is muted, back and gone, until nobody asks any more', () => {
  const track = new Track()
  const told: string[] = []
  const stop = capture.watchTrack(track as unknown as MediaStreamTrack, change => told.push(change))
  for (const type of ['mute', 'unmute', 'ended']) track.happens(type)
  stop()
  track.happens('mute')
  expect(told).toEqual(['muted', 'back', 'gone'])
  const ended = new Track()
  ended.readyState = 'ended'
  capture.watchTrack(ended as unknown as MediaStreamTrack, change => told.push(change))
  expect(told.at(-1)).toBe('gone')
})

test('devices that come and go are named', async () => {
  const devices = new Devices(() => stream())
  const camera = (label: string) => ({ kind: 'videoinput', deviceId: label, label })
  devices.list = [camera('built-in'), { kind: 'audioinput', deviceId: 'm', label: 'microphone' }]
  const told: unknown[] = []
  const stop = capture.watchDevices('camera', (came, went) => told.push([came, went]), devices)
  const change = async (...list: Devices['list']) => {
    await new Promise(resolve => setTimeout(resolve))
    devices.list = list
    devices.dispatchEvent(new Event('devicechange'))
    await new Promise(resolve => setTimeout(resolve))
  }
  await change(camera('built-in'), camera('virtual'))
  await change(camera('virtual'))
  await change(camera('virtual'), { kind: 'audioinput', deviceId: 'n', label: 'headset' })
  stop()
  await change()
  expect(told).toEqual([[['virtual'], []], [[], ['built-in']]])
})
