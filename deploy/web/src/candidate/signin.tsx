import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { post, Problem } from '../common/api'
import { useTexts } from '../common/i18n'
import { useDeed } from '../common/load'
import { homeOf } from '../common/session'
import type { Me, SignedInForSession } from '../common/types'
import { Button, ErrorNotice, Notice, TextField } from '../common/ui'
import { pendingEmail } from './confirm'
import { go, toQuery } from './route'
import { signInTexts } from './texts'

type Way = 'code' | 'centre' | 'staff'

export function SignInScreen({ way, to }: { way: Way; to: string | undefined }) {
  const t = useTexts(signInTexts)
  const ways: [Way, string, string][] = [['code', '', t.wayCode], ['centre', '/centre', t.wayCentre], ['staff', '/staff', t.wayStaff]]
  return (
    <>
      {way === 'code' && <ByCode to={to} />}
      {way === 'centre' && <AtCentre />}
      {way === 'staff' && <ByPassword to={to} />}
      <nav aria-label={t.otherWays} class="flow">
        <h2 class="small soft">{t.otherWays}</h2>
        <ul class="plain">{ways.filter(([name]) => name !== way).map(([name, path, label]) => <li key={name}><a href={`/#/sign-in${path}${toQuery(to)}`}>{label}</a></li>)}</ul>
      </nav>
    </>
  )
}

/** One form of the door: checks that its fields are filled, sends, shows the refusal. */
function DoorForm({ title, text, fields, button, deed, children }: { title: string; text?: string; fields: { id: string; value: string; missing: string }[]; button: string; deed: () => Promise<void>; children: (error: (id: string) => string | undefined) => ComponentChildren }) {
  const entering = useDeed()
  const [checked, setChecked] = useState(false)
  const submit = (event: Event) => {
    event.preventDefault()
    setChecked(true)
    const empty = fields.find(field => field.value.trim() === '')
    if (empty) return document.getElementById(empty.id)?.focus()
    // Fields that the reply brings (a second factor) are not wrong before they were seen.
    void entering.run(deed).then(() => setChecked(false))
  }
  const error = (id: string) => {
    const field = fields.find(one => one.id === id)
    return checked && field?.value.trim() === '' ? field.missing : undefined
  }
  return (
    <>
      <h1>{title}</h1>
      {text && <p class="lead">{text}</p>}
      <form class="card form narrow" noValidate onSubmit={submit}>
        <ErrorNotice error={entering.error} />
        {children(error)}
        <div class="actions"><Button type="submit" look="primary" busy={entering.busy}>{button}</Button></div>
      </form>
    </>
  )
}

function ByCode({ to }: { to: string | undefined }) {
  const t = useTexts(signInTexts)
  const [email, setEmail] = useState(pendingEmail.get() ?? '')
  const deed = async () => {
    await post('/api/sign-in/code', { email: email.trim() })
    pendingEmail.set(email.trim())
    go(`/#/confirm${toQuery(to)}`)
  }
  return (
    <DoorForm title={t.codeTitle} text={t.codeText} button={t.sendCode} deed={deed} fields={[{ id: 'email', value: email, missing: t.missingEmail }]}>
      {error => <TextField id="email" type="email" label={t.email} autocomplete="email" maxLength={254} error={error('email')} value={email} onValue={setEmail} />}
    </DoorForm>
  )
}

function AtCentre() {
  const t = useTexts(signInTexts)
  const [email, setEmail] = useState('')
  const [accessCode, setAccessCode] = useState('')
  const deed = async () => {
    const { examSession } = await post<SignedInForSession>('/api/sign-in/access-code', { email: email.trim(), accessCode: accessCode.trim() })
    go(`/#/session/${encodeURIComponent(examSession)}`)
  }
  const fields = [{ id: 'access', value: accessCode, missing: t.missingAccess }, { id: 'email', value: email, missing: t.missingEmail }]
  return (
    <DoorForm title={t.centreTitle} text={t.centreText} button={t.enter} deed={deed} fields={fields}>
      {error => (
        <>
          <TextField id="access" label={t.accessCode} size="medium" autocomplete="off" autocapitalize="characters" spellcheck={false} maxLength={20} error={error('access')} value={accessCode} onValue={setAccessCode} />
          <TextField id="email" type="email" label={t.centreEmail} autocomplete="email" maxLength={254} error={error('email')} value={email} onValue={setEmail} />
        </>
      )}
    </DoorForm>
  )
}

function ByPassword({ to }: { to: string | undefined }) {
  const t = useTexts(signInTexts)
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [asked, setAsked] = useState(false)
  const deed = async () => {
    try {
      const digits = code.replace(/\s/g, '')
      const me = await post<Me>('/api/sign-in/password', { email: email.trim(), password, ...(digits ? { code: digits } : {}) })
      go(me.secondFactor === 'required' ? `/#/second-factor${toQuery(to)}` : to ?? homeOf(me.roles))
    } catch (error) {
      if (!(error instanceof Problem && error.code === 'second-factor-needed')) throw error
      setAsked(true)
      if (asked) throw error
      setTimeout(() => document.getElementById('totp')?.focus())
    }
  }
  const fields = [{ id: 'email', value: email, missing: t.missingEmail }, { id: 'password', value: password, missing: t.missingPassword }]
  return (
    <DoorForm title={t.staffTitle} button={t.signIn} deed={deed} fields={asked ? [...fields, { id: 'totp', value: code, missing: t.missingCode }] : fields}>
      {error => (
        <>
          <TextField id="email" type="email" label={t.email} autocomplete="username" maxLength={254} error={error('email')} value={email} onValue={setEmail} />
          <TextField id="password" type="password" label={t.password} autocomplete="current-password" maxLength={200} error={error('password')} value={password} onValue={setPassword} />
          {asked && <Notice tone="info" live="status">{t.totpAsked}</Notice>}
          {asked && <TextField id="totp" label={t.totp} hint={t.totpHint} size="code" inputMode="numeric" autocomplete="one-time-code" maxLength={7} error={error('totp')} value={code} onValue={setCode} />}
        </>
      )}
    </DoorForm>
  )
}
