import { useState } from 'preact/hooks'
import { get, post } from '../common/api'
import { say, useTexts } from '../common/i18n'
import { Icon } from '../common/icons'
import { useDeed, useLoad } from '../common/load'
import { useTitle } from '../common/page'
import { link } from '../common/route'
import { commonTexts } from '../common/texts'
import type { Centre, CertificationSummary, ExamSession, Me } from '../common/types'
import { Await, Button, ButtonLink, CheckField, ErrorNotice, ErrorSummary, Notice, RadioField, SelectField, TextField } from '../common/ui'
import { errorsOf, newPlan, request, testsOf, type Plan, type PlanErrors } from './plan'
import { plansAtHome } from './roles'
import { staffTexts } from './texts'

interface Choices { certifications: CertificationSummary[]; centres: Centre[] }

export function PlanForm({ me }: { me: Me }) {
  const t = useTexts(staffTexts)
  useTitle(t.planTitle)
  const [loaded, reload] = useLoad<Choices>(async signal => {
    const [{ certifications }, { centres }] = await Promise.all([
      get<{ certifications: CertificationSummary[] }>('/api/certifications', { signal }), get<{ centres: Centre[] }>('/api/centres', { signal })])
    return { certifications, centres }
  })
  return (
    <>
      <p><a href={link('sessions')}><Icon name="left" /> {t.allSessions}</a></p>
      <h1>{t.planTitle}</h1>
      <p class="lead">{t.planLead}</p>
      <Await loaded={loaded} reload={reload}>{choices => <Form {...choices} atHome={plansAtHome(me.roles)} />}</Await>
    </>
  )
}

/** @param atHome whether this planner may plan at candidates' homes too */
function Form({ certifications, centres, atHome }: Choices & { atHome: boolean }) {
  const t = useTexts(staffTexts)
  const common = useTexts(commonTexts)
  const [plan, setPlan] = useState<Plan>(() => ({ ...newPlan(certifications, new Date()), ...atHome ? {} : { where: 'centre', centre: only(centres)?.id ?? '' } }))
  const [errors, setErrors] = useState<PlanErrors>({})
  const [round, setRound] = useState(0)
  const deed = useDeed()
  const set = (change: Partial<Plan>) => setPlan({ ...plan, ...change })
  const certification = certifications.find(({ id }) => id === plan.certification)
  const error = (field: keyof Plan) => errors[field] && t[errors[field]]
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const submit = async (event: Event) => {
    event.preventDefault()
    const found = errorsOf(plan, new Date())
    setErrors(found)
    setRound(round + 1)
    if (Object.keys(found).length > 0) return
    await deed.run(async () => {
      const made = await post<ExamSession>('/api/exam-sessions', request(plan))
      location.hash = link('sessions', made.id)
    })
  }
  return (
    <form class="form measure" noValidate onSubmit={submit}>
      <ErrorSummary round={round} errors={(Object.keys(errors) as (keyof Plan)[]).map(field => ({ id: `plan-${field}`, text: error(field)! }))} />
      <section class="card">
        <h2>{t.what}</h2>
        <SelectField id="plan-certification" label={t.certification} error={error('certification')} value={plan.certification}
          onValue={id => set({ certification: id, test: only(testsOf(certifications.find(one => one.id === id)))?.id ?? '' })}
          choices={[{ value: '', label: t.choose }, ...certifications.map(({ id, title }) => ({ value: id, label: say(title) }))]} />
        <SelectField id="plan-test" label={t.test} error={error('test')} value={plan.test} onValue={test => set({ test })}
          choices={[{ value: '', label: t.choose }, ...testsOf(certification).map(({ id, title, items, minutes }) => ({ value: id, label: t.testLine(say(title), items, minutes) }))]} />
      </section>
      <section class="card">
        <h2>{t.when}</h2>
        <p class="soft small">{t.zone(zone)}</p>
        <TextField id="plan-opens" type="datetime-local" size="medium" label={t.opens} hint={t.opensHint} error={error('opens')} value={plan.opens} onValue={opens => set({ opens })} />
        <TextField id="plan-closes" type="datetime-local" size="medium" label={t.closes} hint={t.closesHint} error={error('closes')} value={plan.closes} onValue={closes => set({ closes })} />
        <CheckField id="plan-hardEnd" label={t.hardEnd} checked={plan.hardEnd} onChecked={hardEnd => set({ hardEnd })} />
        {plan.hardEnd ? <Notice tone="warning"><p>{t.hardEndOn}</p></Notice> : <p class="hint">{t.hardEndOff}</p>}
      </section>
      <section class="card">
        <RadioField id="plan-where" legend={t.where} error={error('where')} value={plan.where} onValue={where => set({ where: where as Plan['where'] })}
          choices={[...atHome ? [{ value: 'remote', label: t.whereRemote }] : [], { value: 'centre', label: t.whereCentre }]} />
        {plan.where === 'centre' && (centres.length === 0 ? <Notice tone="warning"><p>{t.noCentre}</p></Notice> :
          <SelectField id="plan-centre" label={t.centre} error={error('centre')} value={plan.centre} onValue={centre => set({ centre })}
            choices={[{ value: '', label: t.choose }, ...centres.map(({ id, name, city }) => ({ value: id, label: `${name}, ${city}` }))]} />)}
        <CheckField id="plan-admission" label={t.admission} checked={plan.admission} onChecked={admission => set({ admission })} />
        {plan.admission ? <p class="hint">{t.admissionOn}</p> : <Notice tone="warning"><p>{t.admissionOff}</p></Notice>}
        <TextField id="plan-capacity" inputMode="numeric" size="small" label={t.capacity} error={error('capacity')} value={plan.capacity} onValue={capacity => set({ capacity })} />
      </section>
      <ErrorNotice error={deed.error} />
      <div class="actions">
        <Button type="submit" look="primary" busy={deed.busy}>{t.create}</Button>
        <ButtonLink href={link('sessions')}>{common.cancel}</ButtonLink>
      </div>
    </form>
  )
}

const only = <T,>(list: T[]): T | undefined => list.length === 1 ? list[0] : undefined
