import type { TimelineEntry } from '../common/supervision'
import type { proctorTexts } from './texts'

type Texts = typeof proctorTexts.fr

const text = (value: unknown): string => typeof value === 'string' ? value : ''
const figure = (value: unknown): number => typeof value === 'number' ? value : 0

/** What happened, in words. An event that this page does not know is told by its name rather than left out. */
export function sentenceOf({ event }: TimelineEntry, t: Texts): string {
  const said = (words: string, more: unknown) => text(more) === '' ? words : t.with(words, text(more))
  const known = (name: string): string => (t as unknown as Record<string, string>)[name] ?? name
  switch (event.type) {
    case 'prepared': return t.ePrepared
    case 'started': return t.eStarted
    case 'connection-opened': return event['takenOver'] ? t.eTakenOver : t.eWindow
    case 'response-saved': return t.eSaved(figure(event['item']))
    case 'item-flagged': return t.eItemFlagged(figure(event['item']))
    case 'item-left': return t.eItemLeft(figure(event['item']))
    case 'item-reported': return said(t.eReported(figure(event['item'])), event['text'])
    case 'item-report-judged': return said(event['neutralised'] ? t.eNeutralised(figure(event['item'])) : t.eKept(figure(event['item'])), event['reason'])
    case 'paused': return said(t.ePaused, event['reason'] === 'termination-asked' ? t.underDecision : event['reason'])
    case 'resumed': return t.eResumed
    case 'time-added': return said(t.eTimeAdded(minutes(text(event['time']))), event['reason'])
    case 'ended': return said(t.eEnded(known(text(event['ending']))), event['reason'])
    case 'assigned': return t.eAssigned
    case 'released': return t.eReleased
    case 'opened': return t.eOpened
    case 'closed': return t.eClosed
    case 'seated': return t.eSeated
    case 'arrived': return t.eArrived
    case 'identity-checked': return said(t.eIdentity(known(text(event['document'])), known(text(event['verdict'])).toLowerCase()), event['note'])
    case 'admitted': return t.eAdmitted
    case 'admission-withdrawn': return said(t.eAdmissionWithdrawn, event['reason'])
    case 'marked-absent': return t.eAbsent
    case 'departed': return t.eDeparted
    case 'signed': return t.eSigned
    case 'signal-seen': return said(`${known(text(event['kind']))}${figure(event['count']) > 1 ? ` × ${figure(event['count'])}` : ''}${event['muted'] ? ` (${t.muted})` : ''}`, event['detail'])
    case 'connection-lost': return t.eLost
    case 'connection-back': return t.eBack(Math.round(figure(event['awayMillis']) / 1_000), Math.round(figure(event['creditedMillis']) / 1_000))
    case 'called': return said(t.eCalled, event['text'])
    case 'call-answered': return t.eCallAnswered
    case 'said': return said(event['byCandidate'] ? t.eCandidateSaid : event['sitting'] === undefined ? t.eSaidToAll : t.eSaid, event['text'])
    case 'listening-started': return t.eListening
    case 'listening-stopped': return t.eNotListening
    case 'incident-logged': return said(t.eIncident(known(text(event['category'])), figure(event['severity']), figure(event['item'])), event['comment'])
    case 'flagged': return said(t.eFlagged, event['reason'])
    case 'unflagged': return said(t.eUnflagged, event['reason'])
    case 'termination-asked': return said(t.eTerminationAsked, event['reason'])
    case 'termination-confirmed': return t.eTerminationConfirmed
    case 'termination-withdrawn': return said(t.eTerminationWithdrawn, event['reason'])
    case 'termination-done': return t.eTerminationDone
    default: return event.type
  }
}

/** Whole minutes of an ISO 8601 duration as the server writes it, `PT7M` or `PT1H30M`. */
export function minutes(duration: string): number {
  const [, hours = '0', mins = '0', seconds = '0'] = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(duration) ?? []
  return Number(hours) * 60 + Number(mins) + Math.round(Number(seconds) / 60)
}
