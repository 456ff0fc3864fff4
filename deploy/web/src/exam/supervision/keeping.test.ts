import { expect, test } from 'vitest'
import type { Evidence, EvidenceOptions } from '../evidence'
import { Keeping } from './keeping'

const camera = {} as MediaStream
const screen = {} as MediaStream

/** Recordings that only note what is done with them. */
function recordings() {
  const said: string[] = []
  let number = 0
  const start = ({ streams }: EvidenceOptions): Evidence => {
    const name = `${++number}`
    said.push(`${name} begins with ${Object.keys(streams).filter(key => streams[key as 'camera']).join('+') || 'nothing'}`)
    return {
      flag: () => void said.push(`${name} marks`),
      start: () => void said.push(`${name} starts`),
      stop: async () => void said.push(`${name} stops`),
      close: async () => void said.push(`${name} closes`),
      retry: () => {},
      state: () => ({ state: 'done', waiting: 0, waitingBytes: 0, sent: 0, sentBytes: 0, until: undefined }),
    }
  }
  return { said, start }
}

const settled = () => new Promise(resolve => setTimeout(resolve))

test('where nothing is kept nothing begins', async () => {
  const { said, start } = recordings()
  const keeping = new Keeping('s1', 'none', start, () => {})
  keeping.follow(true, { camera, screen })
  keeping.mark()
  await keeping.end()
  expect(said).toEqual([])
})

test('recording begins with the test, rests during a break, and is closed at the end', async () => {
  const { said, start } = recordings()
  const keeping = new Keeping('s1', 'incident', start, () => {})
  keeping.follow(false, { camera, screen })
  await settled()
  expect(said).toEqual([])
  keeping.follow(true, { camera, screen })
  keeping.follow(true, { camera, screen })
  await settled()
  keeping.mark()
  keeping.follow(false, { camera, screen })
  keeping.follow(true, { camera, screen })
  await keeping.end()
  expect(said).toEqual(['1 begins with camera+screen', '1 marks', '1 stops', '1 starts', '1 closes'])
})

test('moments that were noted before the page came are over, later ones are kept', async () => {
  const { said, start } = recordings()
  const keeping = new Keeping('s1', 'incident', start, () => {})
  keeping.follow(true, { camera })
  await settled()
  for (const count of [2, 2, 3, 3, 5]) keeping.noted(count)
  expect(said).toEqual(['1 begins with camera', '1 marks', '1 marks'])
})

test('another stream is another recording, and the one before is closed first', async () => {
  const { said, start } = recordings()
  const keeping = new Keeping('s1', 'continuous', start, () => {})
  keeping.follow(true, { camera })
  await settled()
  // Two changes at once are one.
  keeping.follow(true, {})
  keeping.follow(true, { camera, screen })
  await keeping.end()
  expect(said).toEqual(['1 begins with camera', '1 closes', '2 begins with camera+screen', '2 closes'])
})

test('a device that comes during a break waits for its end', async () => {
  const { said, start } = recordings()
  const keeping = new Keeping('s1', 'stills', start, () => {})
  keeping.follow(true, { camera })
  await settled()
  keeping.follow(false, { camera })
  keeping.follow(false, { camera, screen })
  await settled()
  keeping.follow(true, { camera, screen })
  await keeping.end()
  expect(said).toEqual(['1 begins with camera', '1 stops', '1 closes', '2 begins with camera+screen', '2 stops', '2 starts', '2 closes'])
})
