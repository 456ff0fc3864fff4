import { post } from '../api'
import { getSupervision, roomEvents } from '../supervision'
import type { Batch, Subject, Ticket } from './protocol'

/** What the client needs of a browser, so that tests have their own. */
export interface Platform {
  ticket(asked: Subject & { tab: string; lastSeq: number }): Promise<Ticket>
  open(path: string, hears: SocketHears): Socket
  /** Events after a number, over HTTPS; waits so many seconds for the next one. */
  poll(subject: Subject, since: number, waitSeconds: number, signal: AbortSignal): Promise<Batch>
  now(): number
  random(): number
  /** Does it later; the result takes that back. */
  after(millis: number, work: () => void): () => void
  /** Every ten seconds, in a hidden page too. */
  beat(work: () => void): () => void
  /** When the network, or the page, comes back. */
  wake(work: () => void): () => void
}

export interface Socket { send(frame: string): void; close(): void }

export interface SocketHears { opened(): void; heard(frame: string): void; closed(code: number, reason: string): void }

export const browser: Platform = {
  ticket: asked => post<Ticket>('/api/signal/tickets', asked),
  open(path, hears) {
    const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}${path}`)
    // The bridge's raw endpoint sends binary frames.
    socket.binaryType = 'arraybuffer'
    const text = new TextDecoder()
    socket.onopen = () => hears.opened()
    socket.onmessage = message => hears.heard(typeof message.data === 'string' ? message.data : text.decode(message.data as ArrayBuffer))
    socket.onclose = end => hears.closed(end.code, end.reason)
    return { send: frame => socket.readyState === WebSocket.OPEN && socket.send(frame), close: () => socket.close() }
  },
  async poll(subject, since, waitSeconds, signal) {
    const found = 'room' in subject ? await roomEvents(subject.room, since, waitSeconds, { signal }) : await getSupervision(subject.sitting, since, waitSeconds, { signal })
    return { from: since, seq: Math.max(since, found.number), events: found.events }
  },
  now: () => performance.now(),
  random: Math.random,
  after(millis, work) {
    const timer = setTimeout(work, millis)
    return () => clearTimeout(timer)
  },
  beat(work) {
    const worker = new Worker(new URL('./ping.worker.ts', import.meta.url), { type: 'module' })
    worker.onmessage = work
    return () => worker.terminate()
  },
  wake(work) {
    const visible = () => document.visibilityState === 'visible' && work()
    document.addEventListener('visibilitychange', visible)
    addEventListener('online', work)
    return () => {
      document.removeEventListener('visibilitychange', visible)
      removeEventListener('online', work)
    }
  },
}
