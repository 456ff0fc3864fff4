import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { weaknessTexts } from '../common/hints'
import type { Case, CaseInList, OneClock, Queue } from '../common/review'
import { signalKinds, type TimelineEntry } from '../common/supervision'
import { verdictsAfter } from './decision'
import { daysSince, factId, itemOf, jumps, kindOf, linesOf, mutedCount } from './kinds'
import { matching, overdue } from './queue'
import { caseSentence } from './sentences'
import { reviewTexts } from './texts'

const entry = (at: string, event: TimelineEntry['event'], number = 1): TimelineEntry => ({ source: 'room', number, at, event })
const one = (more: Partial<CaseInList>): CaseInList => ({ sitting: 's-1', name: 'Émilie Roux', certification: 'c@1', test: 't', examSession: 'x', stage: 'first-review', openedAt: '2026-11-01T08:00:00Z', dueAt: '2026-11-16T08:00:00Z', answers: 0, asking: false, grounds: ['flagged'], ...more })

test('every event of a case has a sentence in both languages', () => {
  const source = readFileSync('../../proctoring/src/main/java/org/palier/proctoring/review/CaseEvent.java', 'utf8')
  const types = [...source.matchAll(/@Type\(value = [\w.]+, name = "([^"]+)"\)/g)].map(match => match[1]!)
  expect(types.length).toBeGreaterThan(10)
  for (const language of ['fr', 'en'] as const) {
    const said = types.map(type => caseSentence({ type, reason: 'R', text: 'T', until: '2026-11-01T08:00:00Z', proposal: 'adverse', finding: 'adverse', outcome: 'adverse', grounds: [1] }, reviewTexts[language]))
    for (const [index, sentence] of said.entries()) expect(sentence, types[index]).toMatch(/^[\p{Lu}0-9]/u)
    expect(new Set(said).size).toBe(types.length)
  }
})

test('every hint says what it does not prove', () => {
  for (const language of ['fr', 'en'] as const) expect(Object.keys(weaknessTexts[language]).sort()).toEqual([...signalKinds].sort())
})

test('facts are sorted by what people look for, and a lost line is never among what was marked', () => {
  expect(kindOf(entry('', { type: 'incident-logged' }))).toBe('marked')
  expect(kindOf(entry('', { type: 'identity-checked', verdict: 'doubt' }))).toBe('marked')
  expect(kindOf(entry('', { type: 'identity-checked', verdict: 'accepted' }))).toBe('course')
  expect(kindOf(entry('', { type: 'signal-seen', kind: 'page-hidden' }))).toBe('hints')
  expect(kindOf(entry('', { type: 'signal-seen', kind: 'camera-ended' }))).toBe('technicalKind')
  expect(kindOf(entry('', { type: 'connection-lost' }))).toBe('technicalKind')
  expect(kindOf(entry('', { type: 'response-saved' }))).toBe('answering')
  expect(kindOf(entry('', { type: 'something-new' }))).toBe('course')
})

test('facts and recordings stand on one clock', () => {
  const clock: OneClock = {
    now: '2026-11-01T09:00:00Z', gaps: [], people: {},
    entries: [entry('2026-11-01T08:00:00Z', { type: 'admitted' }, 1), entry('2026-11-01T08:10:00Z', { type: 'incident-logged', item: 3 }, 2), entry('2026-11-01T08:20:00Z', { type: 'signal-seen', kind: 'focus-lost', muted: true }, 3)],
    evidence: [{ track: 'camera', segment: 1, from: '2026-11-01T08:05:00Z', to: '2026-11-01T08:07:00Z', incident: true, media: 'video/webm', bytes: 9, sha256: '' }],
  }
  const lines = linesOf(clock)
  expect(lines.map(line => line.id)).toEqual([factId('room', 1), 'piece-camera-1', factId('room', 2), factId('room', 3)])
  expect(jumps(lines).map(line => line.id)).toEqual([factId('room', 2)])
  expect(itemOf(clock.entries[1]!)).toBe(3)
  expect(mutedCount(clock)).toBe(1)
})

test('the queue finds by name and stage, and says what is overdue', () => {
  const queue: Queue = { now: '2026-11-20T08:00:00Z', open: [one({}), one({ sitting: 's-2', name: 'Paul', stage: 'with-candidate' })], closed: [one({ sitting: 's-3', stage: 'closed' })] }
  expect(matching(queue, 'emilie', 'all').map(found => found.sitting)).toEqual(['s-1'])
  expect(matching(queue, '', 'overdue').map(found => found.sitting)).toEqual(['s-1'])
  expect(matching(queue, '', 'with-candidate').map(found => found.sitting)).toEqual(['s-2'])
  expect(matching(queue, '', 'closedOnes').map(found => found.sitting)).toEqual(['s-3'])
  expect(overdue(one({ stage: 'with-candidate' }), queue.now)).toBe(false)
  expect([daysSince('2026-11-01T08:00:00Z', queue.now), daysSince(queue.now, queue.now)]).toEqual([19, 0])
})

test('after an open case nothing is decided, and only an adverse one leads to a rejection', () => {
  const closed = (more: Partial<Case>) => verdictsAfter({ stage: 'closed', adverse: false, startedAt: '2026-11-01T08:00:00Z', ...more } as Case)
  expect(verdictsAfter({ stage: 'to-close', adverse: false } as Case)).toEqual([])
  expect(closed({ ending: 'submitted', outcome: 'nothing' })).toEqual([])
  expect(closed({ ending: 'submitted', outcome: 'technical' })).toEqual(['annul'])
  expect(closed({ ending: 'terminated', outcome: 'nothing' })).toEqual(['release'])
  expect(closed({ ending: 'terminated', outcome: 'adverse', adverse: true })).toEqual(['release', 'annul', 'reject'])
})

test('a sitting that never started has no result to decide, whatever the case came to', () => {
  for (const outcome of ['nothing', 'technical', 'adverse'] as const) expect(verdictsAfter({ stage: 'closed', outcome, adverse: outcome === 'adverse' } as Case)).toEqual([])
})
