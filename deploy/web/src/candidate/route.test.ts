import { expect, test } from 'vitest'
import { routeOf, within } from './route'

test('each address names its screen', () => {
  expect(routeOf('')).toEqual({ screen: 'home' })
  expect(routeOf('#/register/c1/3')).toEqual({ screen: 'register', certification: 'c1', step: 3 })
  expect(routeOf('#/rehearsal/s1')).toEqual({ screen: 'rehearsal', sitting: 's1' })
  expect(routeOf('#/session/x%2F1')).toEqual({ screen: 'door', examSession: 'x/1' })
  expect(routeOf('#/sign-in/staff?to=%2Fstaff.html')).toEqual({ screen: 'sign-in', way: 'staff', to: '/staff.html' })
})

test('nonsense leads to a page that says so, not to an error', () => {
  for (const hash of ['#/nothing', '#/register', '#/session/', '#/%E0%A4%A']) expect(routeOf(hash), hash).toEqual({ screen: 'unknown' })
  expect(routeOf('#/register/c1/99')).toMatchObject({ step: 1 })
})

test('nobody is sent to another site after signing in', () => {
  for (const to of ['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)', null]) expect(within(to)).toBeUndefined()
  expect(within('/#/session/1')).toBe('/#/session/1')
})
