import { useEffect, useRef, useState } from 'preact/hooks'
import { useTexts } from '../common/i18n'
import type { Live } from './live'
import { news, snapshot, type News, type Snapshot } from './news'
import { liveTexts } from './texts-live'
import { reportsTexts } from './texts-reports'

const EVERY_MILLIS = 10_000

/** Tells those who listen what is worth it, at most every ten seconds, and what they have just done at once. */
export function Announcer({ live, said }: { live: Live; said: string }) {
  const t = useTexts(liveTexts)
  const reports = useTexts(reportsTexts)
  const [text, setText] = useState('')
  const latest = useRef(live)
  const before = useRef<Snapshot | undefined>(undefined)
  latest.current = live
  useEffect(() => setText(said), [said])
  useEffect(() => {
    const look = () => {
      const after = snapshot(latest.current, performance.now())
      const sentences = before.current ? news(before.current, after).map(item => sentence(t, reports, item)) : []
      before.current = after
      if (sentences.length > 0) setText(sentences.join(' '))
    }
    look()
    const timer = setInterval(look, EVERY_MILLIS)
    return () => clearInterval(timer)
  }, [t, reports])
  return <p class="visually-hidden" role="status">{text}</p>
}

function sentence(t: typeof liveTexts.fr, reports: typeof reportsTexts.fr, { kind, names }: News): string {
  const listed = names.slice(0, 2).join(t.and)
  switch (kind) {
    case 'silent': return t.newsSilent(names.length, listed)
    case 'report': return reports.news(names.length, listed)
    case 'late': return t.newsLate(names.length, listed)
    case 'over': return t.newsOver(names.length, listed)
  }
}
