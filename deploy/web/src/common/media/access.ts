import { post } from '../api'
import type { Access } from './messages'

/** What this browser needs for live pictures; names for relays are new each time it is asked. */
export const openMedia = (of: { sitting: string } | { room: string; page: string }): Promise<Access> => post<Access>('/api/media/access', of)
