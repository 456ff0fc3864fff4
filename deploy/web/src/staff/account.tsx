import { useState } from 'preact/hooks'
import { post } from '../common/api'
import { CopyButton } from '../common/copy'
import { useTexts } from '../common/i18n'
import { useDeed } from '../common/load'
import { QrCode } from '../common/QrCode'
import { signInPage } from '../common/session'
import type { Me } from '../common/types'
import { Button, ButtonLink, ErrorNotice, Facts, Notice, StatusPill, TextField } from '../common/ui'
import { staffTexts } from './texts'
import { peopleTexts } from './texts-people'

interface Offer { secret: string; uri: string }

export function Account({ me, reload }: { me: Me; reload: () => void }) {
  const t = useTexts(peopleTexts)
  return (
    <>
      <h1>{t.accountTitle}</h1>
      <section class="card">
        <h2>{me.name}</h2>
        <Facts facts={[...(me.email ? [[t.email, me.email] as [string, string]] : []), [t.roles, me.roles.map(role => t[role]).join(', ') || '–']]} />
      </section>
      <SecondFactor me={me} reload={reload} />
    </>
  )
}

function SecondFactor({ me, reload }: { me: Me; reload: () => void }) {
  const t = useTexts(peopleTexts)
  const staff = useTexts(staffTexts)
  const [offer, setOffer] = useState<Offer | undefined>(undefined)
  const [done, setDone] = useState(false)
  const [code, setCode] = useState('')
  const [wrong, setWrong] = useState(false)
  const asking = useDeed()
  const confirming = useDeed()
  const ask = () => asking.run(async () => {
    setOffer(await post<Offer>('/api/me/second-factor'))
    setDone(false)
  })
  const confirm = async (event: Event) => {
    event.preventDefault()
    const digits = code.replace(/\s/g, '')
    setWrong(!/^\d{6}$/.test(digits))
    if (!/^\d{6}$/.test(digits)) return document.getElementById('factor-code')?.focus()
    const succeeded = await confirming.run(() => post('/api/me/second-factor/confirm', { code: digits }))
    if (!succeeded) return
    setOffer(undefined)
    setCode('')
    setDone(true)
    reload()
  }
  return (
    <section class="card">
      <h2>{t.secondFactor}</h2>
      {done && <Notice tone="good" live="status"><p>{t.enrolled}</p></Notice>}
      {done && me.roles.length === 0 && <><p>{t.signInAgain}</p><p><ButtonLink href={signInPage()} look="primary">{t.signIn}</ButtonLink></p></>}
      {me.secondFactor === 'enrolled' ? <p><StatusPill tone="good">{t.factorEnrolled}</StatusPill></p>
        : <p><StatusPill tone="warning">{me.secondFactor === 'required' ? t.factorRequired : t.factorNone}</StatusPill></p>}
      <ErrorNotice error={asking.error} />
      {!offer ? <p><Button look={me.secondFactor === 'enrolled' ? 'secondary' : 'primary'} busy={asking.busy} onClick={ask}>{me.secondFactor === 'enrolled' ? t.enrolAgain : t.enrol}</Button></p> : (
        <form class="form enrol" noValidate onSubmit={confirm}>
          {me.secondFactor === 'enrolled' && <p class="soft">{t.secretKept}</p>}
          <p><strong>{t.scanStep}</strong></p>
          <QrCode text={offer.uri} label={t.scanLabel} />
          <div><p class="small soft">{t.typeInstead}</p><p class="mono secret">{offer.secret.replace(/(.{4})(?=.)/g, '$1 ')}</p><p><CopyButton text={offer.secret} label={staff.copy} done={staff.copied} /></p></div>
          <p><strong>{t.codeStep}</strong></p>
          <TextField id="factor-code" label={t.code} size="code" inputMode="numeric" autoComplete="one-time-code" maxLength={7} error={wrong ? t.codeWrong : undefined} value={code} onValue={setCode} />
          <ErrorNotice error={confirming.error} />
          <div class="actions"><Button type="submit" look="primary" busy={confirming.busy}>{t.confirm}</Button></div>
        </form>
      )}
    </section>
  )
}
