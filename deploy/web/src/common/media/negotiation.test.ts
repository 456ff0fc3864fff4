import { expect, test, vi } from 'vitest'
import type { Description, Signal } from './messages'
import * as negotiation from './negotiation'
import type { Effect, Negotiation, Step } from './negotiation'

// A machine may be busy with other things.
vi.setConfig({ testTimeout: 60_000 })

const candidate = (name: string): Signal => ({ type: 'signal', pc: 'x', gen: 1, candidate: { candidate: name } })
const said = (description: Description, gen = 1): Signal => ({ type: 'signal', pc: 'x', gen, description })
const offer = (number: number) => said({ type: 'offer', sdp: `offer ${number}`, number })
const answer = (number: number) => said({ type: 'answer', sdp: `answer ${number}`, number })

/** Does all that is asked at once; `effects` holds everything so far. */
class Side {
  n: Negotiation
  effects: Effect[] = []

  constructor(polite: boolean) {
    this.n = negotiation.begin(polite, 1)
  }

  step([n, effects]: Step): this {
    this.n = n
    this.effects.push(...effects)
    return this
  }

  needed = () => this.step(negotiation.needed(this.n))
  take = (signal: Signal) => this.step(negotiation.received(this.n, signal))
  done = (sdp = 'made') => this.step(negotiation.done(this.n, sdp))
  overdue = () => this.step(negotiation.overdue(this.n))
  does = () => this.effects.splice(0).map(effect => effect.do === 'add' ? `add ${effect.candidate.candidate}` : 'description' in effect ? `${effect.do} ${effect.description.type} ${effect.description.number}` : 'type' in effect ? `repeat ${effect.type} ${effect.number}` : 'ours' in effect ? effect.ours : effect.do)
}

test('an offer is made, sent and answered', () => {
  const side = new Side(true).needed()
  expect(side.does()).toEqual(['offer'])
  expect(side.done().does()).toEqual(['send offer 1'])
  expect(negotiation.settled(side.n)).toBe(false)
  expect(side.take(answer(1)).does()).toEqual(['finish answer 1'])
  side.done()
  expect(negotiation.settled(side.n)).toBe(true)
})

test('what is needed while an offer stands is offered after its answer', () => {
  const side = new Side(true).needed().done()
  side.needed().needed()
  side.does()
  expect(side.take(answer(1)).done().does()).toEqual(['finish answer 1', 'offer'])
})

test('both offer at once: the polite side gives way and offers again, the other one goes on', () => {
  const polite = new Side(true).needed().done()
  const other = new Side(false).needed().done()
  polite.does()
  other.does()
  expect(polite.take(offer(1)).does()).toEqual(['given-up', 'answer offer 1'])
  expect(polite.done().does()).toEqual(['send answer 1', 'offer'])
  expect(other.take(offer(1)).does()).toEqual(['kept'])
  expect(other.take(answer(1)).does()).toEqual(['finish answer 1'])
  expect(other.done().take(offer(2)).does()).toEqual(['answer offer 2'])
})

test('an offer that arrives while ours is being made is glare too', () => {
  const side = new Side(false).needed().take(offer(1))
  expect(side.done().does()).toEqual(['offer', 'send offer 1', 'kept'])
})

test('candidates wait for the description they belong to, in order', () => {
  const side = new Side(true).take(candidate('a')).take(candidate('b'))
  expect(side.does()).toEqual([])
  side.take(offer(1)).take(candidate('c'))
  expect(side.does()).toEqual(['answer offer 1'])
  expect(side.done().does()).toEqual(['send answer 1', 'add a', 'add b', 'add c'])
  expect(side.take(candidate('d')).does()).toEqual(['add d'])
})

test('words of another generation are dropped', () => {
  const side = new Side(true).take(said({ type: 'offer', sdp: '', number: 1 }, 2)).take({ ...candidate('old'), gen: 0 })
  expect(side.does()).toEqual([])
  expect(side.n).toEqual(negotiation.begin(true, 1))
})

test('an answer that is late says nothing of the offer that stands', () => {
  const side = new Side(true).needed().done().take(answer(1)).done().needed().done()
  side.does()
  expect(side.take(answer(1)).does()).toEqual([])
  expect(side.take(answer(2)).does()).toEqual(['finish answer 2'])
  expect(side.take(answer(2)).done().take(answer(2)).does()).toEqual([])
})

test('an offer that comes again is answered again and applied once; an older one is not answered at all', () => {
  const side = new Side(true).take(offer(1)).done().take(offer(2)).done()
  side.does()
  expect(side.take(offer(2)).does()).toEqual(['repeat answer 2'])
  expect(side.take(offer(1)).does()).toEqual([])
})

test('an offer without an answer is repeated, not made anew', () => {
  const side = new Side(true).needed()
  expect(side.overdue().does()).toEqual(['offer'])
  expect(side.done().overdue().does()).toEqual(['send offer 1', 'repeat offer 1'])
  expect(side.take(answer(1)).done().overdue().does()).toEqual(['finish answer 1'])
})

test('an offer turned down may stand all the same, and is taken when it comes again', () => {
  const side = new Side(false).needed().done().take(offer(5)).take(answer(1)).done()
  side.does()
  expect(side.take(offer(5)).does()).toEqual(['answer offer 5'])
})

test('what waits is bounded', () => {
  const side = new Side(true)
  for (let i = 0; i < 1_000; i++) side.take(candidate(`${i}`)).take(answer(7))
  side.take(offer(1))
  for (let i = 0; i < 1_000; i++) side.take(offer(2))
  expect(side.n.early.length).toBe(negotiation.MOST_EARLY)
  expect(side.n.waiting.length).toBe(negotiation.MOST_WAITING)
})

// Every order in which two sides can act, not a sample of them.

interface Model { sides: readonly [Negotiation, Negotiation]; ways: readonly [readonly Signal[], readonly Signal[]]; ends: readonly [string, string]; glare: boolean }

/** Every state that both sides can end in, each having offered `wishes` times at any moment. */
function ends(polite: readonly [boolean, boolean], wishes: number): { ends: Model[]; states: number } {
  const first: Model & { wishes: [number, number] } = {
    sides: [negotiation.begin(polite[0], 1), negotiation.begin(polite[1], 1)], ways: [[], []], ends: ['', ''], glare: false, wishes: [wishes, wishes],
  }
  const seen = new Set<string>()
  const found: Model[] = []
  const open = [first]
  for (let model = open.pop(); model; model = open.pop()) {
    const key = JSON.stringify(model)
    if (seen.has(key)) continue
    seen.add(key)
    const next: typeof open = []
    for (const i of [0, 1] as const) {
      const side = model.sides[i]
      const act = ([n, effects]: Step, from: typeof first, done?: string) => {
        const sides = i === 0 ? [n, from.sides[1]] as const : [from.sides[0], n] as const
        const sent = effects.flatMap(effect => effect.do === 'send' ? [said(effect.description)] : [])
        const ways = i === 0 ? [from.ways[0], [...from.ways[1], ...sent]] as const : [[...from.ways[0], ...sent], from.ways[1]] as const
        const marks: [string, string] = [...from.ends]
        if (done !== undefined) marks[i] = done
        next.push({ ...from, sides, ways, ends: marks, glare: from.glare || effects.some(effect => effect.do === 'glare') })
      }
      if (model.wishes[i] > 0) act(negotiation.needed(side), { ...model, wishes: i === 0 ? [model.wishes[0] - 1, model.wishes[1]] : [model.wishes[0], model.wishes[1] - 1] })
      if (side.task) {
        // What both agree on is named after the offer it began with.
        const name = side.task.do === 'offer' ? `${i}:${side.offers + 1}` : side.task.description.sdp
        act(negotiation.done(side, name), model, side.task.do === 'offer' ? undefined : name)
      }
      const [signal, ...rest] = model.ways[i]
      if (signal) act(negotiation.received(side, signal), { ...model, ways: i === 0 ? [rest, model.ways[1]] : [model.ways[0], rest] })
    }
    if (next.length === 0) found.push(model)
    open.push(...next)
  }
  return { ends: found, states: seen.size }
}

const agreed = ({ sides, ends: [a, b] }: Model) => sides.every(negotiation.settled) && a === b && a !== ''

test('in every order of three offers by each both sides end agreed', () => {
  const { ends: all, states } = ends([true, false], 3)
  expect(states).toBeGreaterThan(1_000)
  expect(all.some(end => end.glare)).toBe(true)
  expect(all.filter(end => !agreed(end))).toEqual([])
})

test('where nobody gives way some orders end without agreement', () => {
  const { ends: all } = ends([false, false], 1)
  expect(all.some(end => !agreed(end))).toBe(true)
  expect(all.filter(end => !end.glare).every(agreed)).toBe(true)
})
