import type { Asked, Preflight } from '../common/supervision'

/** What is found out about a device before an exam. Pure. Nothing here bars the door: a person decides. */
export const CHECKS = ['camera', 'microphone', 'screen', 'bandwidth', 'clock', 'battery', 'second-screen'] as const
export type CheckName = typeof CHECKS[number]
export type Outcome = 'passed' | 'warning' | 'failed' | 'not-asked'

/** What was found, by check; each has its words and its advice. */
export interface Findings {
  camera: 'fine' | 'dark' | Trouble | 'not-asked'
  microphone: 'fine' | 'silent' | Trouble | 'not-asked'
  screen: 'fine' | 'unknown-surface' | 'wrong-surface' | Trouble | 'not-asked'
  bandwidth: 'fine' | 'slow' | 'too-slow' | 'unmeasured'
  clock: 'fine' | 'off' | 'unmeasured'
  battery: 'fine' | 'low' | 'untold'
  'second-screen': 'one' | 'several' | 'untold'
}

/** A device gives nothing: refused by the person or the browser, none there, busy in another program, impossible in this browser. */
export type Trouble = 'refused' | 'none' | 'busy' | 'impossible'

export type Checked = { [Name in CheckName]: { name: Name; found: Findings[Name]; /** kbit/s, minutes or percent, as the check says. */ figure?: number } }[CheckName]
export type Results = Partial<Record<CheckName, Checked>>

const OUTCOMES: { [Name in CheckName]: Record<Findings[Name], Outcome> } = {
  camera: { fine: 'passed', dark: 'warning', refused: 'failed', none: 'failed', busy: 'failed', impossible: 'failed', 'not-asked': 'not-asked' },
  microphone: { fine: 'passed', silent: 'warning', refused: 'failed', none: 'failed', busy: 'failed', impossible: 'failed', 'not-asked': 'not-asked' },
  screen: { fine: 'passed', 'unknown-surface': 'warning', 'wrong-surface': 'failed', refused: 'failed', none: 'failed', busy: 'failed', impossible: 'failed', 'not-asked': 'not-asked' },
  bandwidth: { fine: 'passed', slow: 'warning', 'too-slow': 'failed', unmeasured: 'warning' },
  clock: { fine: 'passed', off: 'warning', unmeasured: 'warning' },
  battery: { fine: 'passed', low: 'warning', untold: 'not-asked' },
  'second-screen': { one: 'passed', several: 'warning', untold: 'not-asked' },
}

export const outcomeOf = ({ name, found }: Checked): Outcome => (OUTCOMES[name] as Record<string, Outcome>)[found] ?? 'failed'

// From figures to findings

/** A camera in small and a screen in small take about 200 kbit/s, seen closely 1.4 Mbit/s. */
const FINE_KBITS = 1_500
const LEAST_KBITS = 300

export const bandwidthFound = (kbits: number | undefined): Checked =>
  kbits === undefined ? { name: 'bandwidth', found: 'unmeasured' } : { name: 'bandwidth', found: kbits >= FINE_KBITS ? 'fine' : kbits >= LEAST_KBITS ? 'slow' : 'too-slow', figure: kbits }

export interface Sample { bytes: number; millis: number }

/** The rate over all samples but the smallest, whose time is the way's, not its width's; undefined without any. */
export function rate(samples: readonly Sample[]): number | undefined {
  const most = Math.max(0, ...samples.map(sample => sample.bytes))
  const wide = samples.filter(sample => sample.bytes > most / 4)
  const bytes = wide.reduce((sum, sample) => sum + sample.bytes, 0)
  const millis = wide.reduce((sum, sample) => sum + sample.millis, 0)
  return bytes === 0 || millis <= 0 ? undefined : Math.round(bytes * 8 / millis)
}

/** This device's clock against the server's, positive when it is ahead; the way there and the way back are taken as equal. */
export const skew = (server: number, sentAt: number, heardAt: number): number => Math.round((sentAt + heardAt) / 2 - server)

const CLOCK_MILLIS = 120_000

export const clockFound = (skewMillis: number | undefined): Checked =>
  skewMillis === undefined ? { name: 'clock', found: 'unmeasured' }
    : { name: 'clock', found: Math.abs(skewMillis) < CLOCK_MILLIS ? 'fine' : 'off', figure: Math.round(Math.abs(skewMillis) / 60_000) }

/** @param level 0 to 1; undefined when the browser does not tell */
export const batteryFound = (level: number | undefined, charging: boolean): Checked =>
  level === undefined ? { name: 'battery', found: 'untold' } : { name: 'battery', found: charging || level >= 0.5 ? 'fine' : 'low', figure: Math.round(level * 100) }

export const screensFound = (extended: boolean | undefined): Checked => ({ name: 'second-screen', found: extended === undefined ? 'untold' : extended ? 'several' : 'one' })

// All together

/** The checks of a device that is not asked for are answered before anybody asks. */
export const begun = (asked: Asked): Results => ({
  ...(asked.camera ? {} : { camera: { name: 'camera', found: 'not-asked' } }),
  ...(asked.microphone ? {} : { microphone: { name: 'microphone', found: 'not-asked' } }),
  ...(asked.screen ? {} : { screen: { name: 'screen', found: 'not-asked' } }),
})

export const missing = (results: Results): CheckName[] => CHECKS.filter(name => results[name] === undefined)
export const failed = (results: Results): CheckName[] => CHECKS.filter(name => results[name] && outcomeOf(results[name]) === 'failed')

export type Verdict = 'unfinished' | 'passed' | 'warning' | 'failed'

export function verdict(results: Results): Verdict {
  if (missing(results).length > 0) return 'unfinished'
  const outcomes = CHECKS.map(name => results[name] ? outcomeOf(results[name]) : 'not-asked')
  return outcomes.includes('failed') ? 'failed' : outcomes.includes('warning') ? 'warning' : 'passed'
}

/**
 * What is told to the server. A check that was not made again stands as it was; one that was never made counts as failed, since nobody knows.
 *
 * @param noticeRead stands among the checks, so that it is on record
 * @param former     as this browser told it before
 */
export function preflightOf(results: Results, noticeRead: boolean, skewMillis: number | undefined, former?: Preflight): Preflight {
  const { bandwidth } = results
  const before = (name: CheckName) => former?.checks.find(check => check.name === name)?.outcome
  const uploadKbits = bandwidth ? bandwidth.figure : former?.uploadKbits
  const clockSkewMillis = results.clock ? skewMillis : former?.clockSkewMillis
  return {
    checks: [
      { name: 'notice', outcome: noticeRead ? 'passed' : 'failed' },
      ...CHECKS.map(name => ({ name, outcome: results[name] ? outcomeOf(results[name]) : before(name) ?? 'failed' as const })),
    ],
    ...(uploadKbits === undefined ? {} : { uploadKbits }),
    ...(clockSkewMillis === undefined ? {} : { clockSkewMillis }),
  }
}

/** What was remembered of an earlier page, if it is that. */
export function formerPreflight(text: string | null): Preflight | undefined {
  try {
    const former = JSON.parse(text ?? 'null') as Preflight | null
    return Array.isArray(former?.checks) ? former : undefined
  } catch {
    return undefined
  }
}
