import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { useTexts } from '../common/i18n'
import { Icon } from '../common/icons'
import type { Interaction, Option, Response } from '../common/types'
import { unbroken } from '../common/typography'
import type { Announce } from './announce'
import { describe, isNumber } from './responses'
import { examTexts } from './texts'

interface Asked<K extends Interaction['kind']> {
  interaction: Extract<Interaction, { kind: K }>
  response: Response
  /** The language of the item's texts. */
  lang: string
  prompt: ComponentChildren
  onResponse: (response: Response) => void
  announce: Announce
}

type AnyAsked = Omit<Asked<Interaction['kind']>, 'interaction'> & { interaction: Interaction }

/** Draws the controls of one item: native ones, so that every browser and screen reader knows them. */
export function Answering({ interaction, ...rest }: AnyAsked) {
  switch (interaction.kind) {
    case 'single-choice': return <SingleChoice interaction={interaction} {...rest} />
    case 'multiple-choice': return <MultipleChoice interaction={interaction} {...rest} />
    case 'order': return <Order interaction={interaction} {...rest} />
    case 'match': return <Match interaction={interaction} {...rest} />
    case 'inline-choice': return <InlineChoice interaction={interaction} {...rest} />
    case 'numeric': return <Numeric interaction={interaction} {...rest} />
  }
}

function SingleChoice({ interaction, response, lang, prompt, onResponse }: Asked<'single-choice'>) {
  const t = useTexts(examTexts)
  const name = useId()
  const chosen = response.kind === 'single-choice' ? response.option : undefined
  return (
    <fieldset class="asked" aria-describedby={`${name}-hint`}>
      <legend lang={lang} class="prompt">{prompt}</legend>
      <p class="hint" id={`${name}-hint`}>{t.singleHint}</p>
      <div class="options" lang={lang}>
        {interaction.options.map(option => (
          <label class="option" key={option.id}>
            <input type="radio" name={name} value={option.id} checked={chosen === option.id} onChange={() => onResponse({ kind: 'single-choice', option: option.id })} />
            <span>{unbroken(option.text)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function MultipleChoice({ interaction, response, lang, prompt, onResponse }: Asked<'multiple-choice'>) {
  const t = useTexts(examTexts)
  const id = useId()
  const chosen = response.kind === 'multiple-choice' ? response.options : []
  const toggle = (option: string, checked: boolean) =>
    onResponse({ kind: 'multiple-choice', options: checked ? [...chosen, option] : chosen.filter(other => other !== option) })
  return (
    <fieldset class="asked" aria-describedby={`${id}-hint`}>
      <legend lang={lang} class="prompt">{prompt}</legend>
      <p class="hint" id={`${id}-hint`}>{t.multipleHint}</p>
      <div class="options" lang={lang}>
        {interaction.options.map(option => (
          <label class="option" key={option.id}>
            <input type="checkbox" value={option.id} checked={chosen.includes(option.id)} onChange={event => toggle(option.id, event.currentTarget.checked)} />
            <span>{unbroken(option.text)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function Order({ interaction, response, lang, prompt, onResponse, announce }: Asked<'order'>) {
  const t = useTexts(examTexts)
  const id = useId()
  const list = useRef<HTMLOListElement>(null)
  const focusAfter = useRef<string | undefined>(undefined)
  const confirmed = response.kind === 'order'
  const shown = confirmed ? response.options : interaction.options.map(option => option.id)
  const name = (option: string) => interaction.options.find(other => other.id === option)?.text ?? option
  useEffect(() => {
    if (focusAfter.current === undefined) return
    list.current?.querySelector<HTMLElement>(`[data-move="${focusAfter.current}"]`)?.focus()
    focusAfter.current = undefined
  })
  const move = (option: string, to: number, button: string) => {
    const from = shown.indexOf(option)
    if (to < 0 || to >= shown.length || to === from) return
    const moved = shown.filter(other => other !== option)
    moved.splice(to, 0, option)
    focusAfter.current = `${option}-${button}`
    onResponse({ kind: 'order', options: moved })
    announce(t.moved(name(option), to + 1, shown.length), true)
  }
  const keys = (event: KeyboardEvent, option: string, index: number, button: string) => {
    const to = { ArrowUp: index - 1, ArrowDown: index + 1, Home: 0, End: shown.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    move(option, to, button)
  }
  return (
    <fieldset class="asked" aria-describedby={`${id}-hint`}>
      <legend lang={lang} class="prompt">{prompt}</legend>
      <p class="hint" id={`${id}-hint`}>{t.orderHint}</p>
      <ol class="order" ref={list}>
        {shown.map((option, index) => (
          <li key={option} class="order-item">
            <span class="order-place" aria-hidden="true">{index + 1}</span>
            <span class="order-text" lang={lang}>{unbroken(name(option))}</span>
            <span class="order-buttons">
              {(['up', 'down'] as const).map(button => (
                <button key={button} type="button" class="square" data-move={`${option}-${button}`} aria-label={t[button](name(option))}
                  aria-disabled={button === 'up' ? index === 0 : index === shown.length - 1}
                  onClick={() => move(option, button === 'up' ? index - 1 : index + 1, button)}
                  onKeyDown={event => keys(event, option, index, button)}>
                  <Icon name={button} />
                </button>
              ))}
            </span>
          </li>
        ))}
      </ol>
      <label class="option option-plain">
        <input type="checkbox" checked={confirmed} onChange={event => onResponse(event.currentTarget.checked ? { kind: 'order', options: shown } : { kind: 'blank' })} />
        <span>{t.orderKeep}</span>
      </label>
      {!confirmed && <p class="hint">{t.orderUntouched}</p>}
    </fieldset>
  )
}

/**
 * A choice that serves one row is not to be had in another: arrow keys pass over every entry of a closed list, and must not take
 * away on their way what was matched before.
 */
function Match({ interaction, response, lang, prompt, onResponse }: Asked<'match'>) {
  const t = useTexts(examTexts)
  const id = useId()
  const pairs = response.kind === 'match' ? response.pairs : {}
  const pair = (source: Option, target: string) => {
    const { [source.id]: _, ...others } = pairs
    onResponse({ kind: 'match', pairs: target === '' ? others : { ...others, [source.id]: target } })
  }
  const taken = (source: Option) => Object.entries(pairs).filter(([other]) => other !== source.id).map(([, target]) => target)
  return (
    <fieldset class="asked" aria-describedby={`${id}-hint`}>
      <legend lang={lang} class="prompt">{prompt}</legend>
      <p class="hint" id={`${id}-hint`}>{t.matchHint}</p>
      <div class="match">
        {interaction.sources.map(source => (
          <div class="match-row" key={source.id}>
            <label for={`${id}-${source.id}`} lang={lang}>{unbroken(source.text)}</label>
            <div>
              <Choices id={`${id}-${source.id}`} lang={lang} options={interaction.targets} taken={taken(source)} value={pairs[source.id] ?? ''} onValue={target => pair(source, target)} />
              <Whole text={interaction.targets.find(target => target.id === pairs[source.id])?.text} lang={lang} />
            </div>
          </div>
        ))}
      </div>
      <p class="hint">{t.partial(Object.keys(pairs).length, interaction.sources.length)}</p>
    </fieldset>
  )
}

/** A closed list may cut a long text; then it stands below, whole. Screen readers have it from the list already. */
function Whole({ text, lang }: { text: string | undefined; lang: string }) {
  if (text === undefined || text.length <= 20) return null
  return <p class={text.length > 34 ? 'match-whole' : 'match-whole match-whole-narrow'} lang={lang} aria-hidden="true">{unbroken(text)}</p>
}

function InlineChoice({ interaction, response, lang, prompt, onResponse }: Asked<'inline-choice'>) {
  const t = useTexts(examTexts)
  const id = useId()
  const gaps = response.kind === 'inline-choice' ? response.gaps : {}
  const fill = (gap: string, option: string) => {
    const { [gap]: _, ...others } = gaps
    onResponse({ kind: 'inline-choice', gaps: option === '' ? others : { ...others, [gap]: option } })
  }
  const pieces = interaction.text.split(/\{(\w+)\}/)
  return (
    <fieldset class="asked" aria-describedby={`${id}-hint`}>
      <legend lang={lang} class="prompt">{prompt}</legend>
      <p class="hint" id={`${id}-hint`}>{t.inlineHint}</p>
      <p class="inline" lang={lang}>
        {pieces.map((piece, index) => index % 2 === 0 ? unbroken(piece) : (
          <Choices key={piece} label={t.gap((index + 1) / 2)} lang={lang} options={interaction.gaps[piece] ?? []} value={gaps[piece] ?? ''} onValue={option => fill(piece, option)} />
        ))}
      </p>
      {response.kind === 'inline-choice' && <p class="inline-whole" lang={lang} aria-hidden="true">{unbroken(describe(response, interaction).join(''))}</p>}
      <p class="hint">{t.partial(Object.keys(gaps).length, Object.keys(interaction.gaps).length)}</p>
    </fieldset>
  )
}

function Choices({ id, label, lang, options, taken = [], value, onValue }: { id?: string; label?: string; lang: string; options: Option[]; taken?: string[]; value: string; onValue: (value: string) => void }) {
  const t = useTexts(examTexts)
  return (
    <select class="control" id={id} aria-label={label} value={value} onChange={event => onValue(event.currentTarget.value)}>
      <option value="">{t.choose}</option>
      {options.map(option => <option key={option.id} value={option.id} lang={lang} disabled={taken.includes(option.id)}>{unbroken(option.text)}</option>)}
    </select>
  )
}

function Numeric({ interaction, response, lang, prompt, onResponse }: Asked<'numeric'>) {
  const t = useTexts(examTexts)
  const id = useId()
  const text = response.kind === 'numeric' ? response.text : ''
  const odd = text.trim() !== '' && !isNumber(text)
  return (
    <div class="asked">
      <p class="prompt" id={`${id}-prompt`} lang={lang}>{prompt}</p>
      <label class="numeric-label" for={id}>{t.numericLabel}</label>
      <p class="hint" id={`${id}-hint`}>{t.numericHint}</p>
      <p class="row">
        <input class="control control-small" id={id} inputMode="decimal" autocomplete="off" maxLength={40} value={text}
          aria-describedby={`${id}-prompt ${id}-hint ${id}-odd`} onInput={event => onResponse({ kind: 'numeric', text: event.currentTarget.value })} />
        {interaction.unit && <span lang={lang}>{interaction.unit}</span>}
      </p>
      <p class="field-error" id={`${id}-odd`}>{odd && t.numericWrong}</p>
    </div>
  )
}
