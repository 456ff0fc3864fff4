import { del, get, post, put } from '../common/api'
import { windowMemory } from '../common/memory'
import type { Clock, Paper, ReportCategory, Response, Saved, Sitting } from '../common/types'
import { unguessable } from '../common/unguessable'

/** Speaks the wire for one sitting and one window; knows nothing of the page. */
export class Protocol {
  private readonly path: string

  constructor(sitting: string, private readonly connection: string) {
    this.path = `/api/sittings/${encodeURIComponent(sitting)}`
  }

  sitting = () => get<Sitting>(this.path)
  paper = () => get<Paper>(`${this.path}/paper`, { timeoutMillis: 30_000 })
  start = () => post<Sitting>(`${this.path}/start`)

  /** Also the sign of life of a window that does nothing: it tells when another one took over. */
  connect = (takeOver: boolean) => post<Sitting>(`${this.path}/connections`, { connection: this.connection, takeOver })

  save = (item: number, revision: number, response: Response) =>
    put<Saved>(`${this.path}/items/${item}/response`, response, { keepalive: true, headers: { ...this.window(), 'If-Match': `"${revision}"` } })

  flag = (item: number, flagged: boolean) => put<Clock>(`${this.path}/items/${item}/flag`, { flagged }, { headers: this.window() })
  leave = (item: number) => post<Clock>(`${this.path}/items/${item}/leave`, undefined, { headers: this.window() })
  report = (item: number, category: ReportCategory, text: string) => post<Clock>(`${this.path}/items/${item}/report`, { category, text }, { headers: this.window() })
  takeBreak = () => post<Clock>(`${this.path}/break`, undefined, { headers: this.window() })
  endBreak = () => del<Clock>(`${this.path}/break`, { headers: this.window() })
  submit = () => post<Sitting>(`${this.path}/submit`, undefined, { headers: this.window() })

  private window = () => ({ 'X-Connection': this.connection })
}

/**
 * The name of this window, unguessable, the same after a reload. A duplicated tab inherits the storage of the first, so the name
 * is also held by a lock: whoever finds it held takes a new one. Without storage a reload counts as a new window, which asks to take over.
 */
export async function connectionOf(sitting: string): Promise<string> {
  const kept = windowMemory.get(`palier.connection.${sitting}`)
  const name = kept && await held(kept) ? kept : unguessable()
  if (name !== kept) await held(name)
  windowMemory.set(`palier.connection.${sitting}`, name)
  return name
}

/** Whether this page now holds the lock, for as long as it lives. After a reload the old page's lock may need a moment to go. */
function held(name: string): Promise<boolean> {
  if (!navigator.locks) return Promise.resolve(true)
  return new Promise(resolve => {
    const patience = new AbortController()
    const timer = setTimeout(() => patience.abort(), 700)
    navigator.locks.request(`palier.${name}`, { signal: patience.signal }, () => {
      clearTimeout(timer)
      resolve(true)
      return new Promise(() => {})
    }).catch(() => resolve(false))
  })
}
