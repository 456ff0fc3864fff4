import { get } from '../common/api'

/** Checks of this computer before an exam. Each gives a plain verdict; none ever bars the door: a person decides that. */
export type CheckName = 'connection' | 'clock' | 'memory' | 'cookies' | 'window' | 'browser'
export type Verdict = 'good' | 'warning' | 'bad'

export interface Checked { name: CheckName; verdict: Verdict; /** Milliseconds, or pixels, as the check says. */ figure?: number }

export const CHECKS: CheckName[] = ['connection', 'clock', 'memory', 'cookies', 'window', 'browser']

/** @param trips round trips in milliseconds; one that failed is infinite */
export function connectionVerdict(trips: number[]): Checked {
  const middle = [...trips].sort((a, b) => a - b)[Math.floor(trips.length / 2)] ?? Infinity
  if (!Number.isFinite(middle)) return { name: 'connection', verdict: 'bad' }
  const steady = trips.every(Number.isFinite)
  return { name: 'connection', verdict: middle < 500 && steady ? 'good' : 'warning', figure: Math.round(middle) }
}

/** The server's clock alone counts; a wrong one here only confuses the reader. */
export function clockVerdict(server: number, here: number): Checked {
  const difference = Math.abs(server - here)
  return { name: 'clock', verdict: difference < 120_000 ? 'good' : 'warning', figure: difference }
}

export const windowVerdict = (width: number, height: number): Checked =>
  ({ name: 'window', verdict: width >= 320 && height >= 400 ? 'good' : 'warning', figure: width })

export function browserVerdict(): Checked {
  const needed = [typeof HTMLDialogElement, typeof AbortController, typeof Intl.PluralRules, typeof crypto?.getRandomValues]
  return { name: 'browser', verdict: needed.every(type => type === 'function') ? 'good' : 'bad' }
}

export async function measureConnection(): Promise<Checked> {
  const trips: number[] = []
  for (let round = 0; round < 4; round++) {
    const from = performance.now()
    const fine = await get('/health/live', { timeoutMillis: 5_000 }).then(() => true, () => false)
    // The first one also opens the connection.
    if (round > 0) trips.push(fine ? performance.now() - from : Infinity)
  }
  return connectionVerdict(trips)
}

/** Writes, reads and deletes, since some private windows have a store that refuses to keep anything. */
export function tryMemory(): Promise<Checked> {
  const verdict = (verdict: Verdict): Checked => ({ name: 'memory', verdict })
  return new Promise(resolve => {
    const giveUp = setTimeout(() => resolve(verdict('warning')), 3_000)
    const end = (result: Verdict) => {
      clearTimeout(giveUp)
      resolve(verdict(result))
    }
    try {
      const request = indexedDB.open('palier-check', 1)
      request.onupgradeneeded = () => void request.result.createObjectStore('check')
      request.onerror = () => end('warning')
      request.onsuccess = () => {
        const transaction = request.result.transaction('check', 'readwrite')
        transaction.objectStore('check').put('here', 'key')
        transaction.oncomplete = () => {
          request.result.close()
          indexedDB.deleteDatabase('palier-check')
          end('good')
        }
        transaction.onabort = () => end('warning')
      }
    } catch {
      end('warning')
    }
  })
}

export const cookieVerdict = (): Checked => ({ name: 'cookies', verdict: navigator.cookieEnabled ? 'good' : 'bad' })

/** All checks, told one by one as they end. @param server the server's time, @param heardAt when it was heard, both in milliseconds */
export async function checkAll(server: number, heardAt: number, tell: (checked: Checked) => void): Promise<void> {
  tell(clockVerdict(server, heardAt))
  tell(cookieVerdict())
  tell(windowVerdict(innerWidth, innerHeight))
  tell(browserVerdict())
  tell(await tryMemory())
  tell(await measureConnection())
}
