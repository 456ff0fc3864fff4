import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { LiveSitting } from '../common/types'
import { matches } from './list'
import { eventTypes, isAnswering, sentence, type StoredEvent } from './sentences'
import { eventTexts } from './texts-events'
import { millisOf, offset } from './times'

const at = '2026-06-12T07:00:00.123Z'
const response = { kind: 'single-choice', option: 'b' }

/** One of each type and turn, as the server stores them. */
const samples: StoredEvent[] = [
  { type: 'prepared', at, assignment: { candidate: 'c1', test: 'nine-themes', attempt: 2 }, form: { items: [{}, {}, {}] } },
  { type: 'started', at, limit: 'PT1H15M', extraTimePercent: 33, breaks: 'PT15M', cutOff: at },
  { type: 'started', at, limit: 'PT45M', extraTimePercent: 0, breaks: 'PT0S' },
  { type: 'connection-opened', at, connection: 'abcdefghijkl', takenOver: false },
  { type: 'connection-opened', at, connection: 'abcdefghijkl', takenOver: true },
  { type: 'response-saved', at, item: 5, revision: 2, response },
  { type: 'response-saved', at, item: 5, revision: 3, response: { kind: 'blank' } },
  { type: 'item-flagged', at, item: 7, flagged: true },
  { type: 'item-flagged', at, item: 7, flagged: false },
  { type: 'item-left', at, item: 8 },
  { type: 'paused', at, reason: 'Identité', by: 's1' },
  { type: 'paused', at, reason: 'break', most: 'PT10M', by: 'c1' },
  { type: 'resumed', at, by: 'c1' },
  { type: 'time-added', at, time: 'PT10M', reason: 'Panne', by: 's1' },
  { type: 'late-response-kept', at, late: 1, item: 9, seen: 0, response },
  { type: 'late-response-admitted', at, late: 1, item: 9, revision: 1, response, reason: 'Panne', by: 's1' },
  ...['SUBMITTED', 'EXPIRED', 'TERMINATED', 'technical-fault'].map(ending => ({ type: 'ended', at, ending, reason: 'Panne', by: 'clock', effectiveAt: at })),
  ...['RELEASE', 'ANNUL', 'reject'].map(verdict => ({ type: 'result-decided', at, verdict, reason: 'Vu', by: 's1' })),
  { type: 'item-reported', at, item: 8, category: 'unreadable', text: 'Coupée à droite' },
  { type: 'item-reported', at, item: 9, category: 'other', text: '' },
  { type: 'item-report-judged', at, item: 8, neutralised: true, reason: 'Texte coupé', by: 's1' },
  { type: 'item-report-judged', at, item: 8, neutralised: false, reason: 'Vue entière', by: 's1' },
]

test('every type of event that a sitting can hold has a sentence', () => {
  const source = readFileSync('../../engine/src/main/java/org/palier/engine/sitting/SittingEvent.java', 'utf8')
  const types = [...source.matchAll(/@Type\(value = [\w.]+, name = "([^"]+)"\)/g)].map(match => match[1])
  expect(types.length).toBeGreaterThan(10)
  expect([...eventTypes].sort()).toEqual([...types].sort())
  expect(new Set(samples.map(({ type }) => type))).toEqual(new Set(types))
})

test.each(['fr', 'en'] as const)('sentences in %s are whole, and no two turns of an event read the same', language => {
  const said = samples.map(event => sentence(event, 'c1', eventTexts[language]))
  for (const text of said) expect(text).toMatch(/^\p{Lu}.*\.$/u)
  for (const text of said) expect(text).not.toMatch(/undefined|NaN|\bnull\b|\[object/)
  expect(new Set(said).size).toBe(said.length)
})

test('a sentence names who, how long and why', () => {
  expect(sentence(samples[13]!, 'c1', eventTexts.en)).toMatch(/^Time added by s1: 10 min.*, reason: “Panne”\.$/)
  expect(sentence(samples[12]!, 'c1', eventTexts.en)).toBe('Resumed by the candidate.')
  expect(sentence(samples[12]!, 'other', eventTexts.en)).toBe('Resumed by c1.')
  expect(sentence(samples[12]!, 'other', eventTexts.en, { c1: 'Ann Lee' })).toBe('Resumed by Ann Lee.')
  expect(sentence(samples[0]!, 'c1', eventTexts.en)).toBe('Form drawn and fixed: 3 items for the test nine-themes, attempt 2.')
})

test('a report reads as the candidate wrote it, and the judgement as its author did', () => {
  const said = (type: string, more: object) => sentence(samples.find(event => event.type === type && Object.entries(more).every(([key, value]) => event[key] === value))!, 'c1', eventTexts.en, { s1: 'Ann Lee' })
  expect(said('item-reported', { item: 8 })).toBe('Item 8 reported by the candidate, unreadable: “Coupée à droite”.')
  expect(said('item-reported', { item: 9 })).toBe('Item 9 reported by the candidate, another problem.')
  expect(said('item-report-judged', { neutralised: true })).toBe('Item 8 neutralised by Ann Lee: “Texte coupé”. It counts neither for nor against the candidate.')
  expect(said('item-report-judged', { neutralised: false })).toBe('Item 8 kept by Ann Lee: “Vue entière”. It counts.')
})

test('an event of a later version is shown, not hidden', () => {
  expect(sentence({ type: 'photographed', at }, 'c1', eventTexts.en)).toContain('photographed')
})

test('a damaged event does not take the page down', () => {
  for (const type of eventTypes) expect(sentence({ type, at }, 'c1', eventTexts.fr)).not.toBe('')
})

test('offsets count from the start, to the millisecond, both ways', () => {
  expect(offset('2026-06-12T07:12:04.246Z', at)).toBe('+00:12:04.123')
  expect(offset('2026-06-11T06:59:59.123Z', at)).toBe('−24:00:01.000')
  expect(offset(at, at)).toBe('+00:00:00.000')
})

test('durations are read as Java writes them', () => {
  expect(['PT1H15M', 'PT45M', 'PT0S', 'PT0.5S', 'PT8H', 'PT1M30.25S'].map(millisOf)).toEqual([4_500_000, 2_700_000, 0, 500, 28_800_000, 90_250])
  expect([75, 'PT', '1h', undefined].map(millisOf)).toEqual([undefined, undefined, undefined, undefined])
})

test('answering is told apart from the story', () => {
  expect(samples.filter(isAnswering).map(({ type }) => type)).toEqual(['response-saved', 'response-saved', 'item-flagged', 'item-flagged', 'item-left'])
})

test('sittings are found by any part of name, address or identifier, accents aside', () => {
  const sitting: LiveSitting = { id: 'sit-42', candidate: 'c', name: 'Émilie du Châtelet', email: 'e@x.fr', state: 'over', answered: 0, items: 1, remainingMillis: 0, changedAt: at, late: [], reports: [], result: 'withheld' }
  for (const text of ['', 'emilie', 'CHÂT', 'x.fr', 'sit-4']) expect(matches(sitting, text, 'all'), text).toBe(true)
  expect(matches(sitting, 'curie', 'all')).toBe(false)
  expect([matches(sitting, '', 'withheld'), matches(sitting, '', 'late'), matches(sitting, '', 'notOver')]).toEqual([true, false, false])
})
