/** What this browser remembers. Storage may be forbidden or full: then it forgets, and nothing breaks. */
const memory = (storage: () => Storage) => ({
  get(key: string): string | null {
    try {
      return storage().getItem(key)
    } catch {
      return null
    }
  },
  set(key: string, value: string): void {
    try {
      storage().setItem(key, value)
    } catch {
      // Forgotten; see above.
    }
  },
  remove(key: string): void {
    try {
      storage().removeItem(key)
    } catch {
      // Nothing was there to remove.
    }
  },
  clear(): void {
    try {
      storage().clear()
    } catch {
      // Nothing was there to clear.
    }
  },
})

/** For good, in this browser. */
export const browserMemory = memory(() => localStorage)
/** As long as this window lives, reloads included. */
export const windowMemory = memory(() => sessionStorage)
