import { useTexts } from '../common/i18n'
import type { ActDone } from '../common/supervision'
import { commonTexts } from '../common/texts'
import { Button, Dialog, ErrorNotice, Notice } from '../common/ui'
import { proctorTexts } from './texts'

interface NotDoneProps {
  title: string
  result: ActDone
  nameOf: (sitting: string) => string
  /** Asks for the rows that are left. */
  again: (sittings: string[]) => void
  busy: boolean
  error: unknown
  close: () => void
}

/** Which rows of an act on several could not be done, and why. */
export function NotDone({ title, result, nameOf, again, busy, error, close }: NotDoneProps) {
  const t = useTexts(proctorTexts)
  const common = useTexts(commonTexts)
  return (
    <Dialog title={title} onClose={close} actions={
      <><Button icon="sync" busy={busy} onClick={() => again(result.notDone.map(row => row.sitting))}>{t.againThese}</Button><Button look="primary" onClick={close}>{common.close}</Button></>}>
      <p role="status">{t.doneCount(result.done.length)}</p>
      <Notice tone="warning" title={t.notDone(result.notDone.length)}>
        <ul>{result.notDone.map(row => <li key={row.sitting}>{t.with(nameOf(row.sitting), row.text)}</li>)}</ul>
      </Notice>
      <ErrorNotice error={error} />
    </Dialog>
  )
}

/** What was done at first and again, together. */
export const together = (before: ActDone | undefined, now: ActDone): ActDone => ({ ...now, done: [...before?.done ?? [], ...now.done] })
