import { afterEach, expect, test, vi } from 'vitest'
import { Problem, Unreachable } from '../../common/api'
import type { Waiting } from './spool'
import { wireOf } from './wire'

const one: Waiting = {
  track: 'still-screen', index: 7, startedAt: Date.UTC(2026, 10, 2, 8), endedAt: Date.UTC(2026, 10, 2, 8, 0, 1), media: 'image/jpeg', incident: true, size: 3,
  sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad', tries: 0,
}

function answering(status: number, body: unknown): { url: string; init: RequestInit }[] {
  const asked: { url: string; init: RequestInit }[] = []
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    asked.push({ url, init })
    return new Response(JSON.stringify(body), { status, headers: { 'Retry-After': '30' } })
  })
  vi.stubGlobal('document', { documentElement: { lang: 'fr' } })
  return asked
}
afterEach(() => vi.unstubAllGlobals())

test('a segment goes out as it is, with what it is and when it was recorded', async () => {
  const asked = answering(200, { index: 7, health: 3 })
  const bytes = new TextEncoder().encode('abc').buffer
  expect(await wireOf('s/1').send(one, bytes, one.endedAt + 5_000)).toEqual({ index: 7, health: 3 })
  expect(asked[0]?.url).toBe('/api/sittings/s%2F1/evidence/still-screen/7')
  expect(asked[0]?.init.method).toBe('PUT')
  expect(asked[0]?.init.body).toBe(bytes)
  expect(asked[0]?.init.headers).toMatchObject({
    'Content-Type': 'application/octet-stream', 'Content-Digest': 'sha-256=:ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=:', 'X-Media-Type': 'image/jpeg',
    'X-Started-At': '2026-11-02T08:00:00.000Z', 'X-Ended-At': '2026-11-02T08:00:01.000Z', 'X-Sent-At': '2026-11-02T08:00:06.000Z', 'X-Incident': 'true',
  })
})

test('a clock that was set back makes no segment end after it was sent', async () => {
  const asked = answering(200, { index: 7, health: 0 })
  await wireOf('s').send(one, new ArrayBuffer(3), one.endedAt - 60_000)
  expect(asked[0]?.init.headers).toMatchObject({ 'X-Sent-At': '2026-11-02T08:00:01.000Z' })
})

test('what the server has is asked for what waits, and what was given up is told', async () => {
  const asked = answering(200, { missing: [2], here: { 1: 'a' }, next: 3, health: 0 })
  expect((await wireOf('s').missing('camera', 1, 2)).missing).toEqual([2])
  await wireOf('s').report('camera', 9, [4, 5], [], 0)
  await wireOf('s').report('camera', 0, [], [{ startedAt: 1_000, endedAt: 2_000 }], 3_000)
  expect(asked.map(({ url }) => url)).toEqual(['/api/sittings/s/evidence/camera/missing?from=1&upTo=2', '/api/sittings/s/evidence/camera', '/api/sittings/s/evidence/camera'])
  expect(asked[1]?.init.body).toBe('{"made":9,"dropped":[4,5]}')
  expect(JSON.parse(asked[2]?.init.body as string)).toEqual({ made: 0, dropped: [], lost: [{ from: '1970-01-01T00:00:01.000Z', to: '1970-01-01T00:00:02.000Z' }], sentAt: '1970-01-01T00:00:03.000Z' })
})

test('a refusal is a problem, no answer is none', async () => {
  answering(503, { type: '/problems#busy', title: 'busy', status: 503, code: 'busy' })
  await expect(wireOf('s').missing('camera', 1, 1)).rejects.toMatchObject({ code: 'busy', retryAfterSeconds: 30 } satisfies Partial<Problem>)
  vi.stubGlobal('fetch', async () => { throw new TypeError('Failed to fetch') })
  await expect(wireOf('s').missing('camera', 1, 1)).rejects.toBeInstanceOf(Unreachable)
})
