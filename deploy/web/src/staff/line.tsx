import { time, useTexts } from '../common/i18n'
import { Button, ErrorNotice, Notice } from '../common/ui'
import type { Live } from './live'
import { useNow, wallTime } from './now'
import { liveTexts } from './texts-live'
import type { Line } from './watch'

/** Says honestly when the list is not live, since when, and what will be done about it. */
export function LineNotice({ line, live, tryNow }: { line: Line; live: Live | undefined; tryNow: () => void }) {
  const t = useTexts(liveTexts)
  if (line.state === 'live') return null
  if (line.state === 'refused') return <>{live && <p><strong>{t.refusedTitle}</strong></p>}<ErrorNotice error={line.error} retry={tryNow} /></>
  return (
    <Notice tone="warning" title={t.lostTitle}>
      <p>{live ? t.lostText(time(wallTime(live.heardAt))) : t.lostFirst}</p>
      <div class="row"><NextTry at={line.nextTryAt} /><Button icon="sync" onClick={tryNow}>{t.tryNow}</Button></div>
    </Notice>
  )
}

function NextTry({ at }: { at: number }) {
  const t = useTexts(liveTexts)
  const now = useNow()
  return <span class="figures">{t.nextTry(Math.max(0, Math.ceil((at - now) / 1_000)))}</span>
}
