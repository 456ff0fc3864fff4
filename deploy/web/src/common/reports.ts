import type { ItemReport, LiveSitting } from './types'

/** How many items count neither for nor against the candidate. */
export const neutralisedCount = (reports: ItemReport[]): number => reports.filter(({ judgement }) => judgement?.neutralised).length

/** What a count of right answers is out of. */
export const countingItems = (sitting: LiveSitting): number => sitting.items - neutralisedCount(sitting.reports)

export const openReports = (reports: ItemReport[]): ItemReport[] => reports.filter(({ judgement }) => judgement === undefined)
