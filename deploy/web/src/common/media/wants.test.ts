import { expect, test } from 'vitest'
import { LEASE_MILLIS, NOTHING, RENEWAL_MILLIS, THUMBNAILS, type Want, type Wish } from './messages'
import * as wants from './wants'
import type { Wants } from './wants'

const want = (pc: string, wish: Partial<Wish> = {}): Want => ({ type: 'want', pc, gen: 1, ...THUMBNAILS, over: false, ...wish })
const none: Wants = new Map()

test('a want lasts as long as its lease, and longer when renewed in time', () => {
  let held = wants.taken(none, 'p', want('a'), 0)
  expect(wants.current(held, LEASE_MILLIS - 1).size).toBe(1)
  expect(wants.current(held, LEASE_MILLIS).size).toBe(0)
  held = wants.taken(held, 'p', want('a'), RENEWAL_MILLIS)
  expect(wants.current(held, LEASE_MILLIS).size).toBe(1)
  expect(wants.nextAt(held)).toBe(RENEWAL_MILLIS + LEASE_MILLIS)
  expect(wants.nextAt(none)).toBeUndefined()
})

test('who may see no more has no wants left, who may hear no more only those without sound', () => {
  const held = wants.taken(wants.taken(wants.taken(none, 'p', want('a', { microphone: true }), 0), 'q', want('a'), 0), 'p', want('b', { talk: true }), 0)
  expect(wants.together(wants.revoked(held, 'p', true).get('a'))).toEqual(THUMBNAILS)
  expect([...wants.revoked(held, 'p', true).keys()]).toEqual(['a', 'b'])
  expect([...wants.revoked(held, 'p', false)].map(([pc, leases]) => `${pc} ${[...leases.keys()]}`)).toEqual(['a q'])
  expect(wants.revoked(held, 'r', false)).toEqual(held)
})

test('two renewals may be lost', () => expect(LEASE_MILLIS).toBeGreaterThan(3 * RENEWAL_MILLIS))

test('those who share a connection get the most that one of them wants', () => {
  let held = wants.taken(none, 'p', want('a'), 0)
  held = wants.taken(held, 'q', want('a', { camera: 'focus', screen: 'off', microphone: true }), 0)
  expect(wants.together(held.get('a'))).toEqual({ camera: 'focus', screen: 'thumbnail', microphone: true, talk: false })
  held = wants.taken(held, 'q', { ...want('a'), over: true }, 0)
  expect(wants.together(held.get('a'))).toEqual(THUMBNAILS)
  expect(wants.together(undefined)).toEqual(NOTHING)
})

test('what the candidate is told is the most over all connections', () => {
  const held = wants.taken(wants.taken(none, 'p', want('a'), 0), 'q', want('b', { microphone: true }), 0)
  expect(wants.overall(held)).toEqual({ ...THUMBNAILS, microphone: true })
})

test('who leaves is forgotten, and a connection with him if he was the last', () => {
  const held = wants.taken(wants.taken(none, 'p', want('a'), 0), 'p', { ...want('a'), over: true }, 0)
  expect(held.size).toBe(0)
})

test('time without a socket of our own does not count', () => {
  const held = wants.postponed(wants.taken(none, 'p', want('a'), 0), 100_000)
  expect(wants.current(held, 100_000 + LEASE_MILLIS - 1).size).toBe(1)
})

test('connections and watchers are bounded; those there are may go on', () => {
  let held = none
  for (let i = 0; i < 100; i++) held = wants.taken(held, 'p', want(`${i}`), 0)
  expect(held.size).toBe(wants.MOST_CONNECTIONS)
  for (let i = 0; i < 100; i++) held = wants.taken(held, `p${i}`, want('0'), 0)
  expect(held.get('0')?.size).toBe(wants.MOST_WATCHERS)
  const renewed = wants.taken(held, 'p', want('0', { camera: 'focus' }), 10)
  expect(wants.together(renewed.get('0')).camera).toBe('focus')
})
