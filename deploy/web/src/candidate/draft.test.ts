import { expect, test } from 'vitest'
import { birthDate, EMPTY, faults, registration, STEPS, type Draft } from './draft'

const today = new Date('2030-06-01T12:00:00Z')
const whole: Draft = {
  ...EMPTY, birthName: ' Martin ', firstName: 'Camille', sex: 'f', day: '3', month: '2', year: '1988', birthCommune: 'Ajaccio', birthCommuneCode: '2a004',
  project: 'Une boutique', email: 'camille@example.org', informed: true,
}
const wrong = (draft: Partial<Draft>, step: number) => faults({ ...whole, ...draft }, step, today).map(({ field, fault }) => `${field} ${fault}`)

test('a whole draft has no fault', () => {
  for (let step = 1; step <= STEPS.length; step++) expect(wrong({}, step)).toEqual([])
})

test('what is missing is named field by field', () => {
  expect(wrong({ birthName: ' ', sex: '' }, 1)).toEqual(['birthName missing', 'sex missing'])
  expect(wrong({ day: '', month: '', year: '' }, 2)).toEqual(['day missing'])
  expect(wrong({ email: '', informed: false }, 5)).toEqual(['email missing', 'informed not-informed'])
})

test('a birth date must be a day that was', () => {
  expect(birthDate({ ...whole, day: '29', month: '2', year: '1988' })).toBe('1988-02-29')
  expect(birthDate({ ...whole, day: '29', month: '2', year: '1989' })).toBeUndefined()
  expect(birthDate({ ...whole, year: '88' })).toBeUndefined()
  expect(wrong({ day: '31', month: '6' }, 2)).toEqual(['day no-date'])
  expect(wrong({ year: '2031' }, 2)).toEqual(['day future'])
  expect(wrong({ year: '1820' }, 2)).toEqual(['day too-old'])
})

test('the commune is asked of people born in France only', () => {
  expect(wrong({ birthCommune: '' }, 2)).toEqual(['birthCommune missing'])
  expect(wrong({ birthCommune: '', birthCountry: 'MA' }, 2)).toEqual([])
  expect(wrong({ birthCommuneCode: '123' }, 2)).toEqual(['birthCommuneCode no-insee'])
})

test('the request leaves out what is empty and tidies what is typed', () => {
  expect(registration(whole, 'c1', 'fr')).toEqual({
    certification: 'c1', email: 'camille@example.org', needs: '', project: 'Une boutique', language: 'fr', informed: true,
    civilStatus: { birthName: 'Martin', firstName: 'Camille', sex: 'f', birthDate: '1988-02-03', birthCountry: 'FR', birthCommune: 'Ajaccio', birthCommuneCode: '2A004' },
  })
})

test('somebody born elsewhere has no French commune code', () =>
  expect(registration({ ...whole, birthCountry: 'BE' }, 'c1', 'fr').civilStatus).not.toHaveProperty('birthCommuneCode'))
