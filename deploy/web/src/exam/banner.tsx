import { useEffect, useRef } from 'preact/hooks'
import { useTexts } from '../common/i18n'
import { Button, Notice } from '../common/ui'
import type { Announce } from './announce'
import type { Controller } from './controller'
import { conflicts, unsaved } from './queue'
import { examTexts } from './texts'

/** What the candidate must know beyond the question: no connection, a conflict, a refusal. Honest about what is not saved. */
export function Banners({ controller, announce }: { controller: Controller; announce: Announce }) {
  const t = useTexts(examTexts)
  const { exam, queue } = controller
  const owed = unsaved(queue)
  const wasReachable = useRef(exam.reachable)
  useEffect(() => {
    if (wasReachable.current === exam.reachable) return
    wasReachable.current = exam.reachable
    if (exam.reachable) announce(t.onlineAgain, false)
    else announce(`${t.offlineTitle}. ${owed.length === 0 ? t.offlineNothing : t.offlineOwed(owed)}`, true)
  }, [exam.reachable])
  const elsewhere = (item: number) => !(exam.screen === 'question' && exam.current === item)
  return (
    <>
      {!exam.reachable && (
        <div data-offline>
          <Notice tone="warning" title={t.offlineTitle}>
            <p>{owed.length === 0 ? t.offlineNothing : t.offlineOwed(owed)}</p>
            {!controller.kept.lasting && <p>{t.noLocal}</p>}
          </Notice>
        </div>
      )}
      {conflicts(queue).filter(entry => elsewhere(entry.item)).map(entry => (
        <Notice key={entry.item} tone="warning" live="status" title={t.conflictTitle(entry.item)}>
          <p><Button onClick={() => controller.go(entry.item)}>{t.see(entry.item)}</Button></p>
        </Notice>
      ))}
      {owed.filter(item => queue.pending[`${item}:response`]?.refusal !== undefined && elsewhere(item)).map(item => (
        <Notice key={item} tone="bad" live="alert" title={t.refusedTitle(item)}>
          <p><Button onClick={() => controller.go(item)}>{t.see(item)}</Button></p>
        </Notice>
      ))}
    </>
  )
}
