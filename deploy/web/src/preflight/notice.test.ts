import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { signalKinds, type SignalKind } from '../common/supervision'
import { noticeTexts } from './noticetexts'

/** As the server has them: what it keeps must be named. */
const kept = [...readFileSync('../../proctoring/src/main/java/org/palier/proctoring/room/SignalKind.java', 'utf8').matchAll(/^ {2}([A-Z_]+)[,;]/gm)]
  .map(([, name]) => name!.toLowerCase().replaceAll('_', '-'))

test('the notice names every hint that the server keeps, in both languages', () => {
  expect(kept.length).toBeGreaterThan(10)
  expect([...signalKinds].sort()).toEqual([...kept].sort())
  for (const t of [noticeTexts.fr, noticeTexts.en]) {
    const names = kept.map(kind => t[`signal-${kind as SignalKind}`])
    expect(new Set(names).size).toBe(kept.length)
    expect(names.every(name => name?.length > 3 && t.seenSignals(names.join(', ')).includes(name))).toBe(true)
  }
})

test('the notice says how long, in the figures it is given', () => {
  for (const t of [noticeTexts.fr, noticeTexts.en]) {
    const said = t.keptDays({ conversation: '90', hints: '91', room: '1826', looks: '365' })
    for (const days of ['90', '91', '1826', '365']) expect(said).toContain(days)
  }
})
