import { useTexts } from '../common/i18n'
import { useDeed } from '../common/load'
import { commonTexts } from '../common/texts'
import { Button, Dialog, ErrorNotice } from '../common/ui'
import type { Row } from '../staff/live'
import { centreTexts } from './texts'
import { handedIn } from './view'

/** Before somebody is noted as gone whose test is not handed in. */
export function DepartDialog({ name, row, depart, close }: { name: string; row: Row | undefined; depart: () => Promise<void>; close: () => void }) {
  const t = useTexts(centreTexts)
  const common = useTexts(commonTexts)
  const deed = useDeed()
  return (
    <Dialog title={t.departOf(name)} onClose={close} actions={
      <><Button busy={deed.busy} onClick={() => void deed.run(depart)}>{t.depart}</Button><Button look="primary" autofocus onClick={close}>{common.cancel}</Button></>}>
      {!handedIn(row) && <p><strong>{!row ? t.departUnknown : row.state === 'ready' ? t.departNotStarted : t.departRunning(row.answered, row.items)}</strong></p>}
      <p>{t.departBack}</p>
      <ErrorNotice error={deed.error} />
    </Dialog>
  )
}
