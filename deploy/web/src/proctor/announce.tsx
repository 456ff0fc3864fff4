import { useEffect, useRef, useState } from 'preact/hooks'
import { useTexts } from '../common/i18n'
import { proctorTexts } from './texts'
import { isPicture, nameOf, troubles, urgent, worstFirst, type Trouble, type Watched } from './trouble'

const EVERY_MILLIS = 4_000
/** A picture that comes and goes within this time is told once; a second call is a call. */
const GONE_AFTER_MILLIS = 30_000
/** Said one after the other; more would be heard too late to help. */
const MOST_SAID = 5
/** As many pictures are told one by one: more of them at once have one reason, and it is not with the candidates. */
const MOST_PICTURES = 3

export interface Urgent { sitting: string; name: string; trouble: Trouble }

/** When each urgent thing was there last, by whom it concerns and what it is. */
export type Heard = ReadonlyMap<string, number>

/** Urgent things that were not there before, the worst first. */
export function newlyUrgent(before: Heard, all: Watched[], now: number): { heard: Heard; news: Urgent[] } {
  const heard = new Map([...before].filter(([key, at]) => stutters(key) && now - at < GONE_AFTER_MILLIS))
  const news: Urgent[] = []
  for (const one of all) for (const trouble of troubles(one, now)) {
    if (!urgent.has(trouble)) continue
    const key = `${one.seat.sitting} ${trouble}`
    if (!(stutters(key) ? heard : before).has(key)) news.push({ sitting: one.seat.sitting, name: nameOf(one), trouble })
    heard.set(key, now)
  }
  return { heard, news: news.sort((a, b) => worstFirst(a.trouble, b.trouble)) }
}

const stutters = (key: string): boolean => key.endsWith('-still') || key.endsWith('-absent')

/** What is said of it. Nothing is left out without a word. */
export function announcement(news: Urgent[], t: typeof proctorTexts.fr): string {
  const pictures = news.filter(({ trouble }) => isPicture(trouble))
  const folded = pictures.length > MOST_PICTURES
  const sentences = news.flatMap(one => folded && isPicture(one.trouble) ? one === pictures[0] ? [t.picturesGone(new Set(pictures.map(({ sitting }) => sitting)).size)] : []
    : [`${one.name}, ${t[one.trouble]}`])
  const more = sentences.length - MOST_SAID
  return [...sentences.slice(0, MOST_SAID), ...more > 0 ? [t.andMore(more)] : []].join('. ')
}

/** Tells those who listen rather than look, and gathers what comes together. */
export function Announce({ all }: { all: Watched[] }) {
  const t = useTexts(proctorTexts)
  const [text, setText] = useState('')
  const latest = useRef(all)
  const before = useRef<Heard | undefined>(undefined)
  latest.current = all
  useEffect(() => {
    const look = () => {
      const { heard, news } = newlyUrgent(before.current ?? new Map(), latest.current, performance.now())
      const first = before.current === undefined
      before.current = heard
      if (!first && news.length > 0) setText(announcement(news, t))
    }
    look()
    const timer = setInterval(look, EVERY_MILLIS)
    return () => clearInterval(timer)
  }, [t])
  return <p class="visually-hidden" role="status" data-announcer>{text}</p>
}
