import { dictionary, plural } from './i18n'

/** A broken question in few words, for staff and auditors. */
export const reportWords = dictionary({
  fr: {
    unreadable: 'Illisible',
    wrong: 'Semble fausse',
    technical: 'Ne fonctionne pas',
    other: 'Autre',
    open: 'à examiner',
    neutralised: 'neutralisée',
    kept: 'maintenue',
    neutralisedCount: (count: number) => `${count} ${plural(count, 'question neutralisée', 'questions neutralisées')}`,
    openCount: (count: number) => `${count} ${plural(count, 'question signalée', 'questions signalées')}`,
  },
  en: {
    unreadable: 'Unreadable',
    wrong: 'Seems wrong',
    technical: 'Does not work',
    other: 'Other',
    open: 'to be judged',
    neutralised: 'neutralised',
    kept: 'kept',
    neutralisedCount: (count: number) => `${count} ${plural(count, 'item', 'items')} neutralised`,
    openCount: (count: number) => `${count} ${plural(count, 'item', 'items')} reported`,
  },
})
