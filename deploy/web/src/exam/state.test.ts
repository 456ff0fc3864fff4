import { expect, test } from 'vitest'
import type { Answer, Interaction, Navigation, Paper, Response, Sitting } from '../common/types'
import type { Pending } from './queue'
import { complete, describe, isNumber, same, tidy } from './responses'
import { given, initial, mayGo, next, tally, type Exam } from './state'

const choice = (option: string): Response => ({ kind: 'single-choice', option })
const options = [{ id: 'a', text: 'Alpha' }, { id: 'b', text: 'Bêta' }, { id: 'c', text: 'Gamma' }]
const single: Interaction = { kind: 'single-choice', options }
const paper: Paper = { language: 'fr', themes: {}, items: [1, 2, 3, 4].map(number => ({ number, theme: 't', prompt: 'p', interaction: single })) }

function opened(navigation: Navigation = 'free', answers: Answer[] = [], pending: Pending[] = [], current?: number): Exam {
  const sitting: Sitting = {
    id: 's', state: 'running', test: 't', title: { fr: 'T', en: 'T' }, navigation, items: 4, limitMillis: 1, remainingMillis: 1, breakMillis: 0, pauseReason: '', answers, reports: [],
  }
  return next(initial, { type: 'opened', sitting, paper, pending, current })
}

const answer = (item: number, option: string, more: Partial<Answer> = {}): Answer => ({ item, revision: 1, response: choice(option), flagged: false, left: false, ...more })

test('it opens at the first unanswered item, or where the candidate was', () => {
  expect(opened('free', [answer(1, 'a')]).current).toBe(2)
  expect(opened('free', [answer(1, 'a')], [], 4).current).toBe(4)
  expect(opened('free', [], [], 99).current).toBe(1)
})

test('what this machine has not sent yet is shown, not what the server knows', () => {
  const pending: Pending = { what: 'response', item: 1, change: 1, due: 0, response: choice('c'), base: 1, tried: [] }
  expect(given(opened('free', [answer(1, 'a')], [pending]), 1).response).toEqual(choice('c'))
})

test('free navigation goes anywhere, linear only to the first item not left', () => {
  expect(mayGo(opened(), 3)).toBe(true)
  expect(mayGo(opened(), 5)).toBe(false)
  const linear = next(opened('linear'), { type: 'left', item: 1 })
  expect([1, 2, 3].map(item => mayGo(linear, item))).toEqual([false, true, false])
  expect(next(linear, { type: 'went', item: 2 }).current).toBe(2)
  expect(next(linear, { type: 'went', item: 1 }).current).toBe(1)
})

test('a reload of a linear test comes back to the first item not left', () =>
  expect(opened('linear', [answer(1, 'a', { left: true })], [], 1).current).toBe(2))

test('the tally counts answered, unanswered and flagged', () => {
  const exam = next(next(opened('free', [answer(2, 'a')]), { type: 'flagged', item: 3, flagged: true }), { type: 'responded', item: 4, response: { kind: 'blank' } })
  expect(tally(exam)).toEqual({ answered: [2], unanswered: [1, 3, 4], partial: [], flagged: [3] })
})

test('the server\'s state decides the screen', () => {
  const paused = next(opened(), { type: 'clock', clock: { state: 'paused', remainingMillis: 5, breakMillis: 0 } })
  expect(paused.phase.name).toBe('paused')
  expect(next(paused, { type: 'clock', clock: { state: 'running', remainingMillis: 5, breakMillis: 0 } }).phase.name).toBe('running')
})

test('what another device saved appears, and the rest stays', () => {
  const exam = next(opened(), { type: 'responded', item: 1, response: choice('b') })
  const seen = next(exam, { type: 'seen', sitting: exam.sitting!, fresh: [answer(2, 'c')] })
  expect(given(seen, 1).response).toEqual(choice('b'))
  expect(given(seen, 2).response).toEqual(choice('c'))
})

test('responses are the same whatever the order in which keys or ticks came', () => {
  expect(same({ kind: 'multiple-choice', options: ['b', 'a'] }, { kind: 'multiple-choice', options: ['a', 'b'] })).toBe(true)
  expect(same({ kind: 'match', pairs: { x: '1', y: '2' } }, { kind: 'match', pairs: { y: '2', x: '1' } })).toBe(true)
  expect(same({ kind: 'order', options: ['b', 'a'] }, { kind: 'order', options: ['a', 'b'] })).toBe(false)
})

test('an emptied response is blank', () => {
  expect(tidy({ kind: 'multiple-choice', options: [] })).toEqual({ kind: 'blank' })
  expect(tidy({ kind: 'numeric', text: '  ' })).toEqual({ kind: 'blank' })
  expect(tidy({ kind: 'match', pairs: {} })).toEqual({ kind: 'blank' })
})

test('a number is read as the server reads it', () => {
  for (const typed of ['12', '1 234,5', '-3', '12 %', '\u22124', '1.']) expect(isNumber(typed), typed).toBe(true)
  for (const typed of ['', 'douze', '1,2,3', '12 kg']) expect(isNumber(typed), typed).toBe(false)
})

test('a response is told in words', () => {
  expect(describe(choice('b'), single)).toEqual(['Bêta'])
  expect(describe({ kind: 'blank' }, single)).toEqual([])
  expect(describe({ kind: 'order', options: ['c', 'a'] }, { kind: 'order', options })).toEqual(['1. Gamma', '2. Alpha'])
  expect(describe({ kind: 'match', pairs: { a: 'c' } }, { kind: 'match', sources: options.slice(0, 2), targets: options })).toEqual(['Alpha → Gamma'])
  expect(describe({ kind: 'inline-choice', gaps: { g: 'a' } }, { kind: 'inline-choice', text: 'Un {g} et {h}.', gaps: { g: options, h: options } })).toEqual(['Un [Alpha] et ….'])
})

test('a match is complete when every source has its target', () => {
  const match: Interaction = { kind: 'match', sources: options.slice(0, 2), targets: options }
  expect(complete({ kind: 'match', pairs: { a: 'c' } }, match)).toBe(false)
  expect(complete({ kind: 'match', pairs: { a: 'c', b: 'a' } }, match)).toBe(true)
})
