import { openReports } from '../common/reports'
import type { RosterRow } from '../common/signal/protocol'
import type { Asked, Room, Seat } from '../common/supervision'
import { isSilent, rowOf, type Row } from '../staff/live'
import { isRecent, telling, type Hint } from './hints'
import type { Pictures } from './pictures'
import { isOff, type Sight } from './sight'

/** Somebody with a seat: the seat, what he is asked to show, and the sitting's row when it is known. */
export interface Person { seat: Seat; asked: Asked; row: Row | undefined }

/** What there is to see of one candidate. */
export interface Watched extends Person {
  hints: Hint[]
  /** What is known of the line. */
  line?: RosterRow | undefined
  pictures?: Pictures | undefined
}

/**
 * Everybody with a seat, as the room tells of him, or the list of the sittings where there is one: that is newer.
 *
 * @param heardAt when the room was heard, by this page's monotonic clock: what the server said runs on from there
 */
export const seatedIn = (room: Pick<Room, 'now' | 'seats'>, heardAt: number, rows: ReadonlyMap<string, Row> | undefined): Watched[] =>
  room.seats.map(({ seat, asked, sitting }) => ({
    seat, asked, row: rows?.get(seat.sitting) ?? (sitting && rowOf(sitting, room.now, heardAt)),
    hints: seat.hints.map(hint => ({ ...hint, at: heardAt + Date.parse(hint.at) - Date.parse(room.now) })),
  }))

/** Why a candidate comes before others on the wall. Conduct and technique have different colours: a lost line is never a fault of the candidate. */
export type Trouble = 'ending' | 'call' | 'at-the-door' | 'line-lost' | PictureTrouble | 'report' | 'incident-seen' | 'silent' | 'microphone-off' | 'camera-frozen' | 'signals' | 'flagged' | 'paused' | 'not-started'
/** `off` the device, `absent` no picture comes, `still` the picture stands. */
type PictureTrouble = `${'camera' | 'screen'}-${'off' | 'absent' | 'still'}`

const blind: PictureTrouble[] = ['camera-off', 'camera-absent', 'camera-still', 'screen-off', 'screen-absent', 'screen-still']
const order: Trouble[] = ['ending', 'call', 'at-the-door', 'line-lost', ...blind, 'report', 'incident-seen', 'silent', 'microphone-off', 'camera-frozen', 'signals', 'flagged', 'paused', 'not-started']
const technical: ReadonlySet<Trouble> = new Set<Trouble>(['line-lost', ...blind, 'silent', 'microphone-off', 'camera-frozen'])
/** What cannot wait until somebody looks. */
export const urgent: ReadonlySet<Trouble> = new Set<Trouble>(['ending', 'call', 'at-the-door', 'report', 'line-lost', ...blind])

const blindness: ReadonlySet<Trouble> = new Set<Trouble>(blind)
/** Whether it is a picture that is missing or stands. */
export const isPicture = (trouble: Trouble): trouble is PictureTrouble => blindness.has(trouble)

/** For sorting: what cannot wait before what can. */
export const worstFirst = (a: Trouble, b: Trouble): number => order.indexOf(a) - order.indexOf(b)

const unseen: Partial<Record<Sight, 'off' | 'absent' | 'still'>> = { off: 'off', failed: 'absent', 'no-frame': 'absent', frozen: 'still' }

/** Whether there is somebody to see: at the door, or let in and not finished. */
export const inRoom = ({ seat, row }: Person): boolean => (seat.stage === 'waiting' || seat.stage === 'admitted') && row?.state !== 'over'

/** Everything that is the matter with a candidate now, the most urgent first. */
export function troubles(watched: Watched, now: number): Trouble[] {
  const { seat, row, hints } = watched
  const over = row?.state === 'over' || seat.stage === 'gone' || seat.stage === 'absent'
  const found = new Set<Trouble>()
  if (seat.termination) found.add('ending')
  if (seat.calls.length > 0) found.add('call')
  if (seat.stage === 'waiting') found.add('at-the-door')
  if (!over && seat.away) found.add('line-lost')
  for (const one of devices(watched, now)) found.add(one)
  if (row && openReports(row.reports).length > 0) found.add('report')
  if (seat.worst > 0) found.add('incident-seen')
  if (!over && row && isSilent(row, now)) found.add('silent')
  if (!over && telling(hints, now)) found.add('signals')
  if (seat.flagged) found.add('flagged')
  if (row?.state === 'paused') found.add('paused')
  if (seat.stage === 'admitted' && row?.state === 'ready') found.add('not-started')
  return order.filter(one => found.has(one))
}

/** What cannot be seen or heard that should be. While the line is lost nothing can, and that is told once. */
function devices(watched: Watched, now: number): Trouble[] {
  const { seat, asked, hints, line, pictures } = watched
  if (!inRoom(watched) || seat.away) return []
  const found: Trouble[] = []
  for (const of of ['camera', 'screen'] as const) {
    const why = pictures && unseen[pictures[of].sight]
    if (why) found.push(`${of}-${why}`)
  }
  // Frames may flow and show the same thing: only the candidate's page notices that, and not when it ends.
  if (hints.some(hint => hint.kind === 'camera-frozen' && isRecent(hint, now))) found.push('camera-frozen')
  if (asked.microphone && !seat.waived.includes('microphone') && isOff(line?.microphone)) found.push('microphone-off')
  return found
}

export type Tone = 'calm' | 'technical' | 'attention' | 'urgent'

export function toneOf(found: Trouble[]): Tone {
  const first = found[0]
  if (first === undefined) return 'calm'
  if (first === 'ending' || first === 'call' || first === 'at-the-door') return 'urgent'
  return technical.has(first) ? 'technical' : 'attention'
}

/** A picture that was not live for so long is still reckoned with. */
const STEADY_MILLIS = 15_000

/** The worst that was the matter with each picture, by sitting and device, until it is live for a while; and since when it is. */
export type Unsteady = ReadonlyMap<string, { worst: PictureTrouble; liveSince: number | undefined }>

/** For the order only: a picture that comes and goes leaves its tile where it is, so that none moves away under the hand. */
export function unsteady(before: Unsteady, all: Watched[], now: number): Unsteady {
  const next = new Map<string, { worst: PictureTrouble; liveSince: number | undefined }>()
  for (const one of all) for (const of of ['camera', 'screen'] as const) {
    const sight = inRoom(one) ? one.pictures?.[of].sight : undefined
    // Nothing is expected there any more.
    if (sight === undefined || sight === 'waived' || sight === 'not-asked' || sight === 'nobody') continue
    const key = `${one.seat.sitting} ${of}`
    const known = before.get(key)
    const why = unseen[sight]
    const found = why && !one.seat.away ? `${of}-${why}` as const : undefined
    const worst = [known?.worst, found].filter(trouble => trouble !== undefined).sort(worstFirst)[0]
    const liveSince = sight === 'live' ? known?.liveSince ?? now : undefined
    if (worst !== undefined && (liveSince === undefined || now - liveSince < STEADY_MILLIS)) next.set(key, { worst, liveSince })
  }
  return next
}

/** Where a candidate stands in the order: lower comes first. Those who are finished or absent come last, whatever was the matter. */
function rank(watched: Watched, now: number, held: Unsteady): number {
  const { seat, row } = watched
  const pictures = (['camera', 'screen'] as const).flatMap(of => held.get(`${seat.sitting} ${of}`)?.worst ?? [])
  const first = [...troubles(watched, now).slice(0, 1), ...pictures].sort(worstFirst)[0]
  if (seat.termination || seat.calls.length > 0) return order.indexOf(first!)
  if (seat.stage === 'absent' || seat.stage === 'gone' || row?.state === 'over') return 100
  if (first !== undefined) return order.indexOf(first)
  return seat.stage === 'expected' ? 60 : 40
}

/** The worst first; among equals by name, so that tiles do not jump about. @param held pictures that come and go */
export function arranged(all: Watched[], now: number, language: string, held: Unsteady = new Map()): Watched[] {
  const ranked = all.map(one => ({ one, rank: rank(one, now, held), name: nameOf(one) }))
  return ranked.sort((a, b) => a.rank - b.rank || a.name.localeCompare(b.name, language) || a.one.seat.sitting.localeCompare(b.one.seat.sitting)).map(({ one }) => one)
}

/** Names of the checks of the devices that went wrong. */
export const failedChecks = (seat: Seat): string[] => seat.preflight?.checks.filter(check => check.outcome === 'failed').map(check => check.name) ?? []

export const nameOf = ({ seat, row }: Pick<Person, 'seat' | 'row'>): string => row?.name ?? seat.candidate
