/**
 * Whether a camera is covered or its picture stands still, by plain arithmetic on a small grey picture. A hint and no more: a dark room looks covered,
 * a poor camera may look still, and neither says anything of the person. Nothing is recognised and nothing leaves the page but the finding.
 */

export const WIDTH = 64
export const HEIGHT = 48
/** Pixels of 64 by 48, row by row, 0 black to 255 white. */
export type Grid = Uint8Array

export type Finding = 'fine' | 'covered' | 'frozen'

export interface Stillness {
  readonly finding: Finding
  /** The last picture that differed from the one before it. */
  readonly picture: Grid | undefined
  readonly movedAt: number
  /** What the pictures look like now, since when; a finding changes only after it lasted. */
  readonly looks: Finding
  readonly since: number
}

/** Mean grey below this is black, spread below this is one colour: a finger, a sticker, a lid. */
const DARK = 14
const PLAIN = 4
/** A lens always has some noise: this much of mean difference between two pictures, in grey levels, is none at all. */
const SAME = 0.05
const COVERED_MILLIS = 6_000
const FROZEN_MILLIS = 20_000
const FINE_MILLIS = 2_000

export const begin = (now: number): Stillness => ({ finding: 'fine', picture: undefined, movedAt: now, looks: 'fine', since: now })

/** One more picture; two a second are plenty. Nothing is found while pictures do not come: that is a matter of quality, not of stillness. */
export function look(s: Stillness, grid: Grid, now: number): Stillness {
  const moved = !s.picture || difference(s.picture, grid) > SAME
  const picture = moved ? grid : s.picture
  const movedAt = moved ? now : s.movedAt
  const looks: Finding = covered(grid) ? 'covered' : now - movedAt >= FROZEN_MILLIS ? 'frozen' : 'fine'
  const since = looks === s.looks ? s.since : now
  const lasting = { fine: FINE_MILLIS, covered: COVERED_MILLIS, frozen: 0 }[looks]
  return { picture, movedAt, looks, since, finding: now - since >= lasting ? looks : s.finding }
}

export function covered(grid: Grid): boolean {
  const mean = grid.reduce((sum, grey) => sum + grey, 0) / grid.length
  const spread = Math.sqrt(grid.reduce((sum, grey) => sum + (grey - mean) ** 2, 0) / grid.length)
  return mean < DARK || spread < PLAIN
}

/** Mean of how far each pixel moved, in grey levels. */
export function difference(a: Grid, b: Grid): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += Math.abs((a[i] ?? 0) - (b[i] ?? 0))
  return sum / a.length
}

/** Grey of colours as a canvas gives them (BT.601). @param rgba four bytes a pixel */
export function grey(rgba: ArrayLike<number>): Grid {
  const grid = new Uint8Array(rgba.length / 4)
  for (let i = 0; i < grid.length; i++) grid[i] = Math.round(0.299 * (rgba[4 * i] ?? 0) + 0.587 * (rgba[4 * i + 1] ?? 0) + 0.114 * (rgba[4 * i + 2] ?? 0))
  return grid
}

/** Looks at what a video element shows, twice a second. @return ends it */
export function watchStillness(video: HTMLVideoElement, found: (finding: Finding) => void, everyMillis = 500): () => void {
  const canvas = document.createElement('canvas')
  canvas.width = WIDTH
  canvas.height = HEIGHT
  const context = canvas.getContext('2d', { willReadFrequently: true })
  let state = begin(performance.now())
  const timer = setInterval(() => {
    if (!context || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return
    context.drawImage(video, 0, 0, WIDTH, HEIGHT)
    const next = look(state, grey(context.getImageData(0, 0, WIDTH, HEIGHT).data), performance.now())
    if (next.finding !== state.finding) found(next.finding)
    state = next
  }, everyMillis)
  return () => clearInterval(timer)
}
