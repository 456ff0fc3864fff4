import { expect, test, vi } from 'vitest'
import { seeded } from './drill/world'
import { begin, covered, difference, grey, HEIGHT, look, WIDTH, type Finding, type Grid } from './stillness'

// A machine may be busy with other things.
vi.setConfig({ testTimeout: 60_000 })

const random = seeded(3)
const picture = (grey: (x: number, y: number) => number, noise = 0): Grid =>
  Uint8Array.from({ length: WIDTH * HEIGHT }, (_, i) => Math.max(0, Math.min(255, Math.round(grey(i % WIDTH, Math.floor(i / WIDTH)) + (random() - 0.5) * 2 * noise))))

/** Somebody before a wall, as a camera with its noise sees him. */
const person = (noise = 2) => picture((x, y) => (x - 32) ** 2 + (y - 26) ** 2 < 150 ? 190 : 90 + y, noise)
const finger = () => picture(() => 120, 2)
const dark = () => picture(() => 4, 3)

/** Two pictures a second. */
function watch(seconds: number, give: (second: number) => Grid): Finding[] {
  const found: Finding[] = ['fine']
  let state = begin(0)
  for (let at = 0; at <= seconds * 1_000; at += 500) {
    state = look(state, give(at / 1_000), at)
    if (state.finding !== found.at(-1)) found.push(state.finding)
  }
  return found
}

test('a person who sits still is fine: a lens has noise', () => {
  expect(watch(300, () => person())).toEqual(['fine'])
  expect(watch(300, () => person(0.6))).toEqual(['fine'])
})

test('a covered lens is found, dark or plain, and so is its end', () => {
  expect(watch(60, second => second < 10 || second > 40 ? person() : finger())).toEqual(['fine', 'covered', 'fine'])
  expect(watch(60, second => second < 10 || second > 40 ? person() : dark())).toEqual(['fine', 'covered', 'fine'])
})

test('a hand that passes is not a finding', () => {
  expect(watch(60, second => second % 20 < 4 ? finger() : person())).toEqual(['fine'])
})

test('a picture that stands still is found after twenty seconds', () => {
  const still = person()
  expect(watch(25, second => second < 5 ? person() : still)).toEqual(['fine', 'frozen'])
  expect(watch(23, second => second < 5 ? person() : still)).toEqual(['fine'])
  expect(watch(60, second => second < 5 || second > 40 ? person() : still)).toEqual(['fine', 'frozen', 'fine'])
})

test('a still picture of a single moment between two is not frozen', () => {
  const still = person()
  expect(watch(120, second => second % 15 < 14 ? still : person())).toEqual(['fine'])
})

test('the sums are what they say', () => {
  expect(difference(picture(() => 10), picture(() => 12))).toBe(2)
  expect(covered(picture(() => 200))).toBe(true)
  expect(covered(picture(x => x * 4))).toBe(false)
  expect([...grey([255, 255, 255, 255, 0, 0, 0, 255, 255, 0, 0, 255])]).toEqual([255, 0, 76])
})
