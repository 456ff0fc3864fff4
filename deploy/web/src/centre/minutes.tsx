import { useState } from 'preact/hooks'
import { useTexts } from '../common/i18n'
import { useDeed } from '../common/load'
import type { Room } from '../common/supervision'
import type { ExamSession, Me } from '../common/types'
import { Button, ErrorNotice, StatusPill } from '../common/ui'
import { Closing } from '../proctor/closing'
import type { Live } from '../staff/live'
import { PaperLink } from './head'
import { waiting } from './queue'
import { SignDialog } from './signdialog'
import { centreTexts } from './texts'
import type { DeskNotes } from './usedesk'
import { rollOf, type DeskSeat } from './view'

interface MinutesTabProps { room: Room; session: ExamSession; seats: DeskSeat[]; live: Live | undefined; desk: DeskNotes; me: Me; nameOf: (sitting: string) => string; close: () => void; say: (words: string) => void }

/** What is still open, closing, and then the minutes: sealed, signed, countersigned. */
export function MinutesTab({ room, session, seats, live, desk, me, close, say }: MinutesTabProps) {
  const t = useTexts(centreTexts)
  const [signing, setSigning] = useState<'sign-minutes' | 'countersign' | undefined>(undefined)
  const deed = useDeed()
  const roll = rollOf(seats)
  const unnoted = seats.filter(({ seat }) => seat.stage === 'expected' || seat.stage === 'waiting').map(({ seat }) => seat.sitting)
  const running = [...live?.rows.values() ?? []].filter(row => row.state === 'running' || row.state === 'paused' || row.state === 'break').length
  const unsent = waiting(desk.entries).length
  const over = room.state === 'closed'
  const former = Array.from({ length: Math.max(0, room.minutes.edition - 1) }, (_, index) => index + 1)
  const absent = () => void deed.run(async () => {
    await desk.act({ action: 'absent', sittings: unnoted })
    say(t.markAbsentOf(unnoted.length))
  })
  return (
    <section class="flow" aria-labelledby="minutes-title">
      <h2 id="minutes-title" class="visually-hidden">{t.minutes}</h2>
      {!room.minutes.sealedAt && (
        <div class="card">
          <h3>{t.before}</h3>
          <ul class="checks">
            <Check good={roll.expected === 0} text={t.checkExpected(roll.expected)}>{unnoted.length > 0 && <Button class="button-small" busy={deed.busy} onClick={absent}>{t.markAbsentOf(unnoted.length)}</Button>}</Check>
            <Check good={roll.unsigned === 0} text={t.checkUnsigned(roll.unsigned)} />
            <Check good={running === 0} text={t.checkRunning(running)} />
            <Check good={unsent === 0} text={t.checkWaiting(unsent)} />
          </ul>
          <ErrorNotice error={deed.error} />
          {!over && <p><Button look="primary" icon="lock" disabled={unsent > 0} onClick={close}>{t.close}</Button></p>}
          {over && <p class="row"><strong>{t.closed}</strong>{session.state !== 'closed' && <Button class="button-small" onClick={() => void deed.run(async () => void await desk.act({ action: 'open' }))}>{t.reopen}</Button>}</p>}
        </div>
      )}
      {over && unsent === 0 && <Closing room={room} me={me.account} act={desk.act} sign={setSigning} />}
      {room.minutes.signature && !room.minutes.countersignature && !room.minutes.refusal && <p class="soft">{t.anotherSigns}</p>}
      {over && <p class="row"><PaperLink room={room} paper="minutes" text={room.minutes.sealedAt ? t.minutesPdf : t.draftPdf} />{room.seats.length > 0 && <PaperLink room={room} paper="attendance" text={t.sheet} />}
        {former.map(edition => <PaperLink key={edition} room={room} paper="minutes" more={`&edition=${edition}`} text={t.formerMinutes(edition)} />)}</p>}
      {signing && <SignDialog title={me.name} attest={signing === 'countersign' ? t.attestCountersign : t.attestMinutes} own close={() => setSigning(undefined)} sign={async means => {
        await desk.act({ action: signing, ...means })
        setSigning(undefined)
      }} />}
    </section>
  )
}

function Check({ good, text, children }: { good: boolean; text: string; children?: preact.ComponentChildren }) {
  return <li class="row"><StatusPill tone={good ? 'good' : 'warning'}>{text}</StatusPill>{children}</li>
}
