import type { RoomAction } from '../common/supervision'

/** What can be done to several candidates at once, in the order it is offered. */
export const bulk = ['say', 'admit', 'pause', 'resume', 'update', 'incident', 'flag', 'withdraw-admission', 'terminate'] as const satisfies RoomAction[]

export type Field = 'reason' | 'text' | 'comment' | 'minutes' | 'category' | 'severity' | 'item'

/** What the dialog asks for before an act is done. What is not here is done at once. */
export const needs: Partial<Record<RoomAction, Field[]>> = {
  pause: ['reason'], update: ['minutes', 'reason'], flag: ['reason'], unflag: ['reason'], terminate: ['category', 'reason'], 'withdraw-termination': ['reason'],
  'withdraw-admission': ['reason'], say: ['text'], incident: ['category', 'severity', 'item', 'comment'],
}

export interface Missing { category?: boolean; text?: boolean }

/** What an act needs and nobody has said yet. */
export function missingOf(fields: Field[], text: string, category: string): Missing {
  return {
    ...(fields.includes('category') && category === '' ? { category: true } : {}),
    ...((fields.includes('reason') || fields.includes('text')) && text.trim() === '' ? { text: true } : {}),
  }
}
