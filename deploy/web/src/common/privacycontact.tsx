import { useTexts } from './i18n'
import { useLoad } from './load'
import { getPrivacyNotice } from './privacy'
import { commonTexts } from './texts'

/** Whom to ask about personal data: as the certifier set it, or the certifier. */
export function PrivacyContact() {
  const t = useTexts(commonTexts)
  const [notice] = useLoad(signal => getPrivacyNotice({ signal }))
  if (notice.state === 'loading') return null
  return <p>{t.privacyContact(notice.state === 'ready' && notice.value.contact || t.privacyContactUnknown)}</p>
}
