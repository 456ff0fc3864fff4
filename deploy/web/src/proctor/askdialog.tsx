import { useState } from 'preact/hooks'
import { useTexts } from '../common/i18n'
import { useDeed } from '../common/load'
import { incidentCategories, type ActDone, type IncidentCategory, type RoomAct, type RoomAction } from '../common/supervision'
import { commonTexts } from '../common/texts'
import { Button, Dialog, ErrorNotice, Notice, SelectField, TextArea, TextField } from '../common/ui'
import { needs, type Field } from './needs'
import { canned, proctorTexts } from './texts'

export interface Asked { action: RoomAction; sittings: string[] }

interface AskDialogProps {
  asked: Asked
  nameOf: (sitting: string) => string
  act: (act: Omit<RoomAct, 'key'>) => Promise<ActDone>
  close: (said?: string) => void
}

/** Asks for what an act needs, does it, and says honestly which rows could not be done. Stays open until then. */
export function AskDialog({ asked, nameOf, act, close }: AskDialogProps) {
  const t = useTexts(proctorTexts)
  const common = useTexts(commonTexts)
  const deed = useDeed()
  const fields = needs[asked.action] ?? []
  const [text, setText] = useState('')
  const [minutes, setMinutes] = useState('5')
  const [category, setCategory] = useState<IncidentCategory>(asked.action === 'terminate' ? 'disturbance' : 'environment-disturbance')
  const [severity, setSeverity] = useState('0.25')
  const [item, setItem] = useState('')
  const [missing, setMissing] = useState(false)
  const [result, setResult] = useState<ActDone | undefined>(undefined)
  const has = (field: Field) => fields.includes(field)
  const who = asked.sittings.length === 0 ? t.everybody : asked.sittings.length === 1 ? nameOf(asked.sittings[0]!) : t.several(asked.sittings.length)
  const submit = async (event: Event) => {
    event.preventDefault()
    const wanting = (has('reason') || has('text')) && text.trim() === ''
    setMissing(wanting)
    if (wanting) return
    await deed.run(async () => {
      const done = await act({
        action: asked.action,
        ...(asked.sittings.length > 0 ? { sittings: asked.sittings } : {}),
        ...(has('reason') ? { reason: text } : {}), ...(has('text') ? { text } : {}), ...(has('comment') ? { comment: text } : {}),
        ...(has('minutes') ? { minutes: Math.max(1, Math.round(Number(minutes)) || 1) } : {}),
        ...(has('category') ? { category } : {}), ...(has('severity') ? { severity: Number(severity) } : {}),
        ...(has('item') && /^\d+$/.test(item) ? { item: Number(item) } : {}),
      })
      if (done.notDone.length === 0) close(t.doneFor(who))
      else setResult(done)
    })
  }
  if (result)
    return (
      <Dialog title={t[asked.action]} onClose={() => close()} actions={<Button look="primary" onClick={() => close()}>{common.close}</Button>}>
        <p role="status">{t.doneCount(result.done.length)}</p>
        <Notice tone="warning" title={t.notDone(result.notDone.length)}>
          <ul>{result.notDone.map(row => <li key={row.sitting}>{t.with(nameOf(row.sitting), row.text)}</li>)}</ul>
        </Notice>
      </Dialog>
    )
  const prepared = asked.action === 'say' ? canned.messages : has('reason') ? canned.reasons : []
  return (
    <Dialog title={t.with(t[asked.action].replace(/\.+$|…$/, ''), who)} onClose={() => close()} actions={
      <><Button type="submit" look={asked.action === 'terminate' ? 'danger' : 'primary'} busy={deed.busy} onClick={submit}>{t[asked.action]}</Button><Button onClick={() => close()}>{common.cancel}</Button></>}>
      <form class="form" noValidate onSubmit={submit}>
        {asked.action === 'terminate' && <Notice tone="warning"><p>{t.terminateStep}</p></Notice>}
        {asked.action === 'flag' && <p>{t.flagMeans}</p>}
        {has('minutes') && <TextField id="ask-minutes" label={t.minutes} inputMode="numeric" size="small" value={minutes} onValue={setMinutes} />}
        {has('category') && <SelectField id="ask-category" label={t.category} value={category} onValue={value => setCategory(value as IncidentCategory)}
          choices={incidentCategories.map(value => ({ value, label: t[value] }))} />}
        {has('severity') && <SelectField id="ask-severity" label={t.severity} value={severity} onValue={setSeverity}
          choices={([['0', 'severity0'], ['0.25', 'severity1'], ['0.5', 'severity2'], ['0.75', 'severity3'], ['1', 'severity4']] as const).map(([value, name]) => ({ value, label: t[name] }))} />}
        {has('item') && <TextField id="ask-item" optional label={t.item} inputMode="numeric" size="small" value={item} onValue={setItem} />}
        {(has('reason') || has('text') || has('comment')) && <TextArea id="ask-text" rows={3} maxLength={500} optional={has('comment')}
          label={asked.action === 'say' ? t.message : has('comment') ? t.comment : t.reason} error={missing ? t.textMissing : undefined} value={text} onValue={setText} />}
        {prepared.length > 0 && <div class="pills" role="group" aria-label={t.prepared}>{prepared.map(name => <Button key={name} class="button-small" look="quiet" onClick={() => setText(t[name])}>{t[name]}</Button>)}</div>}
        <ErrorNotice error={deed.error} />
      </form>
    </Dialog>
  )
}
