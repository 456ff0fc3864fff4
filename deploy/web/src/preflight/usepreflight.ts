import { useEffect, useRef, useState } from 'preact/hooks'
import { covered, grey, HEIGHT, WIDTH } from '../common/media/stillness'
import type { Asked, Preflight } from '../common/supervision'
import { bandwidthFound, begun, clockFound, preflightOf, type Checked, type CheckName, type Results } from './checks'
import type { Devices } from './devices'
import { measureBattery, measureLine, measureScreens, watchLevel } from './measure'

/** Louder than a quiet room; a word said before the microphone is. */
export const AUDIBLE = 0.02
const LISTENED_MILLIS = 6_000
const SEEN_MILLIS = 3_000

export interface Checking {
  results: Results
  busy: ReadonlySet<CheckName>
  /** The microphone was heard after all. */
  heard: () => void
  check: (name: CheckName) => Promise<void>
  /** Everything that needs no choice of the person: all but the screen. */
  checkRest: () => Promise<void>
  preflight: (noticeRead: boolean) => Preflight
}

/** The checks of one page: what was found, what is under way. @param waived names of checks that the supervisor does without @param former what this browser told before */
export function usePreflight(devices: Devices, asked: Asked, waived: readonly string[], former?: Preflight): Checking {
  const [results, setResults] = useState<Results>(() => begun(asked))
  const [busy, setBusy] = useState<ReadonlySet<CheckName>>(new Set())
  const skewMillis = useRef<number | undefined>(undefined)
  const gone = useRef(false)
  useEffect(() => () => { gone.current = true }, [])
  const found = (checked: Checked) => gone.current || setResults(known => ({ ...known, [checked.name]: checked }))
  const heard = () => setResults(known => known.microphone?.found === 'silent' ? { ...known, microphone: { name: 'microphone', found: 'fine' } } : known)
  // A device that stops after it was checked is checked no more.
  useEffect(() => devices.subscribe(news => {
    if (news?.news === 'gone') setResults(known => ({ ...known, [news.device]: { name: news.device, found: 'none' } as Checked }))
  }), [devices])

  const check = async (name: CheckName) => {
    setBusy(known => new Set([...known, name]))
    try {
      switch (name) {
        case 'camera': return void found(await checkCamera(devices))
        case 'microphone': return void found(await checkMicrophone(devices))
        case 'screen': return void found(await checkScreen(devices, waived.includes('screen')))
        case 'bandwidth':
        case 'clock': {
          const line = await measureLine()
          skewMillis.current = line.skewMillis
          found(bandwidthFound(line.kbits))
          return void found(clockFound(line.skewMillis))
        }
        case 'battery': return void found(await measureBattery())
        case 'second-screen': return void found(measureScreens())
      }
    } finally {
      setBusy(known => new Set([...known].filter(one => one !== name)))
    }
  }
  const checkRest = async () => {
    if (asked.camera) await check('camera')
    if (asked.microphone) await check('microphone')
    for (const name of ['bandwidth', 'battery', 'second-screen'] as const) await check(name)
  }
  return { results, busy, heard, check, checkRest, preflight: noticeRead => preflightOf(results, noticeRead, skewMillis.current, former) }
}

async function checkCamera(devices: Devices): Promise<Checked> {
  const { track, problem } = await devices.camera()
  if (!track) return { name: 'camera', found: problem }
  return { name: 'camera', found: await looksDark(devices.stream('camera')) ? 'dark' : 'fine' }
}

/** Looks at the picture until something is to be seen on it, a few seconds at most. */
async function looksDark(stream: MediaStream | undefined): Promise<boolean> {
  const video = document.createElement('video')
  video.muted = true
  video.playsInline = true
  video.srcObject = stream ?? null
  const canvas = document.createElement('canvas')
  canvas.width = WIDTH
  canvas.height = HEIGHT
  const context = canvas.getContext('2d', { willReadFrequently: true })
  await video.play().catch(() => {})
  let dark = true
  for (const begun = performance.now(); dark && performance.now() - begun < SEEN_MILLIS;) {
    await new Promise(resolve => setTimeout(resolve, 200))
    if (!context || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) continue
    context.drawImage(video, 0, 0, WIDTH, HEIGHT)
    dark = covered(grey(context.getImageData(0, 0, WIDTH, HEIGHT).data))
  }
  video.srcObject = null
  return dark
}

async function checkMicrophone(devices: Devices): Promise<Checked> {
  const { track, problem } = await devices.microphone()
  const stream = devices.stream('microphone')
  if (!track || !stream) return { name: 'microphone', found: problem ?? 'none' }
  return new Promise(resolve => {
    const done = (found: 'fine' | 'silent') => {
      clearTimeout(timer)
      stop()
      resolve({ name: 'microphone', found })
    }
    const timer = setTimeout(() => done('silent'), LISTENED_MILLIS)
    const stop = watchLevel(stream, level => { if (level > AUDIBLE) done('fine') })
  })
}

async function checkScreen(devices: Devices, waived: boolean): Promise<Checked> {
  const { track, problem, surface } = await devices.screen(waived)
  if (!track) return { name: 'screen', found: problem }
  return { name: 'screen', found: surface === 'unknown' ? 'unknown-surface' : 'fine' }
}

/** Follows the microphone that is on, whichever, ten times a second. */
export function useLevel(devices: Devices, heard: (level: number) => void): void {
  const latest = useRef(heard)
  latest.current = heard
  useEffect(() => {
    let followed: MediaStream | undefined
    let stop = () => {}
    const follow = () => {
      const stream = devices.stream('microphone')
      if (stream === followed) return
      stop()
      stop = stream ? watchLevel(stream, level => latest.current(level)) : () => {}
      followed = stream
      if (!stream) latest.current(0)
    }
    follow()
    const unsubscribe = devices.subscribe(follow)
    return () => {
      unsubscribe()
      stop()
    }
  }, [devices])
}
