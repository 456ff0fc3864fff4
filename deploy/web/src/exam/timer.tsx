import { useEffect, useState } from 'preact/hooks'
import { clockTime, useTexts } from '../common/i18n'
import { Icon } from '../common/icons'
import { browserMemory } from '../common/memory'
import type { Announce } from './announce'
import type { Controller } from './controller'
import { crossed } from './clock'
import { examTexts, spoken } from './texts'

const HIDDEN = 'palier.time-hidden'

/** The countdown. Silent for screen readers; thresholds are announced, and Alt + Shift + H tells the time left at any moment. */
export function Timer({ controller, limit, announce }: { controller: Controller; limit: number; announce: Announce }) {
  const t = useTexts(examTexts)
  const [millis, setMillis] = useState(controller.left())
  const [hidden, setHidden] = useState(browserMemory.get(HIDDEN) === 'yes')

  useEffect(() => {
    let before = controller.left()
    const timer = setInterval(() => {
      controller.tick()
      const after = controller.left()
      if (crossed(limit, before, after) !== undefined) announce(t.remains(spoken(after)))
      before = after
      setMillis(after)
    }, 250)
    return () => clearInterval(timer)
  }, [controller, limit, t])

  useEffect(() => {
    const tell = (event: KeyboardEvent) => {
      if (!event.altKey || !event.shiftKey || event.code !== 'KeyH') return
      event.preventDefault()
      announce(t.remains(spoken(controller.left())))
    }
    addEventListener('keydown', tell)
    return () => removeEventListener('keydown', tell)
  }, [controller, t])

  const toggle = () => {
    browserMemory.set(HIDDEN, hidden ? 'no' : 'yes')
    setHidden(!hidden)
  }
  return (
    <div class={`timer ${millis <= 300_000 ? 'timer-short' : ''}`}>
      <Icon name="clock" />
      <span role="timer" aria-label={t.timeLeft} class="timer-figures">{hidden ? t.timeHidden : clockTime(millis)}</span>
      <button type="button" class="header-link" onClick={toggle}>{hidden ? t.showTime : t.hideTime}</button>
    </div>
  )
}
