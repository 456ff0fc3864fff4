import type { Language } from './types'

const NARROW = '\u202f'
const FIXED = '\u00a0'

/**
 * Sets plain typed text as a printer would: apostrophes, quotation marks, dots, and in French the spaces that must not break.
 * So dictionaries stay readable in an editor that does not show such spaces.
 */
export function typeset(language: Language, text: string): string {
  const common = text.replace(/\.\.\./g, '…').replace(/(\p{L}|\d)'/gu, '$1’')
  return language === 'fr'
    ? common.replace(/ ([?!;])/g, NARROW + '$1').replace(/ :/g, FIXED + ':').replace(/« /g, '«' + FIXED).replace(/ »/g, FIXED + '»')
      .replace(/(\d) (?=(?:%|€|min|h|s|px|ms)(?![\p{L}\d]))/gu, '$1' + FIXED).replace(/(\d) (?=\d{3}(?!\d))/g, '$1' + NARROW)
    : common.replace(/"([^"]*)"/g, '“$1”')
}

/** Keeps figures and French marks together in a text that is shown as it was written: only spaces change, to ones that do not break. */
export const unbroken = (text: string): string =>
  text.replace(/ (?=[?!;:»%€])/g, FIXED).replace(/« /g, '«' + FIXED).replace(/(\d) (?=\d{3}(?!\d))/g, '$1' + NARROW)
