import { expect, test } from 'vitest'
import type { ItemReport, Sitting } from '../common/types'
import * as q from './queue'
import { allNoted, mayReport, noted, reportNews, type Noted } from './reports'
import { initial, next, type Exam } from './state'

const at = '2026-06-12T09:00:00Z'
const report = (item: number, judgement?: ItemReport['judgement']): ItemReport => ({ item, category: 'wrong', text: '', at, ...(judgement ? { judgement } : {}) })
const judged = (neutralised: boolean) => ({ neutralised, reason: 'Vu', at })

function exam(reports: ItemReport[] = [], examSession: string | undefined = 'x-1'): Exam {
  const sitting: Sitting = {
    id: 's', state: 'running', test: 't', title: { fr: 'T', en: 'T' }, navigation: 'free', items: 4, limitMillis: 1, remainingMillis: 1, breakMillis: 0, pauseReason: '',
    answers: [], reports, ...(examSession ? { examSession } : {}),
  }
  return next(initial, { type: 'seen', sitting, fresh: [] })
}

const states = (all: Noted[]) => all.map(({ item, state }) => `${item} ${state}`)

test('a report waits, is noted once the server has it, and then told as judged', () => {
  const waiting = q.report(q.empty, 2, 'wrong', '', 0)
  expect(noted(exam(), q.empty, 2).state).toBe('none')
  expect(noted(exam(), waiting, 2).state).toBe('waiting')
  // Acknowledged to this page, although what it last read of the sitting does not tell it yet.
  expect(noted(next(exam(), { type: 'reported', item: 2 }), q.empty, 2).state).toBe('noted')
  expect(noted(exam([report(2)]), q.empty, 2).state).toBe('noted')
  expect(noted(exam([report(2, judged(true))]), q.empty, 2)).toEqual({ item: 2, state: 'neutralised', reason: 'Vu' })
  expect(noted(exam([report(2, judged(false))]), q.empty, 2)).toEqual({ item: 2, state: 'kept', reason: 'Vu' })
})

test('a refused report says why; a judgement says more', () => {
  const refused = q.refused(q.report(q.empty, 2, 'wrong', '', 0), '2:report', 1, 'Déjà signalée')
  expect(noted(exam([report(2)]), refused, 2)).toEqual({ item: 2, state: 'refused', reason: 'Déjà signalée' })
  expect(noted(exam([report(2, judged(true))]), refused, 2).state).toBe('neutralised')
})

test('every reported item is known once, in order, wherever it is known from', () => {
  const queue = q.report(q.report(q.empty, 4, 'wrong', '', 0), 1, 'wrong', '', 0)
  expect(states(allNoted(next(exam([report(3), report(1)]), { type: 'reported', item: 2 }), queue))).toEqual(['1 waiting', '2 noted', '3 noted', '4 waiting'])
})

test('news are what changed, but not that something waits', () => {
  const before: Noted[] = [{ item: 1, state: 'noted', reason: '' }, { item: 2, state: 'waiting', reason: '' }]
  const after: Noted[] = [{ item: 1, state: 'kept', reason: 'Vu' }, { item: 2, state: 'noted', reason: '' }, { item: 3, state: 'waiting', reason: '' }]
  expect(states(reportNews(before, after))).toEqual(['1 kept', '2 noted'])
  expect(reportNews(after, after)).toEqual([])
})

test('a question is reported only where somebody supervises', () => {
  expect(mayReport(exam())).toBe(true)
  expect(mayReport(exam([], ''))).toBe(false)
})
