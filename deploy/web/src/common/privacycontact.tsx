import { useTexts } from './i18n'
import { useLoad, type Loaded } from './load'
import { getPrivacyNotice, type PrivacyNotice } from './privacy'
import { commonTexts } from './texts'

/** Whom to ask about personal data: as the certifier set it, or the certifier. */
export function PrivacyContact() {
  const t = useTexts(commonTexts)
  const [notice] = useLoad(privacyNotice)
  const whom = contactOf(notice, t.privacyContactUnknown)
  return whom === undefined ? null : <p>{t.privacyContact(whom)}</p>
}

/** @param unknown said where the certifier gave nobody. @returns undefined as long as nobody knows: better no address than a wrong one */
export const contactOf = (notice: Loaded<Pick<PrivacyNotice, 'contact'>>, unknown: string): string | undefined =>
  notice.state === 'ready' ? notice.value.contact || unknown : undefined

/** One question for all of a page who ask; one that failed is asked again by whoever comes next. */
export function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined
  return () => asked ??= ask().catch(error => {
    asked = undefined
    throw error
  })
}

/** For whoever shows a part of it: its contact, its clocks. */
export const privacyNotice = once(() => getPrivacyNotice())
