import { expect, test } from 'vitest'
import { bandwidthFound, batteryFound, begun, CHECKS, clockFound, failed, formerPreflight, missing, outcomeOf, preflightOf, rate, screensFound, skew, verdict, type Results } from './checks'

const all = { camera: true, screen: true, microphone: true }
const fine: Results = {
  camera: { name: 'camera', found: 'fine' }, microphone: { name: 'microphone', found: 'fine' }, screen: { name: 'screen', found: 'fine' },
  bandwidth: { name: 'bandwidth', found: 'fine', figure: 4_000 }, clock: { name: 'clock', found: 'fine' }, battery: { name: 'battery', found: 'untold' },
  'second-screen': { name: 'second-screen', found: 'one' },
}

test('what is not asked is answered from the start, the rest is still to be made', () => {
  expect(missing(begun(all))).toEqual([...CHECKS])
  expect(missing(begun({ camera: false, screen: true, microphone: false }))).toEqual(['screen', 'bandwidth', 'clock', 'battery', 'second-screen'])
  expect(verdict(begun(all))).toBe('unfinished')
})

test('the worst finding is the verdict, and what nobody asked for or tells weighs nothing', () => {
  expect(verdict(fine)).toBe('passed')
  expect(verdict({ ...fine, microphone: { name: 'microphone', found: 'silent' } })).toBe('warning')
  expect(verdict({ ...fine, 'second-screen': { name: 'second-screen', found: 'several' } })).toBe('warning')
  const none: Results = { ...fine, camera: { name: 'camera', found: 'none' }, clock: { name: 'clock', found: 'off' } }
  expect(verdict(none)).toBe('failed')
  expect(failed(none)).toEqual(['camera'])
})

test('a window or a tab is not the screen; a browser that does not tell leaves it to a person', () => {
  expect(outcomeOf({ name: 'screen', found: 'wrong-surface' })).toBe('failed')
  expect(outcomeOf({ name: 'screen', found: 'unknown-surface' })).toBe('warning')
})

test('a second screen and a battery never fail', () => {
  expect([true, false, undefined].map(extended => outcomeOf(screensFound(extended)))).toEqual(['warning', 'passed', 'not-asked'])
  expect([batteryFound(0.1, false), batteryFound(0.1, true), batteryFound(undefined, false)].map(outcomeOf)).toEqual(['warning', 'passed', 'not-asked'])
})

test('the line is measured by what was wide, not by the first small step', () => {
  expect(rate([])).toBeUndefined()
  expect(rate([{ bytes: 100, millis: 300 }, { bytes: 100_000, millis: 400 }, { bytes: 100_000, millis: 400 }])).toBe(2_000)
  expect([4_000, 1_500, 1_499, 300, 299].map(kbits => outcomeOf(bandwidthFound(kbits)))).toEqual(['passed', 'passed', 'warning', 'warning', 'failed'])
  expect(outcomeOf(bandwidthFound(undefined))).toBe('warning')
})

test('the clock is compared in the middle of the way', () => {
  expect(skew(1_000, 900, 1_300)).toBe(100)
  expect([0, 119_999, -119_999, 120_000].map(millis => outcomeOf(clockFound(millis)))).toEqual(['passed', 'passed', 'passed', 'warning'])
  expect(clockFound(-180_000).figure).toBe(3)
})

test('the server is told every check, the notice first, and what was measured', () => {
  const told = preflightOf(fine, true, -35)
  expect(told.checks.map(check => `${check.name} ${check.outcome}`)).toEqual(
    ['notice passed', 'camera passed', 'microphone passed', 'screen passed', 'bandwidth passed', 'clock passed', 'battery not-asked', 'second-screen passed'])
  expect(told).toMatchObject({ uploadKbits: 4_000, clockSkewMillis: -35 })
  expect(preflightOf({}, false, undefined)).toEqual({ checks: ['notice', ...CHECKS].map(name => ({ name, outcome: 'failed' })) })
})

test('after a reload a check that is not made again stands as it was, and one that is made counts', () => {
  const former = preflightOf(fine, true, -35)
  expect(preflightOf(begun(all), true, undefined, former)).toEqual(former)
  const again = preflightOf({ camera: { name: 'camera', found: 'none' }, bandwidth: { name: 'bandwidth', found: 'unmeasured' } }, true, undefined, former)
  expect(again.checks.filter(check => check.outcome !== former.checks.find(one => one.name === check.name)?.outcome)).toEqual(
    [{ name: 'camera', outcome: 'failed' }, { name: 'bandwidth', outcome: 'warning' }])
  expect([again.uploadKbits, again.clockSkewMillis]).toEqual([undefined, -35])
})

test('what is remembered of an earlier page is believed only if it is that', () => {
  const former = preflightOf(fine, true, 0)
  expect(formerPreflight(JSON.stringify(former))).toEqual(former)
  expect([null, '', '{', '7', '{"checks":1}'].map(formerPreflight)).toEqual([undefined, undefined, undefined, undefined, undefined])
})
