import { useState } from 'preact/hooks'
import { useTexts } from '../../common/i18n'
import { commonTexts } from '../../common/texts'
import { Button, Dialog, TextArea } from '../../common/ui'
import type { Announce } from '../announce'
import type { Supervision } from './supervision'
import { supervisionTexts } from './texts'

/** A hand raised: words are welcome and not needed. */
export function CallButton({ supervision, announce }: { supervision: Supervision; announce: Announce }) {
  const t = useTexts(supervisionTexts)
  const common = useTexts(commonTexts)
  const [asking, setAsking] = useState(false)
  const [text, setText] = useState('')
  const sending = supervision.waiting.some(act => act.action === 'call')
  const calling = sending || (supervision.watched.view?.seat.openCalls.length ?? 0) > 0
  const send = () => {
    setAsking(false)
    if (!supervision.call(text.trim())) return
    setText('')
    announce(t.callSending)
  }
  return (
    <>
      <Button icon="hand" class={calling ? 'is-calling' : ''} onClick={() => setAsking(true)}>{sending ? t.callSending : calling ? t.calling : t.call}</Button>
      {asking && (
        <Dialog title={t.call} onClose={() => setAsking(false)} actions={<>
          <Button look="primary" onClick={send}>{t.callSend}</Button>
          <Button onClick={() => setAsking(false)}>{common.cancel}</Button>
        </>}>
          <p>{t.callText}</p>
          <TextArea label={t.callWords} optional rows={3} maxLength={500} value={text} onValue={setText} />
        </Dialog>
      )}
    </>
  )
}
