import { worthOf } from '../common/hints'
import type { OneClock, Piece } from '../common/review'
import type { TimelineEntry } from '../common/supervision'

export const kinds = ['marked', 'hints', 'technicalKind', 'talk', 'answering', 'course', 'pieces'] as const
export type Kind = typeof kinds[number]

const MARKED = new Set(['incident-logged', 'flagged', 'unflagged', 'termination-asked', 'termination-confirmed', 'termination-withdrawn', 'termination-done', 'item-reported', 'item-report-judged'])
const TALK = new Set(['said', 'called', 'call-answered'])
const ANSWERING = new Set(['response-saved', 'item-flagged', 'item-left', 'connection-opened', 'late-response-kept', 'late-response-admitted'])

/** What sort of fact it is. An identity in doubt was marked by somebody; an accepted one is the course of things. */
export function kindOf({ event }: TimelineEntry): Kind {
  if (event.type === 'signal-seen') return worthOf(String(event['kind'])) === 'technical' ? 'technicalKind' : 'hints'
  if (event.type === 'connection-lost' || event.type === 'connection-back') return 'technicalKind'
  if (event.type === 'identity-checked') return event['verdict'] === 'accepted' ? 'course' : 'marked'
  return MARKED.has(event.type) ? 'marked' : TALK.has(event.type) ? 'talk' : ANSWERING.has(event.type) ? 'answering' : 'course'
}

/** A line of the one clock: a fact, or a piece of evidence where it begins. */
export type Line = { at: string; id: string; kind: Kind; entry: TimelineEntry } | { at: string; id: string; kind: 'pieces'; piece: Piece }

export const factId = (source: string, number: number): string => `${source}-${number}`
export const pieceId = (piece: { track: string; segment: number }): string => `piece-${piece.track}-${piece.segment}`

/** In the order of the server's time; a picture comes after what happened at its instant. */
export function linesOf(clock: OneClock): Line[] {
  const facts: Line[] = clock.entries.map(entry => ({ at: entry.at, id: factId(entry.source, entry.number), kind: kindOf(entry), entry }))
  const pieces: Line[] = clock.evidence.map(piece => ({ at: piece.from, id: pieceId(piece), kind: 'pieces', piece }))
  return [...facts, ...pieces].map((line, index) => ({ line, index })).sort((a, b) => Date.parse(a.line.at) - Date.parse(b.line.at) || a.index - b.index).map(({ line }) => line)
}

/** The incidents and marks to jump to. */
export const jumps = (lines: Line[]): Extract<Line, { entry: TimelineEntry }>[] =>
  lines.filter((line): line is Extract<Line, { entry: TimelineEntry }> => 'entry' in line && line.kind === 'marked')

/** The item on screen, when a fact names one. */
export const itemOf = (entry: TimelineEntry): number | undefined => typeof entry.event['item'] === 'number' ? entry.event['item'] : undefined

export const mutedCount = (clock: OneClock): number => clock.entries.filter(({ event }) => event.type === 'signal-seen' && event['muted'] === true).length

/** Whole days since an instant, as people count them. */
export const daysSince = (at: string, now: string): number => Math.max(0, Math.floor((Date.parse(now) - Date.parse(at)) / 86_400_000))
