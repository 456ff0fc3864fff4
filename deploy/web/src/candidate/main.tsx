import { useEffect } from 'preact/hooks'
import './candidate.css'
import { useTexts } from '../common/i18n'
import { useLoad } from '../common/load'
import { mount, Page } from '../common/page'
import { me } from '../common/session'
import { Await } from '../common/ui'
import { CaseScreen } from './case'
import { caseTexts } from './casetexts'
import { ConfirmScreen } from './confirm'
import { DoorScreen } from './door'
import { HomeScreen, UnknownScreen } from './home'
import { InvitationScreen } from './invitation'
import { PathScreen } from './path'
import { RegisterScreen } from './register'
import { ResultScreen } from './result'
import { go, useRoute, type Route } from './route'
import { SecondFactorScreen } from './secondfactor'
import { SignInScreen } from './signin'
import { doorTexts } from './doortexts'
import { resultTexts } from './resulttexts'
import { homeTexts, pathTexts, registerTexts, signInTexts } from './texts'
import type { Me } from '../common/types'

const NEEDS_SIGN_IN: Route['screen'][] = ['path', 'door', 'result', 'case', 'second-factor']

function App() {
  const route = useRoute()
  const title = useScreenTitle(route)
  // Asked again at each screen: somebody may have signed in or out meanwhile.
  const [loaded, reload] = useLoad(signal => me(signal), route.screen)
  const nobody = loaded.state === 'ready' && loaded.value === undefined
  const mustSignIn = nobody && NEEDS_SIGN_IN.includes(route.screen)
  useEffect(() => {
    if (mustSignIn) location.replace(`/#/sign-in?to=${encodeURIComponent(`/${location.hash}`)}`)
  }, [mustSignIn])
  const known = loaded.state === 'ready' ? loaded.value : undefined
  return (
    <Page title={title} me={known} nav={known?.roles.includes('candidate') && <PathLink current={route.screen === 'path'} />}>
      <Await loaded={loaded} reload={reload}>{value => mustSignIn ? null : <Screen route={route} me={value} />}</Await>
    </Page>
  )
}

function Screen({ route, me: known }: { route: Route; me: Me | undefined }) {
  switch (route.screen) {
    case 'home': return <HomeScreen me={known} />
    case 'register': return <RegisterScreen key={route.certification} certification={route.certification} step={route.step} />
    case 'sign-in': return <SignInScreen key={route.way} way={route.way} to={route.to} />
    case 'confirm': return <ConfirmScreen to={route.to} />
    case 'second-factor': return <SecondFactorScreen to={route.to} />
    case 'path': return <PathScreen />
    case 'door': return <DoorScreen key={route.examSession} examSession={route.examSession} />
    case 'result': return <ResultScreen key={route.sitting} sitting={route.sitting} />
    case 'case': return <CaseScreen key={route.sitting} sitting={route.sitting} />
    case 'invitation': return <InvitationScreen token={route.token} go={go} />
    case 'unknown': return <UnknownScreen />
  }
}

function PathLink({ current }: { current: boolean }) {
  const t = useTexts(pathTexts)
  return <a href="/#/path" aria-current={current ? 'page' : undefined}>{t.title}</a>
}

function useScreenTitle(route: Route): string {
  const titles: Record<Route['screen'], string> = {
    home: useTexts(homeTexts).title,
    register: useTexts(registerTexts).title,
    'sign-in': useTexts(signInTexts).title,
    confirm: useTexts(signInTexts).confirmTitle,
    'second-factor': useTexts(signInTexts).factorTitle,
    path: useTexts(pathTexts).title,
    door: useTexts(doorTexts).title,
    result: useTexts(resultTexts).title,
    case: useTexts(caseTexts).title,
    invitation: useTexts(signInTexts).invitationTitle,
    unknown: useTexts(homeTexts).unknownTitle,
  }
  return titles[route.screen]
}

mount(<App />)
