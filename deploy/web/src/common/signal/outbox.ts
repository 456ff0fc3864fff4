/** A message that the server has not answered yet. */
interface Waiting { id: string; frame: string; at: number }

const LIFE_MILLIS = 10_000
const MOST = 256

/** What was said and not acknowledged: said again, under the same name, on the next socket. What is older is of no use to anybody. */
export class Outbox {
  private readonly waiting = new Map<string, Waiting>()

  get size(): number {
    return this.waiting.size
  }

  /** The oldest gives way when there are too many. */
  put(id: string, frame: string, now: number): void {
    if (this.waiting.size >= MOST) this.waiting.delete(this.waiting.keys().next().value!)
    this.waiting.set(id, { id, frame, at: now })
  }

  settled(id: string): void {
    this.waiting.delete(id)
  }

  /** In the order they were said. */
  toRepeat(now: number): string[] {
    for (const { id, at } of [...this.waiting.values()]) if (now - at > LIFE_MILLIS) this.waiting.delete(id)
    return [...this.waiting.values()].map(one => one.frame)
  }
}
