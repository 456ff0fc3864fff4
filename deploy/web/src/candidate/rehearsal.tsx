import { useEffect, useState } from 'preact/hooks'
import { date, dateTime, say, time, useTexts } from '../common/i18n'
import { useDeed, useLoad } from '../common/load'
import { bookRehearsal, cancelRehearsal, getRehearsal, type Rehearsal } from '../common/supervision'
import { Await, Button, ButtonLink, Dialog, ErrorNotice, Facts, Notice, SelectField } from '../common/ui'
import { AskForCentre } from '../preflight/notice'
import { noticeTexts } from '../preflight/noticetexts'
import { rehearsalTexts } from './rehearsaltexts'
import { days } from './slots'
import { TryOut } from './tryout'

/** Before the day of an exam at home: a moment to book, everything to try, the way that is not this one. */
export function RehearsalScreen({ sitting }: { sitting: string }) {
  const t = useTexts(rehearsalTexts)
  const notice = useTexts(noticeTexts)
  const [loaded, reload] = useLoad(signal => getRehearsal(sitting, { signal }), sitting)
  const [fresh, setFresh] = useState<Rehearsal | undefined>(undefined)
  return (
    <Await loaded={loaded} reload={reload}>
      {first => {
        const rehearsal = fresh ?? first
        return (
          <>
            <div>
              <h1>{t.title}</h1>
              <p class="lead">{t.lead}</p>
            </div>
            <div class="card"><Facts facts={[[t.exam, say(rehearsal.title)], [t.when, dateTime(rehearsal.opensAt)]]} /></div>
            <Booking rehearsal={rehearsal} changed={setFresh} />
            <TryOut rehearsal={rehearsal} changed={setFresh} />
            <section class="card" aria-labelledby="centre">
              <h2 id="centre">{notice.centreTitle}</h2>
              <p>{notice.centre}</p>
              <AskForCentre sitting={sitting} wishedAt={rehearsal.inPerson?.at} />
            </section>
            <p class="row"><ButtonLink href={`/#/session/${encodeURIComponent(rehearsal.examSession)}`}>{t.toSession}</ButtonLink> <a href="/#/path">{t.back}</a></p>
          </>
        )
      }}
    </Await>
  )
}

function Booking({ rehearsal, changed }: { rehearsal: Rehearsal; changed: (rehearsal: Rehearsal) => void }) {
  const t = useTexts(rehearsalTexts)
  const [moving, setMoving] = useState(false)
  const [asking, setAsking] = useState(false)
  const [said, setSaid] = useState('')
  const deed = useDeed()
  const { slot, help } = rehearsal
  const book = (at: string) => deed.run(async () => {
    changed(await bookRehearsal(rehearsal.sitting, at))
    setMoving(false)
    setSaid(t.bookedNow)
  })
  const cancel = () => deed.run(async () => {
    changed(await cancelRehearsal(rehearsal.sitting))
    setAsking(false)
    setSaid(t.cancelledNow)
  })
  return (
    <section class="card" aria-labelledby="booking">
      <h2 id="booking">{t.bookTitle}</h2>
      <p>{t.bookText}</p>
      <p role="status" class={said ? 'said-here' : 'visually-hidden'}>{said}</p>
      {slot && (
        <>
          <p><strong>{t.booked(dateTime(slot))}</strong></p>
          {help ? <Notice tone="info" title={t.help(help.name)}><p>{help.note}</p></Notice> : <p class="hint">{t.alone}</p>}
          <div class="row">
            {rehearsal.calendar && <CalendarLink text={rehearsal.calendar} />}
            {!moving && rehearsal.slots.length > 0 && <Button onClick={() => setMoving(true)}>{t.move}</Button>}
            <Button onClick={() => setAsking(true)}>{t.cancel}</Button>
          </div>
        </>
      )}
      {(!slot || moving) && (rehearsal.slots.length === 0
        ? <Notice tone="neutral">{t.noSlots}</Notice>
        : <SlotForm slots={rehearsal.slots} busy={deed.busy} label={slot ? t.moveTo : t.book} choose={book} />)}
      {!asking && <ErrorNotice error={deed.error} />}
      {asking && (
        <Dialog title={t.cancelAsk} onClose={() => setAsking(false)} actions={<>
          <Button look="primary" busy={deed.busy} onClick={cancel}>{t.cancelYes}</Button>
          <Button onClick={() => setAsking(false)}>{t.cancelNo}</Button>
        </>}>
          <p>{t.cancelText}</p>
          <ErrorNotice error={deed.error} />
        </Dialog>
      )}
    </section>
  )
}

function SlotForm({ slots, busy, label, choose }: { slots: string[]; busy: boolean; label: string; choose: (at: string) => void }) {
  const t = useTexts(rehearsalTexts)
  const all = days(slots)
  const [day, setDay] = useState(all[0]?.day ?? '')
  const here = all.find(one => one.day === day) ?? all[0]
  const [at, setAt] = useState(here?.slots[0] ?? '')
  const chosen = here?.slots.includes(at) ? at : here?.slots[0] ?? ''
  const submit = (event: Event) => {
    event.preventDefault()
    choose(chosen)
  }
  return (
    <form class="slots" onSubmit={submit}>
      <SelectField id="slot-day" label={t.day} value={here?.day ?? ''} onValue={setDay} choices={all.map(one => ({ value: one.day, label: date(one.slots[0] ?? '') }))} />
      <SelectField id="slot-time" label={t.time} value={chosen} onValue={setAt} choices={(here?.slots ?? []).map(slot => ({ value: slot, label: time(slot) }))} />
      <Button type="submit" look="primary" busy={busy}>{label}</Button>
    </form>
  )
}

/** The entry as a file, made here: nothing is asked of anybody. */
function CalendarLink({ text }: { text: string }) {
  const t = useTexts(rehearsalTexts)
  const [address, setAddress] = useState<string | undefined>(undefined)
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([text], { type: 'text/calendar' }))
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [text])
  return address ? <a class="button button-secondary" href={address} download="palier.ics">{t.calendar}</a> : null
}
