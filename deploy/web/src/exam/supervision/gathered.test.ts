import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { CandidateAct, SignalKind } from '../../common/supervision'
import { Gathered, type ToldHint } from './gathered'
import { supervisionTexts } from './texts'
import { said } from './usesupervision'

beforeEach(() => void vi.useFakeTimers({ now: 0 }))
afterEach(() => vi.useRealTimers())

const hint = (signal: SignalKind, { late = false, muted = false, detail = '' } = {}): ToldHint =>
  ({ act: { key: 'k', action: 'signal', signal, count: 1, detail } as CandidateAct, muted, late })
const t = supervisionTexts.en

test('hints that the server takes one after the other are said in one sentence', () => {
  const told: string[] = []
  const gathered = new Gathered(hints => told.push(said(t, { hints })))
  gathered.add(hint('pasted'))
  vi.advanceTimersByTime(600)
  gathered.add(hint('page-hidden', { detail: '12 s' }))
  gathered.add(hint('second-screen', { late: true }))
  gathered.add(hint('camera-covered', { late: true }))
  gathered.add(hint('focus-lost', { muted: true }))
  vi.advanceTimersByTime(400)
  expect(told).toEqual(['Noted: text was pasted, the page was hidden for 12 s. The window had lost the focus. Your accommodation explains it: it does not count. 2 hints noted earlier have now been sent to the supervisor.'])
  vi.advanceTimersByTime(60_000)
  gathered.add(hint('pasted'))
  vi.advanceTimersByTime(1_000)
  expect(told.slice(1)).toEqual(['Noted: text was pasted.'])
})

test('what is long past is told as a number, not as if it happened now', () =>
  expect(said(t, { hints: [hint('page-hidden', { late: true, detail: '12 s' })] })).toBe('1 hint noted earlier has now been sent to the supervisor.'))

test('what a person says is heard out before hints are said', () => {
  const told: number[] = []
  const gathered = new Gathered(hints => told.push(hints.length))
  gathered.newsSaid()
  gathered.add(hint('pasted'))
  vi.advanceTimersByTime(3_999)
  expect(told).toEqual([])
  vi.advanceTimersByTime(1)
  expect(told).toEqual([1])
  gathered.add(hint('pasted'))
  vi.advanceTimersByTime(500)
  gathered.newsSaid()
  vi.advanceTimersByTime(3_999)
  gathered.add(hint('pasted'))
  expect(told).toEqual([1])
  vi.advanceTimersByTime(1)
  expect(told).toEqual([1, 2])
})

test('the supervisor is said to be told of a call once the server has it', () =>
  expect(said(t, { called: { key: 'k', action: 'call' } })).toBe(t.called))
