import type { ExamSession, LiveList, LiveSitting } from '../common/types'
import type { Row } from './live'

/** Values for tests. */
export const aSession: ExamSession = {
  id: 's1', certification: 'c', test: 't', title: { fr: 'Épreuve', en: 'Test' }, opensAt: '2026-06-12T07:00:00Z', closesAt: '2026-06-12T08:00:00Z',
  hardEnd: false, remote: true, admission: false, capacity: 25, invited: 2, accessCode: 'ABCD', state: 'open', seedHash: '00',
}

export const aSitting = (id: string, more: Partial<LiveSitting> = {}): LiveSitting => ({
  id, candidate: `c-${id}`, name: `Name ${id}`, state: 'running', answered: 0, items: 72, remainingMillis: 4_500_000, changedAt: '2026-06-12T09:00:00Z', late: [], reports: [], ...more,
})

export const aList = (number: number, sittings: LiveSitting[]): LiveList => ({ now: '2026-06-12T09:00:00Z', number, examSession: aSession, sittings })

export const aRow = (id: string, more: Partial<LiveSitting> = {}, heardAt = 0, silentMillis: number | undefined = undefined): Row =>
  ({ ...aSitting(id, more), heardAt, silentMillis })
