import { Recordings, type Rings, type RecordingSurroundings, type Streams } from './recordings'
import { openShelf } from './shelf'
import { emptySpool, progress, type Progress } from './spool'
import { Spooler } from './spooler'
import type { Policy, Track, Trouble } from './types'
import { wireOf } from './wire'

export type { Rings } from './recordings'
export type { Progress } from './spool'
export type { Policy, Track, Trouble } from './types'

export interface EvidenceOptions {
  policy: Policy
  sitting: string
  /** What is in a stream is what is recorded: leave the sound out where it must not be kept. Without streams only what waits is sent. */
  streams: Streams
  /** What recordings of this page held when their streams changed. */
  former?: Rings | undefined
  /** Remembers for a page that is loaded again from when on what was recorded may have been forgotten. */
  unkept?: RecordingSurroundings['unkept']
  /** Something is wrong with a recording, or right again with the next one: for the candidate and the supervisor, at once. */
  trouble?: (track: Track, what: Trouble) => void
  changed?: (state: Progress) => void
}

export interface Evidence {
  /** Something happened: what surrounds the moment is kept (policies `incident` and `stills`). @param at on this page's clock; now unless told */
  flag(at?: number): void
  /** Nothing is recorded any more, now or during the candidate's own break; what waits is still sent. Submitting must not wait for it. */
  stop(): Promise<void>
  /** After a break. */
  start(): void
  /** How far the upload is; `done` when nothing is owed. */
  state(): Progress
  /** The browser is online again, or somebody signed in again. */
  retry(): void
  /** The page goes, or its streams change: also lets another window of this browser go on. @returns what recordings of other streams go on with */
  close(): Promise<Rings>
}

/**
 * Records what the policy says from the moment it is called, and uploads it behind: nothing waits for it. Call it once the sitting runs;
 * `stop()` when it is submitted or on the candidate's own break; `close()` when another window takes over. On a later page call it without streams to
 * finish the upload. One window of a browser at a time records a sitting: a second one waits until the first is closed.
 */
export function startEvidence(options: EvidenceOptions): Evidence {
  let spooler: Spooler | undefined
  let recordings: Recordings | undefined
  let rings: Rings = options.former ?? new Map()
  let wanted = true
  /** What happened before it is this window's turn. */
  const early: number[] = []
  let release = () => {}
  const over = new Promise<void>(resolve => release = resolve)
  const online = () => spooler?.reopened()

  async function run(): Promise<void> {
    const made = new Spooler({
      wire: wireOf(options.sitting), shelf: await openShelf(options.sitting), now: Date.now, random: Math.random, digest, room,
      changed: spool => options.changed?.(progress(spool, Date.now())),
    })
    await made.start()
    spooler = made
    recordings = new Recordings(options.policy, options.streams, {
      now: Date.now, random: Math.random, spool: made, trouble: (track, what) => options.trouble?.(track, what),
      unkept: options.unkept ?? { get: () => undefined, set: () => {} },
    }, rings)
    if (wanted) recordings.start()
    for (const at of early.splice(0)) recordings.flag(at)
    addEventListener('online', online)
    await over
    removeEventListener('online', online)
    rings = await recordings.close()
    await made.close()
  }

  const running = options.policy === 'none' ? Promise.resolve() : alone(`palier.evidence.${options.sitting}`, run, over).catch(() => {
    for (const track of ['camera', 'screen'] as const) if (options.streams[track]) options.trouble?.(track, 'failed')
  })
  return {
    flag: (at = Date.now()) => {
      if (recordings) recordings.flag(at)
      else if (early.length < MOST_EARLY) early.push(at)
    },
    start: () => {
      wanted = true
      recordings?.start()
    },
    stop: async () => {
      wanted = false
      await recordings?.stop()
      await spooler?.paused()
    },
    state: () => progress(spooler?.spool ?? emptySpool, Date.now()),
    retry: () => spooler?.resume(),
    close: async () => {
      release()
      await running
      return rings
    },
  }
}

/** Runs when no other window of this browser does; not at all when it is over before. */
async function alone(name: string, run: () => Promise<void>, over: Promise<void>): Promise<void> {
  if (!navigator.locks) return run()
  const patience = new AbortController()
  void over.then(() => patience.abort())
  let begun = false
  await navigator.locks.request(name, { signal: patience.signal }, () => {
    begun = true
    return run()
  }).catch(error => {
    if (begun) throw error
  })
}

async function digest(bytes: ArrayBuffer): Promise<string> {
  return Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)), byte => byte.toString(16).padStart(2, '0')).join('')
}

const MOST_EARLY = 50
const MOST_BYTES = 500 * 2 ** 20

/** Never more than half of what the browser gives: answers are kept in the same place. */
async function room(held: number): Promise<number> {
  const { quota, usage }: StorageEstimate = await navigator.storage?.estimate?.().catch(() => ({})) ?? {}
  return quota === undefined ? MOST_BYTES : Math.min(MOST_BYTES, quota / 2, held + Math.max(0, quota - (usage ?? 0)))
}
