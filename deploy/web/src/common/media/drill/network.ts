import type { MediaMessage, Wire } from '../messages'
import type { World } from './world'

/** How badly a network behaves, as shares of its messages. */
export interface Weather { lost: number; twice: number; stale: number }

export const FINE: Weather = { lost: 0, twice: 0, stale: 0 }

type Message = MediaMessage & { from: string }

/** Two wires that meet, over a network with a will of its own: messages take their time, keep their order unless they come late, and may be lost. */
export class Network {
  weather = FINE
  readonly counted = { sent: 0, lost: 0, twice: 0, stale: 0 }
  readonly left: End
  readonly right: End

  constructor(private readonly world: World, left: string, right: string) {
    this.left = new End(left, message => this.carry(this.right, message))
    this.right = new End(right, message => this.carry(this.left, message))
  }

  private readonly past = new Map<End, Message[]>()

  private carry(to: End, message: Message): void {
    const { world, weather, counted } = this
    counted.sent++
    const past = this.past.get(to) ?? []
    this.past.set(to, [...past, message].slice(-200))
    if (world.chance(weather.lost)) counted.lost++
    else this.deliver(to, message, true)
    if (world.chance(weather.twice)) {
      counted.twice++
      this.deliver(to, message, false)
    }
    const old = past[Math.floor(world.random() * past.length)]
    if (old && world.chance(weather.stale)) {
      counted.stale++
      this.deliver(to, old, false)
    }
  }

  private deliver(to: End, message: Message, inOrder: boolean): void {
    const at = this.world.now() + this.world.between(5, 250) + (inOrder ? 0 : this.world.between(0, 2_000))
    if (inOrder) to.busyUntil = Math.max(at, to.busyUntil)
    this.world.after((inOrder ? to.busyUntil : at) - this.world.now(), () => to.hear(structuredClone(message)))
  }
}

export class End implements Wire {
  open = true
  busyUntil = 0
  private takers: ((message: Message) => void)[] = []
  private watchers: ((open: boolean) => void)[] = []

  constructor(private readonly name: string, private readonly carry: (message: Message) => void) {}

  send = ({ to: _, ...message }: MediaMessage & { to: string }): void => {
    if (this.open) this.carry({ ...message, from: this.name })
  }

  on = (take: (message: Message) => void) => {
    this.takers.push(take)
    return () => {
      this.takers = this.takers.filter(one => one !== take)
    }
  }

  onOpen = (take: (open: boolean) => void) => {
    this.watchers.push(take)
    return () => {
      this.watchers = this.watchers.filter(one => one !== take)
    }
  }

  hear(message: Message): void {
    if (this.open) for (const take of this.takers) take(message)
  }

  set(open: boolean): void {
    if (this.open === open) return
    this.open = open
    for (const watch of this.watchers) watch(open)
  }
}
