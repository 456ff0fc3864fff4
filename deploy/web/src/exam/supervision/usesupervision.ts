import { useEffect, useState } from 'preact/hooks'
import { language, useTexts } from '../../common/i18n'
import type { SignalKind } from '../../common/supervision'
import type { Announce } from '../announce'
import type { ToldHint } from './gathered'
import type { Told } from './known'
import type { News } from './state'
import type { Supervision } from './supervision'
import { supervisionTexts } from './texts'

type Texts = typeof supervisionTexts.fr

/** Draws the component again when anything about supervision changes. */
export function useSupervision(supervision: Supervision): void {
  const [, draw] = useState(0)
  useEffect(() => supervision.subscribe(() => draw(count => count + 1)), [supervision])
}

/** Says aloud, politely, what happens: messages, listening, decisions, hints. What is on the page already is said quietly. */
export function useTold(supervision: Supervision, announce: Announce): void {
  const t = useTexts(supervisionTexts)
  useEffect(() => supervision.onTold(told => announce(said(t, told))), [supervision, t, language()])
}

/** What is said aloud of it. */
export function said(t: Texts, told: Told): string {
  if ('called' in told) return t.called
  if ('news' in told) return told.news.map(one => newsSaid(t, one)).join(' ')
  if ('refused' in told) return told.refused ? t.refused(told.refused.title) : t.tooMuchWaits
  return hintsSaid(t, told.hints)
}

/** What just happened, in one sentence; of what is long past, how much it is: the list says the rest. */
function hintsSaid(t: Texts, hints: ToldHint[]): string {
  const words = ({ act: { signal, count = 1, detail = '' } }: ToldHint) => signal ? hintSaid(t, signal, count, detail) : ''
  const fresh = hints.filter(one => !one.late)
  const counting = fresh.filter(one => !one.muted).map(words)
  const explained = fresh.filter(one => one.muted).map(words).map(what => t.notedMuted(what.charAt(0).toUpperCase() + what.slice(1)))
  const late = hints.length - fresh.length
  return [...counting.length > 0 ? [t.notedNow(counting.join(', '))] : [], ...explained, ...late > 0 ? [t.notedLate(late)] : []].join(' ')
}

export function hintSaid(t: Texts, kind: SignalKind, count: number, detail: string): string {
  const what = t[kind](detail)
  return count > 1 ? t.times(what, count) : what
}

function newsSaid(t: Texts, news: News): string {
  switch (news.news) {
    case 'message': return t.newsMessage(news.text)
    case 'identity': return { accepted: t.newsAccepted, doubt: t.newsDoubt, refused: t.newsRefused }[news.verdict]
    case 'listening': return t.newsListening
    case 'not-listening': return t.newsNotListening
    case 'admitted': return t.newsAdmitted
    case 'withdrawn': return t.newsWithdrawn
    case 'flagged': return t.newsFlagged
    case 'unflagged': return t.newsUnflagged
    case 'termination-asked': return t.newsAsked
    case 'termination-confirmed': return t.newsConfirmed
    case 'termination-withdrawn': return t.newsTerminationWithdrawn
    case 'call-answered': return t.newsAnswered
    case 'line-back': return t.newsBack
  }
}
