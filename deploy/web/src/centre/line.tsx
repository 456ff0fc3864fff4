import { useEffect, useRef, useState } from 'preact/hooks'
import { time, useTexts } from '../common/i18n'
import { Button, Notice } from '../common/ui'
import { proctorTexts } from '../proctor/texts'
import { refusals, waiting, type Entry } from './queue'
import { centreTexts } from './texts'
import type { DeskNotes } from './usedesk'

/** Says honestly whether there is a line, what waits for it, and what the server would not take. */
export function Line({ desk, lost, nameOf, tryNow }: { desk: DeskNotes; lost: boolean; nameOf: (sitting: string) => string; tryNow: () => void }) {
  const t = useTexts(centreTexts)
  const away = lost || desk.failing
  const count = waiting(desk.entries).length
  const [since, setSince] = useState<Date | undefined>(undefined)
  const [done, setDone] = useState(false)
  const wasAway = useRef(false)
  useEffect(() => {
    setSince(away ? new Date() : undefined)
    if (away) wasAway.current = true
  }, [away])
  useEffect(() => {
    if (away || count > 0) return setDone(false)
    if (!wasAway.current) return
    wasAway.current = false
    setDone(true)
    const timer = setTimeout(() => setDone(false), 15_000)
    return () => clearTimeout(timer)
  }, [away, count])
  useEffect(() => {
    if (desk.lasting || count === 0) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [desk.lasting, count])
  const refused = refusals(desk.entries)
  return (
    <>
      {away && since && (
        <Notice tone="warning" title={t.offline(time(since))}>
          <p>{t.offlineText}</p>
          <div class="row"><strong data-kept={count}>{t.kept(count)}</strong><Button class="button-small" icon="sync" onClick={tryNow}>{t.tryNow}</Button></div>
        </Notice>
      )}
      <p role="status" class={!away && (count > 0 || done) ? 'said' : 'visually-hidden'} data-line={away ? 'away' : count > 0 ? 'sending' : 'here'}>
        {away ? t.kept(count) : count > 0 ? t.sending(count) : done ? t.allSent : ''}
      </p>
      {!desk.lasting && count > 0 && <Notice tone="warning" live="alert"><p>{t.notLasting}</p></Notice>}
      {desk.others > 0 && <Notice tone="neutral"><p>{t.ofOthers(desk.others)}</p></Notice>}
      {refused.length > 0 && (
        <Notice tone="bad" live="alert" title={t.refusedTitle(refused.length)}>
          <ul class="plain-rows">{refused.map(entry => <Refused key={entry.act.key} entry={entry} nameOf={nameOf} dismiss={() => desk.dismiss(entry.act.key)} />)}</ul>
        </Notice>
      )}
    </>
  )
}

function Refused({ entry, nameOf, dismiss }: { entry: Entry; nameOf: (sitting: string) => string; dismiss: () => void }) {
  const t = useTexts(centreTexts)
  const words = useTexts(proctorTexts)
  const { action, sittings, clientAt } = entry.act
  const name = action === 'absent' ? t.markAbsent : action === 'incident' ? t.log : action === 'departed' ? t.depart : action === 'sign' ? t.sign : t.checkIn
  const what = `${time(clientAt)}, ${name}, ${sittings?.map(nameOf).join(', ') ?? words.everybody}`
  return <li class="row row-apart"><span>{t.refusedLine(what, entry.reason ?? '')}</span><Button class="button-small" onClick={dismiss}>{t.understood}<span class="visually-hidden"> {what}</span></Button></li>
}
