import { useCallback, useEffect, useRef, useState } from 'preact/hooks'

export type Loaded<T> =
  | { state: 'loading' }
  | { state: 'ready'; value: T }
  | { state: 'failed'; error: unknown }

/** Loads when the component appears and when `key` changes; an answer that comes too late, or for another key, is never shown. */
export function useLoad<T>(load: (signal: AbortSignal) => Promise<T>, key = ''): [Loaded<T>, reload: () => void] {
  const [round, setRound] = useState(0)
  const [held, setHeld] = useState<{ of: string; loaded: Loaded<T> }>({ of: '', loaded: { state: 'loading' } })
  const latest = useRef(load)
  latest.current = load
  const of = `${round} ${key}`
  useEffect(() => {
    const stop = new AbortController()
    const hold = (loaded: Loaded<T>) => stop.signal.aborted || setHeld({ of, loaded })
    latest.current(stop.signal).then(value => hold({ state: 'ready', value }), error => hold({ state: 'failed', error }))
    return () => stop.abort()
  }, [of])
  return [held.of === of ? held.loaded : { state: 'loading' }, useCallback(() => setRound(count => count + 1), [])]
}

export interface Deed { busy: boolean; error: unknown; run: (deed: () => Promise<void>) => Promise<boolean>; clear: () => void }

/** Something the reader asks for: one at a time, its error kept until the next try. `run` tells whether it succeeded. */
export function useDeed(): Deed {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(undefined)
  const running = useRef(false)
  const run = useCallback(async (deed: () => Promise<void>) => {
    if (running.current) return false
    running.current = true
    setBusy(true)
    setError(undefined)
    try {
      await deed()
      return true
    } catch (failure) {
      setError(failure)
      return false
    } finally {
      running.current = false
      setBusy(false)
    }
  }, [])
  return { busy, error, run, clear: useCallback(() => setError(undefined), []) }
}
