import { useEffect, useRef, useState } from 'preact/hooks'
import './exam.css'
import { duration, say, useTexts } from '../common/i18n'
import { useDeed } from '../common/load'
import { LanguageSwitch, mount, SkipLink, useTitle } from '../common/page'
import { Button, Dialog, ErrorNotice, Loading, Notice } from '../common/ui'
import { Wordmark } from '../common/wordmark'
import type { Announce } from './announce'
import { Banners } from './banner'
import { Controller } from './controller'
import { openKept } from './kept'
import { Palette } from './palette'
import { connectionOf, Protocol } from './protocol'
import { unsaved } from './queue'
import { Question } from './question'
import { ReportNews } from './report'
import { Review } from './review'
import { BreakScreen, ElsewhereScreen, EndingScreen, FailedScreen, OverScreen, PausedScreen, ReadyScreen, SignedOutScreen } from './screens'
import { items, tally } from './state'
import { ListeningSign, SupervisionBar, TOGGLE, Voices } from './supervision/bar'
import { Entrance } from './supervision/entrance'
import { SupervisionPanel } from './supervision/panel'
import { Standing } from './supervision/standing'
import { FOLLOWED, Supervision } from './supervision/supervision'
import { useSupervision, useTold } from './supervision/usesupervision'
import { examTexts } from './texts'
import { Timer } from './timer'

const sitting = new URLSearchParams(location.search).get('sitting')
const resultPage = `/#/result/${encodeURIComponent(sitting ?? '')}`

function App({ controller, supervision }: { controller: Controller; supervision: Supervision }) {
  const t = useTexts(examTexts)
  const [, draw] = useState(0)
  const [said, setSaid] = useState({ text: '', quiet: false })
  useEffect(() => controller.subscribe(() => draw(count => count + 1)), [controller])
  useSurroundings(controller)
  const { exam } = controller
  useTitle(exam.sitting ? say(exam.sitting.title) : t.title)
  useEffect(() => {
    if (controller.settled) void supervision.safe().then(() => location.replace(resultPage))
  })
  const silence = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const announce: Announce = (text, quiet = false) => {
    clearTimeout(silence.current)
    setSaid({ text: '', quiet })
    setTimeout(() => setSaid({ text, quiet }), 60)
    silence.current = setTimeout(() => setSaid({ text: '', quiet }), 9_000)
  }
  const running = exam.phase.name === 'running'
  const [panel, setPanel] = useState(false)
  useSupervision(supervision)
  useTold(supervision, announce)
  const closePanel = () => {
    setPanel(false)
    document.getElementById(TOGGLE)?.focus()
  }
  const watched = supervision.mode === 'on' && FOLLOWED.includes(exam.phase.name)
  useEffect(() => void document.documentElement.classList.toggle('is-watched', watched), [watched])
  // What was said of the running test, the time left above all, is not true of the next screen.
  useEffect(() => {
    if (running) return
    clearTimeout(silence.current)
    setSaid({ text: '', quiet: true })
  }, [running])
  return (
    <>
      <SkipLink />
      <header class="exam-header">
        <div class="exam-header-row">
          <span class="exam-mark"><Wordmark /></span>
          <span class="exam-name">{exam.sitting && say(exam.sitting.title)}</span>
          <span class="exam-language"><LanguageSwitch /></span>
          {running && <span class="exam-progress">{t.progress(tally(exam).answered.length, items(exam).length)}</span>}
          {running && exam.sitting && <Timer controller={controller} limit={exam.sitting.limitMillis} announce={announce} />}
        </div>
        {watched && <SupervisionBar supervision={supervision} started={exam.phase.name !== 'ready'} open={panel} toggle={() => setPanel(!panel)} announce={announce} />}
      </header>
      {watched && <ListeningSign supervision={supervision} />}
      {watched && <Voices supervision={supervision} />}
      <div class={said.quiet ? 'visually-hidden' : 'said'} role="status">{said.text && <p>{said.text}</p>}</div>
      <ReportNews controller={controller} announce={announce} />
      <main id="main" tabIndex={-1} class="exam-main">
        {watched && panel && <SupervisionPanel supervision={supervision} close={closePanel} />}
        {watched && <Standing supervision={supervision} started={exam.phase.name !== 'ready'} />}
        <Body controller={controller} supervision={supervision} announce={announce} />
      </main>
    </>
  )
}

function Body({ controller, supervision, announce }: { controller: Controller; supervision: Supervision; announce: Announce }) {
  const t = useTexts(examTexts)
  const { phase, sitting: opened } = controller.exam
  switch (phase.name) {
    case 'loading': return <section class="screen"><Loading label={t.loading} /></section>
    case 'failed': return <FailedScreen error={phase.error} retry={() => void controller.begin()} />
    case 'ready':
      if (supervision.mode === 'unknown') return <section class="screen"><Loading label={t.loading} /></section>
      return supervision.mode === 'on' ? <Entrance controller={controller} supervision={supervision} announce={announce} /> : <ReadyScreen controller={controller} />
    case 'elsewhere': return <ElsewhereScreen key="elsewhere" controller={controller} taken={false} />
    case 'taken-over': return <ElsewhereScreen key="taken" controller={controller} taken />
    case 'signed-out': return <SignedOutScreen controller={controller} />
    // While an ending is decided, what stands above says why.
    case 'paused': return <PausedScreen reason={opened?.pauseReason === 'termination-asked' ? '' : opened?.pauseReason ?? ''} />
    case 'break': return <BreakScreen controller={controller} />
    case 'ending': return <EndingScreen controller={controller} />
    case 'over': return controller.settled ? <section class="screen"><Loading /></section> : <OverScreen controller={controller} result={resultPage} />
    case 'running': return <Running controller={controller} announce={announce} />
  }
}

function Running({ controller, announce }: { controller: Controller; announce: Announce }) {
  const t = useTexts(examTexts)
  const { exam } = controller
  const [open, setOpen] = useState(() => matchMedia('(min-width: 60rem)').matches)
  return (
    <div class="exam-grid">
      <div class="exam-work">
        <Banners controller={controller} announce={announce} />
        {exam.screen === 'question' ? <Question controller={controller} announce={announce} /> : <Review controller={controller} />}
      </div>
      <aside class="exam-aside">
        <details open={open} onToggle={event => setOpen(event.currentTarget.open)}>
          <summary>{t.palette} <span class="soft figures">{tally(exam).answered.length} / {items(exam).length}</span></summary>
          <Palette controller={controller} />
        </details>
        {exam.screen === 'question' && exam.sitting?.navigation === 'free' && <Button class="exam-review" onClick={() => controller.review()}>{t.toReview}</Button>}
        <BreakButton controller={controller} />
        <p class="hint small">{t.help}</p>
      </aside>
    </div>
  )
}

function BreakButton({ controller }: { controller: Controller }) {
  const t = useTexts(examTexts)
  const [asking, setAsking] = useState(false)
  const taking = useDeed()
  const left = controller.exam.sitting?.breakMillis ?? 0
  if (left < 1_000) return null
  return (
    <>
      <Button icon="pause" onClick={() => setAsking(true)}>{t.takeBreak(duration(left))}</Button>
      {asking && (
        <Dialog title={t.breakAskTitle} onClose={() => setAsking(false)} actions={<>
          <Button look="primary" busy={taking.busy} onClick={() => taking.run(() => controller.takeBreak())}>{t.breakYes}</Button>
          <Button onClick={() => setAsking(false)}>{t.submitNo}</Button>
        </>}>
          <p>{t.breakAsk(duration(left))}</p>
          <ErrorNotice error={taking.error} />
        </Dialog>
      )}
    </>
  )
}

/** The window's own events: focus, network, leaving. */
function useSurroundings(controller: Controller): void {
  useEffect(() => {
    const wake = () => document.visibilityState === 'visible' && controller.wake()
    const hide = () => controller.sender.hurry()
    const lost = () => controller.lost()
    const leaving = (event: BeforeUnloadEvent) => {
      if (unsaved(controller.queue).length === 0) return
      event.preventDefault()
      // Browsers of a few years ago ask only when this is set.
      event.returnValue = true
    }
    const hidden = () => document.visibilityState === 'hidden' ? hide() : wake()
    document.addEventListener('visibilitychange', hidden)
    addEventListener('focus', wake)
    addEventListener('online', wake)
    addEventListener('offline', lost)
    addEventListener('pagehide', hide)
    addEventListener('beforeunload', leaving)
    return () => {
      document.removeEventListener('visibilitychange', hidden)
      removeEventListener('focus', wake)
      removeEventListener('online', wake)
      removeEventListener('offline', lost)
      removeEventListener('pagehide', hide)
      removeEventListener('beforeunload', leaving)
    }
  }, [controller])
}

function Missing() {
  const t = useTexts(examTexts)
  useTitle(t.failedTitle)
  return <main class="main"><h1>{t.failedTitle}</h1><Notice tone="bad" title={t.missing}><p><a href="/#/path">{t.back}</a></p></Notice></main>
}

if (sitting === null) {
  mount(<Missing />)
} else {
  const [connection, kept] = await Promise.all([connectionOf(sitting), openKept(sitting)])
  const controller = new Controller(sitting, new Protocol(sitting, connection), kept)
  const supervision = new Supervision(sitting, controller)
  mount(<App controller={controller} supervision={supervision} />)
  supervision.begin()
  void controller.begin()
}
