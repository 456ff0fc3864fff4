import { expect, test, vi } from 'vitest'
import { Problem, Unreachable } from '../../common/api'
import type { CandidateAct, CandidateSupervision } from '../../common/supervision'
import { Link, type Surroundings } from './link'

const problem = (status: number, code: string) => new Problem({ type: 'about:blank', title: code, status, code })
const away = () => new Unreachable(new Error('no network'))

/** A server whose answers the test gives, and a page that notes everything. */
class Room {
  acts: CandidateAct[] = []
  /** What the next acts meet; then all goes well. */
  trouble: Error[] = []
  said: string[] = []
  kept = ''
  number = 0
  /** Questions that wait for an answer. */
  questions: { since: number; wait: number; answer: (number: number) => void; fail: (error: Error) => void }[] = []
  pauses: number[] = []
  resting = 60_000
  rested = () => {}
  /** Whether a socket says when there is news. */
  socket = false

  link(): Link {
    const around: Surroundings = {
      hear: (since, wait, signal) => new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('called off')))
        this.questions.push({ since, wait, answer: number => resolve({ number } as CandidateSupervision), fail: reject })
      }),
      act: async act => {
        const trouble = this.trouble.shift()
        if (trouble) throw trouble
        this.acts.push(act)
      },
      since: () => this.number,
      heard: told => {
        this.number = told.number
        this.said.push(`heard ${told.number}`)
      },
      away: () => this.said.push('away'),
      acknowledged: act => this.said.push(`has ${act.action}`),
      refused: (act, problem) => this.said.push(`refused ${act.action} ${problem?.code ?? 'here'}`),
      changed: () => {},
      memory: { get: () => this.kept, set: text => { this.kept = text } },
      random: () => 0.5,
      rest: () => this.socket ? 60_000 : undefined,
      pause: async (millis, signal) => {
        this.pauses.push(millis)
        // A long rest ends by a hint, or when the test says so.
        if (millis === this.resting) await new Promise<void>(resolve => {
          this.rested = resolve
          signal.addEventListener('abort', () => resolve())
        })
      },
    }
    return new Link(around)
  }

  /** The latest question, when it has been asked. */
  async question(of = this.questions.length + 1) {
    while (this.questions.length < of) await new Promise(resolve => setTimeout(resolve))
    return this.questions[this.questions.length - 1]!
  }
}

test('an act is sent until the server has it, always with the same key', async () => {
  const room = new Room()
  room.trouble = [away(), problem(503, 'busy'), problem(401, 'not-signed-in')]
  const link = room.link()
  const key = link.act({ action: 'call', text: 'Au secours' })
  expect(link.waiting).toHaveLength(1)
  await link.send()
  expect(room.acts.map(act => [act.key, act.action, act.text])).toEqual([[key, 'call', 'Au secours']])
  expect(room.said).toEqual(['away', 'away', 'away', 'has call'])
  expect(link.waiting).toEqual([])
})

test('what waits survives a reload, in order', async () => {
  const room = new Room()
  room.trouble = Array.from({ length: 3 }, away)
  const first = room.link()
  const keys = [first.act({ action: 'say', text: 'un' }), first.act({ action: 'say', text: 'deux' })]
  first.stop()
  await first.send()
  room.trouble = []
  const second = room.link()
  expect(second.waiting.map(act => act.key)).toEqual(keys)
  await second.send()
  expect(room.acts.map(act => act.text)).toEqual(['un', 'deux'])
  expect(room.kept).toBe('[]')
})

test('what the server refuses is dropped and told, and the next one goes on', async () => {
  const room = new Room()
  room.trouble = [problem(422, 'out-of-range')]
  const link = room.link()
  link.act({ action: 'say', text: '' })
  link.act({ action: 'sign' })
  await link.send()
  expect(room.said).toEqual(['refused say out-of-range', 'has sign'])
  expect(room.acts.map(act => act.action)).toEqual(['sign'])
})

test('what waits is bounded: hints of a kind are told together, and words that do not fit are refused to the candidate', async () => {
  const room = new Room()
  room.trouble = Array.from({ length: 1_000 }, away)
  const link = room.link()
  link.stop()
  for (let i = 0; i < 60; i++) {
    link.act({ action: 'signal', signal: 'page-hidden', count: 2, detail: '10 s' })
    link.act({ action: 'signal', signal: 'pasted' })
  }
  for (let i = 0; i < 60; i++) link.act({ action: 'say', text: `${i}` })
  const hints = link.waiting.filter(act => act.signal === 'page-hidden')
  expect(hints.map(act => `${act.count} ${act.detail}`)).toEqual(['2 10 s', '2 10 s', '2 10 s', '114 570 s'])
  expect(link.waiting.filter(act => act.signal === 'pasted').reduce((sum, act) => sum + (act.count ?? 1), 0)).toBe(60)
  expect(link.waiting).toHaveLength(8 + 48)
  expect(room.said.filter(said => said === 'refused say here')).toHaveLength(12)
  // Nobody is to be told that it was sent.
  expect(link.act({ action: 'call', text: 'Au secours' })).toBeUndefined()
  // What is told in another one is told by its name.
  expect(link.act({ action: 'signal', signal: 'pasted' })).toBe(link.waiting.filter(act => act.signal === 'pasted').at(-1)?.key)
})

test('nonsense in the memory of the browser is no reason to break', () => {
  const room = new Room()
  for (const text of ['{', '{}', '[1,null,{"key":1}]', '']) {
    room.kept = text
    expect(room.link().waiting).toEqual([])
  }
})

test('the first question is answered at once, the next ones wait for news from where the last one stood', async () => {
  const room = new Room()
  const link = room.link()
  link.start()
  const first = await room.question(1)
  expect([first.since, first.wait]).toEqual([0, 0])
  first.answer(7)
  const second = await room.question(2)
  expect([second.since, second.wait]).toEqual([7, 20])
  link.stop()
})

test('a hint asks at once instead of at the end of a long wait', async () => {
  const room = new Room()
  const link = room.link()
  link.start()
  ;(await room.question(1)).answer(3)
  await room.question(2)
  link.hint()
  expect((await room.question(3)).wait).toBe(0)
  link.stop()
})

test('a lost line is told, asked again ever more slowly, and caught up by number', async () => {
  const room = new Room()
  const link = room.link()
  link.start()
  ;(await room.question(1)).answer(4)
  for (let failure = 2; failure < 9; failure++) (await room.question(failure)).fail(away())
  const back = await room.question(9)
  expect([back.since, back.wait]).toEqual([4, 0])
  back.answer(12)
  await room.question(10)
  link.stop()
  expect(room.said).toEqual(['heard 4', ...Array.from({ length: 7 }, () => 'away'), 'heard 12'])
  const waits = room.pauses.slice(1, 8)
  expect(waits).toEqual([...waits].sort((a, b) => a - b))
  expect(Math.max(...waits)).toBeLessThanOrEqual(16_000)
})

test('while a socket says when there is news nothing is asked without a hint, and no question waits', async () => {
  const room = new Room()
  room.socket = true
  const link = room.link()
  link.start()
  ;(await room.question(1)).answer(3)
  await new Promise(resolve => setTimeout(resolve, 20))
  expect(room.questions).toHaveLength(1)
  expect(room.pauses).toContain(60_000)
  link.hint()
  const second = await room.question(2)
  expect([second.since, second.wait]).toEqual([3, 0])
  room.socket = false
  second.answer(4)
  expect((await room.question(3)).wait).toBe(20)
  link.stop()
})

test('a server that begins anew is left alone as long as it wants, unless there is a hint; what the candidate does is sent', async () => {
  const room = new Room()
  room.resting = 9_000
  const link = room.link()
  link.start()
  const lost = await room.question(1)
  link.leave(9_000)
  lost.fail(away())
  await vi.waitFor(() => expect(room.pauses).toEqual([9_000]))
  link.act({ action: 'call', text: 'Au secours' })
  await link.send()
  expect(room.acts).toHaveLength(1)
  expect(room.questions).toHaveLength(1)
  expect(room.said).toEqual(['has call'])
  room.rested()
  expect(await room.question(2)).toMatchObject({ since: 0 })
  link.leave(9_000)
  await vi.waitFor(() => expect(room.pauses).toEqual([9_000, 9_000]))
  link.hint()
  expect(await room.question(3)).toMatchObject({ wait: 0 })
  link.stop()
})
