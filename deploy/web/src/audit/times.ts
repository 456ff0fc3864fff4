import { language } from '../common/i18n'

const locale = () => language() === 'fr' ? 'fr-FR' : 'en-GB'
const clock = { hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3 } as const

/** Day and time to the millisecond. */
export const preciseTime = (at: string): string =>
  new Intl.DateTimeFormat(locale(), { day: '2-digit', month: '2-digit', year: 'numeric', ...clock }).format(new Date(at))

export const preciseClock = (at: string): string => new Intl.DateTimeFormat(locale(), clock).format(new Date(at))

/** `+00:12:04.123` after the start, `−` before it. */
export function offset(at: string, start: string): string {
  const millis = Date.parse(at) - Date.parse(start)
  const rest = Math.abs(millis)
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  return `${millis < 0 ? '−' : '+'}${two(rest / 3_600_000)}:${two(rest / 60_000 % 60)}:${two(rest / 1_000 % 60)}.${String(rest % 1_000).padStart(3, '0')}`
}

/** Milliseconds of a duration as stored (`PT1H15M`); undefined for anything else. */
export function millisOf(stored: unknown): number | undefined {
  const parts = typeof stored === 'string' ? /^PT(?:(-?\d+)H)?(?:(-?\d+)M)?(?:(-?\d+(?:\.\d+)?)S)?$/.exec(stored) : null
  if (!parts || stored === 'PT') return undefined
  const [hours, minutes, seconds] = parts.slice(1).map(part => Number(part ?? 0)) as [number, number, number]
  return Math.round(((hours * 60 + minutes) * 60 + seconds) * 1_000)
}
