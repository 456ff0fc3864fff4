import type { Interaction, Option, Response } from '../common/types'

export const BLANK: Response = { kind: 'blank' }

/** Whether two responses say the same, whatever the order of their keys; a multiple choice has no order. */
export const same = (a: Response, b: Response): boolean => written(a) === written(b)

function written(response: Response): string {
  switch (response.kind) {
    case 'blank': return 'blank'
    case 'single-choice': return JSON.stringify([response.kind, response.option])
    case 'multiple-choice': return JSON.stringify([response.kind, [...response.options].sort()])
    case 'order': return JSON.stringify([response.kind, response.options])
    case 'match': return JSON.stringify([response.kind, sorted(response.pairs)])
    case 'inline-choice': return JSON.stringify([response.kind, sorted(response.gaps)])
    case 'numeric': return JSON.stringify([response.kind, response.text])
  }
}

const sorted = (pairs: Record<string, string>) => Object.entries(pairs).sort(([a], [b]) => a < b ? -1 : 1)

/** A response without content is blank: that is what the server knows as unanswered. */
export function tidy(response: Response): Response {
  switch (response.kind) {
    case 'multiple-choice': return response.options.length === 0 ? BLANK : { kind: 'multiple-choice', options: [...response.options].sort() }
    case 'match': return Object.keys(response.pairs).length === 0 ? BLANK : response
    case 'inline-choice': return Object.keys(response.gaps).length === 0 ? BLANK : response
    case 'numeric': return response.text.trim() === '' ? BLANK : response
    default: return response
  }
}

export const answered = (response: Response | undefined): boolean => response !== undefined && response.kind !== 'blank'

/** Whether everything that the item asks for is given: every gap, every pair. */
export function complete(response: Response, interaction: Interaction): boolean {
  if (response.kind === 'match' && interaction.kind === 'match') return Object.keys(response.pairs).length === interaction.sources.length
  if (response.kind === 'inline-choice' && interaction.kind === 'inline-choice') return Object.keys(response.gaps).length === Object.keys(interaction.gaps).length
  return answered(response)
}

/** As the server reads a number: `1 234,5`, `1234.5`, `-3`, `12 %`. */
export const isNumber = (typed: string): boolean =>
  /^[+-]?\d{1,15}(\.\d{0,10})?$/.test(typed.replace(/\s/g, '').replace(/[%€]$/, '').replace(',', '.').replace('\u2212', '-'))

/** A response in words, one line each, for showing two of them side by side; nothing for a blank one. */
export function describe(response: Response, interaction: Interaction): string[] {
  switch (response.kind) {
    case 'blank': return []
    case 'single-choice': return [text(optionsOf(interaction), response.option)]
    case 'multiple-choice': return response.options.map(option => text(optionsOf(interaction), option))
    case 'order': return response.options.map((option, index) => `${index + 1}. ${text(optionsOf(interaction), option)}`)
    case 'match': {
      if (interaction.kind !== 'match') return []
      return interaction.sources.filter(source => response.pairs[source.id] !== undefined)
        .map(source => `${source.text} → ${text(interaction.targets, response.pairs[source.id]!)}`)
    }
    case 'inline-choice': {
      if (interaction.kind !== 'inline-choice') return []
      return [interaction.text.replace(/\{(\w+)\}/g, (_, gap: string) => response.gaps[gap] === undefined ? '…' : `[${text(interaction.gaps[gap] ?? [], response.gaps[gap])}]`)]
    }
    case 'numeric': return [interaction.kind === 'numeric' && interaction.unit ? `${response.text} ${interaction.unit}` : response.text]
  }
}

const optionsOf = (interaction: Interaction): Option[] => 'options' in interaction ? interaction.options : []
const text = (options: Option[], id: string): string => options.find(option => option.id === id)?.text ?? id
