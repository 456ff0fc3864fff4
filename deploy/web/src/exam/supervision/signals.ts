import type { SignalKind } from '../../common/supervision'

/**
 * From what happens to this window and its devices to hints: gathered, so that a nervous hand does not flood anybody, and each with what
 * it counts. Pure; times in milliseconds of one clock. A hint proves nothing, and each is told to the candidate when it is told to the supervisor.
 */
export interface Noticing {
  /** Hints are taken only while the test runs: not before, not during a break. */
  readonly running: boolean
  /** A question of the browser is open, or was until a moment ago: the window cannot have the focus. */
  readonly quietUntil: number
  readonly hiddenAt: number | undefined
  readonly blurredAt: number | undefined
  readonly fullscreen: boolean
  readonly extended: boolean | undefined
  readonly camera: string | undefined
  readonly surface: string | undefined
  readonly picture: 'fine' | 'covered' | 'frozen'
  /** Since when the picture is covered or frozen, as far as the test ran. */
  readonly pictureSince: number
  /** What began while the test did not run, and still stands: told when it runs. */
  readonly untold: ReadonlyMap<SignalKind, string>
  /** What is gathered since the last hint of a kind. */
  readonly gathered: ReadonlyMap<SignalKind, Gathered>
  /** When a kind was last told, and how often it was. */
  readonly told: ReadonlyMap<SignalKind, { at: number; times: number }>
}

interface Gathered { count: number; millis: number; detail: string }

/** A hint to be told. @param count how often since it was last told; 0 tells only how long it lasted. @param millis how long in all, where it lasts */
export interface Hint { kind: SignalKind; count: number; millis: number; detail: string }

export type Happening =
  | { type: 'running'; on: boolean }
  | { type: 'prompt'; open: boolean }
  | { type: 'hidden' } | { type: 'shown' }
  | { type: 'blurred' } | { type: 'focused' }
  | { type: 'fullscreen'; on: boolean }
  | { type: 'screens'; extended: boolean | undefined }
  | { type: 'pasted' }
  /** The first one is where the candidate began; later ones are compared with it. */
  | { type: 'surface'; surface: string | undefined }
  | { type: 'camera'; label: string }
  | { type: 'gone'; device: 'camera' | 'microphone' | 'screen'; detail: string }
  | { type: 'picture'; finding: 'fine' | 'covered' | 'frozen' }
  | { type: 'tick' }

export const begin: Noticing = {
  running: false, quietUntil: 0, hiddenAt: undefined, blurredAt: undefined, fullscreen: false, extended: undefined, camera: undefined, surface: undefined,
  picture: 'fine', pictureSince: 0, untold: new Map(), gathered: new Map(), told: new Map(),
}

/** Shorter than this a page that was hidden, or lost the focus, was only brushed. */
const LEAST_MILLIS = 1_000
/** Somebody who is away longer is told of before he is back. */
const LONG_MILLIS = 20_000
const AFTER_PROMPT_MILLIS = 2_000

/** Between two hints of a kind; what comes meanwhile is gathered into the next. Weak ones wait longest. */
const GAPS: Record<SignalKind, number> = {
  'page-hidden': 10_000, 'focus-lost': 60_000, 'fullscreen-left': 10_000, 'second-screen': 60_000, pasted: 15_000, 'surface-changed': 10_000, 'screen-ended': 5_000,
  'camera-ended': 5_000, 'camera-changed': 10_000, 'microphone-ended': 5_000, 'camera-covered': 60_000, 'camera-frozen': 60_000, 'second-session': 60_000,
}

/** Who does a thing again and again is told of less often: the server keeps a few hundred hints of one candidate. */
const MOST_SLOWER = 4
const gap = (kind: SignalKind, times: number): number => GAPS[kind] * 2 ** Math.min(MOST_SLOWER, Math.floor(times / 10))

export function next(before: Noticing, happening: Happening, now: number): [Noticing, Hint[]] {
  // When the test stops, what is gathered is told at once: nobody would come for it later.
  return told(applied(before, happening, now), now, happening.type === 'running' && !happening.on)
}

function applied(n: Noticing, happening: Happening, now: number): Noticing {
  switch (happening.type) {
    case 'running': return happening.on === n.running ? n : happening.on ? started(n, now) : stopped(n, now)
    // What lay between opening and closing it is the browser's doing.
    case 'prompt': return { ...n, quietUntil: happening.open ? Infinity : now + AFTER_PROMPT_MILLIS, hiddenAt: undefined, blurredAt: undefined }
    case 'hidden': return quiet(n, now) ? n : { ...n, hiddenAt: n.hiddenAt ?? now, blurredAt: undefined }
    case 'shown': return away({ ...n, hiddenAt: undefined }, 'page-hidden', n.hiddenAt, now)
    case 'blurred': return quiet(n, now) || n.hiddenAt !== undefined ? n : { ...n, blurredAt: n.blurredAt ?? now }
    case 'focused': return away({ ...n, blurredAt: undefined }, 'focus-lost', n.blurredAt, now)
    case 'fullscreen': return { ...(n.fullscreen && !happening.on ? gather(n, 'fullscreen-left') : n), fullscreen: happening.on }
    case 'screens': return { ...(happening.extended && !n.extended ? began(n, 'second-screen') : happening.extended ? n : ended(n, 'second-screen')), extended: happening.extended }
    case 'pasted': return gather(n, 'pasted')
    case 'surface': return surface(n, happening.surface)
    case 'camera': return { ...(n.camera !== undefined && n.camera !== happening.label ? gather(n, 'camera-changed', 0, happening.label) : n), camera: happening.label }
    case 'gone': return gather(n, `${happening.device}-ended`, 0, happening.detail)
    case 'picture': return picture(n, happening.finding, now)
    case 'tick': return longAway(n, now)
  }
}

/** What began before the test, or during a break, counts from now on only; what still stands of it is told now. */
function started(n: Noticing, now: number): Noticing {
  const running: Noticing = { ...n, running: true, hiddenAt: n.hiddenAt && now, blurredAt: n.blurredAt && now, pictureSince: now, untold: new Map() }
  return [...n.untold].reduce<Noticing>((all, [kind, detail]) => gather(all, kind, 0, detail), running)
}

const stopped = (n: Noticing, now: number): Noticing => ({ ...lasted(n, now), running: false, hiddenAt: n.hiddenAt && now, blurredAt: n.blurredAt && now })

/** Something that lasts: told when it begins, or when the test does. */
const began = (n: Noticing, kind: SignalKind, detail = ''): Noticing => n.running ? gather(n, kind, 0, detail) : { ...n, untold: new Map(n.untold).set(kind, detail) }

const ended = (n: Noticing, kind: SignalKind): Noticing => ({ ...n, untold: new Map([...n.untold].filter(([one]) => one !== kind)) })

function surface(n: Noticing, shown: string | undefined): Noticing {
  if (shown === undefined || shown === n.surface) return n
  return { ...(shown === 'monitor' ? ended(n, 'surface-changed') : n.surface === 'monitor' ? began(n, 'surface-changed', shown) : n), surface: shown }
}

/** Told when it begins, and again with how long when it is over. */
function picture(n: Noticing, finding: Noticing['picture'], now: number): Noticing {
  if (finding === n.picture) return n
  const over = n.picture === 'fine' ? n : ended(lasted(n, now), `camera-${n.picture}`)
  return { ...(finding === 'fine' ? over : began(over, `camera-${finding}`)), picture: finding, pictureSince: now }
}

/** How long the camera was covered or frozen: no further time, only its length. */
const lasted = (n: Noticing, now: number): Noticing => n.picture === 'fine' ? n : gather(n, `camera-${n.picture}`, now - n.pictureSince, '', 0)

const quiet = (n: Noticing, now: number): boolean => now < n.quietUntil

function away(n: Noticing, kind: SignalKind, since: number | undefined, now: number): Noticing {
  if (since === undefined || quiet(n, now)) return n
  const millis = now - since
  return millis < LEAST_MILLIS ? n : gather(n, kind, millis)
}

/** Still away: what has passed is told now, the rest when he is back. */
function longAway(n: Noticing, now: number): Noticing {
  if (!n.running) return n
  if (n.hiddenAt !== undefined && now - n.hiddenAt >= LONG_MILLIS) return { ...gather(n, 'page-hidden', now - n.hiddenAt), hiddenAt: now }
  if (n.blurredAt !== undefined && now - n.blurredAt >= LONG_MILLIS) return { ...gather(n, 'focus-lost', now - n.blurredAt), blurredAt: now }
  return n
}

/** @param times how often it happened; 0 tells more of what was told */
function gather(n: Noticing, kind: SignalKind, millis = 0, detail = '', times = 1): Noticing {
  if (!n.running) return n
  const known = n.gathered.get(kind)
  return { ...n, gathered: new Map(n.gathered).set(kind, { count: Math.min(1_000, (known?.count ?? 0) + times), millis: (known?.millis ?? 0) + millis, detail: detail || (known?.detail ?? '') }) }
}

/** Tells what is gathered and old enough. */
function told(n: Noticing, now: number, all: boolean): [Noticing, Hint[]] {
  const due = [...n.gathered].filter(([kind]) => {
    const told = n.told.get(kind)
    return all || !told || now - told.at >= gap(kind, told.times)
  })
  if (due.length === 0) return [n, []]
  const gathered = new Map(n.gathered)
  const when = new Map(n.told)
  for (const [kind] of due) {
    gathered.delete(kind)
    when.set(kind, { at: now, times: (when.get(kind)?.times ?? 0) + 1 })
  }
  return [{ ...n, gathered, told: when }, due.map(([kind, one]) => ({ kind, ...one }))]
}

/** What the server is told beside the kind: how long, and which. At most 200 characters. */
export const detailOf = ({ millis, detail }: Hint): string => [millis > 0 ? `${Math.round(millis / 1_000)} s` : '', detail].filter(Boolean).join(', ').slice(0, 200)

/** Two of one kind in one: how long together, and what the latter says. */
export function joined(one: string, other: string): string {
  const [former, latter] = [one, other].map(text => /^(\d+) s(?:, )?(.*)$/s.exec(text) ?? ['', '0', text])
  const seconds = Number(former![1]) + Number(latter![1])
  return [seconds > 0 ? `${seconds} s` : '', latter![2] || former![2]].filter(Boolean).join(', ').slice(0, 200)
}
