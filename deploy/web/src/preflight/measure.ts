import { probeUpload } from '../common/supervision'
import { batteryFound, rate, screensFound, skew, type Checked, type Sample } from './checks'

/** What the page measures by itself. Each is bounded, and none throws: what cannot be measured is told as such. */

const STEPS = [1_024, 32_768, 131_072, 131_072, 131_072, 131_072]
const LONGEST_MILLIS = 8_000

export interface Line { kbits: number | undefined; skewMillis: number | undefined }

/** Sends some noise to the server, at most half a megabyte and eight seconds. */
export async function measureLine(): Promise<Line> {
  const samples: Sample[] = []
  let skewMillis: number | undefined
  const begun = performance.now()
  for (const bytes of STEPS) {
    const padding = noise(bytes)
    const sentAt = performance.now()
    const sent = Date.now()
    try {
      const { now } = await probeUpload(padding)
      const millis = performance.now() - sentAt
      // The first one also opens the connection; the second, small and quick, is the best look at the clock.
      if (samples.length < 2) skewMillis = skew(Date.parse(now), sent, Date.now())
      samples.push({ bytes, millis })
    } catch {
      break
    }
    if (performance.now() - begun > LONGEST_MILLIS) break
  }
  return { kbits: rate(samples), skewMillis }
}

/** Letters and digits by chance: nothing on the way can make them smaller by much. */
function noise(length: number): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  const random = new Uint8Array(length)
  // Chance is given out by 64 KiB.
  for (let from = 0; from < length; from += 65_536) crypto.getRandomValues(random.subarray(from, from + 65_536))
  let text = ''
  for (const value of random) text += letters[value & 63]
  return text
}

interface Battery { level: number; charging: boolean }

export async function measureBattery(): Promise<Checked> {
  const { getBattery } = navigator as { getBattery?: () => Promise<Battery> }
  const battery = await getBattery?.call(navigator).catch(() => undefined)
  return batteryFound(battery?.level, battery?.charging ?? false)
}

/** Whether there is a second screen, where the browser tells. */
export const extended = (): boolean | undefined => (globalThis.screen as { isExtended?: boolean } | undefined)?.isExtended

export const measureScreens = (): Checked => screensFound(extended())

/** How loud it is, 0 to 1, ten times a second. @return ends it; the track goes on */
export function watchLevel(stream: MediaStream, heard: (level: number) => void): () => void {
  const context = new AudioContext()
  const analyser = context.createAnalyser()
  analyser.fftSize = 1_024
  context.createMediaStreamSource(stream).connect(analyser)
  const samples = new Float32Array(analyser.fftSize)
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples)
    heard(Math.min(1, samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)))
  }, 100)
  return () => {
    clearInterval(timer)
    void context.close().catch(() => {})
  }
}
