import { useState } from 'preact/hooks'
import { post } from '../common/api'
import { date, dateTime, say, useTexts } from '../common/i18n'
import { Icon } from '../common/icons'
import { useDeed } from '../common/load'
import { useTitle } from '../common/page'
import { link } from '../common/route'
import { WordPill } from '../common/sitting'
import { commonTexts } from '../common/texts'
import type { ExamSession, Me } from '../common/types'
import { Button, Dialog, ErrorNotice, Facts, Loading } from '../common/ui'
import { CopyButton } from '../common/copy'
import { Invite } from './invite'
import { LineNotice } from './line'
import type { Live } from './live'
import { LiveList } from './livelist'
import { Rehearsals } from './rehearsals'
import { may, plansAtHome } from './roles'
import { doorTerm, span, where } from './sessions'
import { staffTexts } from './texts'
import { useLive } from './uselive'

/** One exam session: what it is, its door, who is invited, and the live list. */
export function SessionPage({ id, me }: { id: string; me: Me }) {
  const t = useTexts(staffTexts)
  const watched = useLive(id)
  const { live, line, tryNow } = watched
  return (
    <>
      <p><a href={link('sessions')}><Icon name="left" /> {t.allSessions}</a></p>
      {!live && line.state === 'live' && <Loading />}
      {!live && line.state !== 'live' && <h1>{t.session}</h1>}
      {!live && <LineNotice line={line} live={live} tryNow={tryNow} />}
      {live && <Head live={live} me={me} tryNow={tryNow} />}
      {live && live.examSession.remote && live.examSession.admission && <Rehearsals examSession={id} mayHelp={may(me.roles, 'supervise')} />}
      {live && <LiveList watched={watched} live={live} me={me} />}
    </>
  )
}

function Head({ live, me, tryNow }: { live: Live; me: Me; tryNow: () => void }) {
  const t = useTexts(staffTexts)
  const { examSession: session } = live
  const mayInvite = session.state !== 'closed' && may(me.roles, 'plan') && (!session.remote || plansAtHome(me.roles))
  const [asked, setAsked] = useState<'open' | 'close' | undefined>(undefined)
  const [inviting, setInviting] = useState(mayInvite && session.invited === 0)
  useTitle(say(session.title))
  return (
    <>
      <div class="flow session-head">
        <p class="kicker">{t.session}</p>
        <div class="row row-apart">
          <h1>{say(session.title)}</h1>
          <div class="row">
            <WordPill word={session.state} />
            {session.state === 'planned' && <Button look="primary" icon="play" onClick={() => setAsked('open')}>{t.open}</Button>}
            {session.state === 'open' && <Button icon="lock" onClick={() => setAsked('close')}>{t.close}</Button>}
          </div>
        </div>
      </div>
      <div class="session-facts">
        <section class="card code-card" aria-label={doorTerm(t, session)}>
          <h2 class="kicker">{doorTerm(t, session)}</h2>
          {session.remote ? <p>{t.doorRemote}</p> : <p class="code code-large">{session.accessCode}</p>}
          <p class="soft small">{session.remote ? t.doorRemoteHint : t.accessCodeHint}</p>
          {!session.remote && <p><CopyButton text={session.accessCode} label={t.copy} done={t.copied} /></p>}
        </section>
        <section class="card" aria-label={t.facts}>
          <Facts facts={[
            [t.from, <>{date(session.opensAt)}<br /><span class="soft figures">{span(session)}</span></>],
            [t.whereTerm, where(t, session)],
            [t.placesTerm, t.places(session.invited, session.capacity)],
            [t.endRule, session.hardEnd ? t.endHard : t.endWhole],
          ]} />
          <hr />
          <div class="seed">
            <p class="small"><strong>{t.seedHash}</strong></p>
            <p class="mono">{session.seedHash}</p>
            <p class="soft small">{t.seedHashText}</p>
          </div>
        </section>
      </div>
      {mayInvite && (inviting
        ? <Invite live={live} me={me} close={() => setInviting(false)} invited={tryNow} />
        : <p><Button icon="plus" onClick={() => setInviting(true)}>{t.invite}</Button></p>)}
      {asked && <DoorDialog act={asked} live={live} close={() => setAsked(undefined)} done={tryNow} />}
    </>
  )
}

function DoorDialog({ act, live, close, done }: { act: 'open' | 'close'; live: Live; close: () => void; done: () => void }) {
  const t = useTexts(staffTexts)
  const common = useTexts(commonTexts)
  const deed = useDeed()
  const { examSession: session } = live
  const unstarted = [...live.rows.values()].filter(row => row.state === 'ready').length
  const early = act === 'open' && Date.parse(session.opensAt) > Date.now()
  const go = async () => {
    const succeeded = await deed.run(async () => {
      await post<ExamSession>(`/api/exam-sessions/${encodeURIComponent(session.id)}/${act}`)
    })
    if (!succeeded) return
    done()
    close()
  }
  return (
    <Dialog title={act === 'open' ? t.openQuestion : t.closeQuestion} onClose={close} actions={
      <>
        <Button look="primary" busy={deed.busy} onClick={go}>{act === 'open' ? t.open : t.close}</Button>
        <Button onClick={close}>{common.cancel}</Button>
      </>}>
      <p>{act === 'open' ? t.openText(session.invited) : t.closeText}</p>
      {early && <p class="soft">{t.openEarly(dateTime(session.opensAt))}</p>}
      {act === 'close' && unstarted > 0 && <p><strong>{t.closeUnstarted(unstarted)}</strong></p>}
      <ErrorNotice error={deed.error} />
    </Dialog>
  )
}
