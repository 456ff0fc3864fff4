import { useState } from 'preact/hooks'
import { useTexts } from '../common/i18n'
import { useDeed } from '../common/load'
import { incidentCategories, type ActDone, type IncidentCategory, type RoomAction } from '../common/supervision'
import { commonTexts } from '../common/texts'
import { Button, Dialog, ErrorNotice, Notice, SelectField, TextArea, TextField } from '../common/ui'
import { isUnsure, Names, type Do } from './acts'
import { missingOf, needs, type Field, type Missing } from './needs'
import { NotDone, together } from './notdone'
import { canned, cannedOf, proctorTexts } from './texts'

export interface Asked {
  action: RoomAction
  sittings: string[]
  /** The question that each had on screen when it was asked, where it is known. */
  items?: ReadonlyMap<string, number>
  /** What is to be read before it is done. */
  lines?: string[]
}

interface AskDialogProps {
  asked: Asked
  nameOf: (sitting: string) => string
  act: Do
  close: (said?: string) => void
}

/** Asks for what an act needs, does it, and says honestly which rows could not be done. Stays open until then. */
export function AskDialog({ asked, nameOf, act, close }: AskDialogProps) {
  const t = useTexts(proctorTexts)
  const common = useTexts(commonTexts)
  const deed = useDeed()
  const [names] = useState(() => new Names())
  const fields = needs[asked.action] ?? []
  const one = asked.sittings.length === 1 ? asked.sittings[0] : undefined
  const [text, setText] = useState('')
  const [minutes, setMinutes] = useState('5')
  // Nothing is proposed: what somebody is reproached with is somebody's choice.
  const [category, setCategory] = useState<IncidentCategory | ''>('')
  const [severity, setSeverity] = useState('0.25')
  const [item, setItem] = useState(one === undefined ? '' : String(asked.items?.get(one) ?? ''))
  const [missing, setMissing] = useState<Missing>({})
  const [result, setResult] = useState<ActDone | undefined>(undefined)
  const has = (field: Field) => fields.includes(field)
  const who = asked.sittings.length === 0 ? t.everybody : one !== undefined ? nameOf(one) : t.several(asked.sittings.length)
  const go = (sittings: string[]) => deed.run(async () => {
    const wish = {
      action: asked.action,
      ...(has('reason') ? { reason: text } : {}), ...(has('text') ? { text, ...cannedOf(text, t) } : {}), ...(has('comment') ? { comment: text } : {}),
      ...(has('minutes') ? { minutes: Math.max(1, Math.round(Number(minutes)) || 1) } : {}),
      ...(has('category') && category !== '' ? { category } : {}), ...(has('severity') ? { severity: Number(severity) } : {}),
      ...(one !== undefined && has('item') && /^\d+$/.test(item) ? { item: Number(item) } : {}),
    }
    const done = together(result, await act({ ...wish, key: names.of(wish), ...(sittings.length > 0 ? { sittings } : {}) }))
    if (done.notDone.length === 0) close(t.doneFor(who))
    else setResult(done)
  })
  const submit = (event: Event) => {
    event.preventDefault()
    const found = missingOf(fields, text, category)
    setMissing(found)
    const first = found.category ? 'ask-category' : found.text ? 'ask-text' : undefined
    if (first) document.getElementById(first)?.focus()
    else void go(asked.sittings)
  }
  if (result) return <NotDone title={t[asked.action]} result={result} nameOf={nameOf} again={go} busy={deed.busy} error={deed.error} close={() => close()} />
  const prepared = asked.action === 'say' ? canned.messages : has('reason') ? canned.reasons : []
  return (
    <Dialog title={t.with(t[asked.action].replace(/\.+$|…$/, ''), who)} onClose={() => close()} actions={
      <><Button type="submit" look={asked.action === 'terminate' ? 'danger' : 'primary'} busy={deed.busy} onClick={submit}>{t[asked.action]}</Button><Button onClick={() => close()}>{common.cancel}</Button></>}>
      <form class="form" noValidate onSubmit={submit}>
        {asked.action === 'terminate' && <Notice tone="warning"><p>{t.terminateStep}</p></Notice>}
        {asked.lines?.map(line => <p key={line}>{line}</p>)}
        {asked.action === 'flag' && <p>{t.flagMeans}</p>}
        {has('minutes') && <TextField id="ask-minutes" label={t.minutes} inputMode="numeric" size="small" value={minutes} onValue={setMinutes} />}
        {has('category') && <SelectField id="ask-category" label={t.category} value={category} error={missing.category ? t.categoryMissing : undefined} onValue={value => setCategory(value as IncidentCategory | '')}
          choices={[{ value: '', label: t.choose }, ...incidentCategories.map(value => ({ value, label: t[value] }))]} />}
        {has('severity') && <SelectField id="ask-severity" label={t.severity} value={severity} onValue={setSeverity}
          choices={([['0', 'severity0'], ['0.25', 'severity1'], ['0.5', 'severity2'], ['0.75', 'severity3'], ['1', 'severity4']] as const).map(([value, name]) => ({ value, label: t[name] }))} />}
        {has('item') && one === undefined && asked.items && <p>{t.itemOfEach}</p>}
        {has('item') && one !== undefined && <TextField id="ask-item" optional label={t.item} inputMode="numeric" size="small" value={item} onValue={setItem} />}
        {(has('reason') || has('text') || has('comment')) && <TextArea id="ask-text" rows={3} maxLength={500} optional={has('comment')}
          label={asked.action === 'say' ? t.message : has('comment') ? t.comment : t.reason} error={missing.text ? t.textMissing : undefined} value={text} onValue={setText} />}
        {prepared.length > 0 && <div class="pills" role="group" aria-label={t.prepared}>{prepared.map(name => <Button key={name} class="button-small" look="quiet" onClick={() => setText(t[name])}>{t[name]}</Button>)}</div>}
        <ErrorNotice error={deed.error} />
        {isUnsure(deed.error) && <Notice tone="warning" live="status"><p>{t.maybeDone}</p></Notice>}
      </form>
    </Dialog>
  )
}
