import { useState } from 'preact/hooks'
import { useTexts } from '../common/i18n'
import { useDeed } from '../common/load'
import { findPeople, type PersonKnown } from '../common/privacy'
import { Button, ErrorNotice, Field } from '../common/ui'
import { privacyTexts } from './texts'

/** Chooses one person by name or address. */
export function Pick({ label, value, onValue }: { label: string; value: PersonKnown | undefined; onValue: (person: PersonKnown | undefined) => void }) {
  const t = useTexts(privacyTexts)
  const deed = useDeed()
  const [text, setText] = useState('')
  const [found, setFound] = useState<PersonKnown[]>()
  const search = () => {
    if (text.trim().length >= 2) void deed.run(async () => setFound((await findPeople(text.trim())).people))
  }
  if (value) return (
    <div class="field pick">
      <p class="pick-label">{label}</p>
      <p class="row"><strong>{value.name}</strong> <span class="soft small">{value.email}</span> <Button look="quiet" icon="cross" onClick={() => onValue(undefined)}>{t.clear}<span class="visually-hidden"> {label}</span></Button></p>
    </div>
  )
  return (
    <div class="pick">
      <Field label={label} hint={t.personHint} optional>
        {control => (
          <div class="pick-row">
            <input {...control} type="search" class="control" autocomplete="off" value={text} onInput={event => setText(event.currentTarget.value)}
              onKeyDown={event => {
                if (event.key !== 'Enter') return
                event.preventDefault()
                search()
              }} />
            <Button icon="search" busy={deed.busy} onClick={search}>{t.find}<span class="visually-hidden"> {label}</span></Button>
          </div>
        )}
      </Field>
      <ErrorNotice error={deed.error} />
      {found && <p role="status" class="visually-hidden">{found.length === 0 ? t.noPerson : found.length}</p>}
      {found?.length === 0 && <p class="soft">{t.noPerson}</p>}
      {found && found.length > 0 && <ul class="plain picks">{found.map(person => (
        <li key={person.account}><Button look="quiet" onClick={() => { onValue(person); setFound(undefined); setText('') }}>{person.name} <span class="soft small">{person.email}</span></Button></li>
      ))}</ul>}
    </div>
  )
}
