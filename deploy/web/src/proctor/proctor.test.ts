import { describe, expect, test } from 'vitest'
import type { Seat } from '../common/supervision'
import { timeLeft, type Row } from '../staff/live'
import { announcement, newlyUrgent, type Heard } from './announce'
import { deedOf, target } from './keys'
import { missingOf, needs } from './needs'
import { minutes, sentenceOf } from './sentences'
import { cannedOf, proctorTexts } from './texts'
import { unread } from './notes'
import { noPictures, type Pictures } from './pictures'
import { needOf, sightOf, type Looked, type Sight } from './sight'
import { arranged, seatedIn, toneOf, troubles as troublesOf, unsteady, type Person, type Unsteady, type Watched } from './trouble'
import { actUndo } from './undo'

const seat = (sitting: string, more: Partial<Seat> = {}): Seat => ({
  sitting, candidate: `a-${sitting}`, stage: 'admitted', waived: [], calls: [], listeners: [], signals: 0, hints: [], incidents: 0, worst: 0, flagged: false, ...more,
})
const row = (id: string, more: Partial<Row> = {}): Row => ({
  id, candidate: `a-${id}`, name: id.toUpperCase(), certification: 'c@1', test: 't', state: 'running', pauseReason: '', answered: 3, items: 40, remainingMillis: 60_000,
  changedAt: '2026-06-12T09:00:00Z', late: [], reports: [], heardAt: 0, silentMillis: 0, ...more,
} as Row)

const asked = { camera: true, screen: true, microphone: true }
/** Somebody of whom nothing more is known. */
const known = (one: Pick<Person, 'seat' | 'row'>, more: Partial<Watched> = {}): Watched => ({ asked, hints: [], ...one, ...more })
const troubles = (one: Pick<Person, 'seat' | 'row'>, now: number, more: Partial<Watched> = {}) => troublesOf(known(one, more), now)
const seen = (camera: Sight, screen: Sight = 'live'): Pictures =>
  ({ ...noPictures, camera: { stream: undefined, sight: camera, ageMillis: undefined }, screen: { stream: undefined, sight: screen, ageMillis: undefined } })

describe('the wall', () => {
  test('puts who calls and who waits at the door before everything else, and who is finished last', () => {
    const all = [
      { seat: seat('calm'), row: row('calm') },
      { seat: seat('over', { flagged: true }), row: row('over', { state: 'over' }) },
      { seat: seat('away', { away: '2026-06-12T09:00:00Z' }), row: row('away') },
      { seat: seat('door', { stage: 'waiting' }), row: row('door', { state: 'ready' }) },
      { seat: seat('call', { calls: [{ call: 'c', at: '2026-06-12T09:00:00Z', text: '' }] }), row: row('call') },
      { seat: seat('expected', { stage: 'expected' }), row: row('expected', { state: 'ready' }) },
      { seat: seat('reserve', { flagged: true }), row: row('reserve') },
      { seat: seat('ending', { termination: { category: 'disturbance', reason: 'x', by: 'a', askedAt: '2026-06-12T09:00:00Z' } }), row: row('ending', { state: 'paused' }) },
    ]
    expect(arranged(all.map(one => known(one)), 0, 'fr').map(one => one.seat.sitting)).toEqual(['ending', 'call', 'door', 'away', 'reserve', 'calm', 'expected', 'over'])
  })

  test('tells of a reported question until somebody judged it', () => {
    const report = { item: 5, category: 'wrong' as const, text: '', at: '2026-06-12T09:00:00Z' }
    const judged = { ...report, judgement: { neutralised: false, reason: 'r', at: '2026-06-12T09:01:00Z' } }
    expect(troubles({ seat: seat('a'), row: row('a', { reports: [judged, report] }) }, 0)).toEqual(['report'])
    expect(troubles({ seat: seat('a'), row: row('a', { reports: [judged] }) }, 0)).toEqual([])
  })

  test('keeps its order while nothing changes, whatever the order of the answer', () => {
    const all = ['b', 'a', 'c'].map(id => known({ seat: seat(id), row: row(id) }))
    expect(arranged(all, 0, 'fr').map(one => one.seat.sitting)).toEqual(['a', 'b', 'c'])
    expect(arranged([...all].reverse(), 0, 'fr').map(one => one.seat.sitting)).toEqual(['a', 'b', 'c'])
  })

  test('shows a lost line in the colour of technique, never in that of conduct', () => {
    const lost = troubles({ seat: seat('a', { away: '2026-06-12T09:00:00Z' }), row: row('a') }, 0)
    expect([lost, toneOf(lost)]).toEqual([['line-lost'], 'technical'])
    const silent = troubles({ seat: seat('a'), row: row('a', { silentMillis: 61_000 }) }, 0)
    expect([silent, toneOf(silent)]).toEqual([['silent'], 'technical'])
    expect(toneOf(troubles({ seat: seat('a'), row: row('a') }, 0, { hints: [{ kind: 'page-hidden', count: 1, at: 0 }] }))).toBe('attention')
    expect(toneOf(troubles({ seat: seat('a', { stage: 'waiting' }), row: undefined }, 0))).toBe('urgent')
    expect(toneOf(troubles({ seat: seat('a'), row: row('a') }, 0))).toBe('calm')
  })

  test('puts whoever cannot be seen before whoever can, says which, and in the colour of technique', () => {
    const tell = (pictures: Pictures, more: Partial<Watched> = {}) => troubles({ seat: seat('a'), row: row('a') }, 0, { pictures, ...more })
    expect(tell(seen('live'))).toEqual([])
    expect(tell(seen('off'))).toEqual(['camera-off'])
    expect(tell(seen('frozen', 'no-frame'))).toEqual(['camera-still', 'screen-absent'])
    expect(tell(seen('failed', 'off'))).toEqual(['camera-absent', 'screen-off'])
    expect(tell(seen('connecting', 'first-frame')), 'that takes a moment').toEqual([])
    expect(tell(seen('waived', 'not-asked'))).toEqual([])
    expect(toneOf(tell(seen('off')))).toBe('technical')
    expect(tell(seen('live'), { line: { sitting: 'a', microphone: 'ended' } })).toEqual(['microphone-off'])
    expect(tell(seen('live'), { line: { sitting: 'a', microphone: 'ended' }, asked: { ...asked, microphone: false } })).toEqual([])
    const all = [known({ seat: seat('a'), row: row('a') }, { pictures: seen('live') }), known({ seat: seat('b', { worst: 0.5 }), row: row('b') }, { pictures: seen('live') }), known({ seat: seat('c'), row: row('c') }, { pictures: seen('off') })]
    expect(arranged(all, 0, 'fr').map(one => one.seat.sitting)).toEqual(['c', 'b', 'a'])
  })

  test('leaves a tile where it is while its picture comes and goes, and lets it back once it was live for a quarter of a minute', () => {
    let held: Unsteady = new Map()
    const first = (camera: Sight, second: number, more: Partial<Seat> = {}) => {
      const all = [known({ seat: seat('a'), row: row('a') }, { pictures: seen('live') }), known({ seat: seat('b', more), row: row('b') }, { pictures: seen(camera) })]
      held = unsteady(held, all, second * 1_000)
      return arranged(all, second * 1_000, 'fr', held)[0]!.seat.sitting
    }
    expect(first('live', 0)).toBe('a')
    expect(first('frozen', 1), 'at once when it begins').toBe('b')
    expect([2, 3, 10, 12, 20, 26].map((second, index) => first(index % 2 === 0 ? 'live' : 'no-frame', second))).toEqual(['b', 'b', 'b', 'b', 'b', 'b'])
    expect([first('connecting', 30), first('live', 31), first('live', 45), first('live', 46)]).toEqual(['b', 'b', 'b', 'a'])
    expect([first('frozen', 50), first('waived', 51)], 'what is waived is missed no longer').toEqual(['b', 'a'])
    expect([first('frozen', 60), first('frozen', 61, { stage: 'gone' })], 'nor who has left').toEqual(['b', 'a'])
  })

  test('puts a stutter before no call', () => {
    const call = known({ seat: seat('z', { calls: [{ call: 'c', at: '2026-06-12T09:00:00Z', text: '' }] }), row: row('z') })
    const all = [known({ seat: seat('a'), row: row('a') }, { pictures: seen('frozen', 'off') }), call]
    expect(arranged(all, 0, 'fr', unsteady(new Map(), all, 0))[0]).toBe(call)
  })

  test('asks what is the matter with each once, however many there are', () => {
    let asked = 0
    const all = Array.from({ length: 24 }, (_, index) => known({ seat: Object.defineProperty(seat(`s${index}`), 'termination', { get: () => void asked++ }) as Seat, row: row(`s${index}`) }))
    arranged(all, 0, 'fr')
    expect(asked).toBeLessThanOrEqual(2 * all.length)
  })

  test('looks for a picture at the door and during the test, not before, not after, and tells a lost line once', () => {
    const off = { pictures: seen('off', 'off') }
    expect(troubles({ seat: seat('a', { stage: 'waiting' }), row: row('a', { state: 'ready' }) }, 0, off)).toEqual(['at-the-door', 'camera-off', 'screen-off'])
    expect(troubles({ seat: seat('a', { stage: 'expected' }), row: row('a', { state: 'ready' }) }, 0, off)).toEqual([])
    expect(troubles({ seat: seat('a'), row: row('a', { state: 'over' }) }, 0, off)).toEqual([])
    expect(troubles({ seat: seat('a', { away: '2026-06-12T09:00:00Z' }), row: row('a') }, 0, off)).toEqual(['line-lost'])
  })

  test('counts what says little, and forgets to hurry once a hint is ten minutes old', () => {
    const tell = (kind: 'focus-lost' | 'fullscreen-left' | 'page-hidden' | 'camera-ended' | 'camera-frozen', now = 0) => troubles({ seat: seat('a'), row: row('a', { heardAt: now }) }, now, { hints: [{ kind, count: 40, at: 0 }] })
    expect([tell('focus-lost'), tell('fullscreen-left'), tell('camera-ended')]).toEqual([[], [], []])
    expect([tell('page-hidden'), tell('page-hidden', 599_000), tell('page-hidden', 600_000)]).toEqual([['signals'], ['signals'], []])
    expect([tell('camera-frozen'), toneOf(tell('camera-frozen'))]).toEqual([['camera-frozen'], 'technical'])
  })
})

test('while there is no list of the sittings the clock runs on from when the room was heard, and silence shows', () => {
  const now = '2026-06-12T09:00:50Z'
  const sitting = { ...row('a', { remainingMillis: 60_000, lastSeenAt: '2026-06-12T09:00:00Z' }) }
  const hint = { kind: 'page-hidden' as const, count: 1, at: '2026-06-12T09:00:40Z' }
  const [one] = seatedIn({ now, seats: [{ seat: seat('a', { hints: [hint] }), asked, sitting } as never] }, 5_000, undefined)
  expect([timeLeft(one!.row!, 5_000), timeLeft(one!.row!, 25_000)]).toEqual([60_000, 40_000])
  expect([troublesOf(one!, 5_000), troublesOf(one!, 25_000)]).toEqual([['signals'], ['silent', 'signals']])
  expect(one!.hints[0]!.at).toBe(-5_000)
  expect(seatedIn({ now, seats: [{ seat: seat('a'), asked, sitting } as never] }, 5_000, new Map([['a', row('a', { answered: 9 })]]))[0]!.row!.answered).toBe(9)
})

describe('a tile', () => {
  const look = (more: Partial<Looked>) => sightOf({ here: true, need: 'needed', track: 'live', condition: 'flowing', ageMillis: undefined, still: false, ...more })
  test('says why there is no picture', () => {
    expect(look({ condition: 'connecting' })).toBe('connecting')
    expect(look({ condition: 'interrupted' })).toBe('failed')
    expect(look({})).toBe('first-frame')
    expect(look({ still: true })).toBe('no-frame')
    expect([look({ track: 'ended' }), look({ track: 'denied', condition: 'connecting' })]).toEqual(['off', 'off'])
    expect([look({ need: 'waived', track: 'none' }), look({ need: 'not-asked' }), look({ here: false })]).toEqual(['waived', 'not-asked', 'nobody'])
  })
  test('shows a picture that moves, one that stands as standing, and a muted one as none', () => {
    expect(look({ ageMillis: 400 })).toBe('live')
    expect(look({ ageMillis: 6_000, still: true })).toBe('frozen')
    expect(look({ ageMillis: 400, track: 'ended' }), 'the page tells of it every ten seconds only').toBe('live')
    expect(look({ ageMillis: 6_000, still: true, track: 'ended' })).toBe('off')
    expect(look({ ageMillis: 100, track: 'muted' })).toBe('off')
  })
  test('needs what the policy asks, less an accommodation and what a supervisor did without', () => {
    expect(needOf('camera', seat('a'), asked, true)).toBe('needed')
    expect(needOf('camera', seat('a'), asked, false)).toBe('not-asked')
    expect(needOf('camera', seat('a'), { ...asked, camera: false }, true)).toBe('waived')
    expect(needOf('screen', seat('a', { waived: ['screen'] }), asked, true)).toBe('waived')
  })
})

test('a note is shown to colleagues until it is read, and not to whoever wrote it', () => {
  const note = (number: number, by: string) => ({ number, fact: { by, at: '2026-06-12T09:00:00Z', event: { type: 'released', note: 'Watch seat 4' } } })
  const notes = [note(3, 'a-paul'), note(8, 'a-zoe'), note(12, 'a-paul')]
  expect(unread(notes, 'a-zoe', 0).map(one => one.number)).toEqual([3, 12])
  expect(unread(notes, 'a-zoe', 3).map(one => one.number)).toEqual([12])
})

test('a prepared message is named when it is sent as it is, and not when somebody changed it', () => {
  for (const texts of [proctorTexts.fr, proctorTexts.en]) {
    expect(cannedOf(texts.cannedFive, texts)).toEqual({ canned: 'cannedFive' })
    expect(cannedOf(`${texts.cannedFive} !`, texts)).toEqual({})
  }
})

describe('the keyboard', () => {
  const key = (name: string, more = {}) => deedOf({ key: name, ctrlKey: false, altKey: false, metaKey: false, ...more })
  test('acts by single keys and leaves the browser its own', () => {
    expect(key('p')).toEqual({ kind: 'act', action: 'pause' })
    expect(key('P')).toEqual({ kind: 'act', action: 'pause' })
    expect(key('p', { ctrlKey: true })).toBeUndefined()
    expect([key('Tab'), key('Enter'), key(' ')]).toEqual([undefined, undefined, undefined])
  })
  test('moves within the grid as drawn and never beyond it', () => {
    expect([target('right', 0, 5, 3), target('right', 4, 5, 3), target('left', 0, 5, 3), target('down', 1, 5, 3), target('down', 2, 5, 3), target('up', 4, 5, 3), target('up', 1, 5, 3), target('last', 0, 5, 3)])
      .toEqual([1, 4, 0, 4, 2, 1, 1, 4])
  })
})

describe('the timeline', () => {
  test('tells what it knows in words and what it does not know by its name', () => {
    const say = (event: Record<string, unknown>) => sentenceOf({ source: 'room', number: 1, at: '2026-06-12T09:00:00Z', event: event as never }, proctorTexts.fr)
    expect(say({ type: 'incident-logged', category: 'suspected-fraud', severity: 0.5, item: 7, comment: 'un téléphone' })).toMatch(/^Incident, Soupçon de fraude \(0,5\), question 7\s: un téléphone$/)
    expect(say({ type: 'connection-back', awayMillis: 61_000, creditedMillis: 61_000 })).toMatch(/61\ss rendues/)
    expect(say({ type: 'signal-seen', kind: 'focus-lost', count: 3, muted: true, detail: '' })).toContain('× 3')
    expect(say({ type: 'released', supervisor: 'a-paul', note: 'Ben looks away' }), 'what is written to a colleague stays between them').toBe('Un surveillant passe la main')
    expect(say({ type: 'something-new' })).toBe('something-new')
  })
  test('reads the durations that the server writes', () => {
    expect(['PT7M', 'PT1H30M', 'PT90S', 'nonsense'].map(minutes)).toEqual([7, 90, 2, 0])
  })
})

test('an ending that has taken effect has no time left', () => {
  expect([actUndo('2026-06-12T09:01:00Z', new Date('2026-06-12T09:00:00.500Z')), actUndo('2026-06-12T09:01:00Z', new Date('2026-06-12T09:02:00Z'))]).toEqual([60, 0])
})

describe('who listens rather than looks', () => {
  const t = proctorTexts.en
  const calls = { calls: [{ call: 'c', at: '2026-06-12T09:00:00Z', text: '' }] }
  const blind = (id: string, camera: Sight = 'frozen', screen: Sight = 'live') => known({ seat: seat(id), row: row(id) }, { pictures: seen(camera, screen) })
  const told = (all: Watched[]) => announcement(newlyUrgent(new Map(), all, 0).news, t)

  test('is told what is urgent once, when it begins', () => {
    const calling = known({ seat: seat('a', calls), row: row('a') })
    const first = newlyUrgent(new Map(), [calling, known({ seat: seat('b', { flagged: true }), row: row('b') })], 0)
    expect(announcement(first.news, t)).toBe(`A, ${t.call}`)
    expect(newlyUrgent(first.heard, [calling], 4_000).news).toEqual([])
    const answered = newlyUrgent(first.heard, [known({ seat: seat('a'), row: row('a') })], 8_000)
    expect(newlyUrgent(answered.heard, [calling], 12_000).news, 'a second call').toHaveLength(1)
    const off = newlyUrgent(newlyUrgent(newlyUrgent(new Map(), [blind('a', 'off')], 0).heard, [blind('a')], 4_000).heard, [blind('a', 'off')], 8_000)
    expect(announcement(off.news, t), 'a device is no stutter').toBe(`A, ${t['camera-off']}`)
  })

  test('is told that a candidate cannot be seen any more', () => {
    expect(told([blind('a', 'off')])).toBe(`A, ${t['camera-off']}`)
  })

  test('hears of a picture that stutters once, and anew only when it was well for half a minute', () => {
    let heard: Heard = new Map()
    const news = (sight: Sight, at: number) => {
      const found = newlyUrgent(heard, [blind('a', sight)], at)
      heard = found.heard
      return found.news.length
    }
    expect([0, 4, 8, 12, 16].map(second => news(second % 8 === 0 ? 'frozen' : 'live', second * 1_000))).toEqual([1, 0, 0, 0, 0])
    expect([news('live', 40_000), news('frozen', 44_000), news('live', 48_000), news('live', 75_000), news('frozen', 79_000)]).toEqual([0, 0, 0, 0, 1])
  })

  test('hears of a call and of an ending before all pictures, which are told in one sentence when they are many', () => {
    const crowd = [...Array.from({ length: 24 }, (_, index) => blind(`c${index}`, 'frozen', 'no-frame')), known({ seat: seat('x', calls), row: row('x') }),
      known({ seat: seat('z', { termination: { category: 'disturbance', reason: 'x', by: 'a', askedAt: '2026-06-12T09:00:00Z' } }), row: row('z') })]
    expect(told(crowd)).toBe(`Z, ${t.ending}. X, ${t.call}. 24 candidates without live pictures (technical)`)
    expect(told([blind('a'), blind('b'), blind('c')]), 'a few are named').toBe(['A', 'B', 'C'].map(name => `${name}, ${t['camera-still']}`).join('. '))
  })

  test('hears how many were left out', () => {
    expect(told(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(id => known({ seat: seat(id, calls), row: row(id) })))).toBe(`${['A', 'B', 'C', 'D', 'E'].map(name => `${name}, ${t.call}`).join('. ')}. and 2 more`)
  })
})

describe('the dialog', () => {
  test('takes no reproach that nobody chose, and no act without words', () => {
    const terminate = needs.terminate!
    expect(missingOf(terminate, '', '')).toEqual({ category: true, text: true })
    expect(missingOf(terminate, 'Il chante', '')).toEqual({ category: true })
    expect(missingOf(terminate, 'Il chante', 'disturbance')).toEqual({})
    expect(missingOf(needs.incident!, '', 'other'), 'a comment may be left out').toEqual({})
  })
})
