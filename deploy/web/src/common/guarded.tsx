import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { useLoad } from './load'
import { Page } from './page'
import { me, signInPage } from './session'
import type { Me } from './types'
import { ErrorNotice, Loading } from './ui'

/** A page for those who are signed in; others go to the sign-in and come back. `children` draws the page, frame included. */
export function Guarded({ title, children }: { title: string; children: (me: Me, reload: () => void) => ComponentChildren }) {
  const [loaded, reload] = useLoad(me)
  // Loading again, as after a second factor was enrolled, must not take away the screen that asked for it.
  const known = useRef<Me | undefined>(undefined)
  if (loaded.state === 'ready') known.current = loaded.value
  const signedOut = loaded.state === 'ready' && !loaded.value
  useEffect(() => {
    if (signedOut) location.replace(signInPage())
  }, [signedOut])
  if (loaded.state === 'failed') return <Page title={title}><h1>{title}</h1><ErrorNotice error={loaded.error} retry={reload} /></Page>
  if (!known.current) return <Page title={title}><Loading /></Page>
  return <>{children(known.current, reload)}</>
}
