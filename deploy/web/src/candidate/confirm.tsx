import { useEffect, useState } from 'preact/hooks'
import { post } from '../common/api'
import { useTexts } from '../common/i18n'
import { useDeed } from '../common/load'
import { windowMemory } from '../common/memory'
import type { Me } from '../common/types'
import { Button, ErrorNotice, Notice, TextField } from '../common/ui'
import { go, toQuery } from './route'
import { signInTexts } from './texts'

const KEY = 'palier.pending-email'

/** The address a code was sent to; kept in this window, never in an address bar. */
export const pendingEmail = {
  get: () => windowMemory.get(KEY),
  set: (email: string) => windowMemory.set(KEY, email),
  clear: () => windowMemory.remove(KEY),
}

const PAUSE_SECONDS = 30

export function ConfirmScreen({ to }: { to: string | undefined }) {
  const t = useTexts(signInTexts)
  const email = pendingEmail.get()
  const [code, setCode] = useState('')
  const [wrong, setWrong] = useState<string | undefined>(undefined)
  const [wait, setWait] = useState(PAUSE_SECONDS)
  const [sent, setSent] = useState(false)
  const confirming = useDeed()
  const resending = useDeed()
  useEffect(() => {
    const timer = setInterval(() => setWait(seconds => Math.max(0, seconds - 1)), 1_000)
    return () => clearInterval(timer)
  }, [])
  if (email === null) return <><h1>{t.confirmTitle}</h1><Notice tone="warning">{t.noEmail} <a href="/#/sign-in">{t.otherEmail}</a></Notice></>
  const submit = (event: Event) => {
    event.preventDefault()
    const digits = code.replace(/\s/g, '')
    const missing = !/^\d{6,9}$/.test(digits)
    setWrong(missing ? t.missingCode : undefined)
    if (missing) return document.getElementById('code')?.focus()
    void confirming.run(async () => {
      await post<Me>('/api/sign-in/code/confirm', { email, code: digits })
      pendingEmail.clear()
      go(to ?? '/#/path')
    })
  }
  const again = () => resending.run(async () => {
    setSent(false)
    await post('/api/sign-in/code', { email })
    setSent(true)
    setWait(PAUSE_SECONDS)
  })
  return (
    <>
      <h1>{t.confirmTitle}</h1>
      <p class="lead">{t.confirmText(email)}</p>
      <form class="card form narrow" noValidate onSubmit={submit}>
        <ErrorNotice error={confirming.error} />
        <TextField id="code" label={t.code} size="code" inputMode="numeric" autocomplete="one-time-code" maxLength={11} error={wrong} value={code} onValue={setCode} />
        <div class="actions"><Button type="submit" look="primary" busy={confirming.busy}>{t.confirm}</Button></div>
        <hr />
        {sent && <Notice tone="good" live="status">{t.sent}</Notice>}
        <ErrorNotice error={resending.error} />
        <p class="row">
          <Button look="quiet" disabled={wait > 0} busy={resending.busy} onClick={again}>{wait > 0 ? t.againIn(wait) : t.again}</Button>
          <a href={`/#/sign-in${toQuery(to)}`}>{t.otherEmail}</a>
        </p>
      </form>
    </>
  )
}
