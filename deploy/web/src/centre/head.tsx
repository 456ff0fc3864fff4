import { CopyButton } from '../common/copy'
import { language, useTexts } from '../common/i18n'
import { Icon } from '../common/icons'
import type { Room } from '../common/supervision'
import type { ExamSession } from '../common/types'
import { centreTexts } from './texts'
import type { Roll } from './view'

/** The code, the roll, the papers. */
export function Head({ session, room, roll }: { session: ExamSession; room: Room; roll: Roll }) {
  const t = useTexts(centreTexts)
  return (
    <div class="head-cards">
      <section class="card code-card" aria-label={t.code}>
        <h2 class="kicker">{t.code}</h2>
        <p class="code code-large">{session.accessCode}</p>
        <p class="soft small">{t.codeHint}</p>
        <p><CopyButton text={session.accessCode} label={t.copy} done={t.copied} /></p>
      </section>
      <section class="card" aria-label={t.call}>
        <h2 class="kicker">{t.call}</h2>
        <dl class="roll">
          {(['expected', 'present', 'absent', 'gone'] as const).map(name => <div key={name} data-roll={name}><dt>{t[name]}</dt><dd class="figures">{roll[name]}</dd></div>)}
        </dl>
      </section>
      <section class="card" aria-label={t.papers}>
        <h2 class="kicker">{t.papers}</h2>
        <ul class="plain-rows">
          <li><PaperLink room={room} paper="convocation" text={t.convocation} /></li>
          <li><PaperLink room={room} paper="attendance" more="&blank=3" text={t.blankSheet} /></li>
          <li><PaperLink room={room} paper="attendance" text={t.sheet} /></li>
          <li><PaperLink room={room} paper="minutes" text={room.minutes.sealedAt ? t.minutesPdf : t.draftPdf} /></li>
        </ul>
      </section>
    </div>
  )
}

/** Opens beside the desk, which stays where it is. */
export function PaperLink({ room, paper, more = '', text }: { room: Room; paper: 'convocation' | 'attendance' | 'minutes'; more?: string; text: string }) {
  return <a href={`/api/rooms/${room.id}/${paper}.pdf?language=${language()}${more}`} target="_blank" rel="noopener"><Icon name="download" /> {text}</a>
}
