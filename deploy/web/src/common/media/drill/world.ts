import type { Clock } from '../messages'

/** Chance that repeats itself: the same seed, the same numbers (mulberry32). @return 0 to 1, without 1 */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = state + 0x6D2B79F5 >>> 0
    let mixed = Math.imul(state ^ state >>> 15, state | 1)
    mixed ^= mixed + Math.imul(mixed ^ mixed >>> 7, mixed | 61)
    return ((mixed ^ mixed >>> 14) >>> 0) / 2 ** 32
  }
}

/** Time that passes only when it is told to, as fast as the machine can. What is due at one moment happens in the order it was asked for. */
export class World implements Clock {
  private time = 0
  private order = 0
  private plans: { at: number; order: number; work: () => void }[] = []

  constructor(readonly random: () => number) {}

  now = (): number => this.time

  after = (millis: number, work: () => void): (() => void) => {
    const plan = { at: this.time + Math.max(0, millis), order: this.order++, work }
    this.plans.push(plan)
    return () => {
      this.plans = this.plans.filter(one => one !== plan)
    }
  }

  sleep = (millis: number): Promise<void> => new Promise(resolve => this.after(millis, resolve))

  /** Anywhere between. */
  between = (least: number, most: number): number => least + this.random() * (most - least)

  chance = (share: number): boolean => this.random() < share

  /** Lets time pass until something holds or the time is over. */
  async run(untilMillis: number, reached: () => boolean): Promise<boolean> {
    await turn()
    while (!reached()) {
      const next = this.plans.reduce<typeof this.plans[number] | undefined>((best, plan) => !best || plan.at < best.at || plan.at === best.at && plan.order < best.order ? plan : best, undefined)
      if (!next || next.at > untilMillis) return false
      this.plans = this.plans.filter(plan => plan !== next)
      this.time = next.at
      next.work()
      await turn()
    }
    return true
  }
}

/** Everything that was promised happens first. */
async function turn(): Promise<void> {
  for (let i = 0; i < 12; i++) await Promise.resolve()
}
