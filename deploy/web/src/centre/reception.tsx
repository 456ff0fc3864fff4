import { useState } from 'preact/hooks'
import { language, time, useTexts } from '../common/i18n'
import type { Room, Seat } from '../common/supervision'
import type { ExamSession } from '../common/types'
import { Button, StatusPill, TextField, type Tone } from '../common/ui'
import type { Asked } from '../proctor/askdialog'
import { proctorTexts } from '../proctor/texts'
import type { Live } from '../staff/live'
import { CheckInDialog, DetailsDialog } from './candidate'
import type { Invited, Measure } from './inroom'
import { DepartDialog } from './depart'
import { MoveDialog } from './moving'
import { SignDialog } from './signdialog'
import { centreTexts } from './texts'
import type { DeskNotes } from './usedesk'
import { handedIn, type DeskSeat } from './view'

interface ReceptionProps {
  room: Room
  seats: DeskSeat[]
  invited: Invited[]
  nameOf: (sitting: string) => string
  session: ExamSession
  live: Live | undefined
  desk: DeskNotes
  say: (words: string) => void
  ask: (asked: Asked) => void
}

type Shown = { what: 'check-in' | 'sign' | 'depart' | 'details' | 'move'; sitting: string }

/** Whom the centre expects, in the order of the list: arrival, signature, departure. */
export function Reception({ room, seats, invited, nameOf, session, live, desk, say, ask }: ReceptionProps) {
  const t = useTexts(centreTexts)
  const [search, setSearch] = useState('')
  const [shown, setShown] = useState<Shown | undefined>(undefined)
  const sealed = room.minutes.sealedAt !== undefined
  const number = (sitting: string) => room.seats.findIndex(one => one.seat.sitting === sitting) + 1
  // As on the papers: by family name, which the list knows.
  const place = (sitting: string) => invited.findIndex(one => one.sitting === sitting) + 1 || seats.length + 1
  const found = [...seats].sort((a, b) => place(a.seat.sitting) - place(b.seat.sitting)).filter(({ seat }) => matches(search, nameOf(seat.sitting), number(seat.sitting)))
  const at = seats.find(({ seat }) => seat.sitting === shown?.sitting)
  const close = () => setShown(undefined)
  const note = async (words: string, act: Parameters<DeskNotes['act']>[0]) => {
    await desk.act(act)
    say(words)
    close()
  }
  const depart = (sitting: string) => note(t.doneDepart(nameOf(sitting)), { action: 'departed', sittings: [sitting] })
  if (seats.length === 0) return <p class="card soft">{t.nobody}</p>
  return (
    <section class="flow" aria-labelledby="reception-title">
      <h2 id="reception-title" class="visually-hidden">{t.reception}</h2>
      {seats.length > 8 && <TextField id="find" type="search" optional={false} label={t.search} hint={t.searchHint} size="medium" value={search} onValue={setSearch} />}
      {found.length === 0 ? <p class="card soft">{t.noMatch}</p> : (
        <ul class="reception">
          {found.map(one => <Row key={one.seat.sitting} one={one} number={number(one.seat.sitting)} name={nameOf(one.seat.sitting)} measure={invited.find(each => each.sitting === one.seat.sitting)?.measure}
            sealed={sealed} show={what => setShown({ what, sitting: one.seat.sitting })}
            absent={() => void note(t.doneAbsent(nameOf(one.seat.sitting)), { action: 'absent', sittings: [one.seat.sitting] })}
            depart={() => handedIn(live?.rows.get(one.seat.sitting)) ? void depart(one.seat.sitting) : setShown({ what: 'depart', sitting: one.seat.sitting })} />)}
        </ul>
      )}
      {shown?.what === 'check-in' && at && <CheckInDialog name={nameOf(shown.sitting)} close={close} choose={document => note(t.doneArrival(nameOf(shown.sitting)), { action: 'check-in', sittings: [shown.sitting], document })} />}
      {shown?.what === 'depart' && at && <DepartDialog name={nameOf(shown.sitting)} row={live?.rows.get(shown.sitting)} close={close} depart={() => depart(shown.sitting)} />}
      {shown?.what === 'sign' && at && <SignDialog title={t.signOf(nameOf(shown.sitting))} attest={t.attest} close={close}
        sign={means => note(t.doneSign(nameOf(shown.sitting)), { action: 'sign', sittings: [shown.sitting], ...means })} />}
      {shown?.what === 'details' && at && <DetailsDialog name={nameOf(shown.sitting)} seat={at.seat} row={live?.rows.get(shown.sitting)} sealed={sealed} close={close} act={desk.act}
        ask={action => {
          close()
          ask({ action, sittings: [shown.sitting] })
        }} move={() => setShown({ what: 'move', sitting: shown.sitting })} />}
      {shown?.what === 'move' && <MoveDialog room={room} session={session} sitting={shown.sitting} name={nameOf(shown.sitting)} row={live?.rows.get(shown.sitting)} close={close} ask={action => {
        close()
        ask({ action, sittings: [shown.sitting] })
      }} act={desk.act} />}
    </section>
  )
}

const tones: Record<Seat['stage'], Tone> = { expected: 'neutral', waiting: 'warning', admitted: 'good', absent: 'bad', gone: 'info' }

interface RowProps { one: DeskSeat; number: number; name: string; measure: Measure | undefined; sealed: boolean; show: (what: Shown['what']) => void; absent: () => void; depart: () => void }

function Row({ one: { seat, pending }, number, name, measure, sealed, show, absent, depart }: RowProps) {
  const t = useTexts(centreTexts)
  const words = useTexts(proctorTexts)
  const of = <span class="visually-hidden"> {name}</span>
  const here = seat.stage === 'admitted'
  return (
    <li data-stage={seat.stage}>
      <span class="seat-number figures"><span class="visually-hidden">{t.seat} </span>{number}</span>
      <div class="seat-name">
        <strong>{name}</strong>
        {measure && <span class="soft small">{granted(t, measure)}</span>}
      </div>
      <div class="seat-state">
        <span class="pills"><StatusPill tone={tones[seat.stage]}>{t[`stage-${seat.stage}`]}</StatusPill>{seat.termination && <StatusPill tone="bad">{words.ending}</StatusPill>}{pending && <StatusPill tone="warning">{t.unsent}</StatusPill>}</span>
        <span class="small soft">{facts(t, words, seat).join(' · ')}</span>
      </div>
      <div class="seat-acts">
        {!sealed && !here && <Button class="button-small" look={seat.stage === 'gone' ? 'secondary' : 'primary'} onClick={() => show('check-in')}>{seat.stage === 'gone' ? t.isBack : t.checkIn}{of}</Button>}
        {!sealed && (seat.stage === 'expected' || seat.stage === 'waiting') && <Button class="button-small" onClick={absent}>{t.markAbsent}{of}</Button>}
        {!sealed && (here || seat.stage === 'gone') && !seat.signature && <Button class="button-small" look="primary" onClick={() => show('sign')}>{t.sign}{of}</Button>}
        {!sealed && here && <Button class="button-small" onClick={depart}>{t.depart}{of}</Button>}
        <Button class="button-small" look="quiet" onClick={() => show('details')}>{t.more}{of}</Button>
      </div>
    </li>
  )
}

function facts(t: typeof centreTexts.fr, words: typeof proctorTexts.fr, seat: Seat): string[] {
  const told = []
  if (seat.arrivedAt && seat.stage !== 'absent') told.push(t.arrivedAt(time(seat.arrivedAt)))
  if (seat.identity) told.push(words[seat.identity.document])
  if (seat.signature) told.push({ drawn: t.signedDrawn, 'on-paper': t.signedOnPaper, act: t.signedAct }[seat.signature.means](time(seat.signature.at)))
  else if (seat.stage === 'admitted' || seat.stage === 'gone') told.push(t.unsigned)
  if (seat.departedAt) told.push(t.departedAt(time(seat.departedAt)))
  return told
}

/** What is granted, never why. */
const granted = (t: typeof centreTexts.fr, measure: Measure): string => [
  measure.extraTimePercent > 0 ? t.extra(measure.extraTimePercent) : '', measure.breakMinutes > 0 ? t.breaks(measure.breakMinutes) : '', measure.assistant ? t.help(measure.assistant) : '',
].filter(Boolean).join(' · ')

/** By a part of the name, accents or not, or by the number of the seat. */
function matches(search: string, name: string, number: number): boolean {
  const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase(language())
  const wanted = plain(search.trim())
  return wanted === '' || plain(name).includes(wanted) || String(number) === wanted
}
