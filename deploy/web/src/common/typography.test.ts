import { expect, test } from 'vitest'
import { typeset, unbroken } from './typography'

test('French marks get the spaces that must not break', () => {
  expect(typeset('fr', "L'heure : « midi » ? Oui !")).toBe('L’heure\u00a0: «\u00a0midi\u00a0»\u202f? Oui\u202f!')
})

test('figures stay with their units', () => {
  expect(typeset('fr', '50 % en 75 min, 1 000 points')).toBe('50\u00a0% en 75\u00a0min, 1\u202f000 points')
})

test('English gets its own quotation marks and no space before a mark', () => {
  expect(typeset('en', 'It\'s "saved"...')).toBe('It’s “saved”…')
})

test('an item keeps its characters; only its spaces no longer break', () => {
  const item = "2 400 visites : l'essentiel ?"
  expect(unbroken(item).replace(/\s/g, ' ')).toBe(item)
  expect(unbroken(item)).not.toContain('2 400')
})
