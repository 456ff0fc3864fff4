import { expect, test } from 'vitest'
import type { Evidence, EvidenceOptions, Policy } from '../evidence'
import { emptyRing } from '../evidence/ring'
import { Keeping, recorded, type Start } from './keeping'

const camera = {} as MediaStream
const screen = {} as MediaStream

const keepingOf = (policy: Policy, start: Start, known?: number) => {
  let upTo = known
  return new Keeping('s1', policy, start, () => {}, { get: () => upTo, set: number => { upTo = number } })
}

/** Recordings that only note what is done with them. */
function recordings() {
  const said: string[] = []
  const held: (number | undefined)[] = []
  let number = 0
  const start = ({ streams, former }: EvidenceOptions): Evidence => {
    const name = `${++number}`
    said.push(`${name} begins with ${Object.keys(streams).filter(key => streams[key as 'camera']).join('+') || 'nothing'}`)
    held.push(former?.get('camera')?.since)
    return {
      flag: at => void said.push(`${name} marks ${at}`),
      start: () => void said.push(`${name} starts`),
      stop: async () => void said.push(`${name} stops`),
      close: async () => {
        said.push(`${name} closes`)
        return new Map(former).set('camera', { ...emptyRing(), since: number })
      },
      retry: () => {},
      state: () => ({ state: 'done', waiting: 0, waitingBytes: 0, sent: 0, sentBytes: 0, until: undefined }),
    }
  }
  return { said, held, start }
}

const settled = () => new Promise(resolve => setTimeout(resolve))

test('where nothing is kept nothing begins', async () => {
  const { said, start } = recordings()
  const keeping = keepingOf('none', start)
  keeping.follow(true, { camera, screen })
  keeping.noted([{ number: 1, at: 1_000 }], 1, 1_000)
  await keeping.end()
  expect(said).toEqual([])
})

test('recording begins with the test, rests during a break, and is closed at the end', async () => {
  const { said, start } = recordings()
  const keeping = keepingOf('incident', start)
  keeping.follow(false, { camera, screen })
  await settled()
  expect(said).toEqual([])
  keeping.follow(true, { camera, screen })
  keeping.follow(true, { camera, screen })
  await settled()
  keeping.noted([{ number: 7, at: 1_000 }], 7, 2_000)
  keeping.follow(false, { camera, screen })
  keeping.follow(true, { camera, screen })
  await keeping.end()
  expect(said).toEqual(['1 begins with camera+screen', '1 marks 1000', '1 stops', '1 starts', '1 closes'])
})

test('each moment is marked once, when it was and not when it was heard of', async () => {
  const { said, start } = recordings()
  const keeping = keepingOf('incident', start)
  keeping.follow(true, { camera })
  keeping.noted([{ number: 4, at: 10_000 }, { number: 9, at: 595_000 }], 12, 600_000)
  await settled()
  keeping.noted([{ number: 9, at: 595_000 }, { number: 13, at: 610_000 }, { number: 20, at: 700_000 }], 22, 900_000)
  keeping.noted([], 22, 901_000)
  // What an earlier page did not know is marked by the next one, however old it is.
  const next = keepingOf('incident', start, 22)
  next.follow(true, { camera })
  await settled()
  next.noted([{ number: 20, at: 700_000 }, { number: 23, at: 910_000 }], 30, 2_000_000)
  expect(said.filter(one => one.includes('marks'))).toEqual(['1 marks 595000', '1 marks 610000', '1 marks 700000', '2 marks 910000'])
})

test("a supervisor's pause is recorded, the candidate's own break is not", () => {
  expect((['running', 'paused', 'break', 'running', 'ending', 'over'] as const).reduce<boolean[]>((all, phase) => [...all, recorded(phase, all.at(-1) ?? false)], []))
    .toEqual([true, true, false, true, true, false])
  expect([recorded('signed-out', true), recorded('signed-out', false), recorded('ready', true), recorded('taken-over', true)]).toEqual([true, false, false, false])
})

test('another stream is another recording, and the one before is closed first', async () => {
  const { said, start } = recordings()
  const keeping = keepingOf('continuous', start)
  keeping.follow(true, { camera })
  await settled()
  // Two changes at once are one.
  keeping.follow(true, {})
  keeping.follow(true, { camera, screen })
  await keeping.end()
  expect(said).toEqual(['1 begins with camera', '1 closes', '2 begins with camera+screen', '2 closes'])
})

test('what one recording held goes to the next of other streams', async () => {
  const { held, start } = recordings()
  const keeping = keepingOf('incident', start)
  keeping.follow(true, { camera })
  await settled()
  keeping.follow(true, { camera, screen })
  await settled()
  keeping.follow(true, { screen })
  await keeping.end()
  expect(held).toEqual([undefined, 1, 2])
})

test('a device that comes during a break waits for its end', async () => {
  const { said, start } = recordings()
  const keeping = keepingOf('stills', start)
  keeping.follow(true, { camera })
  await settled()
  keeping.follow(false, { camera })
  keeping.follow(false, { camera, screen })
  await settled()
  keeping.follow(true, { camera, screen })
  await keeping.end()
  expect(said).toEqual(['1 begins with camera', '1 stops', '1 closes', '2 begins with camera+screen', '2 stops', '2 starts', '2 closes'])
})
