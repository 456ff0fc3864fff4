import { expect, test } from 'vitest'
import type { CandidateSupervision, Numbered, OwnSeat, RoomEvent } from '../../common/supervision'
import { endingMoved, heard, leftToReverse, lost, news, noticed, settled, nothing, read, sentBack, unread, type Watched } from './state'

const NOW = '2026-06-12T09:00:00Z'
const seat: OwnSeat = { stage: 'waiting', openCalls: [], waived: [], listenedTo: false, flagged: false, terminationAsked: false, signed: false }
const event = (number: number, told: RoomEvent): Numbered => ({ number, fact: { by: 'a1', at: NOW, event: told } })

function told(number: number, change: Partial<OwnSeat> = {}, events: Numbered[] = []): CandidateSupervision {
  return {
    now: NOW, room: 'r1', number, place: 'remote', state: 'open', policy: {} as CandidateSupervision['policy'], asked: { camera: true, screen: true, microphone: true },
    muted: ['focus-lost'], supervisors: ['Camille'], seat: { ...seat, ...change }, events,
  }
}

const at = (before: Watched, view: CandidateSupervision, reading = false) => heard(before, view, Date.parse(NOW) - 3_000, reading)

test('messages of both sides are kept in order, those of the supervisor are unread until they are on screen', () => {
  const first = at(nothing, told(3, {}, [event(2, { type: 'said', byCandidate: false, text: 'Bonjour' }), event(3, { type: 'said', byCandidate: true, text: 'Bonjour !' })]))
  expect(first.messages.map(one => [one.mine, one.text])).toEqual([[false, 'Bonjour'], [true, 'Bonjour !']])
  expect(unread(first)).toBe(1)
  expect(unread(read(first))).toBe(0)
  const more = told(4, {}, [event(4, { type: 'said', byCandidate: false, text: 'Montrez' })])
  expect([unread(at(first, more)), unread(at(read(first), more)), unread(at(first, more, true))]).toEqual([2, 1, 0])
})

test('an event that comes twice is taken once, and a slow answer takes nothing back', () => {
  const hello = event(2, { type: 'said', byCandidate: false, text: 'Bonjour' })
  const first = at(nothing, told(5, { stage: 'admitted' }, [hello]))
  const late = at(first, told(2, { stage: 'waiting' }, [hello]))
  expect(late.messages).toHaveLength(1)
  expect(late.view?.seat.stage).toBe('admitted')
  expect(late.number).toBe(5)
})

test('reasons are remembered by what they are for', () => {
  const all = at(nothing, told(9, {}, [event(6, { type: 'flagged', reason: 'Un téléphone' }), event(7, { type: 'termination-asked', reason: 'Un autre visage' }),
    event(8, { type: 'admission-withdrawn', reason: 'Une question' }), event(9, { type: 'identity-checked', verdict: 'doubt', note: 'Photo ancienne' })]))
  expect(all.reasons).toEqual({ flagged: 'Un téléphone', termination: 'Un autre visage', withdrawn: 'Une question', identity: 'Photo ancienne' })
})

test('the time left to take an ending back is counted by the server’s clock', () => {
  const due = at(nothing, told(2, { terminationAsked: true, terminationDue: '2026-06-12T09:01:00Z' }))
  // This page's clock is three seconds behind.
  expect(leftToReverse(due, Date.parse(NOW) - 3_000)).toBe(60_000)
  expect(leftToReverse(due, Date.parse(NOW) + 57_000)).toBe(0)
  expect(leftToReverse(at(nothing, told(1)), 0)).toBeUndefined()
})

test('a hint is told with what it counts, and as explained where an accommodation does', () => {
  const view = at(nothing, told(1))
  const hint = { kind: 'page-hidden', count: 1, millis: 12_000, detail: '' } as const
  expect(noticed(view, hint, NOW, 'k').noted).toEqual([{ key: 'k', told: 'waiting', at: NOW, kind: 'page-hidden', count: 1, detail: '12 s', muted: false }])
  expect(noticed(view, { ...hint, kind: 'focus-lost' }, NOW, 'k').noted[0]?.muted).toBe(true)
  let many = view
  for (let i = 0; i < 500; i++) many = noticed(many, hint, NOW, 'k')
  expect(many.noted).toHaveLength(200)
})

test('what was there when the page came is no news, what happens then is', () => {
  const first = at(nothing, told(1, { flagged: true }, [event(1, { type: 'said', byCandidate: false, text: 'Bonjour' })]))
  expect(news(nothing, first)).toEqual([])
  const names = (before: Watched, after: Watched) => news(before, after).map(one => one.news)
  const second = at(first, told(2, { stage: 'admitted', identity: 'accepted' }, [event(2, { type: 'said', byCandidate: false, text: 'Entrez' })]))
  expect(names(first, second)).toEqual(['identity', 'admitted', 'unflagged', 'message'])
  const asked = at(second, told(3, { stage: 'admitted', identity: 'accepted', terminationAsked: true, openCalls: ['k1'] }))
  expect(names(second, asked)).toEqual(['termination-asked'])
  const confirmed = at(asked, told(4, { stage: 'admitted', identity: 'accepted', terminationAsked: true, terminationDue: NOW }))
  expect(names(asked, confirmed)).toEqual(['termination-confirmed', 'call-answered'])
  expect(names(confirmed, at(confirmed, told(5, { stage: 'waiting', identity: 'accepted' }, [event(5, { type: 'termination-withdrawn', reason: 'Rien' })])))).toEqual(['withdrawn', 'termination-withdrawn'])
  expect(names(lost(second), at(lost(second), told(2, { stage: 'admitted', identity: 'accepted' })))).toEqual(['line-back'])
})

test('an ending that takes effect is not told as one that was taken back', () => {
  const confirmed = at(at(nothing, told(1, { stage: 'admitted' })), told(3, { stage: 'admitted', terminationAsked: true, terminationDue: NOW }))
  const ended = at(confirmed, told(4, { stage: 'admitted' }, [event(4, { type: 'termination-done' })]))
  expect(news(confirmed, ended)).toEqual([])
  expect(endingMoved(confirmed, ended), 'the test asks at once how it stands').toBe(true)
  const reversed = at(confirmed, told(4, { stage: 'admitted' }, [event(4, { type: 'termination-withdrawn', reason: 'Mauvais éclairage' })]))
  expect(news(confirmed, reversed)).toEqual([{ news: 'termination-withdrawn' }])
  expect(news(reversed, at(reversed, told(5, { stage: 'admitted' }))), 'said once').toEqual([])
})

test('who is noted as gone was not sent back to the door', () => {
  const sits = at(nothing, told(1, { stage: 'admitted' }))
  expect(news(sits, at(sits, told(2, { stage: 'gone' })))).toEqual([])
  expect(news(sits, at(sits, told(2, { stage: 'waiting' })))).toEqual([{ news: 'withdrawn' }])
  expect((['expected', 'waiting', 'admitted', 'absent', 'gone'] as const).filter(sentBack)).toEqual(['waiting'])
})

test('a hint is noted when the server has it, and not before', () => {
  const hint = { kind: 'pasted', count: 1, millis: 0, detail: '' } as const
  const two = noticed(noticed(nothing, hint, NOW, 'a'), hint, NOW, 'b')
  const told = settled(settled(two, 'a', 'noted'), 'b', 'not-noted')
  expect([two, told].map(one => one.noted.map(hint => hint.told))).toEqual([['waiting', 'waiting'], ['noted', 'not-noted']])
})
