import type { Response } from './types'

/** A response by the identifiers of its options, in one line: what an event or an audit holds. `∅` for none. */
export function responseText(response: Response): string {
  switch (response.kind) {
    case 'blank': return '∅'
    case 'single-choice': return response.option
    case 'multiple-choice': return response.options.length === 0 ? '∅' : [...response.options].sort().join(' + ')
    case 'order': return response.options.join(' > ')
    case 'match': return pairs(response.pairs)
    case 'inline-choice': return pairs(response.gaps)
    case 'numeric': return response.text
  }
}

const pairs = (map: Record<string, string>): string =>
  Object.entries(map).sort(([a], [b]) => a < b ? -1 : 1).map(([from, to]) => `${from}: ${to}`).join(', ')
