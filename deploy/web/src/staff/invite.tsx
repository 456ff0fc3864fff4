import { useEffect, useRef, useState } from 'preact/hooks'
import { post } from '../common/api'
import { unversioned } from '../common/catalogue'
import { useTexts } from '../common/i18n'
import { useDeed } from '../common/load'
import { commonTexts } from '../common/texts'
import type { InvitationOutcome, Me } from '../common/types'
import { Await, Button, ErrorNotice, Notice, StatusPill, Table, TextArea, type Tone } from '../common/ui'
import { addresses, MOST_ADDRESSES } from './addresses'
import type { Live } from './live'
import { may } from './roles'
import { SearchField, useCandidates } from './search'
import { staffTexts } from './texts'

interface Reply { outcomes: InvitationOutcome[]; wrong: string[] }

/** Invites by pasted addresses and by picking; shows what became of each address. */
export function Invite({ live, me, close, invited }: { live: Live; me: Me; close: () => void; invited: () => void }) {
  const t = useTexts(staffTexts)
  const common = useTexts(commonTexts)
  const [pasted, setPasted] = useState('')
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const [reply, setReply] = useState<Reply | undefined>(undefined)
  const [complaint, setComplaint] = useState<string | undefined>(undefined)
  const deed = useDeed()
  const heading = useRef<HTMLHeadingElement>(null)
  const found = addresses([pasted, ...picked].join('\n'))
  useEffect(() => heading.current?.focus(), [])
  const send = async (event: Event) => {
    event.preventDefault()
    const wrongOnly = found.emails.length === 0
    setComplaint(wrongOnly ? t.noAddress : found.emails.length > MOST_ADDRESSES ? t.tooMany(MOST_ADDRESSES) : undefined)
    if (wrongOnly || found.emails.length > MOST_ADDRESSES) return document.getElementById('invite-paste')?.focus()
    await deed.run(async () => {
      // Each address has a paper drawn for it: a long list takes its time.
      const { outcomes } = await post<{ outcomes: InvitationOutcome[] }>(
        `/api/exam-sessions/${encodeURIComponent(live.examSession.id)}/invitations`, { emails: found.emails }, { timeoutMillis: 120_000 })
      setReply({ outcomes, wrong: found.wrong })
      setPasted('')
      setPicked(new Set())
      invited()
    })
  }
  return (
    <section class="card">
      <h2 ref={heading} tabIndex={-1}>{t.invite}</h2>
      <p class="soft">{t.inviteText}</p>
      <form class="form" noValidate onSubmit={send}>
        <div class="columns">
          <TextArea id="invite-paste" label={t.paste} hint={t.pasteHint} error={complaint} optional rows={6} value={pasted} onValue={setPasted} />
          {may(me.roles, 'pick candidates') && <Pick live={live} picked={picked} onPicked={setPicked} />}
        </div>
        <ErrorNotice error={deed.error} />
        <div class="actions">
          <Button type="submit" look="primary" busy={deed.busy}>{t.inviteCount(found.emails.length)}</Button>
          <Button onClick={close}>{common.close}</Button>
        </div>
      </form>
      {reply && <Outcomes {...reply} />}
    </section>
  )
}

function Pick({ live, picked, onPicked }: { live: Live; picked: ReadonlySet<string>; onPicked: (picked: ReadonlySet<string>) => void }) {
  const t = useTexts(staffTexts)
  const { text, setText, loaded, reload } = useCandidates()
  const there = new Set([...live.rows.values()].map(row => row.email?.toLowerCase()))
  const toggle = (email: string) => {
    const next = new Set(picked)
    if (!next.delete(email)) next.add(email)
    onPicked(next)
  }
  return (
    <fieldset class="field">
      <legend>{t.pick}</legend>
      <SearchField label={t.search} hint={t.searchHint} text={text} setText={setText} />
      <Await loaded={loaded} reload={reload}>
        {candidates => (
          <div class="pick-list" role="group" aria-label={t.pick} tabIndex={0}>
            {candidates.map(candidate => {
              const obstacle = there.has(candidate.email.toLowerCase()) ? t.alreadyThere : candidate.validated === false ? t.notValidated : undefined
              const elsewhere = !obstacle && !candidate.enrolments.some(id => unversioned(id) === unversioned(live.examSession.certification))
              return (
                <label class="choice" key={candidate.id}>
                  <input type="checkbox" disabled={obstacle !== undefined} checked={picked.has(candidate.email)} onChange={() => toggle(candidate.email)} />
                  <span>{candidate.name} <span class="soft small">{candidate.email}{(obstacle || elsewhere) && ` · ${obstacle ?? t.notEnrolled}`}</span></span>
                </label>
              )
            })}
          </div>
        )}
      </Await>
    </fieldset>
  )
}

const tones: Record<InvitationOutcome['outcome'], Tone> = { invited: 'good', 'already-invited': 'neutral', refused: 'bad' }

function Outcomes({ outcomes, wrong }: Reply) {
  const t = useTexts(staffTexts)
  const count = (outcome: InvitationOutcome['outcome']) => outcomes.filter(one => one.outcome === outcome).length
  const refusedFirst = [...outcomes].sort((a, b) => Number(b.outcome === 'refused') - Number(a.outcome === 'refused'))
  return (
    <div class="flow">
      <Notice tone={count('refused') + wrong.length > 0 ? 'warning' : 'good'} live="status">
        <p>{t.outcomesSummary(count('invited'), count('already-invited'), count('refused'))}</p>
        {wrong.length > 0 && <><p>{t.notAddresses(wrong.length)}</p><ul>{wrong.map((piece, index) => <li key={index}><code>{piece}</code></li>)}</ul></>}
      </Notice>
      <Table caption={t.outcomes} rows={refusedFirst} rowKey={one => one.email} columns={[
        { head: t.address, cell: one => one.email },
        { head: t.outcome, cell: one => <StatusPill tone={tones[one.outcome]}>{t[one.outcome]}</StatusPill> },
        { head: t.reason, cell: one => one.code === 'not-found' ? t.nobodyThere : one.text ?? one.code ?? '' },
      ]} />
    </div>
  )
}
