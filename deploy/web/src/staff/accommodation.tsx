import { useState } from 'preact/hooks'
import { put } from '../common/api'
import { useTexts } from '../common/i18n'
import { useDeed } from '../common/load'
import { commonTexts } from '../common/texts'
import type { Candidate } from '../common/types'
import { Button, CheckField, Dialog, ErrorNotice, Notice, TextField } from '../common/ui'
import { accommodationErrors, accommodationOf, accommodationRequest, MUTABLE, toggled, WATCHING, type AccommodationDraft, type AccommodationErrors } from './accommodations'
import { local } from './plan'
import { peopleTexts } from './texts-people'

/** Records what was decided for a person, by whom and when. */
export function AccommodationDialog({ candidate, close, saved }: { candidate: Candidate; close: () => void; saved: (candidate: Candidate) => void }) {
  const t = useTexts(peopleTexts)
  const common = useTexts(commonTexts)
  const today = local(new Date()).slice(0, 10)
  const [draft, setDraft] = useState<AccommodationDraft>(() => accommodationOf(candidate.accommodation, today))
  const [errors, setErrors] = useState<AccommodationErrors>({})
  const deed = useDeed()
  const set = (change: Partial<AccommodationDraft>) => setDraft({ ...draft, ...change })
  const error = (field: keyof AccommodationDraft) => errors[field] && t[errors[field]]
  const submit = (event: Event) => {
    event.preventDefault()
    const found = accommodationErrors(draft, today)
    setErrors(found)
    const first = Object.keys(found)[0]
    if (first) return document.getElementById(`acc-${first}`)?.focus()
    void deed.run(async () => saved(await put<Candidate>(`/api/candidates/${encodeURIComponent(candidate.id)}/accommodation`, accommodationRequest(draft))))
  }
  return (
    <Dialog title={t.accommodationTitle(candidate.name)} onClose={close} actions={
      <>
        <Button look="primary" busy={deed.busy} onClick={submit}>{t.save}</Button>
        <Button onClick={close}>{common.cancel}</Button>
      </>}>
      <p class="soft">{t.accommodationText}</p>
      {candidate.needs && <Notice tone="neutral" title={t.needs}><p>{candidate.needs}</p></Notice>}
      <form class="form" noValidate onSubmit={submit}>
        <TextField id="acc-extraTime" inputMode="numeric" size="small" label={t.extraTimeField} hint={t.extraTimeHint} error={error('extraTime')} value={draft.extraTime} onValue={extraTime => set({ extraTime })} />
        <TextField id="acc-breaks" inputMode="numeric" size="small" label={t.breaksField} hint={t.breaksHint} error={error('breaks')} value={draft.breaks} onValue={breaks => set({ breaks })} />
        <TextField id="acc-assistant" label={t.assistantField} hint={t.assistantHint} optional maxLength={200} value={draft.assistant} onValue={assistant => set({ assistant })} />
        <fieldset class="field">
          <legend>{t.withoutField}</legend>
          <p class="hint">{t.withoutHint}</p>
          {WATCHING.map(one => <CheckField key={one} label={t[`without-${one}`]} checked={draft.without.includes(one)} onChecked={on => set({ without: toggled(draft.without, one, on) })} />)}
        </fieldset>
        <fieldset class="field">
          <legend>{t.mutedField}</legend>
          <p class="hint">{t.mutedHint}</p>
          {MUTABLE.map(one => <CheckField key={one} label={t[`muted-${one}` as 'muted-pasted']} checked={draft.muted.includes(one)} onChecked={on => set({ muted: toggled(draft.muted, one, on) })} />)}
        </fieldset>
        <TextField id="acc-decidedBy" label={t.decidedBy} hint={t.decidedByHint} maxLength={200} error={error('decidedBy')} value={draft.decidedBy} onValue={decidedBy => set({ decidedBy })} />
        <TextField id="acc-decidedOn" type="date" size="medium" label={t.decidedOn} error={error('decidedOn')} value={draft.decidedOn} onValue={decidedOn => set({ decidedOn })} />
        <button type="submit" hidden tabIndex={-1} />
      </form>
      <ErrorNotice error={deed.error} />
    </Dialog>
  )
}
