import type { Problem } from '../../common/api'
import { windowMemory } from '../../common/memory'
import type { CandidateAct } from '../../common/supervision'
import { Gathered, type ToldHint } from './gathered'
import { nothing, read, type News, type Watched } from './state'

/** What is said aloud when it happens. */
export type Told = { news: News[] } | { hints: ToldHint[] } | { called: CandidateAct } | { refused: Problem | undefined }

/** What this window knows of the supervision of one sitting: remembered over reloads as far as the candidate has read it, drawn and said aloud. */
export abstract class Known {
  watched: Watched
  /** Messages are on screen. */
  reading = false
  private readonly listeners = new Set<() => void>()
  private readonly hearers = new Set<(told: Told) => void>()
  private readonly gathered = new Gathered(hints => this.tell({ hints }))

  constructor(readonly sitting: string) {
    this.watched = { ...nothing, readUpTo: Number(windowMemory.get(this.key('read'))) || 0 }
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  /** @param hearer told what is worth saying aloud */
  onTold(hearer: (told: Told) => void): () => void {
    this.hearers.add(hearer)
    return () => void this.hearers.delete(hearer)
  }

  /** The notice was read in this window; nothing is switched on before. */
  get noticeRead(): boolean {
    return windowMemory.get(this.key('notice')) === 'yes'
  }

  understood(): void {
    windowMemory.set(this.key('notice'), 'yes')
    this.notify()
  }

  show(reading: boolean): void {
    this.reading = reading
    if (reading) this.become(read(this.watched))
  }

  /** Numbers of events are those of one room: of another, what was read and marked by number says nothing. */
  protected enter(room: string): void {
    if (windowMemory.get(this.key('room')) === room) return
    windowMemory.set(this.key('room'), room)
    windowMemory.remove(this.key('read'))
    windowMemory.remove(this.key('moments'))
    this.watched = { ...this.watched, readUpTo: 0 }
  }

  protected become(watched: Watched): void {
    if (watched.readUpTo !== this.watched.readUpTo) windowMemory.set(this.key('read'), String(watched.readUpTo))
    this.watched = watched
    this.notify()
  }

  /** Said with those that come in the same moment. */
  protected tellHint(hint: ToldHint): void {
    this.gathered.add(hint)
  }

  protected tell(told: Told): void {
    if (!('hints' in told)) this.gathered.newsSaid()
    this.hearers.forEach(hearer => hearer(told))
  }

  protected notify(): void {
    this.listeners.forEach(listener => listener())
  }

  protected key(what: string): string {
    return `palier.supervision.${what}.${this.sitting}`
  }
}
