/** Lines of a drawn signature: each x, y, x, y... in thousandths of the field. */
export type Strokes = number[][]

/** The field is three times as wide as high, here and on paper. */
export const FIELD_RATIO = 3

const MOST_NUMBERS = 7_600
const MOST_IN_LINE = 1_900
const MOST_LINES = 380
/** Nearer to the last point, a new one shows nothing. */
const NEAR = 3

/** A pen touches the field. Places outside of it are moved to its edge. Nothing is added to a field that is full. */
export function touched(strokes: Strokes, x: number, y: number): Strokes {
  return full(strokes) || strokes.length >= MOST_LINES ? strokes : [...strokes, [thousandths(x), thousandths(y)]]
}

/** The pen moves on. */
export function moved(strokes: Strokes, x: number, y: number): Strokes {
  const line = strokes.at(-1)
  if (!line || full(strokes)) return strokes
  const [lastX, lastY] = [line.at(-2)!, line.at(-1)!]
  const [nextX, nextY] = [thousandths(x), thousandths(y)]
  if (Math.abs(nextX - lastX) < NEAR && Math.abs(nextY - lastY) < NEAR * FIELD_RATIO) return strokes
  // A very long line goes on as a new one from the same point.
  if (line.length >= MOST_IN_LINE) return [...strokes, [lastX, lastY, nextX, nextY]]
  return [...strokes.slice(0, -1), [...line, nextX, nextY]]
}

/** Whether this is more than a dot: what the server takes as a signature. */
export const signs = (strokes: Strokes): boolean => strokes.reduce((sum, line) => sum + line.length, 0) >= 8

const full = (strokes: Strokes): boolean => strokes.reduce((sum, line) => sum + line.length, 0) >= MOST_NUMBERS

const thousandths = (share: number): number => Math.round(Math.min(1, Math.max(0, share)) * 1_000)
