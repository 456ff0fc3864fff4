import { describe, expect, test } from 'vitest'
import type { Response } from '../common/types'
import * as q from './queue'
import type { Pending, PendingResponse, Queue } from './queue'

const choice = (option: string): Response => ({ kind: 'single-choice', option })
const A = choice('a'), B = choice('b'), C = choice('c')
const dueItems = (queue: Queue, now: number) => q.due(queue, now).map(entry => `${entry.item}:${entry.what}`)
const entry = (queue: Queue, item: number) => queue.pending[`${item}:response`] as PendingResponse
const sentOne = (item = 1, response = A) => q.sent(q.respond(q.empty, item, response, 0), `${item}:response`)

describe('sending', () => {
  test('a change waits for its pause, then goes out', () => {
    const queue = q.respond(q.empty, 1, A, 700)
    expect(dueItems(queue, 699)).toEqual([])
    expect(dueItems(queue, 700)).toEqual(['1:response'])
    expect(q.nextAt(queue)).toBe(700)
  })

  test('the latest change of an item wins and the others are never sent', () => {
    const queue = q.respond(q.respond(q.empty, 1, A, 0), 1, B, 0)
    expect(q.due(queue, 0)).toMatchObject([{ item: 1, response: B }])
  })

  test('one save per item is under way at a time', () => {
    const queue = q.respond(sentOne(), 1, B, 0)
    expect(dueItems(queue, 10_000)).toEqual([])
  })

  test('changes go out in the order they were made', () => {
    const queue = q.respond(q.respond(q.respond(q.empty, 3, A, 0), 1, A, 0), 3, B, 0)
    expect(dueItems(queue, 0)).toEqual(['1:response', '3:response'])
  })

  test('no more than four are under way in all', () => {
    const queue = [1, 2, 3, 4, 5, 6].reduce((queue, item) => q.respond(queue, item, A, 0), q.empty)
    expect(q.due(queue, 0)).toHaveLength(q.MOST_AT_ONCE)
  })

  test('leaving an item goes after its response', () => {
    const leaving = q.leave(q.respond(q.empty, 1, A, 5_000), 1, 0)
    expect(dueItems(leaving, 0)).toEqual(['1:response'])
    const sent = q.sent(leaving, '1:response')
    expect(dueItems(q.acknowledged(sent, '1:response', entry(sent, 1).change, 1), 0)).toEqual(['1:leave'])
  })
})

describe('acknowledgement', () => {
  test('saved means: this very change is acknowledged', () => {
    const sent = sentOne()
    expect(q.saveState(sent, 1)).toBe('sending')
    const saved = q.acknowledged(sent, '1:response', 1, 1)
    expect(q.saveState(saved, 1)).toBe('saved')
    expect(saved.revisions[1]).toBe(1)
  })

  test('a change made while the older one was under way stays, and is made from the acknowledged revision', () => {
    const queue = q.acknowledged(q.respond(sentOne(), 1, B, 0), '1:response', 1, 7)
    expect(q.saveState(queue, 1)).toBe('waiting')
    expect(entry(queue, 1)).toMatchObject({ response: B, base: 7 })
    expect(dueItems(queue, 0)).toEqual(['1:response'])
  })

  test('the next change of a saved item is made from its revision', () => {
    const saved = q.acknowledged(sentOne(), '1:response', 1, 4)
    expect(entry(q.respond(saved, 1, B, 0), 1).base).toBe(4)
  })

  test('an old list of answers does not take a revision back', () => {
    const saved = q.acknowledged(sentOne(), '1:response', 1, 4)
    expect(q.known(saved, [{ item: 1, revision: 3, response: A, flagged: false, left: false }]).revisions[1]).toBe(4)
  })
})

describe('without an answer', () => {
  test('it waits longer each time, never more than half a minute, and never less than the server asked', () => {
    let queue = sentOne()
    const waits: number[] = []
    for (let round = 0; round < 8; round++) {
      queue = q.unanswered(q.sent(queue, '1:response'), '1:response', 1_000, 0.5)
      waits.push(queue.notBefore - 1_000)
    }
    expect(waits).toEqual([...waits].sort((a, b) => a - b))
    expect(waits[0]).toBeGreaterThanOrEqual(500)
    expect(waits.at(-1)).toBeLessThanOrEqual(30_000)
    expect(q.unanswered(queue, '1:response', 0, 0, 60_000).notBefore).toBeGreaterThanOrEqual(60_000)
  })

  test('pages do not come back in the same instant', () => {
    const early = q.unanswered(sentOne(), '1:response', 0, 0)
    const late = q.unanswered(sentOne(), '1:response', 0, 1)
    expect(late.notBefore).toBeGreaterThan(early.notBefore)
  })

  test('one change tests the way; once it is acknowledged the others follow in order', () => {
    let queue = [1, 2, 3].reduce((queue, item) => q.respond(queue, item, A, 0), q.empty)
    queue = q.unanswered(q.sent(queue, '1:response'), '1:response', 0, 0)
    expect(dueItems(queue, 60_000)).toEqual(['1:response'])
    queue = q.acknowledged(q.sent(queue, '1:response'), '1:response', 1, 1)
    expect(dueItems(queue, 60_000)).toEqual(['2:response', '3:response'])
  })

  test('when the network is back it tries soon', () => {
    const away = { ...sentOne(), failures: 5, notBefore: 90_000 }
    expect(q.reopened(away, 1_000, 1).notBefore).toBeLessThanOrEqual(2_500)
  })
})

describe('a stale revision', () => {
  test('both responses are kept and nothing is sent until the candidate chose', () => {
    const queue = q.stale(sentOne(), '1:response', { revision: 3, response: B })
    expect(q.saveState(queue, 1)).toBe('conflict')
    expect(entry(queue, 1)).toMatchObject({ response: A, standing: { revision: 3, response: B } })
    expect(dueItems(queue, 10_000)).toEqual([])
    expect(q.unsaved(queue)).toEqual([1])
  })

  test('keeping mine sends it from the revision that stands', () => {
    const queue = q.keepMine(q.stale(sentOne(), '1:response', { revision: 3, response: B }), 1, 0)
    expect(q.due(queue, 0)).toMatchObject([{ response: A, base: 3 }])
  })

  test('keeping the other owes nothing any more', () => {
    const queue = q.takeStanding(q.stale(sentOne(), '1:response', { revision: 3, response: B }), 1)
    expect(q.unsaved(queue)).toEqual([])
    expect(queue.revisions[1]).toBe(3)
  })

  test('an acknowledgement that got lost is no conflict: what stands is what we tried', () => {
    const lost = q.unanswered(sentOne(), '1:response', 0, 0)
    const changed = q.sent(q.respond(lost, 1, B, 0), '1:response')
    const queue = q.stale(changed, '1:response', { revision: 1, response: A })
    expect(q.saveState(queue, 1)).toBe('waiting')
    expect(entry(queue, 1)).toMatchObject({ response: B, base: 1 })
  })

  test('so it is after a crash, from what this machine kept', () => {
    const sent = q.sent(q.respond(sentOne(), 1, B, 0), '1:response')
    const queue = q.sent(q.restored(Object.values(sent.pending), []), '1:response')
    expect(q.saveState(q.stale(queue, '1:response', { revision: 1, response: A }), 1)).toBe('waiting')
  })

  test('when the other window said the same there is nothing to choose', () => {
    expect(q.unsaved(q.stale(sentOne(), '1:response', { revision: 3, response: A }))).toEqual([])
  })
})

describe('refusals', () => {
  test('a response that will not be taken stays visible until it is changed', () => {
    const queue = q.refused(sentOne(), '1:response', 1, 'wrong')
    expect(q.saveState(queue, 1)).toBe('refused')
    expect(dueItems(queue, 10_000)).toEqual([])
    expect(dueItems(q.respond(queue, 1, C, 0), 0)).toEqual(['1:response'])
  })

  test('a refused flag is dropped: nothing is lost by it', () => {
    const queue = q.sent(q.flag(q.empty, 1, true, 0), '1:flag')
    expect(q.refused(queue, '1:flag', 1, 'no').pending).toEqual({})
  })

  test('a pause keeps what waits and sends it afterwards', () => {
    const queue = q.halted(sentOne(), '1:response', 'paused')
    expect(dueItems(queue, 10_000)).toEqual([])
    expect(q.nextAt(queue)).toBeUndefined()
    expect(dueItems(q.resumed(queue), 0)).toEqual(['1:response'])
  })

  test('when another window took over nothing is sent and nothing is forgotten', () => {
    const queue = q.halted(q.respond(sentOne(), 2, B, 0), '1:response', 'taken-over')
    expect(dueItems(queue, 10_000)).toEqual([])
    expect(q.unsaved(queue)).toEqual([1, 2])
  })

  test('a late response is named as late, and the rest still goes out to be kept aside', () => {
    const queue = q.tooLate(q.respond(sentOne(), 2, B, 0), '1:response')
    expect(queue.late).toEqual([1])
    expect(dueItems(queue, 0)).toEqual(['2:response'])
  })

  test('after the end flags are not sent', () => {
    expect(dueItems(q.halted(q.flag(q.empty, 1, true, 0), undefined, 'over'), 10)).toEqual([])
  })
})

describe('a report', () => {
  const reported = q.sent(q.report(q.empty, 3, 'wrong', 'Deux réponses', 0), '3:report')

  test('goes out like any other change, and is no response that waits to be saved', () => {
    const queue = q.report(q.respond(q.empty, 3, A, 700), 3, 'wrong', '', 0)
    expect(dueItems(queue, 0)).toEqual(['3:report'])
    expect(dueItems(queue, 700)).toEqual(['3:response', '3:report'])
    expect(q.unsaved(q.report(q.empty, 3, 'wrong', '', 0))).toEqual([])
    expect(q.unreported(queue)).toEqual([3])
    expect(q.acknowledged(reported, '3:report', 1).pending).toEqual({})
    expect(q.saveState(reported, 3)).toBe('saved')
  })

  test('without an answer it waits by itself, and survives a reload', () => {
    const waiting = q.postponed(reported, '3:report', 15_000)
    expect(waiting).toMatchObject({ failures: 0, notBefore: 0 })
    expect(dueItems(waiting, 14_999)).toEqual([])
    expect(q.nextAt(waiting)).toBe(15_000)
    expect(dueItems(waiting, 15_000)).toEqual(['3:report'])
    expect(dueItems(q.reopened(waiting, 1_000, 1), 2_500)).toEqual(['3:report'])
    expect(q.due(q.restored(Object.values(waiting.pending), []), 0)).toMatchObject([{ what: 'report', category: 'wrong', text: 'Deux réponses' }])
  })

  test('keeps no answer waiting, and no answer keeps it waiting', () => {
    const full = [1, 2, 4, 5, 6].reduce((queue, item) => q.respond(queue, item, A, 0), q.report(reported, 7, 'wrong', '', 0))
    expect(dueItems(full, 0)).toEqual(['1:response', '2:response', '4:response', '5:response'])
    const away = q.unanswered(q.sent(q.respond(q.report(q.empty, 7, 'wrong', '', 0), 1, A, 0), '1:response'), '1:response', 0, 0)
    expect(dueItems(away, 0)).toEqual(['7:report'])
    expect(q.nextAt(away)).toBe(0)
    expect(dueItems(q.sent(away, '7:report'), away.notBefore)).toEqual(['1:response'])
  })

  test('goes one at a time', () => {
    const two = q.report(q.report(q.empty, 1, 'wrong', '', 0), 2, 'wrong', '', 0)
    expect(dueItems(two, 0)).toEqual(['1:report'])
    const sent = q.sent(two, '1:report')
    expect(dueItems(sent, 0)).toEqual([])
    expect(dueItems(q.acknowledged(sent, '1:report', 1), 0)).toEqual(['2:report'])
  })

  test('that is refused stays in sight until the candidate has read why', () => {
    const queue = q.refused(reported, '3:report', 1, 'Déjà signalée')
    expect(queue.pending['3:report']).toMatchObject({ refusal: 'Déjà signalée', text: 'Deux réponses' })
    expect(dueItems(queue, 10_000)).toEqual([])
    expect(q.dropReport(queue, 3).pending).toEqual({})
    expect(q.dropReport(reported, 3)).toBe(reported)
  })

  test('goes out after the end as well: the server says whether it has it', () =>
    expect(dueItems(q.halted(q.report(q.empty, 3, 'wrong', '', 0), undefined, 'over'), 10)).toEqual(['3:report']))
})

test('after a reload everything kept is due at once, in order, and nothing counts as under way', () => {
  const before = q.respond(q.respond(sentOne(2), 1, B, 9_000), 5, C, 9_000)
  const after = q.restored(Object.values(before.pending), [])
  expect(dueItems(after, 0)).toEqual(['2:response', '1:response', '5:response'])
  expect(q.respond(after, 9, A, 0).change).toBeGreaterThan(before.change)
})

test('what the page holds is newer than what the machine kept', () => {
  const kept: Pending[] = Object.values(q.respond(q.empty, 1, A, 0).pending)
  const held = q.halted(q.respond(q.respond(q.empty, 1, A, 0), 1, B, 0), undefined, 'taken-over')
  const queue = q.restored(kept, [], held)
  expect(entry(queue, 1).response).toEqual(B)
  expect(queue.halted).toBeUndefined()
})
