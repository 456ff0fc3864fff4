import { expect, test, vi } from 'vitest'
import { round, type GlareOptions, type Outcome } from './drill/glare'

vi.setConfig({ testTimeout: 60_000 })

async function rounds(count: number, options: GlareOptions): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (let seed = 1; seed <= count; seed++) outcomes.push(await round(seed, options))
  return outcomes
}

const sum = (outcomes: Outcome[], of: 'glares' | 'lost' | 'twice' | 'stale' | 'generations') => outcomes.reduce((all, one) => all + one[of], 0)

test('both offer at once over a bad network: all converge', async () => {
  const outcomes = await rounds(150, { polite: 'candidate', calm: false })
  expect(outcomes.flatMap((one, i) => one.converged ? [] : [i + 1])).toEqual([])
  for (const what of ['glares', 'lost', 'twice', 'stale'] as const) expect(sum(outcomes, what)).toBeGreaterThan(100)
})

test('on a good network every glare ends without a new connection', async () => {
  const outcomes = await rounds(100, { polite: 'candidate', calm: true })
  expect(outcomes.every(one => one.converged)).toBe(true)
  expect(sum(outcomes, 'glares')).toBeGreaterThan(100)
  expect(sum(outcomes, 'generations')).toBe(0)
})

test('where nobody gives way, glare stands until the connection is replaced', async () => {
  const outcomes = await rounds(40, { polite: 'nobody', calm: true })
  expect(outcomes.filter(one => one.converged && one.generations === 0).length).toBeLessThan(4)
})

test('a seed repeats its round to the last message', async () => {
  expect(await round(7)).toEqual(await round(7))
  expect(await round(7)).not.toEqual(await round(8))
})
