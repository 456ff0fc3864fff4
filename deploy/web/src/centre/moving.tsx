import { useRef } from 'preact/hooks'
import { time, useTexts } from '../common/i18n'
import { useDeed, useLoad } from '../common/load'
import { getTimeline, type Room, type RoomAction } from '../common/supervision'
import { commonTexts } from '../common/texts'
import type { ExamSession } from '../common/types'
import { Button, Dialog, ErrorNotice, Facts, Notice } from '../common/ui'
import type { Row } from '../staff/live'
import { centreTexts } from './texts'
import type { Do } from './usedesk'

interface MoveDialogProps { room: Room; session: ExamSession; sitting: string; name: string; row: Row | undefined; act: Do; ask: (action: RoomAction) => void; close: () => void }

/** Helps a candidate to another machine, and sees that he got there. */
export function MoveDialog({ room, session, sitting, name, row, act, ask, close }: MoveDialogProps) {
  const t = useTexts(centreTexts)
  const common = useTexts(commonTexts)
  const deed = useDeed()
  /** The server's time when this dialog began to look. */
  const begun = useRef<string | undefined>(undefined)
  const [loaded] = useLoad(signal => getTimeline(room.id, sitting, { signal }), `${sitting} ${row?.changedAt ?? ''}`)
  const taken = useRef<string | undefined>(undefined)
  if (loaded.state === 'ready') {
    const since = begun.current ??= loaded.value.now
    taken.current = loaded.value.entries.filter(entry => entry.event.type === 'connection-opened' && entry.event['takenOver'] === true && entry.at > since).at(-1)?.at
  }
  return (
    <Dialog title={t.moveOf(name)} onClose={close} actions={<Button look="primary" onClick={close}>{common.close}</Button>}>
      <p>{t.moveLead}</p>
      <ol class="move-steps">
        <li>{t.move1}<br /><span class="mono">{location.origin}/#/sign-in/centre</span></li>
        <li>{t.move2}<br /><span class="code">{session.accessCode}</span>{row?.email && <> · <span class="mono">{row.email}</span></>}</li>
        <li>{t.move3}</li>
      </ol>
      {row && <Facts facts={[[t.saved, t.savedOf(row.answered, row.items)], ...(row.lastSeenAt ? [[t.lastSeen, time(row.lastSeenAt)] as [string, string]] : [])]} />}
      <div role="status">{taken.current ? <Notice tone="good"><p>{t.moved(time(taken.current))}</p></Notice> : <p class="soft">{t.notMoved}</p>}</div>
      <div class="row">
        {row?.state === 'running' && <Button icon="pause" onClick={() => ask('pause')}>{t.pauseClock}</Button>}
        {row?.state === 'paused' && <Button icon="play" busy={deed.busy} onClick={() => void deed.run(async () => void await act({ action: 'resume', sittings: [sitting] }))}>{t.resumeClock}</Button>}
        {(row?.state === 'running' || row?.state === 'paused') && <Button icon="clock" onClick={() => ask('update')}>{t.addTime}</Button>}
        <Button onClick={() => ask('incident')}>{t.logFault}</Button>
      </div>
      <ErrorNotice error={deed.error} />
    </Dialog>
  )
}
