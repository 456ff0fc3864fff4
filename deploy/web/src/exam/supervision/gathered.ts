import type { CandidateAct } from '../../common/supervision'

/** A hint that the server has. @param muted an accommodation explains it @param late it was noticed so long ago that telling what it was says nothing of now */
export interface ToldHint { act: CandidateAct; muted: boolean; late: boolean }

const GATHER_MILLIS = 1_000
/** What a person said, or decided, is heard out first. */
const AFTER_NEWS_MILLIS = 4_000

/** Hints that the server took one after the other, to be said in one go: when a line comes back they come as a burst, of which only the last would be heard. */
export class Gathered {
  private hints: ToldHint[] = []
  private timer: ReturnType<typeof setTimeout> | undefined
  private notBefore = 0

  constructor(private readonly tell: (hints: ToldHint[]) => void) {}

  add(hint: ToldHint): void {
    this.hints.push(hint)
    if (this.timer === undefined) this.wait()
  }

  /** Something else is said now. */
  newsSaid(): void {
    this.notBefore = Date.now() + AFTER_NEWS_MILLIS
    if (this.timer !== undefined) this.wait()
  }

  private wait(): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => {
      this.timer = undefined
      this.tell(this.hints.splice(0))
    }, Math.max(GATHER_MILLIS, this.notBefore - Date.now()))
  }
}
