import { useEffect, useState } from 'preact/hooks'
import { post } from '../common/api'
import { useTexts } from '../common/i18n'
import { useDeed, useLoad } from '../common/load'
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
          <QrCode text={secret.uri} label={t.factorPicture} />
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

/** Drawn here, so that the secret leaves this page for no one; the drawing code is loaded only now. */
function QrCode({ text, label }: { text: string; label: string }) {
  const [path, setPath] = useState<{ size: number; d: string } | undefined>(undefined)
  useEffect(() => {
    void import('qrcode-generator').then(({ default: qrcode }) => {
      const code = qrcode(0, 'M')
      code.addData(text)
      code.make()
      const size = code.getModuleCount()
      const cells = Array.from({ length: size * size }, (_, index) => [Math.floor(index / size), index % size] as const)
      setPath({ size, d: cells.filter(([row, column]) => code.isDark(row, column)).map(([row, column]) => `M${column} ${row}h1v1h-1z`).join('') })
    })
  }, [text])
  if (!path) return <div class="qr" />
  return <svg class="qr" role="img" aria-label={label} viewBox={`-4 -4 ${path.size + 8} ${path.size + 8}`} shape-rendering="crispEdges"><path d={path.d} /></svg>
}
