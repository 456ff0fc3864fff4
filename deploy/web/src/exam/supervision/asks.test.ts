import { expect, test } from 'vitest'
import type { CandidateSupervision } from '../../common/supervision'
import { asks } from './asks'
import { nothing, type Watched } from './state'

const yes = { value: true, reason: '' }
const policy = { camera: yes, screen: yes, microphone: yes } as unknown as CandidateSupervision['policy']

function watched(change: Partial<CandidateSupervision>, waived: string[] = []): Watched {
  const view = { place: 'remote', policy, asked: { camera: true, screen: true, microphone: true }, muted: [], seat: { waived }, ...change } as unknown as Watched['view']
  return { ...nothing, view }
}

test('nothing is asked before the server said so', () => {
  const before = asks(nothing, () => false)
  expect([before.missing, before.adapted, before.needs('camera')]).toEqual([[], false, false])
})

test('what is asked for, not waived and not on is missing', () => {
  expect(asks(watched({}, ['screen']), device => device === 'camera').missing).toEqual(['microphone'])
})

test('what the policy asks and this candidate is not asked for is an adaptation, at home only', () => {
  const asked = { camera: true, screen: false, microphone: true }
  expect(asks(watched({}), () => true).adapted).toBe(false)
  expect(asks(watched({ asked }), () => true).adapted).toBe(true)
  expect(asks(watched({ muted: ['focus-lost'] }), () => true).adapted).toBe(true)
  expect(asks(watched({ asked, place: 'centre' }), () => true).adapted).toBe(false)
})
