import { useState } from 'preact/hooks'
import { useTexts } from '../common/i18n'
import { useDeed } from '../common/load'
import { commonTexts } from '../common/texts'
import { Button, Dialog, ErrorNotice, TextArea } from '../common/ui'
import { privacyTexts } from './texts'

/** Asks why, does it, and closes when it is done. */
export function ReasonDialog({ title, text, action, run, close }: { title: string; text: string; action: string; run: (reason: string) => Promise<void>; close: () => void }) {
  const t = useTexts(privacyTexts)
  const common = useTexts(commonTexts)
  const deed = useDeed()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const go = () => {
    setTried(true)
    if (reason.trim() !== '') void deed.run(() => run(reason.trim())).then(done => done && close())
  }
  return (
    <Dialog title={title} onClose={close} actions={<><Button look="primary" busy={deed.busy} onClick={go}>{action}</Button><Button onClick={close}>{common.cancel}</Button></>}>
      <ErrorNotice error={deed.error} />
      <p>{text}</p>
      <TextArea label={t.why} rows={3} value={reason} onValue={setReason} maxLength={1000} error={tried && reason.trim() === '' ? t.missingWhy : undefined} />
    </Dialog>
  )
}
