import { useState } from 'preact/hooks'
import { dateTime, number, useTexts } from '../common/i18n'
import { useDeed, useLoad } from '../common/load'
import { PrivacyContact, privacyNotice } from '../common/privacycontact'
import { askForCentre, signalKinds, type Asked, type SupervisionPolicy } from '../common/supervision'
import { commonTexts } from '../common/texts'
import { Button, CheckField, Dialog, ErrorNotice, Loading, Notice, TextArea } from '../common/ui'
import { noticeTexts } from './noticetexts'
import './preflight.css'

interface NoticeProps {
  sitting: string
  policy: SupervisionPolicy
  asked: Asked
  /** Some of it is muted or not asked, by an accommodation. */
  adapted: boolean
  supervisors?: string[]
  /** When a place at a centre was asked for. */
  wishedAt?: string | undefined
  /** Of the headings, one below what stands above. */
  level?: 'h2' | 'h3'
  /** It was read and understood. Nothing is switched on before. */
  understood: () => void
}

/** What is seen, why, by whom, how long, what is kept, the rights, and the way that is not this one. */
export function SupervisionNotice({ sitting, policy, asked, adapted, supervisors = [], wishedAt, level: Heading = 'h3', understood }: NoticeProps) {
  const t = useTexts(noticeTexts)
  const [read, setRead] = useState(false)
  const [missing, setMissing] = useState(false)
  const any = asked.camera || asked.screen || asked.microphone
  const evidence = any ? policy.evidence.value : 'none'
  const goOn = () => {
    setMissing(!read)
    if (read) understood()
    else document.getElementById('notice-understood')?.focus()
  }
  return (
    <>
      <p class="lead">{t.lead}</p>
      <div class="notice-parts">
        <section>
          <Heading>{t.seenTitle}</Heading>
          {!any && <p>{t.nothing}</p>}
          <ul>
            {asked.camera && <li>{t.seenCamera}</li>}
            {asked.screen && <li>{t.seenScreen}</li>}
            {asked.microphone && <li>{t.seenMicrophone}</li>}
            <li>{t.seenSignals(signalKinds.map(kind => t[`signal-${kind}`]).join(', '))}</li>
            <li>{t.seenPresence}</li>
          </ul>
          {adapted && <p>{t.seenMuted}</p>}
        </section>
        <section><Heading>{t.whyTitle}</Heading><p>{t.why}</p></section>
        <section><Heading>{t.whoTitle}</Heading><p>{t.who(policy.roomSize.value)}</p>{supervisors.length > 0 && <p>{t.whoNames(supervisors.join(', '))}</p>}<p>{t.readers}</p><p>{t.noMachine}</p></section>
        <section><Heading>{t.longTitle}</Heading><p>{t.long}</p></section>
        <section>
          <Heading>{t.keptTitle}</Heading>
          <p><strong>{evidence === 'none' ? t['kept-none'] : t[`kept-${evidence}`](policy.evidenceDays.value)}</strong></p>
          <p>{t.keptIdentity}</p>
          <p>{t.keptEvents}</p>
          <KeptDays />
        </section>
        <section><Heading>{t.limitsTitle}</Heading><p>{t.limits}</p></section>
        <section><Heading>{t.lossTitle}</Heading><p>{t.loss}{policy.networkLoss.value === 'credit' && ` ${t.lossCredit(policy.creditMinutes.value)}`}</p></section>
        <section><Heading>{t.rightsTitle}</Heading><p>{t.rights}</p><PrivacyContact /></section>
        <section><Heading>{t.centreTitle}</Heading><p>{t.centre}</p><AskForCentre sitting={sitting} wishedAt={wishedAt} /></section>
      </div>
      <CheckField id="notice-understood" label={<>{t.understood}<br /><span class="soft small">{t.understoodHint}</span></>} checked={read} onChecked={setRead} error={missing && !read ? t.understoodMissing : undefined} />
      <div class="actions"><Button look="primary" onClick={goOn}>{t.goOn}</Button></div>
    </>
  )
}

/** As the clocks stand now, since an officer may set them. */
function KeptDays() {
  const t = useTexts(noticeTexts)
  const [notice, again] = useLoad(privacyNotice)
  if (notice.state === 'loading') return <Loading />
  if (notice.state === 'failed') return <ErrorNotice error={notice.error} retry={again} />
  const { conversationDays, hintDays, roomDays, lookDays } = notice.value
  return <p>{t.keptDays({ conversation: number(conversationDays), hints: number(hintDays), room: number(roomDays), looks: number(lookDays) })}</p>
}

/** The way that is not this one: asked for here, answered by people. */
export function AskForCentre({ sitting, wishedAt }: { sitting: string; wishedAt?: string | undefined }) {
  const t = useTexts(noticeTexts)
  const common = useTexts(commonTexts)
  const [asking, setAsking] = useState(false)
  const [text, setText] = useState('')
  const [sentAt, setSentAt] = useState(wishedAt)
  const deed = useDeed()
  const send = () => deed.run(async () => {
    const { inPerson } = await askForCentre(sitting, text.trim())
    setSentAt(inPerson?.at)
    setAsking(false)
  })
  if (sentAt) return <Notice tone="good" live="status"><p>{t.centreSent(dateTime(sentAt))}</p></Notice>
  return (
    <>
      <p><Button onClick={() => setAsking(true)}>{t.centreAsk}</Button></p>
      {asking && (
        <Dialog title={t.centreAsk} onClose={() => setAsking(false)} actions={<>
          <Button look="primary" busy={deed.busy} onClick={send}>{t.centreSend}</Button>
          <Button onClick={() => setAsking(false)}>{common.cancel}</Button>
        </>}>
          <p>{t.centre}</p>
          <TextArea label={t.centreText} hint={t.centreTextHint} optional rows={4} maxLength={1_000} value={text} onValue={setText} />
          <ErrorNotice error={deed.error} />
        </Dialog>
      )}
    </>
  )
}
