import { clockTime, exactTime, useTexts } from '../common/i18n'
import { responseText } from '../common/response'
import { usePauseReason, WordPill } from '../common/sitting'
import { commonTexts } from '../common/texts'
import type { Me } from '../common/types'
import { Button, Dialog, Facts } from '../common/ui'
import { applies, type ActKind } from './actions'
import { timeLeft, type Row } from './live'
import { useNow } from './now'
import { ReportLines } from './reportlines'
import { may } from './roles'
import { liveTexts } from './texts-live'

/** One sitting, near: what is known, and everything that can be done. */
export function RowDialog({ row, me, kinds, close, act, judge }: { row: Row; me: Me; kinds: ActKind[]; close: () => void; act: (kind: ActKind, late?: number) => void; judge: (item: number) => void }) {
  const t = useTexts(liveTexts)
  const common = useTexts(commonTexts)
  const now = useNow()
  const pauseReason = usePauseReason()
  return (
    <Dialog title={row.name} onClose={close} actions={<Button onClick={close}>{common.close}</Button>}>
      <Facts facts={[
        [t.state, <WordPill word={row.state === 'over' && row.ending ? row.ending : row.state} />],
        ...(row.result ? [[t.result, <WordPill word={row.result} />] as [string, preact.ComponentChildren]] : []),
        ...fact(t.pauseReason, row.state === 'paused' ? pauseReason(row.pauseReason ?? '') : undefined),
        [t.progress, `${row.answered} / ${row.items}`],
        ...fact(t.left, row.state === 'over' || row.state === 'ready' ? undefined : clockTime(timeLeft(row, now))),
        ...fact(t.startedAt, row.startedAt && exactTime(row.startedAt)),
        ...fact(t.endedAt, row.endedAt && exactTime(row.endedAt)),
        ...fact(t.email, row.email),
        [t.identifier, <span class="mono">{row.id}</span>],
      ]} />
      <div class="row">
        {kinds.filter(kind => applies(kind, row)).map(kind => <Button key={kind} onClick={() => act(kind)}>{t[kind]}</Button>)}
      </div>
      <ReportLines row={row} judge={judge} />
      {row.late.length > 0 && (
        <section class="flow">
          <h3>{t.lateTitle}</h3>
          <p class="soft small">{t.lateText}</p>
          <ul class="late-list">
            {row.late.map(late => (
              <li key={late.late}>
                <span><strong>{t.lateLine(late.item, exactTime(late.at))}</strong>{late.response && <><br /><span class="mono">{responseText(late.response)}</span></>}</span>
                <Button class="button-small" onClick={() => act('admit', late.late)}>{t.admit}<span class="visually-hidden"> {t.lateLine(late.item, exactTime(late.at))}</span></Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {may(me.roles, 'audit') && <p><a href={`/audit.html#/sittings/${encodeURIComponent(row.id)}`}>{t.auditLink}</a></p>}
    </Dialog>
  )
}

const fact = (term: string, description: string | undefined): [string, string][] => description ? [[term, description]] : []
