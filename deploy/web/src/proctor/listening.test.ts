import { expect, test } from 'vitest'
import { Listening } from './listening'

function one() {
  let stopped = 0
  const listening = new Listening(async () => stopped++)
  return { listening, stops: () => stopped }
}

test('who closes the view stops listening, and who never listened asks for nothing', async () => {
  const { listening, stops } = one()
  await listening.close()
  expect(stops()).toBe(0)
  listening.told(true)
  await listening.close()
  expect(stops()).toBe(1)
  await listening.close()
  expect(stops(), 'once').toBe(1)
})

test('who closes the view before the answer comes stops what then began', async () => {
  const { listening, stops } = one()
  let answer = (_: boolean) => {}
  listening.asked(new Promise(resolve => answer = resolve))
  const closed = listening.close()
  expect(stops()).toBe(0)
  answer(true)
  await closed
  expect(stops()).toBe(1)
})

test('what the server refused needs no stop, and a page that goes away waits for no answer', async () => {
  const refused = one()
  refused.listening.asked(Promise.resolve(false))
  await refused.listening.close()
  expect(refused.stops()).toBe(0)
  const away = one()
  away.listening.asked(new Promise(() => {}))
  away.listening.leave()
  expect(away.stops()).toBe(1)
})
