import { expect, test } from 'vitest'
import type { Dictionary } from './i18n'

const files = import.meta.glob<Record<string, unknown>>('../**/*texts*.ts', { eager: true })
const dictionaries = Object.entries(files).flatMap(([file, exported]) =>
  Object.entries(exported).filter(([, value]) => isDictionary(value)).map(([name, value]) => [`${file} ${name}`, value as Dictionary] as const))

test('there are dictionaries to look at', () => expect(dictionaries.length).toBeGreaterThan(0))

test.each(dictionaries)('%s says everything in both languages', (_name, dictionary) => {
  expect(Object.keys(dictionary.en).sort()).toEqual(Object.keys(dictionary.fr).sort())
  for (const [key, message] of [...Object.entries(dictionary.fr), ...Object.entries(dictionary.en)])
    if (typeof message === 'string') expect(message.trim(), key).not.toBe('')
})

test.each(dictionaries)('%s is typeset: no straight apostrophe or quotation mark, no breakable space before a French mark', (_name, dictionary) => {
  for (const [key, message] of Object.entries(dictionary.fr)) expect(typed(message), key).not.toMatch(/['"]| [?!;:»]|« /)
  for (const [key, message] of Object.entries(dictionary.en)) expect(typed(message), key).not.toMatch(/["]|\w'\w| [?!;:]/)
})

/** A message with parameters is tried with figures, then with lists. */
function typed(message: unknown): string {
  if (typeof message !== 'function') return message as string
  try {
    return message(2, 2, 2, 2)
  } catch {
    return message([2, 3], [2, 3])
  }
}

function isDictionary(value: unknown): value is Dictionary {
  return typeof value === 'object' && value !== null && Object.keys(value).join() === 'fr,en'
}
