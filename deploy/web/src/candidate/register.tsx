import { useEffect, useState } from 'preact/hooks'
import { get, post } from '../common/api'
import { date, language, say, useTexts } from '../common/i18n'
import { useDeed, useLoad } from '../common/load'
import type { CertificationSummary } from '../common/types'
import { Await, Button, ButtonLink, CheckField, ErrorNotice, ErrorSummary, Facts, Notice, RadioField, SelectField, TextArea, TextField } from '../common/ui'
import { pendingEmail } from './confirm'
import { countries } from './countries'
import { birthDate, faults, forgetDraft, keepDraft, keptDraft, registration, STEPS, type Draft, type DraftField } from './draft'
import { go } from './route'
import { homeTexts, registerTexts } from './texts'

export function RegisterScreen({ certification, step }: { certification: string; step: number }) {
  const t = useTexts(registerTexts)
  const home = useTexts(homeTexts)
  const [loaded, reload] = useLoad(signal => get<{ certifications: CertificationSummary[] }>('/api/certifications', { signal }), certification)
  return (
    <Await loaded={loaded} reload={reload}>
      {({ certifications }) => {
        const found = certifications.find(one => one.id === certification)
        return found ? <Form certification={found} step={step} /> : <Notice tone="bad" title={t.unknown}><p><a href="/#/">{home.toHome}</a></p></Notice>
      }}
    </Await>
  )
}

function Form({ certification, step }: { certification: CertificationSummary; step: number }) {
  const t = useTexts(registerTexts)
  const [draft, setDraft] = useState(() => keptDraft(certification.id))
  const [round, setRound] = useState(0)
  const [checked, setChecked] = useState(false)
  const sending = useDeed()
  useEffect(() => setChecked(false), [step])
  const set = (field: DraftField) => (value: string | boolean) => {
    const changed = { ...draft, [field]: value }
    setDraft(changed)
    keepDraft(certification.id, changed)
  }
  const found = checked ? faults(draft, step, new Date()) : []
  const words = (field: DraftField, fault: (typeof found)[number]['fault']) => fault === 'missing' ? t.missing(labelOf(t, draft, field)) : t[fault]
  const errors = found.map(({ field, fault }) => ({ id: `f-${field}`, text: words(field, fault) }))
  const error = (field: DraftField) => errors.find(({ id }) => id === `f-${field}`)?.text
  const at = (number: number) => `/#/register/${encodeURIComponent(certification.id)}/${number}`
  const submit = (event: Event) => {
    event.preventDefault()
    setChecked(true)
    setRound(round + 1)
    if (faults(draft, step, new Date()).length > 0) return
    if (step < STEPS.length) return go(at(step + 1))
    // Somebody may have come here by a link: an earlier step may still miss something.
    const behind = STEPS.findIndex((_, index) => faults(draft, index + 1, new Date()).length > 0)
    if (behind >= 0) return go(at(behind + 1))
    void sending.run(async () => {
      await post('/api/registrations', registration(draft, certification.id, language()))
      pendingEmail.set(draft.email.trim())
      forgetDraft(certification.id)
      go('/#/confirm')
    })
  }
  const name = STEPS[step - 1] ?? 'identity'
  return (
    <>
      <div>
        <p class="kicker">{say(certification.title)}</p>
        <h1>{t.title}</h1>
      </div>
      <Steps step={step} certification={certification.id} />
      <form class="card form" noValidate onSubmit={submit}>
        <h2>{t[name]}</h2>
        <ErrorSummary errors={errors} round={round} />
        <ErrorNotice error={sending.error} />
        {step === 1 && <Identity draft={draft} set={set} error={error} />}
        {step === 2 && <Birth draft={draft} set={set} error={error} />}
        {step === 3 && <><p>{t.needsText}</p><TextArea id="f-needs" optional label={t.needsLabel} hint={t.needsHint} rows={6} error={error('needs')} value={draft.needs} onValue={set('needs')} /></>}
        {step === 4 && <><p>{t.projectText}</p><TextArea id="f-project" label={t.projectLabel} hint={t.projectHint} rows={8} maxLength={4000} error={error('project')} value={draft.project} onValue={set('project')} /></>}
        {step === 5 && <Contact draft={draft} set={set} error={error} certification={certification.id} />}
        <div class="actions">
          <Button type="submit" look="primary" busy={sending.busy}>{step === STEPS.length ? t.send : t.next}</Button>
          {step > 1 && <ButtonLink href={at(step - 1)}>{t.back}</ButtonLink>}
        </div>
        <p class="hint">{t.kept}</p>
      </form>
    </>
  )
}

function Steps({ step, certification }: { step: number; certification: string }) {
  const t = useTexts(registerTexts)
  return (
    <nav aria-label={t.steps}>
      <p class="steps-short soft">{t.step(step, STEPS.length)}</p>
      <ol class="steps">
        {STEPS.map((name, index) => (
          <li key={name} class={index + 1 < step ? 'is-done' : ''} aria-current={index + 1 === step ? 'step' : undefined}>
            {index + 1 < step ? <a href={`/#/register/${encodeURIComponent(certification)}/${index + 1}`}>{t[name]}</a> : t[name]}
          </li>
        ))}
      </ol>
    </nav>
  )
}

interface Part { draft: Draft; set: (field: DraftField) => (value: string | boolean) => void; error: (field: DraftField) => string | undefined }

function Identity({ draft, set, error }: Part) {
  const t = useTexts(registerTexts)
  return (
    <>
      <p>{t.identityText}</p>
      <TextField id="f-birthName" label={t.birthName} autocomplete="family-name" maxLength={60} error={error('birthName')} value={draft.birthName} onValue={set('birthName')} />
      <TextField id="f-usageName" label={t.usageName} hint={t.usageNameHint} optional maxLength={60} value={draft.usageName} onValue={set('usageName')} />
      <TextField id="f-firstName" label={t.firstName} autocomplete="given-name" maxLength={60} error={error('firstName')} value={draft.firstName} onValue={set('firstName')} />
      <TextField id="f-secondFirstName" label={t.secondFirstName} optional maxLength={60} value={draft.secondFirstName} onValue={set('secondFirstName')} />
      <TextField id="f-thirdFirstName" label={t.thirdFirstName} optional maxLength={60} value={draft.thirdFirstName} onValue={set('thirdFirstName')} />
      <RadioField id="f-sex" legend={t.sex} error={error('sex')} value={draft.sex} onValue={set('sex')} choices={[{ value: 'f', label: t.female }, { value: 'm', label: t.male }]} />
    </>
  )
}

function Birth({ draft, set, error }: Part) {
  const t = useTexts(registerTexts)
  const wrong = error('day')
  const french = draft.birthCountry === 'FR'
  const described = `f-day-hint${wrong ? ' f-day-error' : ''}`
  const part = (field: 'day' | 'month' | 'year', length: number, complete: string) => (
    <div>
      <label for={`f-${field}`}>{t[field]}</label>
      <input id={`f-${field}`} class={`control date-part date-${field}`} inputMode="numeric" maxLength={length} autocomplete={complete} required
        aria-invalid={wrong ? true : undefined} value={draft[field]} onInput={event => set(field)(event.currentTarget.value)} />
    </div>
  )
  return (
    <>
      <fieldset class={`field ${wrong ? 'field-wrong' : ''}`} aria-describedby={described}>
        <legend>{t.birthDate}</legend>
        <p class="hint" id="f-day-hint">{t.birthDateHint}</p>
        {wrong && <p class="field-error" id="f-day-error">{wrong}</p>}
        <div class="row">{part('day', 2, 'bday-day')}{part('month', 2, 'bday-month')}{part('year', 4, 'bday-year')}</div>
      </fieldset>
      <SelectField id="f-birthCountry" label={t.birthCountry} value={draft.birthCountry} onValue={set('birthCountry')} choices={countries(language())} />
      <TextField id="f-birthCommune" label={french ? t.birthCommune : t.birthCity} optional={!french} maxLength={60} error={error('birthCommune')} value={draft.birthCommune} onValue={set('birthCommune')} />
      {french && <TextField id="f-birthPostalCode" label={t.birthPostalCode} optional size="small" maxLength={9} inputMode="numeric" value={draft.birthPostalCode} onValue={set('birthPostalCode')} />}
      {french && <TextField id="f-birthCommuneCode" label={t.birthCommuneCode} hint={t.birthCommuneCodeHint} optional size="small" maxLength={5} error={error('birthCommuneCode')} value={draft.birthCommuneCode} onValue={set('birthCommuneCode')} />}
    </>
  )
}

function Contact({ draft, set, error, certification }: Part & { certification: string }) {
  const t = useTexts(registerTexts)
  const born = birthDate(draft)
  const change = (step: number, name: (typeof STEPS)[number]) =>
    <a href={`/#/register/${encodeURIComponent(certification)}/${step}`} aria-label={t.changeStep(t[name])}>{t.change}</a>
  return (
    <>
      <TextField id="f-email" type="email" label={t.email} hint={t.emailHint} autocomplete="email" maxLength={254} error={error('email')} value={draft.email} onValue={set('email')} />
      <section class="sunk flow" aria-labelledby="check">
        <h3 id="check">{t.check}</h3>
        <Facts facts={[
          [<>{t.identity} · {change(1, 'identity')}</>, [draft.firstName, draft.usageName || draft.birthName].join(' ').trim() || '–'],
          [<>{t.birth} · {change(2, 'birth')}</>, [born && date(`${born}T12:00:00`), draft.birthCommune, countries(language()).find(({ value }) => value === draft.birthCountry)?.label].filter(Boolean).join(', ')],
          [<>{t.needs} · {change(3, 'needs')}</>, short(draft.needs) || t.noNeeds],
          [<>{t.project} · {change(4, 'project')}</>, short(draft.project) || '–'],
        ]} />
      </section>
      <section class="sunk flow" aria-labelledby="notice">
        <h3 id="notice">{t.notice}</h3>
        <p>{t.notice1}</p>
        <p>{t.notice2}</p>
        <p>{t.notice3}</p>
        <CheckField id="f-informed" label={t.informed} error={error('informed')} checked={draft.informed} onChecked={set('informed')} />
      </section>
    </>
  )
}

const short = (text: string): string => text.trim().length > 140 ? `${text.trim().slice(0, 140)}…` : text.trim()

function labelOf(t: (typeof registerTexts)['fr'], draft: Draft, field: DraftField): string {
  switch (field) {
    case 'day': return t.birthDate
    case 'project': return t.project
    case 'birthCommune': return draft.birthCountry === 'FR' ? t.birthCommune : t.birthCity
    case 'birthName': case 'firstName': case 'sex': case 'email': case 'birthCountry': return t[field]
    default: return field
  }
}
