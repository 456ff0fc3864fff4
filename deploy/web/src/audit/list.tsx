import { useState } from 'preact/hooks'
import { get } from '../common/api'
import { useCatalogue, type Catalogue } from '../common/catalogue'
import { exactTime, useTexts } from '../common/i18n'
import { useLoad } from '../common/load'
import { countingItems, neutralisedCount } from '../common/reports'
import { link } from '../common/route'
import { WordPill } from '../common/sitting'
import { reportWords } from '../common/texts-report'
import type { LiveSitting } from '../common/types'
import { Await, Button, Field, SelectField, StatusPill } from '../common/ui'
import { auditTexts } from './texts'

export type Show = 'all' | 'over' | 'notOver' | 'withheld' | 'late'
const shows: Show[] = ['all', 'over', 'notOver', 'withheld', 'late']
const PAGE = 100

/** Every sitting, the latest first. */
export function SittingList() {
  const t = useTexts(auditTexts)
  const [text, setText] = useState('')
  const [show, setShow] = useState<Show>('all')
  const [loaded, reload] = useLoad(signal => get<{ sittings: LiveSitting[] }>('/api/audit/sittings', { signal }))
  return (
    <>
      <h1>{t.listTitle}</h1>
      <p class="lead">{t.listLead}</p>
      <div class="search-row" role="search">
        <Field label={t.search} hint={t.searchHint}>
          {control => <input {...control} required={false} type="search" class="control" autocomplete="off" value={text} onInput={event => setText(event.currentTarget.value)} />}
        </Field>
        <SelectField label={t.show} value={show} onValue={value => setShow(value as Show)} choices={shows.map(value => ({ value, label: t[value] }))} />
      </div>
      <Await loaded={loaded} reload={reload}>{({ sittings }) => <Found sittings={sittings.filter(sitting => matches(sitting, text, show))} />}</Await>
    </>
  )
}

/** Whether name, address or identifier holds the text, whatever the accents. */
export function matches(sitting: LiveSitting, text: string, show: Show): boolean {
  const plain = (value: string) => value.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  if (!plain([sitting.name, sitting.email, sitting.id].join('\n')).includes(plain(text.trim()))) return false
  switch (show) {
    case 'all': return true
    case 'over': return sitting.state === 'over'
    case 'notOver': return sitting.state !== 'over'
    case 'withheld': return sitting.result === 'withheld'
    case 'late': return sitting.late.length > 0
  }
}

function Found({ sittings }: { sittings: LiveSitting[] }) {
  const t = useTexts(auditTexts)
  const catalogue = useCatalogue()
  const [drawn, setDrawn] = useState(PAGE)
  return (
    <>
      <p role="status" class="small soft">{t.found(sittings.length)}</p>
      {sittings.length === 0 ? <p class="card soft">{t.none}</p>
        : <ul class="rows">{sittings.slice(0, drawn).map(sitting => <li key={sitting.id}><Entry sitting={sitting} catalogue={catalogue} /></li>)}</ul>}
      {sittings.length > drawn && <p><Button onClick={() => setDrawn(drawn + PAGE)}>{t.more(Math.min(PAGE, sittings.length - drawn))}</Button></p>}
    </>
  )
}

function Entry({ sitting, catalogue }: { sitting: LiveSitting; catalogue: Catalogue }) {
  const t = useTexts(auditTexts)
  const words = useTexts(reportWords)
  const neutralised = neutralisedCount(sitting.reports)
  const measured = catalogue.measured(sitting)
  return (
    <article class="sitting">
      <div>
        <h2><a href={link('sittings', sitting.id)}>{sitting.name}</a></h2>
        <p class="mono soft">{sitting.id}</p>
      </div>
      <div>
        <p>{catalogue.testTitle(sitting)}</p>
        <p class="soft small mono">{sitting.examSession ?? t.unsupervised}</p>
      </div>
      <div class="pills">
        <WordPill word={sitting.state === 'over' && sitting.ending ? sitting.ending : sitting.state} />
        {sitting.result && <WordPill word={sitting.result} />}
        {measured && <span class="figures small">{'points' in measured ? t.points(measured.points) : t.right(measured.right, countingItems(sitting))}</span>}
        {neutralised > 0 && <span class="soft small">{words.neutralisedCount(neutralised)}</span>}
        {sitting.late.length > 0 && <StatusPill tone="warning">{t.lateCount(sitting.late.length)}</StatusPill>}
      </div>
      <p class="soft small figures">{sitting.startedAt ? exactTime(sitting.startedAt) : t.notStarted}{sitting.endedAt && <><br />{exactTime(sitting.endedAt)}</>}</p>
    </article>
  )
}
