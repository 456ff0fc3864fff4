import { expect, test } from 'vitest'
import { contactOf, once } from './privacycontact'

test('whom to ask is said as the certifier set it, and not at all while nobody knows', () => {
  expect(contactOf({ state: 'ready', value: { contact: 'dpo@example.org' } }, 'the certifier')).toBe('dpo@example.org')
  expect(contactOf({ state: 'ready', value: { contact: '' } }, 'the certifier')).toBe('the certifier')
  expect(contactOf({ state: 'failed', error: new Error('away') }, 'the certifier')).toBeUndefined()
  expect(contactOf({ state: 'loading' }, 'the certifier')).toBeUndefined()
})

test('all of a page ask once, and again after a failure', async () => {
  let asked = 0
  const ask = once(async () => {
    if (++asked === 1) throw new Error('away')
    return asked
  })
  await expect(Promise.all([ask(), ask()])).rejects.toThrow('away')
  expect(await Promise.all([ask(), ask(), ask()])).toEqual([2, 2, 2])
  expect(asked).toBe(2)
})
