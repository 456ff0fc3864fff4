import { useTexts } from '../common/i18n'
import { Icon } from '../common/icons'
import type { Controller } from './controller'
import { saveState } from './queue'
import { answered } from './responses'
import { given, items, linear, mayGo } from './state'
import { examTexts } from './texts'

/** Every question at a glance: answered, open, flagged, current. The marks differ in shape, not in colour only. */
export function Palette({ controller }: { controller: Controller }) {
  const t = useTexts(examTexts)
  const { exam, queue } = controller
  const label = (number: number) => {
    const { response, flagged, left } = given(exam, number)
    const state = [answered(response) ? t.stateAnswered : t.stateOpen]
    if (flagged) state.push(t.stateFlagged)
    if (left && linear(exam)) state.push(t.stateLeft)
    if (saveState(queue, number) !== 'saved') state.push(t.stateUnsaved)
    return t.paletteItem(number, state.join(', '))
  }
  return (
    <nav class="palette" aria-label={t.palette}>
      <ol class="palette-items">
        {items(exam).map(({ number }) => {
          const { response, flagged } = given(exam, number)
          const current = exam.screen === 'question' && exam.current === number
          return (
            <li key={number}>
              <button type="button" class={`palette-item ${answered(response) ? 'is-answered' : ''} ${flagged ? 'is-flagged' : ''}`}
                aria-label={label(number)} aria-current={current ? 'step' : undefined} disabled={!mayGo(exam, number)} onClick={() => controller.go(number)}>
                {number}
                {flagged && <Icon name="flag" />}
              </button>
            </li>
          )
        })}
      </ol>
      <ul class="palette-legend">
        <li><span class="palette-sample is-answered" /> {t.legendAnswered}</li>
        <li><span class="palette-sample" /> {t.legendOpen}</li>
        {!linear(exam) && <li><Icon name="flag" /> {t.legendFlagged}</li>}
      </ul>
    </nav>
  )
}
