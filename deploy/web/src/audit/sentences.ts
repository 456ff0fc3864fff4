import { duration } from '../common/i18n'
import { responseText } from '../common/response'
import type { AuditRecord, Response } from '../common/types'
import type { eventTexts } from './texts-events'
import { millisOf, preciseClock, preciseTime } from './times'

export type StoredEvent = AuditRecord['events'][number]['event']
type Words = typeof eventTexts.fr

/** Reads a stored event field by field; a field that is not there, or not what it should be, reads as nothing. */
interface Reader {
  text: (name: string) => string
  number: (name: string) => number
  truth: (name: string) => boolean
  /** A duration as stored, in words; empty when there is none. */
  time: (name: string) => string
  response: () => Response
  /** What kind of broken; empty when it is none that this page knows. */
  category: string
  by: string
  because: string
}

const sentences: Record<string, (event: StoredEvent, r: Reader, t: Words) => string> = {
  prepared: (event, _, t) => {
    const assignment = object(event.assignment)
    const items = object(event.form).items
    return t.prepared(Array.isArray(items) ? items.length : 0, `${assignment.test ?? ''}`, Number(assignment.attempt ?? 1))
  },
  started: (_, r, t) => t.started(r.time('limit'), r.number('extraTimePercent') > 0 ? t.startedExtra(r.number('extraTimePercent')) : '',
    r.time('breaks') ? t.startedBreaks(r.time('breaks')) : '', r.text('cutOff') ? t.startedCutOff(preciseTime(r.text('cutOff'))) : ''),
  'connection-opened': (_, r, t) => (r.truth('takenOver') ? t.connectionTakenOver : t.connectionOpened)(r.text('connection').slice(0, 8)),
  'response-saved': (_, r, t) => r.response().kind === 'blank' ? t.responseBlanked(r.number('item'), r.number('revision'))
    : t.responseSaved(r.number('item'), responseText(r.response()), r.number('revision')),
  'item-flagged': (_, r, t) => (r.truth('flagged') ? t.flagged : t.unflagged)(r.number('item')),
  'item-left': (_, r, t) => t.left(r.number('item')),
  'item-reported': (_, r, t) => t.itemReported(r.number('item'), r.category, t.because(r.text('text'))),
  'item-report-judged': (_, r, t) => (r.truth('neutralised') ? t.itemNeutralised : t.itemKept)(r.number('item'), r.by, r.because),
  paused: (_, r, t) => r.time('most') ? t.onBreak(r.time('most')) : t.paused(r.by, r.because),
  resumed: (_, r, t) => t.resumed(r.by),
  'time-added': (_, r, t) => t.timeAdded(r.time('time'), r.by, r.because),
  'late-response-kept': (_, r, t) => t.lateKept(r.number('item'), responseText(r.response()), r.number('late')),
  'late-response-admitted': (_, r, t) => t.lateAdmitted(r.number('item'), r.number('late'), r.by, r.because),
  ended: (_, r, t) => {
    switch (word(r.text('ending'))) {
      case 'submitted': return t.submitted(r.by)
      case 'expired': return t.expired(r.text('effectiveAt') ? preciseClock(r.text('effectiveAt')) : '')
      case 'technical-fault': return t.technicalFault(r.by, r.because)
      default: return t.terminated(r.by, r.because)
    }
  },
  'result-decided': (_, r, t) => {
    const verdict = word(r.text('verdict'))
    return (verdict === 'release' ? t.release : verdict === 'annul' ? t.annul : t.reject)(r.by, r.because)
  },
}

export const eventTypes: string[] = Object.keys(sentences)

/** What happened, in the reader's language. @param candidate the candidate's account, to be called the candidate; @param people account to name */
export function sentence(event: StoredEvent, candidate: string, t: Words, people: Record<string, string> = {}): string {
  return sentences[event.type]?.(event, reader(event, candidate, t, people), t) ?? t.unknown(event.type)
}

/** Events of answering, which are many: the rest tells the story. */
export const isAnswering = (event: StoredEvent): boolean => ['response-saved', 'item-flagged', 'item-left'].includes(event.type)

function reader(event: StoredEvent, candidate: string, t: Words, people: Record<string, string>): Reader {
  const text = (name: string) => typeof event[name] === 'string' ? event[name] as string : ''
  const by = text('by')
  return {
    text,
    number: name => typeof event[name] === 'number' ? event[name] as number : 0,
    truth: name => event[name] === true,
    time: name => {
      const millis = millisOf(event[name])
      return millis ? duration(millis) : ''
    },
    response: () => event.response as Response ?? { kind: 'blank' },
    category: { unreadable: t.unreadable, wrong: t.wrong, technical: t.technical, other: t.other }[word(text('category'))] ?? '',
    by: by === 'clock' ? t.clock : by === candidate ? t.candidate : people[by] ?? by,
    because: t.because(text('reason')),
  }
}

const object = (value: unknown): Record<string, unknown> => typeof value === 'object' && value !== null ? value as Record<string, unknown> : {}

/** `TECHNICAL_FAULT` and `technical-fault` are one word. */
const word = (text: string): string => text.toLowerCase().replaceAll('_', '-')
