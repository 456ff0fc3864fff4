import type { Entry } from './queue'

/** Where notes that are not sent survive a reload, a crash or a flat battery. */
export interface Kept {
  /** In the order they were made. */
  load(): Promise<Entry['act'][]>
  put(act: Entry['act']): Promise<void>
  drop(key: string): Promise<void>
  /** How many notes of this room other accounts left on this machine: they go out when those people sign in here. */
  ofOthers(): Promise<number>
  /** False when this browser keeps nothing: then only the open page holds what is not sent. */
  readonly lasting: boolean
}

interface Row { room: string; account: string; key: string; act: Entry['act'] }

/** The browser's IndexedDB; a store in memory where the browser refuses it (some private windows). What one person noted is never sent in another's name. */
export async function openKept(room: string, account: string): Promise<Kept> {
  try {
    return inDatabase(await opened(), room, account)
  } catch {
    return { lasting: false, load: async () => [], put: async () => {}, drop: async () => {}, ofOthers: async () => 0 }
  }
}

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('palier-centre', 1)
    // Rows come out in the order of their numbers, which the database gives.
    request.onupgradeneeded = () => {
      const notes = request.result.createObjectStore('notes', { autoIncrement: true })
      notes.createIndex('room', 'room')
      notes.createIndex('key', 'key', { unique: true })
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
    request.onblocked = () => reject(new Error('blocked'))
  })
}

function inDatabase(database: IDBDatabase, room: string, account: string): Kept {
  const run = <T>(mode: IDBTransactionMode, work: (notes: IDBObjectStore) => IDBRequest<T> | void) =>
    new Promise<T>((resolve, reject) => {
      const transaction = database.transaction('notes', mode, { durability: 'strict' })
      const request = work(transaction.objectStore('notes'))
      transaction.oncomplete = () => resolve(request?.result as T)
      transaction.onabort = transaction.onerror = () => reject(transaction.error)
    })
  const rows = () => run<Row[]>('readonly', notes => notes.index('room').getAll(room))
  return {
    lasting: true,
    load: async () => (await rows()).filter(row => row.account === account).map(row => row.act),
    ofOthers: async () => (await rows()).filter(row => row.account !== account).length,
    put: async act => {
      await run('readwrite', notes => notes.add({ room, account, key: act.key, act } satisfies Row))
    },
    drop: async key => {
      await run('readwrite', notes => {
        const found = notes.index('key').getKey(key)
        found.onsuccess = () => {
          if (found.result !== undefined) notes.delete(found.result)
        }
      })
    },
  }
}
