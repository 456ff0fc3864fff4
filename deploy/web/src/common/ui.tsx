import type { ButtonHTMLAttributes, ComponentChildren, LooseInputHTMLAttributes } from 'preact'
import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks'
import { Problem, Unreachable } from './api'
import { duration, useTexts } from './i18n'
import { Icon, type IconName } from './icons'
import type { Loaded } from './load'
import { commonTexts } from './texts'

export type Tone = 'neutral' | 'info' | 'good' | 'warning' | 'bad'
const toneIcons: Record<Tone, IconName> = { neutral: 'dot', info: 'info', good: 'check', warning: 'warning', bad: 'cross' }

type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'icon' | 'type'> & {
  look?: 'primary' | 'secondary' | 'quiet' | 'danger'
  type?: 'button' | 'submit'
  icon?: IconName
  /** Under way: says so, and takes no second click. */
  busy?: boolean
}

export function Button({ look = 'secondary', icon, busy = false, type = 'button', class: extra, children, onClick, ...rest }: ButtonProps) {
  return (
    <button {...rest} type={type} class={`button button-${look} ${extra ?? ''}`} aria-disabled={busy || undefined} aria-busy={busy || undefined}
      onClick={busy ? event => event.preventDefault() : onClick}>
      {busy ? <span class="spinner" aria-hidden="true" /> : icon && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  )
}

export function ButtonLink({ href, look = 'secondary', icon, children }: { href: string; look?: 'primary' | 'secondary' | 'quiet'; icon?: IconName; children: ComponentChildren }) {
  return <a href={href} class={`button button-${look}`}>{icon && <Icon name={icon} />}<span>{children}</span></a>
}

/** A message in the page. `live` announces it when it appears: `status` waits its turn, `alert` interrupts. */
export function Notice({ tone = 'info', title, live, children }: { tone?: Tone; title?: ComponentChildren; live?: 'status' | 'alert'; children?: ComponentChildren }) {
  return (
    <div class={`notice notice-${tone}`} role={live}>
      <Icon name={tone === 'neutral' ? 'info' : toneIcons[tone]} />
      <div>
        {title && <p class="notice-title">{title}</p>}
        {children}
      </div>
    </div>
  )
}

/** What a call failed with, in words. Anything that is neither a refusal nor a missing network is a mistake of ours, and says so. */
export function ErrorNotice({ error, retry }: { error: unknown; retry?: () => void }) {
  const t = useTexts(commonTexts)
  if (error === undefined) return null
  const again = retry && <p><Button onClick={retry} icon="sync">{t.retry}</Button></p>
  if (error instanceof Problem)
    return (
      <Notice tone="bad" title={error.title} live="alert">
        {error.detail && <p>{error.detail}</p>}
        {error.fields.length > 0 && <ul>{error.fields.map(field => <li key={field}>{field}</li>)}</ul>}
        {error.retryAfterSeconds !== undefined && <p>{t.retryAfter(duration(error.retryAfterSeconds * 1000))}</p>}
        {error.fault && <p>{t.fault(error.fault)}</p>}
        {again}
      </Notice>
    )
  const away = error instanceof Unreachable
  if (!away) console.error(error)
  return <Notice tone="bad" live="alert" title={away ? t.unreachableTitle : t.unexpectedTitle}><p>{away ? t.unreachableText : t.unexpectedText}</p>{again}</Notice>
}

export function Loading({ label }: { label?: string }) {
  const t = useTexts(commonTexts)
  return <p class="loading" role="status"><span class="spinner" aria-hidden="true" /> {label ?? t.loading}</p>
}

/** The three faces of something that loads. */
export function Await<T>({ loaded, reload, children }: { loaded: Loaded<T>; reload: () => void; children: (value: T) => ComponentChildren }) {
  switch (loaded.state) {
    case 'loading': return <Loading />
    case 'failed': return <ErrorNotice error={loaded.error} retry={reload} />
    case 'ready': return <>{children(loaded.value)}</>
  }
}

// Forms

interface FieldProps {
  label: ComponentChildren
  hint?: ComponentChildren
  error?: string | undefined
  /** Fields are compulsory unless said otherwise. */
  optional?: boolean
  id?: string
}

/** Label, hint and error around one control, tied together for those who do not see the layout. */
export function Field({ label, hint, error, optional, id: given, children }: FieldProps & { children: (control: { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined; required: boolean }) => ComponentChildren }) {
  const t = useTexts(commonTexts)
  const made = useId()
  const id = given ?? made
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
  return (
    <div class={`field ${error ? 'field-wrong' : ''}`}>
      <label for={id}>{label}{optional && <span class="soft"> ({t.optional})</span>}</label>
      {hint && <p class="hint" id={`${id}-hint`}>{hint}</p>}
      {error && <p class="field-error" id={`${id}-error`}><Icon name="cross" /> {error}</p>}
      {children({ id, 'aria-describedby': described, 'aria-invalid': error ? true : undefined, required: !optional })}
    </div>
  )
}

type InputProps = FieldProps & Omit<LooseInputHTMLAttributes<HTMLInputElement>, 'role' | 'type' | 'label' | 'onInput' | 'size' | 'id' | 'value' | 'class'> & {
  value: string
  onValue: (value: string) => void
  type?: 'text' | 'email' | 'password' | 'date' | 'datetime-local' | 'number' | 'search' | 'tel'
  size?: 'small' | 'medium' | 'code'
}

export function TextField({ label, hint, error, optional, id, value, onValue, size, ...rest }: InputProps) {
  return (
    <Field label={label} hint={hint} error={error} optional={optional ?? false} {...(id ? { id } : {})}>
      {control => <input {...(rest as object)} {...control} class={size ? `control control-${size}` : 'control'} value={value} onInput={event => onValue(event.currentTarget.value)} />}
    </Field>
  )
}

export function TextArea({ label, hint, error, optional, id, value, onValue, rows = 5, maxLength }: FieldProps & { value: string; onValue: (value: string) => void; rows?: number; maxLength?: number }) {
  return (
    <Field label={label} hint={hint} error={error} optional={optional ?? false} {...(id ? { id } : {})}>
      {control => <textarea {...control} class="control" rows={rows} maxLength={maxLength} value={value} onInput={event => onValue(event.currentTarget.value)} />}
    </Field>
  )
}

export function SelectField({ label, hint, error, optional, id, value, onValue, choices }: FieldProps & { value: string; onValue: (value: string) => void; choices: { value: string; label: string }[] }) {
  const chosen = choices.find(choice => choice.value === value)?.label ?? ''
  return (
    <Field label={label} hint={hint} error={error} optional={optional ?? false} {...(id ? { id } : {})}>
      {control => (
        <>
          <select {...control} class="control" value={value} onChange={event => onValue(event.currentTarget.value)}>
            {choices.map(choice => <option key={choice.value} value={choice.value}>{choice.label}</option>)}
          </select>
          {chosen.length > 24 && <p class="choice-whole" aria-hidden="true">{chosen}</p>}
        </>
      )}
    </Field>
  )
}

export function CheckField({ label, error, id: given, checked, onChecked }: { label: ComponentChildren; error?: string | undefined; id?: string; checked: boolean; onChecked: (checked: boolean) => void }) {
  const made = useId()
  const id = given ?? made
  return (
    <div class={`field ${error ? 'field-wrong' : ''}`}>
      {error && <p class="field-error" id={`${id}-error`}><Icon name="cross" /> {error}</p>}
      <label class="choice">
        <input type="checkbox" id={id} checked={checked} aria-invalid={error ? true : undefined} aria-describedby={error ? `${id}-error` : undefined} onChange={event => onChecked(event.currentTarget.checked)} />
        <span>{label}</span>
      </label>
    </div>
  )
}

export function RadioField({ legend, hint, error, id: given, value, onValue, choices }: { legend: ComponentChildren; hint?: ComponentChildren; error?: string | undefined; id?: string; value: string; onValue: (value: string) => void; choices: { value: string; label: ComponentChildren }[] }) {
  const made = useId()
  const id = given ?? made
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
  return (
    <fieldset class={`field ${error ? 'field-wrong' : ''}`} aria-describedby={described}>
      <legend>{legend}</legend>
      {hint && <p class="hint" id={`${id}-hint`}>{hint}</p>}
      {error && <p class="field-error" id={`${id}-error`}><Icon name="cross" /> {error}</p>}
      <div class="choices">
        {choices.map((choice, index) => (
          <label class="choice" key={choice.value}>
            <input type="radio" id={index === 0 ? id : undefined} name={id} value={choice.value} checked={value === choice.value} onChange={() => onValue(choice.value)} />
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** The list of what is wrong, above the form. It takes the focus each time `round` changes, and its links lead to the fields. */
export function ErrorSummary({ errors, round }: { errors: { id: string; text: string }[]; round: number }) {
  const t = useTexts(commonTexts)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (round > 0 && errors.length > 0) box.current?.focus()
  }, [round])
  if (errors.length === 0) return null
  const go = (event: Event, id: string) => {
    event.preventDefault()
    document.getElementById(id)?.focus()
  }
  return (
    <div class="notice notice-bad" ref={box} tabIndex={-1} role="group" aria-labelledby="error-summary">
      <Icon name="cross" />
      <div>
        <p class="notice-title" id="error-summary">{t.errorSummary(errors.length)}</p>
        <ul>{errors.map(error => <li key={error.id}><a href={`#${error.id}`} onClick={event => go(event, error.id)}>{error.text}</a></li>)}</ul>
      </div>
    </div>
  )
}

// Showing

/** A native modal dialog: the browser keeps the focus inside and gives it back. Escape closes it unless it must be answered. */
export function Dialog({ title, onClose, actions, children, mustAnswer = false }: { title: ComponentChildren; onClose: () => void; actions: ComponentChildren; children: ComponentChildren; mustAnswer?: boolean }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  // Before it is drawn: a key pressed at once is pressed in the dialog.
  useLayoutEffect(() => {
    const element = dialog.current
    const before = document.activeElement
    element?.showModal()
    return () => {
      element?.close()
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  const cancel = (event: Event) => {
    event.preventDefault()
    if (!mustAnswer) onClose()
  }
  // Browsers heed no refusal of a third Escape in a row.
  const closed = () => {
    if (mustAnswer && dialog.current?.isConnected) dialog.current.showModal()
  }
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby={id} onCancel={cancel} onClose={closed}>
      <h2 id={id}>{title}</h2>
      <div class="flow">{children}</div>
      <div class="actions">{actions}</div>
    </dialog>
  )
}

export interface Column<Row> { head: ComponentChildren; cell: (row: Row) => ComponentChildren; kind?: 'number' | 'action' }

/** A table that scrolls by itself when the window is narrow, also by keyboard. The first column names the row. */
export function Table<Row>({ caption, columns, rows, rowKey, showCaption = false }: { caption: string; columns: Column<Row>[]; rows: Row[]; rowKey: (row: Row) => string | number; showCaption?: boolean }) {
  const t = useTexts(commonTexts)
  return (
    <div class="table-frame" role="region" aria-label={caption} tabIndex={0}>
      <table>
        <caption class={showCaption ? '' : 'visually-hidden'}>{caption}</caption>
        <thead><tr>{columns.map((column, index) => <th key={index} scope="col" class={column.kind}>{column.head}</th>)}</tr></thead>
        <tbody>
          {rows.map(row => (
            <tr key={rowKey(row)}>
              {columns.map((column, index) => index === 0
                ? <th key={index} scope="row" class={column.kind}>{column.cell(row)}</th>
                : <td key={index} class={column.kind}>{column.cell(row)}</td>)}
            </tr>
          ))}
          {rows.length === 0 && <tr><td colSpan={columns.length} class="soft">{t.nothing}</td></tr>}
        </tbody>
      </table>
    </div>
  )
}

export function StatusPill({ tone = 'neutral', children }: { tone?: Tone; children: ComponentChildren }) {
  return <span class={`pill pill-${tone}`}><Icon name={toneIcons[tone]} />{children}</span>
}

export function Progress({ value, max, label }: { value: number; max: number; label: string }) {
  return <progress class="progress" value={value} max={max} aria-label={label}>{value}/{max}</progress>
}

/** Term and description, side by side where there is room. */
export function Facts({ facts }: { facts: [ComponentChildren, ComponentChildren][] }) {
  return <dl class="facts">{facts.map(([term, description], index) => <div key={index}><dt>{term}</dt><dd>{description}</dd></div>)}</dl>
}
