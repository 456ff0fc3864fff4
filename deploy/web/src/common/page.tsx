import { Component, render, type ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import './styles.css'
import { chooseLanguage, language, useTexts } from './i18n'
import { useDeed } from './load'
import { PrivacyContact } from './privacycontact'
import { signOut } from './session'
import { commonTexts } from './texts'
import type { Me } from './types'
import { ErrorNotice } from './ui'
import { Wordmark } from './wordmark'

interface PageProps {
  /** The window's title; the page's own h1 stands in `children`. */
  title: string
  me?: Me | undefined
  /** Links of the header, for pages with several screens. */
  nav?: ComponentChildren
  /** For tables: as wide as the window allows. */
  wide?: boolean
  children: ComponentChildren
}

/** The frame of every page but the exam's: header, main, footer. */
export function Page({ title, me, nav, wide = false, children }: PageProps) {
  const t = useTexts(commonTexts)
  useTitle(title)
  const leaving = useDeed()
  return (
    <>
      <SkipLink />
      <header class="header">
        <div class={wide ? 'header-row header-row-wide' : 'header-row'}>
          <a class="header-home" href="/" aria-label={t.home}><Wordmark /></a>
          {nav && <nav class="header-nav">{nav}</nav>}
          <div class="header-end">
            {me && <span class="header-name"><span class="visually-hidden">{t.signedInAs('')}</span>{me.name}</span>}
            {me && <button class="header-link" type="button" onClick={() => leaving.run(signOut)}>{t.signOut}</button>}
            <LanguageSwitch />
          </div>
        </div>
      </header>
      <main id="main" class={wide ? 'main main-wide' : 'main'} tabIndex={-1}>
        <ErrorNotice error={leaving.error} />
        {children}
      </main>
      <footer class={wide ? 'footer footer-wide' : 'footer'}>
        <p>{t.footer} <a href="/api.html">{t.footerContract}</a></p>
        <PrivacyContact />
      </footer>
    </>
  )
}

export function SkipLink() {
  const t = useTexts(commonTexts)
  // Moves the focus itself: the address's fragment belongs to the routes.
  const skip = (event: Event) => {
    event.preventDefault()
    document.getElementById('main')?.focus()
  }
  return <a class="skip" href="#main" onClick={skip}>{t.skip}</a>
}

export function LanguageSwitch() {
  const t = useTexts(commonTexts)
  const other = language() === 'fr' ? 'en' : 'fr'
  return <button class="header-link" type="button" lang={other} onClick={() => chooseLanguage(other)}>{t.otherLanguage}</button>
}

export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Palier`
  }, [title])
}

/** A mistake of ours must not leave an empty window. */
class Guard extends Component<{ children: ComponentChildren }, { error: unknown }> {
  override state = { error: undefined as unknown }
  static override getDerivedStateFromError(error: unknown) {
    return { error }
  }
  override render() {
    return this.state.error === undefined ? this.props.children : <main class="main"><ErrorNotice error={this.state.error} retry={() => location.reload()} /></main>
  }
}

/** Puts a page into the document's `#app`. */
export function mount(page: ComponentChildren): void {
  const place = document.getElementById('app')
  if (place) render(<Guard>{page}</Guard>, place)
}
