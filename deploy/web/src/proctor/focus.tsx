import { useRef, useState } from 'preact/hooks'
import { exactTime, time, useTexts } from '../common/i18n'
import { useFocusKept } from '../common/focus'
import { useDeed } from '../common/load'
import { actUndo } from './undo'
import { identityDocuments, type IdentityDocument, type IdentityVerdict, type Numbered, type Room, type RoomAct, type RoomAction } from '../common/supervision'
import { Button, ErrorNotice, Facts, Notice, SelectField, StatusPill, TextField } from '../common/ui'
import type { LiveSitting } from '../common/types'
import { useNow, wallTime } from '../staff/now'
import { ReportDialog } from '../staff/reportdialog'
import { ReportLines } from '../staff/reportlines'
import { Names, type Do } from './acts'
import { Hints } from './hints'
import { noPictures, Picture, Sound } from './pictures'
import { proctorTexts } from './texts'
import { TimelineList } from './timeline'
import { TroublePill } from './tile'
import { failedChecks, nameOf, troubles, type Watched } from './trouble'
import { useListening } from './uselistening'

interface FocusProps {
  room: Room
  watched: Watched
  said: Numbered[]
  me: string
  act: Do
  ask: (action: RoomAction, sittings: string[]) => void
  learn: (sitting: LiveSitting) => void
  close: () => void
}

/** One candidate, looked at closely: large pictures, sound on request, identity, conversation, timeline. */
export function Focus({ room, watched, said, me, act, ask, learn, close }: FocusProps) {
  const t = useTexts(proctorTexts)
  const now = useNow()
  const deed = useDeed()
  const [judged, setJudged] = useState<number | undefined>(undefined)
  const { seat, row, line, pictures = noPictures } = watched
  const report = row?.reports.find(({ item }) => item === judged)
  const sitting = seat.sitting
  const listening = seat.listeners.includes(me)
  const panel = useRef<HTMLElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useFocusKept(panel, heading)
  const heard = useListening(sitting, listening, act)
  const at: At = (action, more = {}) => deed.run(async () => void await act({ action, sittings: [sitting], ...more }))
  return (
    <section class="focus card" aria-labelledby="focus-name" ref={panel}>
      <div class="row row-apart">
        <h2 id="focus-name" tabIndex={-1} ref={heading}>{nameOf(watched)}</h2>
        <Button look="quiet" icon="cross" onClick={close}>{t.closeFocus}</Button>
      </div>
      <div class="pills">{troubles(watched, now).map(one => <TroublePill key={one} trouble={one} />)}{listening && <StatusPill tone="bad">{t.youListen}</StatusPill>}</div>
      {line?.item !== undefined && <p>{t.with(t.item, String(line.item))}</p>}
      <div class="focus-pictures">
        <Picture of="camera" shown={pictures.camera} />
        <Picture of="screen" shown={pictures.screen} />
      </div>
      {listening && <Sound stream={pictures.sound} />}
      <ErrorNotice error={deed.error} />
      {seat.termination && <Termination watched={watched} at={at} ask={ask} />}
      {seat.calls.map(call => (
        <Notice key={call.call} tone="warning" title={t.callAt(time(call.at))}>
          {call.text && <p>{call.text}</p>}
          <p><Button busy={deed.busy} onClick={() => at('answer-call', { call: call.call })}>{t['answer-call']}</Button></p>
        </Notice>
      ))}
      {row && <ReportLines row={row} judge={setJudged} />}
      {row && report && <ReportDialog key={report.item} row={row} report={report} learn={learn} close={() => setJudged(undefined)} />}
      {room.state === 'open' && seat.stage !== 'admitted' && seat.stage !== 'gone' && <Door watched={watched} room={room} at={at} busy={deed.busy} />}
      <div class="row">
        {room.policy.microphone.value && <Button icon={listening ? 'stop' : 'play'} aria-pressed={listening} busy={deed.busy} onClick={() => listening ? void at('stop-listening') : heard.asked(at('listen'))}>{listening ? t['stop-listening'] : t.listen}</Button>}
        <Button onClick={() => ask('say', [sitting])}>{t.say}</Button>
        <Button onClick={() => ask('incident', [sitting])}>{t.incident}</Button>
        {watched.row?.state === 'running' && <Button icon="pause" onClick={() => ask('pause', [sitting])}>{t.pause}</Button>}
        {watched.row?.state === 'paused' && !seat.termination && <Button icon="play" busy={deed.busy} onClick={() => at('resume')}>{t.resume}</Button>}
        {room.state === 'open' && seat.stage === 'admitted' && watched.row?.state !== 'over' && <Button onClick={() => ask('withdraw-admission', [sitting])}>{t['withdraw-admission']}</Button>}
        {(watched.row?.state === 'running' || watched.row?.state === 'paused') && <Button icon="clock" onClick={() => ask('update', [sitting])}>{t.update}</Button>}
        <Button icon="flag" onClick={() => ask(seat.flagged ? 'unflag' : 'flag', [sitting])}>{seat.flagged ? t.unflag : t.flag}</Button>
        {seat.stage === 'admitted' && !seat.termination && watched.row?.state !== 'over' && <Button look="danger" onClick={() => ask('terminate', [sitting])}>{t.terminate}</Button>}
      </div>
      {watched.row?.state === 'paused' && !seat.termination && <p class="small">{t.resumeRuns}</p>}
      <Conversation sitting={sitting} said={said} at={at} busy={deed.busy} />
      <Hints hints={watched.hints} />
      <TimelineList room={room.id} sitting={sitting} number={room.number} />
    </section>
  )
}

export type At = (action: RoomAction, more?: Partial<RoomAct>) => Promise<boolean>

function Door({ watched, room, at, busy }: { watched: Watched; room: Room; at: At; busy: boolean }) {
  const t = useTexts(proctorTexts)
  const { seat } = watched
  const [document, setDocument] = useState<IdentityDocument>(seat.identity?.document ?? 'identity-card')
  const [note, setNote] = useState('')
  const judge = (verdict: IdentityVerdict) => at('identity', { document, verdict, ...(note.trim() ? { comment: note } : {}) })
  const failed = failedChecks(seat)
  return (
    <section class="door flow" aria-labelledby="door-title">
      <h3 id="door-title">{t.door}</h3>
      {seat.preflight && <Facts facts={seat.preflight.checks.map(check => [t.check(check.name), t[check.outcome]])} />}
      {seat.stage === 'expected' && <p class="soft">{t.notArrived}</p>}
      {seat.stage === 'absent' && <p class="soft">{t.absentHint}</p>}
      {seat.stage === 'waiting' && (
        <>
          <p>{t.identityHint}</p>
          <SelectField id="door-document" label={t.document} value={document} onValue={value => setDocument(value as IdentityDocument)} choices={identityDocuments.map(value => ({ value, label: t[value] }))} />
          <TextField id="door-note" optional label={t.note} hint={t.noteHint} value={note} onValue={setNote} />
          <div class="row">
            <Button look="primary" icon="check" busy={busy} onClick={() => judge('accepted')}>{t.accepted}</Button>
            <Button onClick={() => judge('doubt')} disabled={note.trim() === ''}>{t.doubt}</Button>
            <Button onClick={() => judge('refused')} disabled={note.trim() === ''}>{t.refused}</Button>
          </div>
          {seat.identity && <p role="status">{t.identityIs(t[seat.identity.document], t[seat.identity.verdict].toLowerCase(), time(seat.identity.at))}</p>}
          {failed.length > 0 && <p>{t.waiving(failed.map(t.check).join(', '))}</p>}
          <Button look="primary" icon="right" disabled={!seat.identity || seat.identity.verdict === 'refused'} busy={busy} onClick={() => at('admit', failed.length > 0 ? { waived: failed } : {})}>{t.admit}</Button>
        </>
      )}
      {seat.stage === 'expected' && <Button onClick={() => at('absent')}>{t['mark-absent']}</Button>}
      <p class="soft small">{t.seatsIn(room.seats.length, room.size)}</p>
    </section>
  )
}

/** The two steps, and the way back. */
export function Termination({ watched, at, ask }: { watched: Pick<Watched, 'seat'>; at: At; ask: (action: RoomAction, sittings: string[]) => void }) {
  const t = useTexts(proctorTexts)
  const now = useNow()
  const asked = watched.seat.termination!
  const left = asked.due === undefined ? undefined : actUndo(asked.due, wallTime(now))
  return (
    <Notice tone="bad" title={<><span role="status">{left === undefined ? t.terminationAsked : left > 0 ? t.terminationConfirmed : t.terminationNow}</span>{left !== undefined && left > 0 && <Seconds left={left} />}</>}>
      <p>{t.with(t[asked.category], asked.reason)}</p>
      <div class="row">
        {left === undefined && <Button look="danger" onClick={() => at('confirm-termination')}>{t['confirm-termination']}</Button>}
        {(left === undefined || left > 0) && <Button onClick={() => ask('withdraw-termination', [watched.seat.sitting])}>{t['withdraw-termination']}</Button>}
      </div>
    </Notice>
  )
}

/** Shown, not read aloud one by one. */
function Seconds({ left }: { left: number }) {
  const t = useTexts(proctorTexts)
  return <><br /><span role="timer">{t.terminationIn(left)}</span></>
}

function Conversation({ sitting, said, at, busy }: { sitting: string; said: Numbered[]; at: At; busy: boolean }) {
  const t = useTexts(proctorTexts)
  const [text, setText] = useState('')
  const [names] = useState(() => new Names())
  const here = said.filter(one => one.fact.event['sitting'] === undefined || one.fact.event['sitting'] === sitting)
  const send = async (event: Event) => {
    event.preventDefault()
    if (text.trim() === '' || !await at('say', { text, key: names.of(text) })) return
    names.done()
    setText('')
  }
  return (
    <section class="flow" aria-labelledby="chat-title">
      <h3 id="chat-title">{t.conversation}</h3>
      <ul class="chat" aria-live="polite" tabIndex={0} aria-labelledby="chat-title">
        {here.map(one => (
          <li key={one.number} class={one.fact.event['byCandidate'] ? 'chat-theirs' : 'chat-ours'}>
            <span class="soft small" title={exactTime(one.fact.at)}>{one.fact.event['byCandidate'] ? t.candidate : one.fact.event['sitting'] === undefined ? t.toAll : t.us} {time(one.fact.at)}</span>
            <span>{String(one.fact.event['text'])}</span>
          </li>
        ))}
        {here.length === 0 && <li class="soft">{t.nothingSaid}</li>}
      </ul>
      <form class="chat-form" onSubmit={send}>
        <TextField id="chat-text" label={t.message} value={text} onValue={setText} autoComplete="off" />
        <Button type="submit" busy={busy}>{t.send}</Button>
      </form>
    </section>
  )
}
