import { useEffect, useState } from 'preact/hooks'
import { post } from '../common/api'
import { useTexts } from '../common/i18n'
import type { SignedInForSession } from '../common/types'
import { ErrorNotice, Loading } from '../common/ui'
import { signInTexts } from './texts'

export function InvitationScreen({ token, go }: { token: string; go: (to: string) => void }) {
  const t = useTexts(signInTexts)
  const [error, setError] = useState<unknown>(undefined)
  useEffect(() => {
    post<SignedInForSession>('/api/sign-in/invitation', { token }).then(({ examSession }) => {
      // The link signs in: it does not stay in the history of a shared computer.
      history.replaceState(null, '', '/#/')
      go(`/#/session/${encodeURIComponent(examSession)}`)
    }, setError)
  }, [token])
  return (
    <>
      <h1>{t.invitationTitle}</h1>
      {error === undefined
        ? <Loading label={t.invitationOpening} />
        : <><ErrorNotice error={error} /><p>{t.invitationHelp}</p><p><a href="/#/sign-in">{t.codeTitle}</a></p></>}
    </>
  )
}
