import { expect, test } from 'vitest'
import { begin, detailOf, joined, next, type Happening, type Hint, type Noticing } from './signals'

/** A window whose clock is in seconds; `hints` holds what was told and when. */
class Window {
  n: Noticing = begin
  hints: string[] = []

  constructor() {
    this.at(0, { type: 'running', on: true })
  }

  at(second: number, happening: Happening): this {
    const [after, hints] = next(this.n, happening, second * 1_000)
    this.n = after
    this.hints.push(...hints.map(hint => `${second} ${hint.kind} ${hint.count} ${detailOf(hint)}`.trim()))
    return this
  }
}

test('a page that was hidden is told when it is back, with how long', () => {
  expect(new Window().at(10, { type: 'hidden' }).at(22, { type: 'shown' }).hints).toEqual(['22 page-hidden 1 12 s'])
  expect(new Window().at(10, { type: 'hidden' }).at(10.9, { type: 'shown' }).hints).toEqual([])
})

test('who stays away is told of before he is back, and nothing is counted twice', () => {
  const window = new Window().at(10, { type: 'hidden' })
  for (let second = 11; second <= 45; second++) window.at(second, { type: 'tick' })
  window.at(46, { type: 'shown' }).at(60, { type: 'tick' })
  expect(window.hints).toEqual(['30 page-hidden 1 20 s', '46 page-hidden 1 16 s'])
})

test('a nervous hand is gathered: one hint at once, one for all that follows', () => {
  const window = new Window()
  for (let second = 10; second < 20; second += 2) window.at(second, { type: 'hidden' }).at(second + 1.5, { type: 'shown' })
  window.at(22, { type: 'tick' })
  expect(window.hints).toEqual(['11.5 page-hidden 1 2 s', '22 page-hidden 4 6 s'])
})

test('what is still gathered when the test stops is told then', () => {
  const window = new Window().at(10, { type: 'pasted' }).at(12, { type: 'pasted' }).at(13, { type: 'running', on: false })
  expect(window.hints).toEqual(['10 pasted 1', '13 pasted 1'])
})

test('a lost focus is only counted, at most once a minute', () => {
  const window = new Window()
  for (let second = 10; second < 70; second += 10) window.at(second, { type: 'blurred' }).at(second + 2, { type: 'focused' })
  window.at(72, { type: 'tick' })
  expect(window.hints).toEqual(['12 focus-lost 1 2 s', '72 focus-lost 5 10 s'])
})

test('a page that is hidden has lost the focus too: that is one thing', () => {
  expect(new Window().at(10, { type: 'blurred' }).at(10.01, { type: 'hidden' }).at(20, { type: 'shown' }).at(20.01, { type: 'focused' }).hints).toEqual(['20 page-hidden 1 10 s'])
  expect(new Window().at(10, { type: 'hidden' }).at(10.01, { type: 'blurred' }).at(20, { type: 'focused' }).at(20.01, { type: 'shown' }).hints).toEqual(['20.01 page-hidden 1 10 s'])
})

test('what the browser asks takes the focus, and says nothing of the person', () => {
  const window = new Window().at(10, { type: 'prompt', open: true }).at(10.1, { type: 'blurred' }).at(10.2, { type: 'hidden' })
  for (let second = 11; second < 60; second++) window.at(second, { type: 'tick' })
  window.at(60, { type: 'shown' }).at(60, { type: 'focused' }).at(60.1, { type: 'prompt', open: false }).at(61, { type: 'blurred' }).at(63, { type: 'focused' })
  expect(window.hints).toEqual([])
  expect(window.at(70, { type: 'blurred' }).at(72, { type: 'focused' }).hints).toEqual(['72 focus-lost 1 2 s'])
})

test('nothing is noticed before the test runs, nor during a break', () => {
  const window = new Window().at(5, { type: 'running', on: false })
  const all: Happening[] = [{ type: 'hidden' }, { type: 'shown' }, { type: 'blurred' }, { type: 'focused' }, { type: 'pasted' }, { type: 'gone', device: 'camera', detail: '' },
    { type: 'picture', finding: 'covered' }, { type: 'picture', finding: 'fine' }, { type: 'screens', extended: true }, { type: 'screens', extended: false }]
  all.forEach((happening, index) => window.at(10 + index * 30, happening))
  expect(window.hints).toEqual([])
  expect(window.at(900, { type: 'hidden' }).at(930, { type: 'running', on: true }).at(931, { type: 'tick' }).at(932, { type: 'shown' }).hints).toEqual(['932 page-hidden 1 2 s'])
})

test('what began before the test, or during a break, and still stands is told when the test runs, once', () => {
  const window = new Window().at(1, { type: 'running', on: false }).at(2, { type: 'surface', surface: 'monitor' }).at(3, { type: 'picture', finding: 'covered' })
    .at(4, { type: 'screens', extended: true }).at(5, { type: 'surface', surface: 'window' })
  expect(window.hints).toEqual([])
  window.at(100, { type: 'running', on: true })
  expect(window.hints.splice(0)).toEqual(['100 camera-covered 1', '100 second-screen 1', '100 surface-changed 1 window'])
  // Only what of it lies in the test counts, and a pause tells nothing anew that was told.
  window.at(130, { type: 'running', on: false }).at(700, { type: 'running', on: true }).at(900, { type: 'tick' }).at(910, { type: 'picture', finding: 'fine' })
  expect(window.hints).toEqual(['130 camera-covered 0 30 s', '910 camera-covered 0 210 s'])
})

test('what began before the test and was over when it ran is nobody\'s business', () => {
  const window = new Window().at(1, { type: 'running', on: false }).at(2, { type: 'surface', surface: 'monitor' }).at(3, { type: 'picture', finding: 'frozen' })
    .at(4, { type: 'screens', extended: true }).at(5, { type: 'surface', surface: 'browser' })
  window.at(6, { type: 'picture', finding: 'fine' }).at(7, { type: 'screens', extended: false }).at(8, { type: 'surface', surface: 'monitor' }).at(100, { type: 'running', on: true })
  expect(window.at(200, { type: 'tick' }).hints).toEqual([])
})

test('leaving the full screen counts only for who was in it', () => {
  expect(new Window().at(10, { type: 'fullscreen', on: false }).hints).toEqual([])
  expect(new Window().at(10, { type: 'fullscreen', on: true }).at(20, { type: 'fullscreen', on: false }).hints).toEqual(['20 fullscreen-left 1'])
})

test('a second screen is told when it comes, not again and again', () => {
  const window = new Window().at(1, { type: 'screens', extended: false }).at(10, { type: 'screens', extended: true })
  window.at(20, { type: 'screens', extended: true }).at(90, { type: 'screens', extended: true })
  expect(window.hints).toEqual(['10 second-screen 1'])
  expect(window.at(100, { type: 'screens', extended: undefined }).at(200, { type: 'screens', extended: false }).hints).toHaveLength(1)
})

test('another surface and another camera are told against the first; the first says nothing', () => {
  const window = new Window().at(1, { type: 'surface', surface: 'monitor' }).at(1, { type: 'camera', label: 'Built-in' }).at(2, { type: 'surface', surface: undefined })
  expect(window.hints).toEqual([])
  window.at(10, { type: 'surface', surface: 'window' }).at(30, { type: 'camera', label: 'Virtual' })
  expect(window.hints).toEqual(['10 surface-changed 1 window', '30 camera-changed 1 Virtual'])
})

test('a covered camera is told when it is covered, and how long it was when it is fine again', () => {
  const window = new Window()
  for (const [second, finding] of [[10, 'covered'], [11, 'covered'], [100, 'fine'], [101, 'covered'], [200, 'frozen']] as const) window.at(second, { type: 'picture', finding })
  expect(window.hints).toEqual(['10 camera-covered 1', '100 camera-covered 0 90 s', '200 camera-covered 1 99 s', '200 camera-frozen 1'])
})

test('a device that goes is told at once, by its name', () => {
  const window = new Window().at(10, { type: 'gone', device: 'screen', detail: '' }).at(11, { type: 'gone', device: 'microphone', detail: 'unplugged' })
  expect(window.hints).toEqual(['10 screen-ended 1', '11 microphone-ended 1 unplugged'])
})

test('whatever happens, hints are few, counts bounded and details short', () => {
  const window = new Window()
  const hints: Hint[] = []
  for (let step = 0; step < 20_000; step++) {
    const happening: Happening = step % 2 ? { type: 'pasted' } : { type: 'gone', device: 'camera', detail: 'x'.repeat(500) }
    const [after, told] = next(window.n, happening, step)
    window.n = after
    hints.push(...told)
  }
  expect(hints.length).toBeLessThan(10)
  expect(hints.every(hint => hint.count <= 1_000 && detailOf(hint).length <= 200)).toBe(true)
})

test('who does a thing for hours is told of a few hundred times at most, and nothing is left out of the count', () => {
  const window = new Window()
  const hints: Hint[] = []
  for (let second = 0; second < 4 * 3_600; second += 5) {
    const [after, told] = next(window.n, { type: 'pasted' }, second * 1_000)
    window.n = after
    hints.push(...told)
  }
  const [, last] = next(window.n, { type: 'running', on: false }, 4 * 3_600_000)
  expect(hints.length).toBeLessThan(120)
  expect([...hints, ...last].reduce((sum, hint) => sum + hint.count, 0)).toBe(4 * 3_600 / 5)
})

test('two hints in one last as long as both', () => {
  expect(joined('12 s', '30 s')).toBe('42 s')
  expect(joined('', '')).toBe('')
  expect(joined('12 s, unplugged', '')).toBe('12 s, unplugged')
  expect(joined('window', '3 s, browser')).toBe('3 s, browser')
})
