import { expect, test } from 'vitest'
import { supervisionTexts } from '../exam/supervision/texts'
import { weaknessTexts } from './hints'
import { signalKinds } from './supervision'

test('what a hint is worth is said in the same words to the candidate as to whoever weighs it', () => {
  for (const language of ['fr', 'en'] as const) {
    expect(Object.keys(supervisionTexts[language]).filter(key => key.startsWith('weak'))).toEqual([])
    // To him as of him: nothing in it may speak of a third person.
    for (const kind of signalKinds) expect(weaknessTexts[language][kind]).not.toMatch(/le sien|their own|candida/)
  }
})
