import type { Instant } from '../common/types'

export interface Day { /** `2026-10-22`, where the reader is. */ day: string; slots: Instant[] }

/** Moments by the reader's own days, in order. */
export function days(slots: readonly Instant[]): Day[] {
  const all: Day[] = []
  for (const slot of [...slots].sort()) {
    const day = dayOf(slot)
    const last = all[all.length - 1]
    if (last?.day === day) last.slots.push(slot)
    else all.push({ day, slots: [slot] })
  }
  return all
}

export function dayOf(at: Instant): string {
  const date = new Date(at)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
