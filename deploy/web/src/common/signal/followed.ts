import type { Numbered } from '../supervision'
import type { Batch } from './protocol'

/** What is new of a batch to somebody who has seen everything up to a number. With a `gap` nothing is taken: what lies between must be read first. */
export interface Taken { number: number; events: Numbered[]; gap: boolean }

export function taken(number: number, batch: Batch): Taken {
  if (batch.from > number) return { number, events: [], gap: true }
  return { number: Math.max(number, batch.seq), events: batch.events.filter(event => event.number > number), gap: false }
}
