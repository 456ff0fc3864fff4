import { CopyButton } from '../common/copy'
import { useTexts } from '../common/i18n'
import { WordPill } from '../common/sitting'
import type { AuditRecord } from '../common/types'
import { auditTexts } from './texts'

/** Whether form and score can be derived again, from what, and how to do it without trusting this page. */
export function Proof({ record }: { record: AuditRecord }) {
  const t = useTexts(auditTexts)
  const { formEqual, scoreEqual, form: { origin } } = record
  const formSaid = { equal: t.formEqual, different: t.formDifferent, 'version-not-here': t.formMissing }[formEqual]
  const scoreSaid = { equal: t.scoreEqual, different: t.scoreDifferent, 'version-not-here': t.scoreMissing, 'not-over': t.scoreNotOver }[scoreEqual]
  return (
    <section class="flow">
      <h2>{t.proof}</h2>
      <div class="columns">
        <div class={`card proof proof-${formEqual}`}><div class="row row-apart"><h3>{t.form}</h3><WordPill word={formEqual} /></div><p>{formSaid}</p><Command text={`deploy/palier form verify ${record.sitting.id}`} /></div>
        <div class={`card proof proof-${scoreEqual}`}><div class="row row-apart"><h3>{t.score}</h3><WordPill word={scoreEqual} /></div><p>{scoreSaid}</p><Command text={`deploy/palier result recompute ${record.sitting.id}`} /></div>
      </div>
      <div class="card">
        <dl class="seeds">
          <div><dt>{t.seed}</dt><dd class="mono">{record.seed}</dd></div>
          {record.seedHash && <div><dt>{t.seedHash}</dt><dd><span class="mono">{record.seedHash}</span><br /><span class="soft small">{t.seedHashText}</span></dd></div>}
          {([[t.blueprint, origin.blueprint], [t.bank, origin.bankVersion], [t.algorithm, origin.algorithm], [t.rules, record.rulesVersion]] as const)
            .map(([term, version]) => <div key={term} class="version"><dt>{term}</dt><dd class="mono">{version ?? '–'}</dd></div>)}
        </dl>
      </div>
    </section>
  )
}

function Command({ text }: { text: string }) {
  const t = useTexts(auditTexts)
  return (
    <div class="command">
      <p class="soft small">{t.verifyYourself}</p>
      <div class="command-line"><code>{text}</code><CopyButton text={text} label={t.copy} done={t.copied} /></div>
    </div>
  )
}
