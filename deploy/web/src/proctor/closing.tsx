import { useState } from 'preact/hooks'
import { dateTime, language, useTexts } from '../common/i18n'
import { Icon } from '../common/icons'
import { useDeed } from '../common/load'
import type { Room, RoomAct } from '../common/supervision'
import { Button, ErrorNotice, Notice, TextArea } from '../common/ui'
import type { Do } from './acts'
import { proctorTexts } from './texts'

interface ClosingProps {
  room: Room
  me: string
  act: Do
  /** Asks how to sign, beside its own links to the papers; without it, whoever is signed in signs by doing so. */
  sign?: (action: 'sign-minutes' | 'countersign') => void
}

/** After the room is closed: remarks, seal, signature, and a colleague's countersignature or refusal. */
export function Closing({ room, me, act, sign }: ClosingProps) {
  const t = useTexts(proctorTexts)
  const deed = useDeed()
  const [text, setText] = useState('')
  const [reason, setReason] = useState('')
  const { minutes } = room
  const at = (asked: Omit<RoomAct, 'key'>) => deed.run(async () => {
    await act(asked)
    setText('')
    setReason('')
  })
  const signing = (action: 'sign-minutes' | 'countersign') => sign ? sign(action) : void at({ action, means: 'act' })
  const mine = minutes.signature?.by === me
  const answered = minutes.countersignature !== undefined || minutes.refusal !== undefined
  return (
    <section class="card" aria-labelledby="closing-title">
      <h2 id="closing-title">{t.closing}</h2>
      <ErrorNotice error={deed.error} />
      {minutes.sealedAt === undefined ? (
        <>
          <TextArea id="minutes-remarks" optional label={t.sealAsk} hint={t.sealHint} maxLength={4000} value={text} onValue={setText} />
          <Button look="primary" icon="lock" busy={deed.busy} onClick={() => at({ action: 'seal-minutes', comment: text })}>{t.seal}</Button>
        </>
      ) : (
        <>
          <Notice tone="good"><p>{t.sealed(dateTime(minutes.sealedAt))}</p><p class="small">{t.fingerprint} <span class="mono">{minutes.fingerprint}</span></p></Notice>
          {minutes.correction && <p><strong>{t.corrects(minutes.correction)}</strong></p>}
          {minutes.remarks && <p>{minutes.remarks}</p>}
          {!sign && <p><a href={`/api/rooms/${room.id}/minutes.pdf?language=${language()}`} target="_blank" rel="noopener"><Icon name="download" /> {t.readMinutes}</a></p>}
          {minutes.signature === undefined
            ? <>{!sign && <p class="soft">{t.signHint}</p>}<Button look="primary" busy={deed.busy} onClick={() => signing('sign-minutes')}>{t.signIt}</Button></>
            : <p>{t.signedAt(dateTime(minutes.signature.at))}</p>}
          {minutes.countersignature && <p>{t.countersigned(dateTime(minutes.countersignature.at))}</p>}
          {minutes.refusal && <Notice tone="warning"><p>{t.refusedCountersign(minutes.refusal.reason)}</p></Notice>}
          {minutes.signature && !answered && mine && <p class="soft">{t.waitingCountersign}</p>}
          {minutes.signature && !answered && !mine && (
            <>
              <Button look="primary" busy={deed.busy} onClick={() => signing('countersign')}>{t.countersign}</Button>
              <TextArea id="minutes-refusal" optional label={t.reason} maxLength={1000} value={text} onValue={setText} />
              <Button busy={deed.busy} disabled={text.trim() === ''} onClick={() => at({ action: 'refuse-countersignature', reason: text })}>{t['refuse-countersignature']}</Button>
            </>
          )}
          {minutes.signature && answered && (
            <details>
              <summary>{t['correct-minutes']}</summary>
              <p class="soft">{t.correctHint}</p>
              <TextArea id="correct-reason" label={t.reason} rows={2} value={reason} onValue={setReason} maxLength={500} />
              <TextArea id="correct-remarks" optional label={t.sealAsk} maxLength={4000} value={text} onValue={setText} />
              <p><Button icon="lock" busy={deed.busy} disabled={reason.trim() === ''} onClick={() => at({ action: 'correct-minutes', reason, comment: text })}>{t.sealCorrection}</Button></p>
            </details>
          )}
        </>
      )}
    </section>
  )
}
