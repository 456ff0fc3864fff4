import type { Media, Span, Track } from './types'
import type { Waiting } from './spool'

/** What a segment had when its page died: its pieces so far. */
export interface Leftover { track: Track; take: string; media: Media; startedAt: number; endedAt: number; bytes: Blob }

export interface Count { track: Track; made: number; dropped: number[]; lost?: Span[] }

/** Where recordings wait on this machine until the server has them: they survive a reload or a crash, and are forgotten when they are sent. */
export interface Shelf {
  load(): Promise<{ waiting: Waiting[]; counts: Count[]; leftovers: Leftover[] }>
  /** Fails when there is no room. */
  put(one: Waiting, bytes: ArrayBuffer): Promise<void>
  /** Again, with what changed; its bytes stay. */
  note(one: Waiting): Promise<void>
  bytes(one: { track: Track; index: number }): Promise<ArrayBuffer | undefined>
  move(from: Waiting, to: Waiting): Promise<void>
  drop(one: { track: Track; index: number }): Promise<void>
  count(count: Count): Promise<void>
  piece(track: Track, take: string, number: number, media: Media, startedAt: number, at: number, bytes: ArrayBuffer): Promise<void>
  dropPieces(track: Track, take: string): Promise<void>
  clear(): Promise<void>
}

interface Row { sitting: string; track: Track; index: number; one: Waiting }
interface BytesRow { sitting: string; track: Track; index: number; bytes: ArrayBuffer }
interface CountRow extends Count { sitting: string }
interface PieceRow { sitting: string; track: Track; take: string; number: number; media: Media; startedAt: number; at: number; bytes: ArrayBuffer }

/** The server takes nothing after a day; what a candidate never came back to must not stay on his machine for ever. */
const KEPT_MILLIS = 25 * 3_600_000

const STORES = { segment: ['sitting', 'track', 'index'], bytes: ['sitting', 'track', 'index'], count: ['sitting', 'track'], piece: ['sitting', 'track', 'take', 'number'] }
type Name = keyof typeof STORES

/** The browser's IndexedDB, apart from that of the answers; this page's memory where the browser refuses it (some private windows). */
export async function openShelf(sitting: string, now = Date.now()): Promise<Shelf> {
  try {
    const database = await opened()
    await forgetOld(database, now - KEPT_MILLIS)
    return inDatabase(database, sitting)
  } catch {
    return inMemory()
  }
}

function inDatabase(database: IDBDatabase, sitting: string): Shelf {
  const run = <T>(names: Name[], mode: IDBTransactionMode, work: (store: (name: Name) => IDBObjectStore) => IDBRequest<T> | void) =>
    new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(names, mode)
      const request = work(name => transaction.objectStore(name))
      transaction.oncomplete = () => resolve(request?.result as T)
      transaction.onabort = transaction.onerror = () => reject(transaction.error)
    })
  const mine = IDBKeyRange.bound([sitting], [sitting, []])
  const key = (one: { track: Track; index: number }) => [sitting, one.track, one.index]
  return {
    async load() {
      const rows = await run<Row[]>(['segment'], 'readonly', store => store('segment').getAll(mine))
      const counts = await run<CountRow[]>(['count'], 'readonly', store => store('count').getAll(mine))
      const pieces = await run<PieceRow[]>(['piece'], 'readonly', store => store('piece').getAll(mine))
      return { waiting: rows.map(row => row.one), counts: counts.map(({ track, made, dropped, lost = [] }) => ({ track, made, dropped, lost })), leftovers: assembled(pieces) }
    },
    put: (one, bytes) => run(['segment', 'bytes'], 'readwrite', store => {
      store('segment').put({ sitting, track: one.track, index: one.index, one } satisfies Row)
      store('bytes').put({ sitting, track: one.track, index: one.index, bytes } satisfies BytesRow)
    }),
    note: one => run(['segment'], 'readwrite', store => void store('segment').put({ sitting, track: one.track, index: one.index, one } satisfies Row)),
    bytes: async one => (await run<BytesRow | undefined>(['bytes'], 'readonly', store => store('bytes').get(key(one))))?.bytes,
    move: (from, to) => run(['segment', 'bytes'], 'readwrite', store => {
      const found: IDBRequest<BytesRow | undefined> = store('bytes').get(key(from))
      found.onsuccess = () => {
        if (found.result) store('bytes').put({ ...found.result, index: to.index })
        store('bytes').delete(key(from))
        store('segment').delete(key(from))
        store('segment').put({ sitting, track: to.track, index: to.index, one: to } satisfies Row)
      }
    }),
    drop: one => run(['segment', 'bytes'], 'readwrite', store => {
      store('segment').delete(key(one))
      store('bytes').delete(key(one))
    }),
    count: count => run(['count'], 'readwrite', store => void store('count').put({ sitting, ...count } satisfies CountRow)),
    piece: (track, take, number, media, startedAt, at, bytes) => run(['piece'], 'readwrite', store =>
      void store('piece').put({ sitting, track, take, number, media, startedAt, at, bytes } satisfies PieceRow)),
    dropPieces: (track, take) => run(['piece'], 'readwrite', store => void store('piece').delete(IDBKeyRange.bound([sitting, track, take], [sitting, track, take, []]))),
    clear: () => run(['segment', 'bytes', 'piece'], 'readwrite', store => {
      for (const name of ['segment', 'bytes', 'piece'] as const) store(name).delete(mine)
    }),
  }
}

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('palier-evidence', 1)
    request.onupgradeneeded = () => {
      for (const [name, keyPath] of Object.entries(STORES)) request.result.createObjectStore(name, { keyPath })
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
    request.onblocked = () => reject(new Error('blocked'))
  })
}

/** Of any sitting. */
function forgetOld(database: IDBDatabase, before: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(['segment', 'bytes', 'piece'], 'readwrite')
    const segments = transaction.objectStore('segment').openCursor()
    segments.onsuccess = () => {
      const cursor = segments.result
      if (cursor && (cursor.value as Row).one.endedAt < before) {
        transaction.objectStore('bytes').delete(cursor.primaryKey)
        cursor.delete()
      }
      cursor?.continue()
    }
    const pieces = transaction.objectStore('piece').openCursor()
    pieces.onsuccess = () => {
      if (pieces.result && (pieces.result.value as PieceRow).at < before) pieces.result.delete()
      pieces.result?.continue()
    }
    transaction.oncomplete = () => resolve()
    transaction.onabort = transaction.onerror = () => reject(transaction.error)
  })
}

/** As long as the page lives; of a segment that runs nothing is kept apart. */
function inMemory(): Shelf {
  const all = new Map<string, ArrayBuffer>()
  const key = (one: { track: Track; index: number }) => `${one.track}/${one.index}`
  return {
    load: async () => ({ waiting: [], counts: [], leftovers: [] }),
    put: async (one, bytes) => void all.set(key(one), bytes),
    note: async () => {},
    bytes: async one => all.get(key(one)),
    async move(from, to) {
      const bytes = all.get(key(from))
      all.delete(key(from))
      if (bytes) all.set(key(to), bytes)
    },
    drop: async one => void all.delete(key(one)),
    count: async () => {},
    piece: async () => {},
    dropPieces: async () => {},
    clear: async () => all.clear(),
  }
}

/** Pieces of a take in their order make a segment up to where the page died. */
function assembled(pieces: PieceRow[]): Leftover[] {
  const takes = new Map<string, PieceRow[]>()
  for (const piece of pieces) takes.set(`${piece.track}/${piece.take}`, [...(takes.get(`${piece.track}/${piece.take}`) ?? []), piece])
  return [...takes.values()].map(all => {
    const { track, take, media, startedAt } = all[0]!
    // Only without a gap from the first on: what follows a gap would not play.
    const whole = all.filter((piece, at) => piece.number === at + 1)
    return { track, take, media, startedAt, endedAt: whole.at(-1)?.at ?? startedAt, bytes: new Blob(whole.map(piece => piece.bytes), { type: media }) }
  }).filter(leftover => leftover.bytes.size > 0)
}
