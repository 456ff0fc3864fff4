import type { Numbered, Room, RoomAct, RoomInList, Seat } from '../common/supervision'
import type { Row } from '../staff/live'
import type { Entry } from './queue'

/** The room as the desk knows it: what the server said, and on top what was noted here and is still on its way. */
export interface DeskSeat { seat: Seat; pending: boolean }

export function seatsOf(room: Room, entries: Entry[], me: string): DeskSeat[] {
  const coming = entries.filter(entry => entry.state !== 'refused')
  return room.seats.map(({ seat }) => {
    const acts = coming.filter(entry => entry.act.sittings?.includes(seat.sitting))
    return { seat: acts.reduce((known, { act }) => after(known, act, me), seat), pending: acts.some(entry => entry.state === 'waiting') }
  })
}

/** What an act will make of a seat, by the rules that the server will apply. */
function after(seat: Seat, act: RoomAct & { clientAt: string }, me: string): Seat {
  switch (act.action) {
    case 'check-in': return {
      ...withoutDeparture(seat), stage: 'admitted', arrivedAt: seat.arrivedAt ?? act.clientAt, admittedAt: act.clientAt,
      ...(act.document ? { identity: { document: act.document, verdict: 'accepted', note: '', by: me, at: act.clientAt } } : {}),
    }
    case 'absent': return seat.stage === 'admitted' ? seat : { ...seat, stage: 'absent' }
    case 'departed': return { ...seat, stage: 'gone', departedAt: act.clientAt }
    case 'sign': return { ...seat, signature: { means: act.means ?? 'on-paper', strokes: act.strokes ?? [], by: me, at: act.clientAt } }
    case 'incident': return { ...seat, incidents: seat.incidents + 1 }
    default: return seat
  }
}

/** Who is back has not left. */
function withoutDeparture({ departedAt: _, ...seat }: Seat): Seat {
  return seat
}

/** Whether nothing is lost when somebody leaves now. What is not known is not over. */
export const handedIn = (row: Row | undefined): boolean => row?.state === 'over'

export interface Incident {
  key: string
  at: string
  sitting: string | undefined
  category: string
  severity: number
  item: number | undefined
  comment: string
  /** Account; undefined for what was noted here just now. */
  by: string | undefined
  pending: boolean
}

/** The server's `IncidentLogged`. */
interface Logged { sitting?: string; category: string; severity: number; item?: number; comment: string; clientAt?: string; incident: string }

/** The latest first. */
export function incidentsOf(told: Numbered[], entries: Entry[]): Incident[] {
  const known = told.map(({ fact }): Incident => {
    const event = fact.event as unknown as Logged
    return {
      key: event.incident, at: event.clientAt !== undefined && event.clientAt < fact.at ? event.clientAt : fact.at, sitting: event.sitting, category: event.category,
      severity: event.severity, item: event.item, comment: event.comment, by: fact.by, pending: false,
    }
  })
  const keys = new Set(known.map(one => one.key))
  const coming = entries.filter(({ act, state }) => act.action === 'incident' && state !== 'refused' && !keys.has(act.key)).map(({ act, state }): Incident => ({
    key: act.key, at: act.clientAt, sitting: act.sittings?.[0], category: act.category ?? 'other', severity: act.severity ?? 0, item: act.item, comment: act.comment ?? '', by: undefined,
    pending: state === 'waiting',
  }))
  return [...known, ...coming].sort((a, b) => a.at < b.at ? 1 : -1)
}

export interface Roll { expected: number; present: number; absent: number; gone: number; unsigned: number }

export function rollOf(seats: DeskSeat[]): Roll {
  const count = (fits: (seat: Seat) => boolean) => seats.filter(({ seat }) => fits(seat)).length
  return {
    expected: count(seat => seat.stage === 'expected' || seat.stage === 'waiting'), present: count(seat => seat.stage === 'admitted'), absent: count(seat => seat.stage === 'absent'),
    gone: count(seat => seat.stage === 'gone'), unsigned: count(seat => (seat.stage === 'admitted' || seat.stage === 'gone') && seat.signature === undefined),
  }
}

/** The room that the address names, or the first. */
export const chosen = (rooms: RoomInList[], wanted: string | undefined): string | undefined => (rooms.find(({ room }) => room.id === wanted) ?? rooms[0])?.room.id
