import { weaknessTexts } from './hints'
import { dictionary, useTexts } from './i18n'
import { Icon } from './icons'
import type { SignalKind } from './supervision'

const texts = dictionary({ fr: { lead: 'Ce que cet indice ne prouve pas :' }, en: { lead: 'What this hint does not prove:' } })

/** What this hint does not prove, said wherever a person reads it. */
export function Weakness({ of }: { of: string }) {
  const t = useTexts(texts)
  const words = useTexts(weaknessTexts)[of as SignalKind]
  return words ? <p class="weakness small soft"><Icon name="info" /> <span class="visually-hidden">{t.lead} </span>{words}</p> : null
}
