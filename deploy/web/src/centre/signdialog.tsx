import { useState } from 'preact/hooks'
import { useTexts } from '../common/i18n'
import { useDeed } from '../common/load'
import { SignaturePad } from '../common/pad'
import { signs, type Strokes } from '../common/strokes'
import { commonTexts } from '../common/texts'
import { Button, Dialog, ErrorNotice } from '../common/ui'
import { centreTexts } from './texts'

export type Means = { means: 'drawn'; strokes: Strokes } | { means: 'on-paper' } | { means: 'act' }

interface SignDialogProps {
  title: string
  /** What is signed, in the signer's words. */
  attest: string
  sign: (means: Means) => Promise<void>
  /** Whether whoever is signed in here is the one who signs: then signing in is signature enough. */
  own?: boolean
  close: () => void
}

/** Signed by drawing; or, for those who cannot or would not, on the printed sheet, or with their own account. */
export function SignDialog({ title, attest, sign, own = false, close }: SignDialogProps) {
  const t = useTexts(centreTexts)
  const common = useTexts(commonTexts)
  const deed = useDeed()
  const [strokes, setStrokes] = useState<Strokes>([])
  const [missing, setMissing] = useState(false)
  const go = (means: Means) => void deed.run(() => sign(means))
  const draw = (next: Strokes) => {
    setStrokes(next)
    setMissing(false)
  }
  const keep = () => {
    setMissing(!signs(strokes))
    if (signs(strokes)) go({ means: 'drawn', strokes })
  }
  return (
    <Dialog title={title} onClose={close} actions={
      <><Button look="primary" busy={deed.busy} onClick={keep}>{t.keepSignature}</Button><Button onClick={close}>{common.cancel}</Button></>}>
      <p><strong>{attest}</strong></p>
      <div class={missing ? 'field field-wrong' : 'field'}>
        {missing && <p class="field-error" role="alert">{t.padMissing}</p>}
        <SignaturePad label={strokes.length === 0 ? t.padEmpty : t.padDrawn} strokes={strokes} onStrokes={draw} />
        <div class="row row-apart"><span class="hint">{t.padHint}</span><Button class="button-small" look="quiet" onClick={() => setStrokes([])}>{t.clear}</Button></div>
      </div>
      <div class="row">
        <Button onClick={() => go({ means: 'on-paper' })}>{t.onPaper}</Button>
        {own && <Button onClick={() => go({ means: 'act' })}>{t.byAct}</Button>}
      </div>
      <ErrorNotice error={deed.error} />
    </Dialog>
  )
}
