import { useState } from 'preact/hooks'
import { dateTime, useTexts } from '../common/i18n'
import { browserMemory } from '../common/memory'
import type { Numbered, Room } from '../common/supervision'
import { Button, Notice } from '../common/ui'
import { proctorTexts } from './texts'

/** Notes that this reader has not read yet; nobody's own. @param readUpTo number of the last one read */
export const unread = (notes: Numbered[], me: string, readUpTo: number): Numbered[] => notes.filter(note => note.number > readUpTo && note.fact.by !== me)

/** What a colleague wrote who handed over: shown to whoever watches the room now, until it is read. It may be about several candidates, and stands in nobody's timeline. */
export function HandOverNotes({ room, notes, me }: { room: Room; notes: Numbered[]; me: string }) {
  const t = useTexts(proctorTexts)
  const keptAs = `palier.notes.${room.id}.${me}`
  const [readUpTo, setReadUpTo] = useState(() => Number(browserMemory.get(keptAs) ?? 0))
  const shown = unread(notes, me, readUpTo)
  const name = (account: string) => [...room.supervisors, ...room.formerSupervisors].find(person => person.account === account)?.name ?? account
  const read = () => {
    const last = shown.at(-1)!.number
    browserMemory.set(keptAs, String(last))
    setReadUpTo(last)
    // The button is gone with what it stood under.
    document.querySelector<HTMLElement>('.wall .tile-name[tabindex="0"]')?.focus()
  }
  return (
    <div role="status" data-notes>
      {shown.length > 0 && (
        <Notice tone="info">
          {shown.map(note => <p key={note.number}><strong>{t.noteFrom(name(note.fact.by), dateTime(note.fact.at))}</strong><br />{String(note.fact.event['note'])}</p>)}
          <p><Button onClick={read}>{t.noteRead}</Button></p>
        </Notice>
      )}
    </div>
  )
}
