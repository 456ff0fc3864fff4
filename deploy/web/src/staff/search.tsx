import { useEffect, useState } from 'preact/hooks'
import { get } from '../common/api'
import { useLoad, type Loaded } from '../common/load'
import type { Candidate } from '../common/types'
import { Field } from '../common/ui'

/** What was typed, and the candidates it finds once the typing pauses. */
export interface CandidateSearch { text: string; setText: (text: string) => void; loaded: Loaded<Candidate[]>; reload: () => void }

export function useCandidates(): CandidateSearch {
  const [text, setText] = useState('')
  const [asked, setAsked] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), 300)
    return () => clearTimeout(timer)
  }, [text])
  const [loaded, reload] = useLoad(async signal => {
    const { candidates } = await get<{ candidates: Candidate[] }>(`/api/candidates${asked === '' ? '' : `?text=${encodeURIComponent(asked)}`}`, { signal })
    return candidates
  }, asked)
  return { text, setText, loaded, reload }
}

/** A field that narrows a list as one types; never compulsory, and not marked as optional either, since that goes without saying. */
export function SearchField({ label, hint, text, setText }: { label: string; hint: string; text: string; setText: (text: string) => void }) {
  return (
    <Field label={label} hint={hint}>
      {control => <input {...control} required={false} type="search" class="control" maxLength={100} autocomplete="off" value={text} onInput={event => setText(event.currentTarget.value)} />}
    </Field>
  )
}
