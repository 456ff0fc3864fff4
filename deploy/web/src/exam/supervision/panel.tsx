import { useEffect, useRef, useState } from 'preact/hooks'
import { weaknessTexts } from '../../common/hints'
import { time, useTexts } from '../../common/i18n'
import { Button, TextField } from '../../common/ui'
import { noticeTexts } from '../../preflight/noticetexts'
import type { Supervision } from './supervision'
import { supervisionTexts } from './texts'
import { hintSaid, useSupervision } from './usesupervision'

const MOST_CHARACTERS = 1_000

/** Messages with the supervisor, ready-made and free; and what the page has noted, with what it is worth. */
export function SupervisionPanel({ supervision, close }: { supervision: Supervision; close: () => void }) {
  const t = useTexts(supervisionTexts)
  const [text, setText] = useState('')
  const heading = useRef<HTMLHeadingElement>(null)
  useSupervision(supervision)
  useEffect(() => {
    heading.current?.focus()
    supervision.show(true)
    return () => supervision.show(false)
  }, [supervision])
  const send = (event: Event) => {
    event.preventDefault()
    if (text.trim() === '') return
    if (supervision.say(text.trim().slice(0, MOST_CHARACTERS))) setText('')
  }
  const quick = [t.quick1, t.quick2, t.quick3, t.quick4, t.quick5]
  return (
    <section class="supervision-panel card" id="supervision-panel" aria-labelledby="supervision-messages">
      <div class="row row-apart">
        <h2 id="supervision-messages" tabIndex={-1} ref={heading}>{t.messagesTitle}</h2>
        <Button look="quiet" icon="cross" onClick={close}>{t.closePanel}</Button>
      </div>
      <Conversation supervision={supervision} />
      <form class="supervision-write" onSubmit={send}>
        <TextField id="supervision-text" label={t.write} maxLength={MOST_CHARACTERS} autocomplete="off" value={text} onValue={setText} />
        <Button type="submit" look="primary">{t.send}</Button>
      </form>
      <div class="supervision-quick" role="group" aria-label={t.quick}>
        {quick.map(words => <Button key={words} onClick={() => supervision.say(words)}>{words}</Button>)}
      </div>
      <NotedHints supervision={supervision} />
    </section>
  )
}

function Conversation({ supervision }: { supervision: Supervision }) {
  const t = useTexts(supervisionTexts)
  const { messages } = supervision.watched
  const waiting = supervision.waiting.filter(act => act.action === 'say')
  const list = useRef<HTMLOListElement>(null)
  const count = messages.length + waiting.length
  useEffect(() => {
    if (list.current) list.current.scrollTop = list.current.scrollHeight
  }, [count])
  if (count === 0) return <p class="soft">{t.nobodyYet}</p>
  return (
    <ol class="conversation" tabIndex={0} aria-label={t.messagesTitle} ref={list}>
      {messages.map(({ number, mine, at, text }) => (
        <li key={number} class={mine ? 'is-mine' : 'is-theirs'}><span class="small soft">{mine ? t.me : t.supervisor}, {time(at)}</span><p>{text}</p></li>
      ))}
      {waiting.map(act => <li key={act.key} class="is-mine is-waiting"><span class="small soft">{t.me}, {t.sending}</span><p>{act.text}</p></li>)}
    </ol>
  )
}

function NotedHints({ supervision }: { supervision: Supervision }) {
  const t = useTexts(supervisionTexts)
  const weaknesses = useTexts(weaknessTexts)
  const names = useTexts(noticeTexts)
  const { noted } = supervision.watched
  const kinds = [...new Set(noted.map(one => one.kind))]
  return (
    <details class="noted">
      <summary>{t.notedTitle} <span class="soft figures">{noted.length}</span></summary>
      {noted.length === 0 ? <p class="soft">{t.notedNone}</p> : (
        <>
          <ul>
            {noted.map((one, index) => {
              const words = capital(hintSaid(t, one.kind, one.count, one.detail))
              return <li key={index}><span class="soft figures">{time(one.at)}</span> {one.muted ? t.notedMuted(words) : words}{one.told !== 'noted' && <span class="soft"> {one.told === 'waiting' ? t.notToldYet : t.notNoted}</span>}</li>
            })}
          </ul>
          <p class="small">{t.notedWeak}</p>
          <ul class="small soft">{kinds.map(kind => <li key={kind}><strong>{capital(names[`signal-${kind}`])}.</strong> {weaknesses[kind]}</li>)}</ul>
        </>
      )}
    </details>
  )
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
