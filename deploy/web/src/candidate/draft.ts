import { windowMemory } from '../common/memory'
import type { Registration } from '../common/types'

/** What a newcomer typed so far, as typed. Kept in this window, so that neither a reload nor a refusal loses it. */
export interface Draft {
  birthName: string
  usageName: string
  firstName: string
  secondFirstName: string
  thirdFirstName: string
  sex: string
  day: string
  month: string
  year: string
  birthCountry: string
  birthCommune: string
  birthPostalCode: string
  birthCommuneCode: string
  needs: string
  project: string
  email: string
  informed: boolean
}

export type DraftField = keyof Draft

export const EMPTY: Draft = {
  birthName: '', usageName: '', firstName: '', secondFirstName: '', thirdFirstName: '', sex: '', day: '', month: '', year: '',
  birthCountry: 'FR', birthCommune: '', birthPostalCode: '', birthCommuneCode: '', needs: '', project: '', email: '', informed: false,
}

const keyOf = (certification: string) => `palier.registration.${certification}`

export function keptDraft(certification: string): Draft {
  try {
    return { ...EMPTY, ...JSON.parse(windowMemory.get(keyOf(certification)) ?? '{}') as Partial<Draft> }
  } catch {
    return EMPTY
  }
}

export const keepDraft = (certification: string, draft: Draft) => windowMemory.set(keyOf(certification), JSON.stringify(draft))
export const forgetDraft = (certification: string) => windowMemory.remove(keyOf(certification))

/** What is wrong, named so that the page can say it in the reader's language. */
export type Fault = 'missing' | 'no-date' | 'future' | 'too-old' | 'no-email' | 'no-insee' | 'not-informed' | 'too-long'

export const STEPS = ['identity', 'birth', 'needs', 'project', 'contact'] as const

const FIELDS: Record<number, DraftField[]> = {
  1: ['birthName', 'firstName', 'sex'],
  2: ['day', 'birthCountry', 'birthCommune', 'birthCommuneCode'],
  3: ['needs'],
  4: ['project'],
  5: ['email', 'informed'],
}

/** The faults of one step, in the order of its fields. */
export function faults(draft: Draft, step: number, today: Date): { field: DraftField; fault: Fault }[] {
  return (FIELDS[step] ?? []).flatMap(field => {
    const fault = faultOf(draft, field, today)
    return fault === undefined ? [] : [{ field, fault }]
  })
}

function faultOf(draft: Draft, field: DraftField, today: Date): Fault | undefined {
  switch (field) {
    case 'day': return birthDateFault(draft, today)
    case 'birthCommune': return draft.birthCountry === 'FR' && draft.birthCommune.trim() === '' ? 'missing' : undefined
    case 'birthCommuneCode': return draft.birthCommuneCode.trim() === '' || /^[0-9AB]{5}$/.test(commune(draft)) ? undefined : 'no-insee'
    case 'email': return /^[^@\s]+@[^@\s]+$/.test(draft.email.trim()) ? undefined : draft.email.trim() === '' ? 'missing' : 'no-email'
    case 'informed': return draft.informed ? undefined : 'not-informed'
    case 'needs': return draft.needs.length > 2000 ? 'too-long' : undefined
    default: return String(draft[field]).trim() === '' ? 'missing' : undefined
  }
}

const commune = (draft: Draft) => draft.birthCommuneCode.trim().toUpperCase()

function birthDateFault(draft: Draft, today: Date): Fault | undefined {
  if (draft.day.trim() === '' && draft.month.trim() === '' && draft.year.trim() === '') return 'missing'
  const iso = birthDate(draft)
  if (iso === undefined) return 'no-date'
  const date = new Date(`${iso}T00:00:00Z`)
  if (date > today) return 'future'
  return date.getUTCFullYear() < 1900 ? 'too-old' : undefined
}

/** ISO 8601, nothing when there is no such day. */
export function birthDate({ day, month, year }: Draft): string | undefined {
  if (![day, month, year].every(part => /^\d{1,4}$/.test(part.trim())) || year.trim().length !== 4) return undefined
  const iso = `${year.trim()}-${month.trim().padStart(2, '0')}-${day.trim().padStart(2, '0')}`
  const date = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : undefined
}

/** The request; the draft must be free of faults. Optional fields that are empty are left out. */
export function registration(draft: Draft, certification: string, language: 'fr' | 'en'): Registration {
  const french = draft.birthCountry === 'FR'
  const optional = {
    usageName: draft.usageName, secondFirstName: draft.secondFirstName, thirdFirstName: draft.thirdFirstName, birthCommune: draft.birthCommune,
    birthPostalCode: french ? draft.birthPostalCode : '', birthCommuneCode: french ? commune(draft) : '',
  }
  return {
    certification,
    email: draft.email.trim(),
    civilStatus: {
      birthName: draft.birthName.trim(),
      firstName: draft.firstName.trim(),
      sex: draft.sex === 'm' ? 'm' : 'f',
      birthDate: birthDate(draft) ?? '',
      birthCountry: draft.birthCountry,
      ...Object.fromEntries(Object.entries(optional).map(([key, text]) => [key, text.trim()]).filter(([, text]) => text !== '')),
    },
    needs: draft.needs.trim(),
    project: draft.project.trim(),
    language,
    informed: true,
  }
}
