import { say, useTexts } from '../common/i18n'
import { Icon } from '../common/icons'
import { responseText } from '../common/response'
import { reportWords } from '../common/texts-report'
import type { AuditRecord } from '../common/types'
import { Table } from '../common/ui'
import { auditTexts } from './texts'

/** The form as it was given, with keys and responses. */
export function Paper({ record }: { record: AuditRecord }) {
  const t = useTexts(auditTexts)
  const words = useTexts(reportWords)
  const names = record.result?.themes ?? {}
  return (
    <section class="flow">
      <h2>{t.paper}</h2>
      <p class="soft">{t.paperLead}</p>
      <div class="paper">
        <Table caption={t.paper} rows={record.form.items} rowKey={({ number }) => number} columns={[
          { head: t.number, kind: 'number', cell: ({ number }) => number },
          { head: t.item, cell: ({ item, prompt }) => <><span class="mono">{item}</span><br /><span class="small soft">{prompt}</span></> },
          { head: t.theme, cell: ({ theme }) => names[theme] ? say(names[theme]) : theme },
          { head: t.level, kind: 'number', cell: ({ level }) => level },
          { head: t.order, cell: ({ order }) => <span class="mono">{order.length === 0 ? '–' : order.map((list, index) => <span key={index} class="order">{list.join(' ')}</span>)}</span> },
          { head: t.key, cell: ({ key }) => <span class="mono">{responseText(key)}</span> },
          { head: t.response, cell: ({ response }) => response.kind === 'blank' ? <span class="soft">{t.blank}</span> : <span class="mono">{responseText(response)}</span> },
          { head: t.verdict, cell: ({ right, neutralised }) => neutralised ? <span class="soft">{words.neutralised}</span>
            : <span class={right ? 'right' : 'wrong'}><Icon name={right ? 'check' : 'cross'} /> {right ? t.yes : t.no}</span> },
        ]} />
      </div>
    </section>
  )
}
