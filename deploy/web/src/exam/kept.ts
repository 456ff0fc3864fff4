import type { Pending } from './queue'
import { keyOf } from './queue'

/** Where unsent changes survive a reload or a crash. */
export interface Kept {
  load(): Promise<Pending[]>
  put(entry: Pending): Promise<void>
  /** Forgets the change, unless a later one has taken its place. */
  drop(key: string, change: number): Promise<void>
  /** False when this browser keeps nothing: then only the open page holds what is not sent. */
  readonly lasting: boolean
}

interface Row { sitting: string; key: string; entry: Pending }

/** The browser's IndexedDB; a store in memory where the browser refuses it (some private windows). */
export async function openKept(sitting: string): Promise<Kept> {
  try {
    return inDatabase(await opened(), sitting)
  } catch {
    return inMemory()
  }
}

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('palier-exam', 1)
    request.onupgradeneeded = () => void request.result.createObjectStore('pending', { keyPath: ['sitting', 'key'] })
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
    request.onblocked = () => reject(new Error('blocked'))
  })
}

function inDatabase(database: IDBDatabase, sitting: string): Kept {
  const run = <T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T> | void) =>
    new Promise<T>((resolve, reject) => {
      const transaction = database.transaction('pending', mode, { durability: 'strict' })
      const request = work(transaction.objectStore('pending'))
      transaction.oncomplete = () => resolve(request?.result as T)
      transaction.onabort = transaction.onerror = () => reject(transaction.error)
    })
  return {
    lasting: true,
    async load() {
      const rows = await run<Row[]>('readonly', store => store.getAll(IDBKeyRange.bound([sitting], [sitting, []])))
      return rows.map(row => row.entry)
    },
    async put(entry) {
      await run('readwrite', store => store.put({ sitting, key: keyOf(entry), entry } satisfies Row))
    },
    async drop(key, change) {
      await run<Row | undefined>('readwrite', store => {
        const found: IDBRequest<Row | undefined> = store.get([sitting, key])
        found.onsuccess = () => {
          if (found.result && found.result.entry.change <= change) store.delete([sitting, key])
        }
      })
    },
  }
}

function inMemory(): Kept {
  return { lasting: false, load: async () => [], put: async () => {}, drop: async () => {} }
}
