import type { RoomAction } from '../common/supervision'

export type Field = 'reason' | 'text' | 'comment' | 'minutes' | 'category' | 'severity' | 'item'

/** What the dialog asks for before an act is done. What is not here is done at once. */
export const needs: Partial<Record<RoomAction, Field[]>> = {
  pause: ['reason'], resume: [], update: ['minutes', 'reason'], flag: ['reason'], unflag: ['reason'], terminate: ['category', 'reason'], 'withdraw-termination': ['reason'],
  'withdraw-admission': ['reason'], say: ['text'], incident: ['category', 'severity', 'item', 'comment'],
}
