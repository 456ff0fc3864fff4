import { time, useTexts } from '../common/i18n'
import { useDeed } from '../common/load'
import { WordPill } from '../common/sitting'
import { identityDocuments, type IdentityDocument, type RoomAction, type Seat } from '../common/supervision'
import { commonTexts } from '../common/texts'
import { Button, Dialog, ErrorNotice, Facts } from '../common/ui'
import { Termination } from '../proctor/focus'
import { proctorTexts } from '../proctor/texts'
import type { Row } from '../staff/live'
import { centreTexts } from './texts'
import type { Do } from './usedesk'

/** One touch: the kind of document is the proof that somebody looked. */
export function CheckInDialog({ name, choose, close }: { name: string; choose: (document: IdentityDocument) => Promise<void>; close: () => void }) {
  const t = useTexts(centreTexts)
  const words = useTexts(proctorTexts)
  const common = useTexts(commonTexts)
  const deed = useDeed()
  return (
    <Dialog title={t.checkInOf(name)} onClose={close} actions={<Button onClick={close}>{common.cancel}</Button>}>
      <p>{t.checkInText}</p>
      <div class="document-choices">{identityDocuments.map(document => <Button key={document} busy={deed.busy} onClick={() => void deed.run(() => choose(document))}>{words[document]}</Button>)}</div>
      <p class="soft small">{t.noDocument}</p>
      <ErrorNotice error={deed.error} />
    </Dialog>
  )
}

interface DetailsDialogProps { name: string; seat: Seat; row: Row | undefined; sealed: boolean; act: Do; ask: (action: RoomAction) => void; move: () => void; close: () => void }

/** What else may be done for one candidate. */
export function DetailsDialog({ name, seat, row, sealed, act, ask, move, close }: DetailsDialogProps) {
  const t = useTexts(centreTexts)
  const words = useTexts(proctorTexts)
  const common = useTexts(commonTexts)
  const deed = useDeed()
  const fact = (term: string, told: string | undefined): [string, string][] => told ? [[term, told]] : []
  return (
    <Dialog title={name} onClose={close} actions={<Button onClick={close}>{common.close}</Button>}>
      <Facts facts={[
        ...(row ? [[t.exam, <WordPill word={row.state === 'over' && row.ending ? row.ending : row.state} />] as [string, preact.ComponentChildren]] : []),
        ...fact(t.saved, row && t.savedOf(row.answered, row.items)),
        ...fact(words.document, seat.identity && words[seat.identity.document]),
        ...fact(t.present, seat.arrivedAt && time(seat.arrivedAt)),
        ...fact(t.gone, seat.departedAt && time(seat.departedAt)),
        ...fact(t.email, row?.email),
      ]} />
      {seat.termination && <Termination watched={{ seat }} at={(action, more) => deed.run(async () => void await act({ action, sittings: [seat.sitting], ...more }))} ask={ask} />}
      <ErrorNotice error={deed.error} />
      {!sealed && (
        <div class="row">
          <Button onClick={() => ask('incident')}>{t.log}</Button>
          {row && row.state !== 'over' && seat.stage === 'admitted' && <Button onClick={move}>{t.move}</Button>}
          {row && row.state !== 'over' && <Button onClick={() => ask('say')}>{words.say}</Button>}
          {seat.stage === 'admitted' && row && row.state !== 'over' && !seat.termination && <Button look="danger" onClick={() => ask('terminate')}>{words.terminate}</Button>}
          {seat.stage === 'admitted' && row?.state === 'ready' && <Button onClick={() => ask('withdraw-admission')}>{t.cancelArrival}</Button>}
        </div>
      )}
    </Dialog>
  )
}
