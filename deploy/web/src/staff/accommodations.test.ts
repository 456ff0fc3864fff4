import { expect, test } from 'vitest'
import { accommodationErrors, accommodationOf, accommodationRequest, toggled } from './accommodations'

const today = '2026-06-12'
const draft = { ...accommodationOf(undefined, today), decidedBy: ' Claire Vidal ' }

test('a new one begins with a third more time, decided today, and is sent trimmed', () => {
  expect(accommodationErrors(draft, today)).toEqual({})
  expect(accommodationRequest(draft)).toEqual({ extraTimePercent: 33, breakMinutes: 0, assistant: '', decidedBy: 'Claire Vidal', decidedOn: today })
})

test('one that is known comes back as it was', () => {
  const known = { extraTimePercent: 50, breakMinutes: 15, assistant: 'Mme Roux', decidedBy: 'Dr Petit', decidedOn: '2026-05-04' }
  expect(accommodationRequest(accommodationOf(known, today))).toEqual(known)
})

test('what is done without, and which hints say nothing, come back as they were', () => {
  const known = { extraTimePercent: 0, breakMinutes: 0, assistant: '', without: ['camera' as const], mutedSignals: ['focus-lost'], decidedBy: 'Dr Petit', decidedOn: '2026-05-04' }
  expect(accommodationRequest(accommodationOf(known, today))).toEqual(known)
  expect([toggled(['a'], 'b', true), toggled(['a', 'b'], 'b', true), toggled(['a', 'b'], 'b', false), toggled(['a'], 'b', false)]).toEqual([['a', 'b'], ['a', 'b'], ['a'], ['a']])
})

test.each([
  [{ extraTime: '301' }, { extraTime: 'extraTimeWrong' }],
  [{ extraTime: '-1' }, { extraTime: 'extraTimeWrong' }],
  [{ extraTime: '' }, { extraTime: 'extraTimeWrong' }],
  [{ breaks: '2,5' }, { breaks: 'breaksWrong' }],
  [{ breaks: '241' }, { breaks: 'breaksWrong' }],
  [{ decidedBy: ' ' }, { decidedBy: 'decidedByMissing' }],
  [{ decidedOn: '' }, { decidedOn: 'decidedOnMissing' }],
  [{ decidedOn: '2026-06-13' }, { decidedOn: 'decidedOnFuture' }],
])('%o is answered with %o', (change, errors) => expect(accommodationErrors({ ...draft, ...change }, today)).toEqual(errors))
