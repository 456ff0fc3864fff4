import { useState } from 'preact/hooks'
import { post } from '../common/api'
import { dateTime, useTexts } from '../common/i18n'
import { useDeed } from '../common/load'
import type { Room } from '../common/supervision'
import { commonTexts } from '../common/texts'
import type { ExamSession } from '../common/types'
import { Button, Dialog, ErrorNotice, TextField } from '../common/ui'
import { centreTexts } from './texts'
import type { Do } from './usedesk'
import type { Roll } from './view'

interface DoorDialogProps { what: 'open' | 'close'; session: ExamSession; room: Room; roll: Roll; watching: boolean; act: Do; close: () => void; done: () => void }

/** Opens the room and the session's door together, or closes both. Each step may be done already: asked again, the rest is done. */
export function DoorDialog({ what, session, room, roll, watching, act, close, done }: DoorDialogProps) {
  const t = useTexts(centreTexts)
  const common = useTexts(commonTexts)
  const deed = useDeed()
  const early = what === 'open' && Date.parse(session.opensAt) > Date.now()
  const go = async () => {
    const succeeded = await deed.run(async () => {
      if (what === 'open' && !watching) await act({ action: 'take' })
      if (what === 'open' && room.state !== 'open') await act({ action: 'open' })
      if (what === 'open' ? session.state === 'planned' : session.state !== 'closed') await post(`/api/exam-sessions/${encodeURIComponent(session.id)}/${what}`)
      if (what === 'close') await act({ action: 'close' })
    })
    if (!succeeded) return
    done()
    close()
  }
  return (
    <Dialog title={what === 'open' ? t.openAsk : t.closeAsk} onClose={close} actions={
      <><Button look="primary" busy={deed.busy} onClick={go}>{what === 'open' ? t.open : t.close}</Button><Button onClick={close}>{common.cancel}</Button></>}>
      <p>{what === 'open' ? t.openText(roll.present, roll.expected) : t.closeText}</p>
      {early && <p class="soft">{t.openEarly(dateTime(session.opensAt))}</p>}
      <ErrorNotice error={deed.error} />
    </Dialog>
  )
}

export function ColleagueDialog({ act, close }: { act: Do; close: () => void }) {
  const t = useTexts(centreTexts)
  const common = useTexts(commonTexts)
  const deed = useDeed()
  const [email, setEmail] = useState('')
  const [missing, setMissing] = useState(false)
  const submit = async (event: Event) => {
    event.preventDefault()
    setMissing(email.trim() === '')
    if (email.trim() === '') return
    if (await deed.run(async () => void await act({ action: 'assign', supervisor: email.trim() }))) close()
  }
  return (
    <Dialog title={t.colleague} onClose={close} actions={<><Button look="primary" busy={deed.busy} onClick={submit}>{t.add}</Button><Button onClick={close}>{common.cancel}</Button></>}>
      <form class="form" noValidate onSubmit={submit}>
        <TextField id="colleague" type="email" label={t.colleagueEmail} hint={t.colleagueHint} error={missing ? t.colleagueMissing : undefined} value={email} onValue={setEmail} />
        <ErrorNotice error={deed.error} />
      </form>
    </Dialog>
  )
}
