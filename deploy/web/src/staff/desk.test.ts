import { readFileSync } from 'node:fs'
import { describe, expect, test, vi } from 'vitest'
import { Problem, Unreachable } from '../common/api'
import type { CertificationSummary, LiveSitting, Role } from '../common/types'
import { unguessable } from '../common/unguessable'
import { applies, kindsFor, perform, performAll, verdicts, type Outcome } from './actions'
import { addresses } from './addresses'
import { merge } from './live'
import { news, snapshot } from './news'
import { errorsOf, instant, local, newPlan, request, testsOf } from './plan'
import { may, screens } from './roles'
import { aList, aSitting } from './samples'

describe('actions', () => {
  test('each action is offered only where the rules leave it open', () => {
    const open = (state: LiveSitting['state']) => (['pause', 'resume', 'time', 'end', 'decision', 'resend'] as const).filter(kind => applies(kind, aSitting('a', { state })))
    expect(open('ready')).toEqual(['end', 'resend'])
    expect(open('running')).toEqual(['pause', 'time', 'end'])
    expect(open('break')).toEqual(['pause', 'resume', 'time', 'end'])
    expect(open('paused')).toEqual(['resume', 'time', 'end'])
    expect(open('over')).toEqual(['decision'])
  })

  test('a sitting that ran its course can only be annulled', () => {
    expect(verdicts(aSitting('a', { state: 'over', ending: 'submitted' }))).toEqual(['annul'])
    expect(verdicts(aSitting('a', { state: 'over', ending: 'terminated' }))).toEqual(['release', 'annul', 'reject'])
  })

  test('time carries the key of its act, the same each time it is asked for', async () => {
    const bodies: unknown[] = []
    vi.stubGlobal('fetch', async (path: string, { body }: { body: string }) => {
      bodies.push([path, JSON.parse(body)])
      return new Response(JSON.stringify(aSitting('a')))
    })
    const key = unguessable()
    for (let time = 0; time < 2; time++) await perform('a/b', { kind: 'time', minutes: 5, reason: 'Bruit', key })
    vi.unstubAllGlobals()
    expect(bodies).toEqual(Array(2).fill(['/api/sittings/a%2Fb/time', { minutes: 5, reason: 'Bruit', key }]))
    expect([key, unguessable()]).toEqual([expect.stringMatching(/^[0-9a-f]{48}$/), expect.not.stringMatching(key)])
  })

  test('what fails for one does not stop the others, and no answer is not taken for a no', async () => {
    const outcomes: Outcome[] = []
    const sittings = ['a', 'b', 'c', 'd', 'e', 'f'].map(id => aSitting(id))
    await performAll(sittings, async sitting => {
      if (sitting.id === 'b') throw new Problem({ type: '', title: 'No', status: 409, code: 'sitting-closed' })
      if (sitting.id === 'e') throw new Unreachable('')
      return sitting
    }, outcome => outcomes.push(outcome))
    expect(outcomes.map(({ sitting, done }) => [sitting.id, done]).sort()).toEqual([['a', 'yes'], ['b', 'no'], ['c', 'yes'], ['d', 'yes'], ['e', 'unknown'], ['f', 'yes']])
  })
})

describe('addresses', () => {
  test('are found in whatever was pasted, each once', () => {
    expect(addresses('a@x.fr, b@x.fr;c@x.fr\nMarie Curie <Marie@x.fr>\r\nJean\tjean@x.fr\nA@X.fr')).toEqual(
      { emails: ['a@x.fr', 'b@x.fr', 'c@x.fr', 'Marie@x.fr', 'jean@x.fr'], wrong: [] })
  })

  test('a piece without one is given back', () => {
    expect(addresses('a@x.fr\nMarie Curie\nx@@y')).toEqual({ emails: ['a@x.fr'], wrong: ['Marie Curie', 'x@@y'] })
    expect(addresses(' \n ')).toEqual({ emails: [], wrong: [] })
  })
})

describe('news', () => {
  test('tells who fell silent, who sent late, who is done, and nothing of those who just came', () => {
    const at = (sittings: LiveSitting[], now: number) => snapshot(merge(undefined, { ...aList(1, sittings), now: '2026-06-12T09:02:00Z' }, true, 0), now)
    const seen = { lastSeenAt: '2026-06-12T09:01:30Z' }
    const before = at([aSitting('a', seen), aSitting('b'), aSitting('c', { state: 'over' })], 0)
    const late = [{ late: 1, item: 1, at: '2026-06-12T09:02:00Z', response: { kind: 'blank' as const } }]
    const after = at([aSitting('a', seen), aSitting('b', { state: 'over' }), aSitting('c', { state: 'over', late }), aSitting('new', { state: 'over' })], 40_000)
    expect(news(before, after)).toEqual([{ kind: 'silent', names: ['Name a'] }, { kind: 'late', names: ['Name c'] }, { kind: 'over', names: ['Name b'] }])
    expect(news(after, after)).toEqual([])
  })
})

describe('the plan of an exam session', () => {
  const test1 = { id: 'nine', title: { fr: '', en: '' }, items: 72, minutes: 75, measure: 'right-answers' as const, threshold: 50, scale: 100, supervised: true }
  const certification: CertificationSummary = { id: 'c', title: { fr: '', en: '' }, audience: { fr: '', en: '' }, prerequisites: [], tests: [{ ...test1, id: 'entry', supervised: false }, test1] }
  const now = new Date('2026-06-12T09:20:00')
  const plan = { ...newPlan([certification], now), where: 'remote' as const }

  test('begins with the next full hour and with what can only be so', () => {
    expect(plan).toMatchObject({ certification: 'c', test: 'nine', opens: '2026-06-12T10:00', closes: '2026-06-12T11:00' })
    expect(testsOf({ ...certification, tests: [{ ...test1, supervised: false }] }).length).toBe(1)
  })

  test('is sent in UTC, with a centre only when it is held in one', () => {
    expect(errorsOf(plan, now)).toEqual({})
    expect(request(plan)).toMatchObject({ opensAt: new Date('2026-06-12T10:00').toISOString(), remote: true, capacity: 25, hardEnd: false })
    expect(request(plan)).not.toHaveProperty('centre')
    expect(request({ ...plan, where: 'centre', centre: 'lyon' })).toMatchObject({ remote: false, centre: 'lyon' })
  })

  test.each([
    [{ opens: '' }, { opens: 'time-missing' }],
    [{ closes: 'never' }, { closes: 'time-unknown' }],
    [{ closes: '2026-06-12T10:00' }, { closes: 'closes-before-opens' }],
    [{ opens: '2026-06-12T07:00', closes: '2026-06-12T08:00' }, { closes: 'closes-in-the-past' }],
    [{ where: '' as const }, { where: 'where-missing' }],
    [{ where: 'centre' as const }, { centre: 'centre-missing' }],
    [{ capacity: '0' }, { capacity: 'capacity-wrong' }],
    [{ capacity: '2,5' }, { capacity: 'capacity-wrong' }],
    [{ capacity: '20001' }, { capacity: 'capacity-wrong' }],
    [{ certification: '', test: '' }, { certification: 'certification-missing', test: 'test-missing' }],
  ])('%o is answered with %o', (change, errors) => expect(errorsOf({ ...plan, ...change }, now)).toEqual(errors))

  test('a local time and its moment lead back to each other', () => {
    expect(local(instant('2026-02-28T23:59')!)).toBe('2026-02-28T23:59')
    expect(instant('2026-02-30T10:00')).toBeUndefined()
  })
})

describe('roles', () => {
  test('see what they may do and no more', () => {
    expect(screens(['administrator'])).toEqual(['sessions', 'candidates', 'outbox', 'account'])
    expect(screens(['supervisor'])).toEqual(['sessions', 'account'])
    expect(screens(['accommodation-officer', 'centre-manager'])).toEqual(['sessions', 'candidates', 'account'])
    expect(screens(['author'])).toEqual(['account'])
    expect(screens(['centre-manager'])).toEqual(['sessions', 'account'])
    expect(screens([])).toEqual(['account'])
    expect([may(['auditor'], 'audit'), may(['supervisor'], 'audit')]).toEqual([true, false])
    expect(kindsFor(['supervisor'], { state: 'open', remote: false })).toEqual(['pause', 'resume', 'time', 'end'])
    expect(kindsFor(['centre-manager'], { state: 'open', remote: false })).toEqual(['pause', 'resume', 'time', 'end', 'resend'])
    expect(kindsFor(['centre-manager'], { state: 'open', remote: true })).toEqual(['pause', 'resume', 'time', 'end'])
    expect(kindsFor(['supervisor', 'administrator'], { state: 'planned', remote: false })).toEqual(['pause', 'resume', 'time', 'end', 'decision', 'resend'])
    expect(kindsFor(['administrator'], { state: 'closed', remote: false })).toEqual(['pause', 'resume', 'time', 'end', 'decision'])
  })

  test('are offered what the server\'s access table grants', () => {
    const table = readFileSync('../src/main/java/org/palier/deploy/AccessTable.java', 'utf8')
    const rights = { supervise: 'pauseSitting', plan: 'createExamSession', decide: 'decideResult', 'pick candidates': 'findCandidates', 'record accommodations': 'setAccommodation', 'see the outbox': 'listOutbox', audit: 'auditSitting' } as const
    const roles: Role[] = ['candidate', 'supervisor', 'centre-manager', 'accommodation-officer', 'certification-manager', 'administrator', 'auditor']
    for (const [right, operation] of Object.entries(rights))
      expect(roles.filter(role => may([role], right as keyof typeof rights)), right).toEqual(roles.filter(role => granted(table, operation).includes(role)))
  })
})

/** The roles that the table grants an operation, by the name of its group or written in its line. */
function granted(table: string, operation: string): string[] {
  const at = table.indexOf(`"${operation}"`)
  const grant = /table\.put\((?:operation|"\w+"), (?:Access\.only\(([^)]*)\)|(\w+))\)/.exec(table.slice(table.lastIndexOf(';', at)))!
  const roles = grant[1] ?? new RegExp(`Access ${grant[2]} = Access\\.only\\(([^)]*)\\)`).exec(table)![1]!
  return roles.split(',').map(role => role.trim().toLowerCase().replaceAll('_', '-'))
}
