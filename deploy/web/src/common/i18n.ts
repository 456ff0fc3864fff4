import { useEffect, useState } from 'preact/hooks'
import { browserMemory } from './memory'
import type { Instant, Language, Text } from './types'
import { typeset } from './typography'

export type { Language } from './types'

type Message = string | ((...values: never[]) => string)
type Messages = Record<string, Message>
type SameAs<M extends Messages> = { [K in keyof M]: M[K] extends string ? string : M[K] }

/** The texts of one screen in both languages. A key that misses in English, or is there for nothing, does not compile. */
export interface Dictionary<M extends Messages = Messages> { fr: M; en: SameAs<M> }

export function dictionary<M extends Messages>(texts: { fr: M; en: NoInfer<SameAs<M>> }): Dictionary<M> {
  return { fr: set('fr', texts.fr), en: set('en', texts.en) }
}

function set<M extends Messages>(language: Language, messages: M): M {
  const entries = Object.entries(messages).map(([key, message]) =>
    [key, typeof message === 'string' ? typeset(language, message) : (...values: never[]) => typeset(language, message(...values))])
  return Object.fromEntries(entries) as M
}

const KEPT_AS = 'palier.language'
const listeners = new Set<() => void>()
let chosen: Language = kept() ?? (globalThis.navigator?.language?.toLowerCase().startsWith('en') ? 'en' : 'fr')
mark()

/** The language the reader chose; at first the browser's when it is English, else French. */
export const language = (): Language => chosen

export function chooseLanguage(wanted: Language): void {
  chosen = wanted
  browserMemory.set(KEPT_AS, wanted)
  mark()
  listeners.forEach(listener => listener())
}

/** Draws the component again when the language changes. */
export function useLanguage(): Language {
  const [, draw] = useState(0)
  useEffect(() => {
    const listener = () => draw(count => count + 1)
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }, [])
  return chosen
}

export function useTexts<M extends Messages>(texts: Dictionary<M>): M {
  return texts[useLanguage()] as M
}

/** The reader's side of a bilingual text of the server. */
export const say = (text: Text): string => text[chosen]

function kept(): Language | undefined {
  const value = browserMemory.get(KEPT_AS)
  return value === 'fr' || value === 'en' ? value : undefined
}

function mark(): void {
  if (typeof document !== 'undefined') document.documentElement.lang = chosen
}

// Figures, dates and durations, as the reader's language writes them

const locale = () => chosen === 'fr' ? 'fr-FR' : 'en-GB'

export const number = (value: number, digits = 0): string =>
  new Intl.NumberFormat(locale(), { maximumFractionDigits: digits }).format(value)

/** @param ratio 0.5 is 50 % */
export const percent = (ratio: number): string => new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: 0 }).format(ratio)

export const date = (at: Instant | Date): string => new Intl.DateTimeFormat(locale(), { dateStyle: 'long' }).format(new Date(at))

export const time = (at: Instant | Date): string => new Intl.DateTimeFormat(locale(), { timeStyle: 'short' }).format(new Date(at))

export const dateTime = (at: Instant | Date): string =>
  new Intl.DateTimeFormat(locale(), { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' }).format(new Date(at))

/** To the second and compact, for lists of events. */
export const exactTime = (at: Instant | Date): string =>
  new Intl.DateTimeFormat(locale(), { day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(new Date(at))

/** `1:05:09` or `05:09`, for a clock that runs. */
export function clockTime(millis: number): string {
  const seconds = Math.max(0, Math.ceil(millis / 1000))
  const two = (value: number) => String(value).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return hours > 0 ? `${hours}:${rest}` : rest
}

/** `1 heure 15 minutes`, `40 secondes`: for sentences and for those who listen. Seconds are said below two minutes only. */
export function duration(millis: number): string {
  const seconds = Math.max(0, Math.round(millis / 1000))
  const whole = seconds >= 120 ? Math.round(seconds / 60) * 60 : seconds
  const parts: [number, string][] = [[Math.floor(whole / 3600), 'hour'], [Math.floor(whole / 60) % 60, 'minute'], [whole % 60, 'second']]
  const said = parts.filter(([value]) => value > 0).map(([value, unit]) => quantity(value, unit))
  return said.length === 0 ? quantity(0, 'second') : said.join(' ')
}

const quantity = (value: number, unit: string): string =>
  new Intl.NumberFormat(locale(), { style: 'unit', unit, unitDisplay: 'long' }).format(value)

/** French: 0 and 1 are singular; English: 1 only. */
export function plural(count: number, one: string, many: string): string {
  return new Intl.PluralRules(locale()).select(count) === 'one' ? one : many
}
