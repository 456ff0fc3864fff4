import { useEffect, useState } from 'preact/hooks'
import { post } from '../common/api'
import { useTexts } from '../common/i18n'
import { useDeed, useLoad } from '../common/load'
import type { QrCode } from '../common/QrCode'
import { homeOf, me } from '../common/session'
import { Await, Button, ErrorNotice, TextField } from '../common/ui'
import { go } from './route'
import { signInTexts } from './texts'

interface Secret { secret: string; uri: string }

export function SecondFactorScreen({ to }: { to: string | undefined }) {
  const t = useTexts(signInTexts)
  const [loaded, reload] = useLoad(() => post<Secret>('/api/me/second-factor'))
  return <><h1>{t.factorTitle}</h1><Await loaded={loaded} reload={reload}>{secret => <Enrol secret={secret} to={to} />}</Await></>
}

function Enrol({ secret, to }: { secret: Secret; to: string | undefined }) {
  const t = useTexts(signInTexts)
  const [code, setCode] = useState('')
  const [wrong, setWrong] = useState<string | undefined>(undefined)
  const confirming = useDeed()
  const submit = (event: Event) => {
    event.preventDefault()
    const digits = code.replace(/\s/g, '')
    setWrong(/^\d{6}$/.test(digits) ? undefined : t.missingCode)
    if (!/^\d{6}$/.test(digits)) return document.getElementById('code')?.focus()
    void confirming.run(async () => {
      await post('/api/me/second-factor/confirm', { code: digits })
      const known = await me()
      go(known === undefined ? '/#/sign-in/staff' : to ?? homeOf(known.roles))
    })
  }
  return (
    <form class="card form" noValidate onSubmit={submit}>
      <p>{t.factorText}</p>
      <div class="columns">
        <div class="flow">
          <h2>1. {t.factor1}</h2>
          <LazyQrCode text={secret.uri} label={t.factorPicture} />
          <p class="soft small">{t.factorKey}</p>
          <p class="mono">{secret.secret.replace(/(.{4})/g, '$1 ').trim()}</p>
        </div>
        <div class="flow">
          <h2>2. {t.factor2}</h2>
          <ErrorNotice error={confirming.error} />
          <TextField id="code" label={t.code} size="code" inputMode="numeric" autocomplete="one-time-code" maxLength={7} error={wrong} value={code} onValue={setCode} />
          <Button type="submit" look="primary" busy={confirming.busy}>{t.factorConfirm}</Button>
        </div>
      </div>
    </form>
  )
}

/** The drawing code is loaded only here: few people need it, and only once. */
function LazyQrCode({ text, label }: { text: string; label: string }) {
  const [Code, setCode] = useState<typeof QrCode | undefined>(undefined)
  useEffect(() => void import('../common/QrCode').then(({ QrCode }) => setCode(() => QrCode)), [])
  return Code ? <Code text={text} label={label} /> : <div class="qr" />
}
