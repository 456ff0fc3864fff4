import { get } from '../common/api'
import { exactTime, useTexts } from '../common/i18n'
import { useLoad } from '../common/load'
import type { Mail, Outbox as OutboxReply } from '../common/types'
import { Await, Button, Notice, StatusPill, type Tone } from '../common/ui'
import { peopleTexts } from './texts-people'

const tones: Record<Mail['state'], Tone> = { waiting: 'info', sent: 'good', failed: 'bad', kept: 'neutral' }

/** What was sent to whom; the text of each on demand. */
export function Outbox() {
  const t = useTexts(peopleTexts)
  const [loaded, reload] = useLoad(signal => get<OutboxReply>('/api/outbox', { signal }))
  return (
    <>
      <div class="row row-apart"><h1>{t.outboxTitle}</h1><Button icon="sync" onClick={reload}>{t.refresh}</Button></div>
      <Await loaded={loaded} reload={reload}>
        {({ mailServer, mails }) => (
          <>
            {!mailServer && <Notice tone="warning" title={t.noMailServer}><p>{t.noMailServerText}</p></Notice>}
            <p class="soft">{t.outboxLead}</p>
            {mails.length === 0 ? <p class="card soft">{t.noMail}</p> : <ul class="mail-list">{mails.map(mail => <li key={mail.id}><Letter mail={mail} /></li>)}</ul>}
          </>
        )}
      </Await>
    </>
  )
}

function Letter({ mail }: { mail: Mail }) {
  const t = useTexts(peopleTexts)
  return (
    <article class="mail">
      <div class="mail-head">
        <h2>{mail.subject}</h2>
        <p><StatusPill tone={tones[mail.state]}>{t[mail.state]}</StatusPill></p>
        <p class="mail-to">{mail.to}</p>
        <p class="soft small figures">{exactTime(mail.createdAt)}</p>
      </div>
      {mail.error && <p class="field-error">{mail.error}</p>}
      <details><summary>{t.showText}<span class="visually-hidden"> {mail.subject}, {mail.to}</span></summary><pre class="mail-text" tabIndex={0}>{mail.text}</pre></details>
    </article>
  )
}
