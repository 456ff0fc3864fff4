import type { Level } from './messages'

/** What travels for a level, as encoding parameters: changed on the sender, never negotiated. */
export interface Encoding { active: boolean; maxBitrate: number; maxFramerate: number; scaleResolutionDownBy: number }

interface Size { height: number; framesPerSecond: number; bitsPerSecond: number }

export const CAMERA: Record<Exclude<Level, 'off'>, Size> = {
  thumbnail: { height: 180, framesPerSecond: 8, bitsPerSecond: 100_000 },
  focus: { height: 720, framesPerSecond: 20, bitsPerSecond: 600_000 },
}
export const SCREEN: Record<Exclude<Level, 'off'>, Size> = {
  thumbnail: { height: 360, framesPerSecond: 1, bitsPerSecond: 100_000 },
  focus: { height: 1080, framesPerSecond: 5, bitsPerSecond: 600_000 },
}

/** @param height of the track's pictures */
export const encoding = (sizes: typeof CAMERA, level: Level, height: number): Encoding => {
  const size = sizes[level === 'off' ? 'thumbnail' : level]
  return { active: level !== 'off', maxBitrate: size.bitsPerSecond, maxFramerate: size.framesPerSecond, scaleResolutionDownBy: Math.max(1, height / size.height) }
}

/** Names of the two layers sent to a media server, small first: some watchers see the thumbnail while one has the focus. */
export const LAYERS = ['l', 'h'] as const

export const layers = (sizes: typeof CAMERA, level: Level, height: number): readonly [Encoding, Encoding] => [
  { ...encoding(sizes, 'thumbnail', height), active: level !== 'off' },
  { ...encoding(sizes, 'focus', height), active: level === 'focus' },
]
