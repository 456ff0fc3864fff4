import { useTexts } from '../common/i18n'
import type { Interaction, Option, ReportedItem } from '../common/types'
import { unbroken } from '../common/typography'
import { reportsTexts } from './texts-reports'

/** A question to read: what the candidate sees, in the order in which he sees it, without the controls. */
export function ShownItem({ shown: { item, language } }: { shown: ReportedItem }) {
  return (
    <div class="shown-item">
      <p class="shown-prompt" lang={language}>{unbroken(item.prompt)}</p>
      <Offered interaction={item.interaction} lang={language} />
    </div>
  )
}

function Offered({ interaction, lang }: { interaction: Interaction; lang: string }) {
  const t = useTexts(reportsTexts)
  switch (interaction.kind) {
    case 'single-choice': return <><p class="hint">{t.single}</p><Options options={interaction.options} lang={lang} /></>
    case 'multiple-choice': return <><p class="hint">{t.multiple}</p><Options options={interaction.options} lang={lang} /></>
    case 'order': return <><p class="hint">{t.order}</p><Options options={interaction.options} lang={lang} /></>
    case 'match': return (
      <>
        <p class="hint">{t.match}</p>
        <div class="shown-columns">
          <div><p><strong>{t.sources}</strong></p><Options options={interaction.sources} lang={lang} /></div>
          <div><p><strong>{t.targets}</strong></p><Options options={interaction.targets} lang={lang} /></div>
        </div>
      </>
    )
    case 'inline-choice': return (
      <>
        <p class="hint">{t.inline}</p>
        <p class="shown-inline" lang={lang}>
          {interaction.text.split(/\{(\w+)\}/).map((piece, index) => index % 2 === 0 ? unbroken(piece)
            : <strong key={piece}>[{(interaction.gaps[piece] ?? []).map(option => unbroken(option.text)).join(' | ')}]</strong>)}
        </p>
      </>
    )
    case 'numeric': return <p class="hint">{t.numeric(interaction.unit ?? '')}</p>
  }
}

function Options({ options, lang }: { options: Option[]; lang: string }) {
  return <ul lang={lang}>{options.map(option => <li key={option.id}>{unbroken(option.text)}</li>)}</ul>
}
