import { expect, test } from 'vitest'
import { link, parts } from './route'

test('a link leads back to the names it was made of', () => {
  expect(parts(link('sessions', 'été/1 ?'))).toEqual(['sessions', 'été/1 ?'])
})

test('an address that nobody could have made is taken as it stands', () => {
  expect(parts('#/a%ZZ/b?x=1')).toEqual(['a%ZZ', 'b'])
  expect(parts('')).toEqual([])
})
