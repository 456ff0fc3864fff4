import { useTexts } from '../common/i18n'
import type { PaperItem, Response } from '../common/types'
import { Button, Notice } from '../common/ui'
import type { Controller } from './controller'
import { describe } from './responses'
import { examTexts } from './texts'

/** Both responses, readable side by side; the candidate chooses and nothing is lost until then. */
export function Conflict({ controller, item, lang }: { controller: Controller; item: PaperItem; lang: string }) {
  const t = useTexts(examTexts)
  const entry = controller.queue.pending[`${item.number}:response`]
  if (entry?.what !== 'response' || !entry.standing) return null
  return (
    <div class="flow conflict">
      <p class="prompt" lang={lang}>{item.prompt}</p>
      <Notice tone="warning" title={t.conflictTitle(item.number)} live="alert"><p>{t.conflictText}</p></Notice>
      <div class="columns">
        <Side title={t.conflictMine} response={entry.response} item={item} lang={lang}>
          <Button look="primary" onClick={() => controller.keepMine(item.number)}>{t.conflictKeepMine}</Button>
        </Side>
        <Side title={t.conflictTheirs} response={entry.standing.response} item={item} lang={lang}>
          <Button onClick={() => controller.takeStanding(item.number)}>{t.conflictKeepTheirs}</Button>
        </Side>
      </div>
    </div>
  )
}

function Side({ title, response, item, lang, children }: { title: string; response: Response; item: PaperItem; lang: string; children: preact.ComponentChildren }) {
  const t = useTexts(examTexts)
  const lines = describe(response, item.interaction)
  return (
    <section class="card">
      <h2>{title}</h2>
      {lines.length === 0 ? <p class="soft">{t.blank}</p> : <ul lang={lang}>{lines.map(line => <li key={line}>{line}</li>)}</ul>}
      <p>{children}</p>
    </section>
  )
}
