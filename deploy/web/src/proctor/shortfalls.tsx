import { useTexts } from '../common/i18n'
import type { MediaShortfall } from '../common/supervision'
import { proctorTexts } from './texts'

/** What live pictures of a room would want and do not have, for whoever arranges or watches it. */
export function Shortfalls({ of }: { of: MediaShortfall[] }) {
  const t = useTexts(proctorTexts)
  return of.length === 0 ? null : <p class="soft small">{of.map(one => t[`media-${one}`]).join(' ')}</p>
}
