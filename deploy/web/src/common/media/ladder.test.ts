import { expect, test } from 'vitest'
import { seeded } from './drill/world'
import * as ladder from './ladder'
import type { Action, Ladder, Rung, Side } from './ladder'

/** A connection with a clock of its own; `says` holds what was to be done and when, in seconds. */
class Climb {
  l: Ladder
  says: string[] = []

  constructor(side: Side, private readonly random = 0) {
    this.l = ladder.begin(side, true, 0, random)
  }

  state(state: RTCPeerConnectionState, second: number): this {
    return this.take(ladder.connection(this.l, state, second * 1_000, this.random), second)
  }

  signalling(open: boolean, second: number): this {
    this.l = ladder.signalling(this.l, open, second * 1_000, this.random)
    return this
  }

  /** Does every rung as it falls due. */
  until(second: number): this {
    while (this.l.signalling && this.l.dueAt !== undefined && this.l.dueAt <= second * 1_000) this.take(ladder.tick(this.l, this.l.dueAt, this.random), this.l.dueAt / 1_000)
    return this
  }

  done = () => this.says.splice(0)

  private take([next, actions]: Rung, second: number): this {
    this.l = next
    this.says.push(...actions.map(action => `${second} ${name(action)}`))
    return this
  }
}

const name = (action: Action) => action.do === 'renew' ? action.relayOnly ? 'renew by relay' : 'renew' : action.do

test('media that flows asks for nothing', () => {
  expect(new Climb('candidate').state('connecting', 1).state('connected', 2).until(10_000).done()).toEqual([])
})

test('a short interruption mends itself', () => {
  expect(new Climb('candidate').state('connected', 1).state('disconnected', 10).until(12).state('connected', 12.5).until(100).done()).toEqual([])
})

test('the candidate restarts after three to five seconds, twice, then makes a new connection by relay', () => {
  expect(new Climb('candidate').state('connected', 1).state('disconnected', 10).until(40).done())
    .toEqual(['13 restart', '21 restart', '29 renew by relay'])
  expect(new Climb('candidate', 1).state('connected', 1).state('disconnected', 10).until(20).done()).toEqual(['15 restart'])
})

test('the watcher asks after eight seconds and leaves the new connection to the candidate as long as he can', () => {
  expect(new Climb('watcher').state('connected', 1).state('disconnected', 10).until(51).done())
    .toEqual(['18 restart', '26 restart', '50 renew by relay'])
})

test('new connections come ever more slowly, and not always by relay: the relay may be what is broken', () => {
  const climb = new Climb('candidate', 1).state('connected', 1).state('disconnected', 10).until(400)
  const renewals = climb.done().filter(said => said.includes('renew'))
  expect(renewals).toEqual(['31 renew by relay', '61 renew', '121 renew by relay', '181 renew', '241 renew by relay', '301 renew', '361 renew by relay'])
})

test('a connection that never came about is made anew, not restarted', () => {
  expect(new Climb('candidate', 1).until(16).done()).toEqual(['15 renew by relay'])
  expect(new Climb('candidate', 1).state('failed', 4).until(16).done()).toEqual(['15 renew by relay'])
})

test('a failure is acted on at once, since it comes late', () => {
  expect(new Climb('candidate').state('connected', 1).state('failed', 10).done()).toEqual(['10 restart'])
  expect(new Climb('candidate').state('connected', 1).state('disconnected', 10).until(13).state('failed', 14).until(22).done())
    .toEqual(['13 restart', '21 restart'])
})

test('media that came back begins at the first rung again', () => {
  const climb = new Climb('candidate').state('connected', 1).state('disconnected', 10).until(14)
  climb.done()
  expect(climb.state('connected', 15).done()).toEqual([])
  expect(climb.state('disconnected', 20).until(30).done()).toEqual(['23 restart'])
})

test('while signalling is closed nothing is done; media that lives stays', () => {
  const climb = new Climb('candidate', 0.5).state('connected', 1).signalling(false, 5).until(1_000)
  expect(climb.done()).toEqual([])
  expect(climb.signalling(true, 1_000).until(2_000).done()).toEqual([])
})

test('when signalling is back everybody takes the overdue step at a moment of his own', () => {
  const climb = new Climb('candidate', 0.5).state('connected', 1).signalling(false, 5).state('disconnected', 6).until(600)
  expect(climb.done()).toEqual([])
  expect(climb.signalling(true, 600).until(601).done()).toEqual(['600.5 renew by relay'])
})

test('a broken connection is replaced soon', () => {
  const climb = new Climb('candidate').state('connected', 1)
  climb.l = ladder.broken(climb.l, 10_000, 0.5)
  expect(climb.until(11).done()).toEqual(['10.45 renew by relay'])
})

test('whatever happens, no rung does more than mend: nothing in the ladder ends anything', () => {
  const random = seeded(11)
  const states: RTCPeerConnectionState[] = ['new', 'connecting', 'connected', 'disconnected', 'failed', 'closed']
  const seen = new Set<string>()
  for (let round = 0; round < 200; round++) {
    const climb = new Climb(random() < 0.5 ? 'candidate' : 'watcher', random())
    for (let second = 1; second < 300; second += 1 + random() * 20) {
      climb.until(second)
      if (random() < 0.3) climb.signalling(random() < 0.6, second)
      else climb.state(states[Math.floor(random() * states.length)] ?? 'new', second)
    }
    for (const said of climb.done()) seen.add(said.replace(/^\S+ /, ''))
    // There is always a next step while media is missing and the way is open: nobody is given up.
    if (climb.l.missingSince !== undefined) expect(climb.l.dueAt).toBeDefined()
  }
  expect([...seen].sort()).toEqual(['renew', 'renew by relay', 'restart'])
})

test('sockets come back within a growing moment, and after a restart of the server within half a minute', () => {
  expect([0, 1, 2, 3, 4, 5, 1_000].map(failures => ladder.reconnectDelay(failures, 1))).toEqual([500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000])
  expect(ladder.reconnectDelay(9, 0)).toBe(0)
  expect([ladder.returnDelay(0), ladder.returnDelay(0.5), ladder.returnDelay(1)]).toEqual([0, 15_000, 30_000])
})

test('presence turns amber after fifteen seconds and red after a minute', () => {
  expect([0, 14_999, 15_000, 59_999, 60_000].map(ladder.presence)).toEqual(['here', 'here', 'late', 'late', 'away'])
})
