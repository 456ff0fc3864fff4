/** Geometry of the radar picture; pure. The centre is 0, the first axis points up, then clockwise. */

export interface Spoke { x: number; y: number; anchor: 'start' | 'middle' | 'end' }

export function point(index: number, count: number, radius: number): { x: number; y: number } {
  const angle = (2 * Math.PI * index) / count - Math.PI / 2
  return { x: round(radius * Math.cos(angle)), y: round(radius * Math.sin(angle)) }
}

/** The closed outline through one value per axis. @param shares 0 to 1 */
export function outline(shares: number[], radius: number): string {
  const points = shares.map((share, index) => point(index, shares.length, radius * Math.min(1, Math.max(0, share))))
  return points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('') + 'z'
}

/** Where a label stands so that it grows away from the picture. */
export function spoke(index: number, count: number, radius: number): Spoke {
  const { x, y } = point(index, count, radius)
  return { x, y, anchor: Math.abs(x) < radius / 10 ? 'middle' : x > 0 ? 'start' : 'end' }
}

const round = (value: number) => Math.round(value * 100) / 100
