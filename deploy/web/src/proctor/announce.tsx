import { useEffect, useRef, useState } from 'preact/hooks'
import { useTexts } from '../common/i18n'
import { proctorTexts } from './texts'
import { nameOf, troubles, urgent, type Trouble, type Watched } from './trouble'

const EVERY_MILLIS = 4_000

/** Urgent things that were not there before, as `name: what`. */
export function newlyUrgent(before: ReadonlySet<string>, all: Watched[], now: number, word: (trouble: Trouble) => string): { seen: Set<string>; news: string[] } {
  const seen = new Set<string>()
  const news: string[] = []
  for (const one of all) for (const trouble of troubles(one, now)) {
    if (!urgent.has(trouble)) continue
    const key = `${one.seat.sitting} ${trouble}`
    seen.add(key)
    if (!before.has(key)) news.push(`${nameOf(one)}, ${word(trouble)}`)
  }
  return { seen, news }
}

/** Tells those who listen rather than look, and gathers what comes together. */
export function Announce({ all }: { all: Watched[] }) {
  const t = useTexts(proctorTexts)
  const [text, setText] = useState('')
  const latest = useRef(all)
  const before = useRef<ReadonlySet<string> | undefined>(undefined)
  latest.current = all
  useEffect(() => {
    const look = () => {
      const { seen, news } = newlyUrgent(before.current ?? new Set(), latest.current, performance.now(), trouble => t[trouble])
      const first = before.current === undefined
      before.current = seen
      if (!first && news.length > 0) setText(news.slice(0, 5).join('. '))
    }
    look()
    const timer = setInterval(look, EVERY_MILLIS)
    return () => clearInterval(timer)
  }, [t])
  return <p class="visually-hidden" role="status" data-announcer>{text}</p>
}
