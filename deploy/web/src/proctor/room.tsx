import { useState } from 'preact/hooks'
import { useTexts } from '../common/i18n'
import { Icon } from '../common/icons'
import { useDeed } from '../common/load'
import { useTitle } from '../common/page'
import { link } from '../common/route'
import { attends, type ActDone, type Room, type RoomAction } from '../common/supervision'
import { commonTexts } from '../common/texts'
import type { Me } from '../common/types'
import { Button, Dialog, ErrorNotice, Loading, Notice, StatusPill, TextArea, TextField } from '../common/ui'
import { useLive } from '../staff/uselive'
import { each, ownItem, type Do } from './acts'
import { Announce } from './announce'
import { AskDialog, type Asked } from './askdialog'
import { Closing } from './closing'
import { Focus } from './focus'
import { HandOverNotes } from './notes'
import { keyHelp } from './keys'
import { bulk, needs } from './needs'
import { NotDone, together } from './notdone'
import { Shortfalls } from './shortfalls'
import { proctorTexts } from './texts'
import { failedChecks, nameOf, seatedIn, type Watched } from './trouble'
import { usePictures } from './usepictures'
import { useRoom, type RoomWatch } from './useroom'
import { Wall } from './wall'

export function RoomPage({ id, me }: { id: string; me: Me }) {
  const t = useTexts(proctorTexts)
  const watch = useRoom(id)
  useTitle(t.title)
  return (
    <>
      <p><a href={link()}><Icon name="left" /> {t.allRooms}</a></p>
      {watch.lost && <Notice tone="warning" live="status"><p>{t.lost}</p></Notice>}
      {!watch.lost && <ErrorNotice error={watch.error} retry={watch.reload} />}
      {/* Who may not see this room any more sees nothing of it: neither what was drawn nor pictures that still flow. */}
      {!watch.refused && (watch.room ? <Watching watch={watch} room={watch.room} me={me} /> : watch.error === undefined && <Loading />)}
    </>
  )
}

type AskedOfRoom = 'close' | 'hand-over' | 'keys'

function Watching({ watch, room, me }: { watch: RoomWatch; room: Room; me: Me }) {
  const t = useTexts(proctorTexts)
  const { live, learn } = useLive(attends(room, me) ? room.examSession : undefined, room.id)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [focused, setFocused] = useState<string | undefined>(undefined)
  const [asked, setAsked] = useState<Asked | undefined>(undefined)
  const [askedOfRoom, setAskedOfRoom] = useState<AskedOfRoom | undefined>(undefined)
  const [partly, setPartly] = useState<{ action: RoomAction; result: ActDone } | undefined>(undefined)
  const [said, setSaid] = useState('')
  const deed = useDeed()
  const people = seatedIn(room, watch.heardAt, live?.rows)
  const listening = people.some(({ seat }) => seat.sitting === focused && seat.listeners.includes(me.account))
  const { pictures, roster, server } = usePictures(room, people, focused, listening, watch.hint, watch.reload)
  const all: Watched[] = people.map(one => ({ ...one, line: roster.get(one.seat.sitting), pictures: pictures.get(one.seat.sitting) }))
  const close = all.find(one => one.seat.sitting === focused)
  const name = (sitting: string) => {
    const found = all.find(one => one.seat.sitting === sitting)
    return found ? nameOf(found) : sitting
  }
  const ask = (action: RoomAction, sittings: string[]) => {
    if (needs[action] !== undefined) return setAsked({ action, sittings, ...(action === 'incident' ? { items: itemsOf(sittings) } : {}) })
    const lines = action === 'admit' ? sittings.flatMap(sitting => despite(sitting).length > 0 ? [t.enterDespite(name(sitting), despite(sitting).map(t.check).join(', '))] : []) : []
    if (lines.length > 0) return setAsked({ action, sittings, lines })
    void doNow(action, sittings)
  }
  const doNow = (action: RoomAction, sittings: string[], before?: ActDone) => deed.run(async () => {
    const result = together(before, await actOf(action)({ action, sittings }))
    setPartly(result.notDone.length > 0 ? { action, result } : undefined)
    if (result.notDone.length === 0) setSaid(t.doneCount(result.done.length))
  })
  const despite = (sitting: string) => room.seats.filter(({ seat }) => seat.sitting === sitting).flatMap(({ seat }) => failedChecks(seat))
  const itemsOf = (sittings: string[]) => new Map(sittings.flatMap(sitting => {
    const item = roster.get(sitting)?.item
    return item === undefined ? [] : [[sitting, item] as const]
  }))
  // A message or an incident concerns one candidate or the whole room: for several it is sent to each, an incident with the question that each had on screen.
  const actOf = (action: RoomAction, about?: Asked): Do => action === 'say' ? each(watch.act, t) : action === 'incident' ? each(watch.act, t, ownItem(about))
    : action === 'admit' ? each(watch.act, t, sitting => despite(sitting).length > 0 ? { waived: despite(sitting) } : {}) : watch.act
  const clear = () => {
    setSelected(new Set())
    document.querySelector<HTMLElement>('.wall .tile-name[tabindex="0"]')?.focus()
  }
  const closeFocus = () => {
    document.querySelector<HTMLElement>(`[data-sitting="${CSS.escape(focused ?? '')}"] .tile-name`)?.focus()
    setFocused(undefined)
  }
  const select = (sittings: string[], on: boolean) => {
    const next = new Set(selected)
    for (const sitting of sittings) if (on) next.add(sitting); else next.delete(sitting)
    setSelected(next)
  }
  return (
    <>
      <div class="row row-apart">
        <h1>{t.title} <StatusPill tone={room.state === 'open' ? 'good' : 'info'}>{t[room.state]}</StatusPill></h1>
        <div class="row">
          {room.state !== 'open' && !room.minutes.sealedAt && <Button look="primary" icon="play" busy={deed.busy} onClick={() => void deed.run(async () => void await watch.act({ action: 'open' }))}>{t.openRoom}</Button>}
          {room.state === 'open' && <Button onClick={() => setAsked({ action: 'say', sittings: [] })}>{t.toEverybody}</Button>}
          {!room.minutes.sealedAt && <Button onClick={() => setAskedOfRoom('hand-over')}>{t.handOver}</Button>}
          {room.state === 'open' && <Button icon="lock" onClick={() => setAskedOfRoom('close')}>{t.closeRoom}</Button>}
          <Button look="quiet" onClick={() => setAskedOfRoom('keys')}>{t.keys}</Button>
        </div>
      </div>
      <p class="soft">{t.watchedBy(room.supervisors.map(person => person.name).join(', ') || t.free)}</p>
      <Shortfalls of={room.shortfalls} />
      <p role="status" class={said ? 'said' : 'visually-hidden'}>{said}</p>
      <HandOverNotes room={room} notes={watch.notes} me={me.account} />
      {!server && <Notice tone="warning" live="status"><p>{t.serverAway}</p></Notice>}
      <Announce all={all} />
      <ErrorNotice error={deed.error} />
      {room.state === 'closed' && <Closing room={room} me={me.account} act={watch.act} />}
      {selected.size > 0 && (
        <div class="bulk card row" role="toolbar" aria-label={t.selection(selected.size)}>
          <strong>{t.selection(selected.size)}</strong>
          {bulk.map(action => <Button key={action} class="button-small" look={action === 'terminate' ? 'danger' : 'secondary'} onClick={() => ask(action, [...selected])}>{t[action]}</Button>)}
          <Button class="button-small" look="quiet" onClick={clear}>{t.clear}</Button>
        </div>
      )}
      <div class={close ? 'desk desk-close' : 'desk'}>
        <Wall all={all} selected={selected} focused={focused} select={select} focus={sitting => setFocused(sitting === focused ? undefined : sitting)}
          ask={ask} help={() => setAskedOfRoom('keys')} />
        {close && <Focus key={close.seat.sitting} room={room} watched={close} said={watch.said} me={me.account} act={watch.act} ask={ask} learn={learn} close={closeFocus} />}
      </div>
      {asked && <AskDialog asked={asked} nameOf={name} act={actOf(asked.action, asked)} close={words => {
        setAsked(undefined)
        if (words) setSaid(words)
      }} />}
      {partly && <NotDone title={t[partly.action]} result={partly.result} nameOf={name} again={sittings => void doNow(partly.action, sittings, partly.result)} busy={deed.busy} error={deed.error} close={() => setPartly(undefined)} />}
      {askedOfRoom && <RoomDialog asked={askedOfRoom} watch={watch} close={() => setAskedOfRoom(undefined)} />}
    </>
  )
}

function RoomDialog({ asked, watch, close }: { asked: AskedOfRoom; watch: RoomWatch; close: () => void }) {
  const t = useTexts(proctorTexts)
  const common = useTexts(commonTexts)
  const deed = useDeed()
  const [colleague, setColleague] = useState('')
  const [note, setNote] = useState('')
  const done = (run: () => Promise<unknown>, then: () => void = close) => void deed.run(async () => {
    await run()
    then()
  })
  if (asked === 'keys')
    return (
      <Dialog title={t.keys} onClose={close} actions={<Button look="primary" onClick={close}>{common.close}</Button>}>
        <p>{t.keysLead}</p>
        <dl class="facts">{keyHelp.map(([key, text]) => <div key={key}><dt><kbd>{key}</kbd></dt><dd>{t[text as 'keysMove']}</dd></div>)}</dl>
      </Dialog>
    )
  const isClose = asked === 'close'
  // Whoever handed over may see the room no more: nothing is asked of it again.
  const go = () => isClose ? done(() => watch.act({ action: 'close' })) : done(() => watch.act({ action: 'hand-over', supervisor: colleague, comment: note }).catch(error => {
    if ((error as { code?: string }).code !== 'not-assigned') throw error
  }), () => { location.hash = link() })
  return (
    <Dialog title={isClose ? t.closeRoom : t.handOver} onClose={close} actions={
      <><Button look="primary" busy={deed.busy} disabled={!isClose && colleague.trim() === ''} onClick={go}>{isClose ? t.closeRoom : t.handOver}</Button><Button onClick={close}>{common.cancel}</Button></>}>
      {isClose ? <p>{t.closeRoomAsk}</p> : (
        <>
          <TextField id="hand-over-to" type="email" label={t.colleague} hint={t.handOverHint} value={colleague} onValue={setColleague} />
          <TextArea id="hand-over-note" optional label={t.handOverNote} maxLength={1000} rows={3} value={note} onValue={setNote} />
        </>
      )}
      <ErrorNotice error={deed.error} />
    </Dialog>
  )
}
