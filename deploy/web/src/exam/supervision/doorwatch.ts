import { get, Problem } from '../../common/api'
import type { Door } from '../../common/types'
import { pause } from './link'

const EVERY_MILLIS = 5_000

/** Asks how the session's door stands until it is open, or nobody is let in there anyway. @param told each time it is known; undefined: it is none of ours */
export async function watchDoor(examSession: string, ended: AbortSignal, told: (door: Door | undefined) => void): Promise<void> {
  while (!ended.aborted) {
    try {
      const door = await get<Door>(`/api/my/exam-sessions/${encodeURIComponent(examSession)}`)
      told(door)
      if (!door.admission || door.state !== 'planned') return
    } catch (error) {
      if (error instanceof Problem && error.status < 429 && error.status !== 401) return told(undefined)
    }
    await pause(EVERY_MILLIS * (0.75 + Math.random() / 2), ended)
  }
}
