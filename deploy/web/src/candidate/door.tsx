import { useEffect, useState } from 'preact/hooks'
import { get, post, Problem } from '../common/api'
import { dateTime, duration, number, say, time, useTexts } from '../common/i18n'
import { Icon } from '../common/icons'
import { useDeed } from '../common/load'
import { windowMemory } from '../common/memory'
import type { Door } from '../common/types'
import { Button, ButtonLink, CheckField, ErrorNotice, Facts, Loading, Notice, StatusPill } from '../common/ui'
import { CHECKS, checkAll, type Checked, type CheckName, type Verdict } from './checks'
import { doorTexts } from './doortexts'

const POLL_MILLIS = 4_000

interface Heard { door: Door; at: number }

/** The latest state of the door, asked again and again with some jitter so that a room full of pages does not ask as one. */
function useDoor(examSession: string): { heard: Heard | undefined; error: unknown; lost: boolean; retry: () => void } {
  const [heard, setHeard] = useState<Heard | undefined>(undefined)
  const [error, setError] = useState<unknown>(undefined)
  const [lost, setLost] = useState(false)
  const [round, setRound] = useState(0)
  useEffect(() => {
    const stop = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = async () => {
      try {
        const door = await get<Door>(`/api/my/exam-sessions/${encodeURIComponent(examSession)}`, { signal: stop.signal })
        setHeard({ door, at: Date.now() })
        setError(undefined)
        setLost(false)
      } catch (failure) {
        if (stop.signal.aborted) return
        if (failure instanceof Problem && failure.status < 429) return setError(failure)
        setLost(true)
      }
      timer = setTimeout(ask, POLL_MILLIS * (0.75 + Math.random() / 2))
    }
    void ask()
    return () => {
      stop.abort()
      clearTimeout(timer)
    }
  }, [examSession, round])
  return { heard, error, lost, retry: () => setRound(round + 1) }
}

export function DoorScreen({ examSession }: { examSession: string }) {
  const t = useTexts(doorTexts)
  const { heard, error, lost, retry } = useDoor(examSession)
  const [choices, setChoices] = useState<Record<string, boolean>>({})
  if (error !== undefined) return <ErrorNotice error={error} retry={retry} />
  if (!heard) return lost ? <Notice tone="warning" live="status">{t.lost}</Notice> : <Loading />
  const { door } = heard
  // By sitting: at a centre the next person may sit at the same window.
  const key = `palier.rules.${door.sitting}`
  const accepted = choices[key] ?? windowMemory.get(key) === 'yes'
  const accept = (value: boolean) => {
    windowMemory.set(key, value ? 'yes' : 'no')
    setChoices({ ...choices, [key]: value })
  }
  return (
    <>
      <div>
        <p class="kicker">{say(door.certification)}</p>
        <h1>{t.welcome(door.candidate)}</h1>
        <p class="soft">{t.notYou}</p>
      </div>
      <div class="card"><DoorFacts door={door} /></div>
      {door.sittingState === 'ready' && door.state !== 'closed' && (
        <>
          <SystemCheck heard={heard} />
          <section class="card" aria-labelledby="rules">
            <h2 id="rules">{t.rulesTitle}</h2>
            <ul class="rules">{[t.rule1, t.rule2, t.rule3, t.rule4, t.rule5, t.rule6].map(rule => <li key={rule}>{rule}</li>)}</ul>
            <CheckField id="accept" label={t.accept} checked={accepted} onChecked={accept} />
          </section>
        </>
      )}
      <Entrance door={door} accepted={accepted} lost={lost} />
    </>
  )
}

function DoorFacts({ door }: { door: Door }) {
  const t = useTexts(doorTexts)
  const extra = door.extraTimePercent ? `, ${t.extra(door.extraTimePercent)}` : ''
  return (
    <Facts facts={[
      [t.test, say(door.test.title)],
      [t.when, t.between(dateTime(door.opensAt), time(door.closesAt))],
      [t.where, door.remote ? t.remote : door.centre ?? ''],
      [t.time, `${duration(door.limitMillis)}${extra}`],
      ...(door.breakMillis ? [[t.breaks, t.breakTime(duration(door.breakMillis))] as [string, string]] : []),
      ...(door.assistant ? [[t.assistant, door.assistant] as [string, string]] : []),
    ]} />
  )
}

const worst = (verdicts: Verdict[]): Verdict => verdicts.includes('bad') ? 'bad' : verdicts.includes('warning') ? 'warning' : 'good'

function SystemCheck({ heard }: { heard: Heard }) {
  const t = useTexts(doorTexts)
  const [results, setResults] = useState<Partial<Record<CheckName, Checked>>>({})
  const [round, setRound] = useState(0)
  useEffect(() => {
    let current = true
    setResults({})
    void checkAll(Date.parse(heard.door.now), heard.at, checked => current && setResults(known => ({ ...known, [checked.name]: checked })))
    return () => { current = false }
  }, [round])
  const done = CHECKS.every(name => results[name])
  const verdict = worst(Object.values(results).map(checked => checked.verdict))
  const total = { good: t.checkGood, warning: t.checkWarning, bad: t.checkBad }
  return (
    <section class="card" aria-labelledby="check">
      <h2 id="check">{t.checkTitle}</h2>
      <p role="status">{done ? total[verdict] : <><span class="spinner" aria-hidden="true" /> {t.checking}</>}</p>
      <ul class="checks">
        {CHECKS.map(name => {
          const checked = results[name]
          if (!checked) return null
          const figure = name === 'clock' ? number(Math.round((checked.figure ?? 0) / 60_000)) : number(checked.figure ?? 0)
          return <li key={name}><StatusPill tone={checked.verdict}>{t[checked.verdict]}</StatusPill> <span>{t[`${name}-${checked.verdict}`](figure)}</span></li>
        })}
      </ul>
      {done && <Button icon="sync" onClick={() => setRound(round + 1)}>{t.again}</Button>}
    </section>
  )
}

function Entrance({ door, accepted, lost }: { door: Door; accepted: boolean; lost: boolean }) {
  const t = useTexts(doorTexts)
  const starting = useDeed()
  const exam = `/exam.html?sitting=${encodeURIComponent(door.sitting)}`
  const start = () => starting.run(async () => {
    await post(`/api/sittings/${encodeURIComponent(door.sitting)}/start`)
    location.assign(exam)
  })
  const planned = Date.parse(door.opensAt) > Date.parse(door.now) ? t.waitPlanned(time(door.opensAt)) : t.waitSoon
  const words = { planned, open: accepted ? t.isOpen : `${t.isOpen} ${t.waitAccept}`, closed: t.isClosed }[door.state]
  if (door.sittingState === 'over')
    return <section class="card"><p>{t.over}</p><p><ButtonLink look="primary" href={`/#/result/${encodeURIComponent(door.sitting)}`}>{t.toResult}</ButtonLink></p></section>
  if (door.sittingState !== 'ready')
    return <section class="card"><p><ButtonLink look="primary" href={exam} icon="right">{t.resume}</ButtonLink></p></section>
  if (door.admission && door.state !== 'closed') return <WaitingRoomDoor door={door} accepted={accepted} exam={exam} lost={lost} />
  return (
    <section class="card entrance" aria-labelledby="entrance">
      <h2 id="entrance">{t.waitTitle}</h2>
      <p role="status" class={`entrance-state entrance-${door.state}`}><Icon name={door.state === 'open' ? 'check' : door.state === 'closed' ? 'lock' : 'clock'} /> <span>{lost ? t.lost : words}</span></p>
      <ErrorNotice error={starting.error} />
      {door.state !== 'closed' && <Button look="primary" disabled={door.state !== 'open' || !accepted} busy={starting.busy} onClick={start}>{t.start}</Button>}
    </section>
  )
}

/** Where a supervisor lets candidates in, they wait on the exam's own page: a camera and a screen that are on there stay on. */
function WaitingRoomDoor({ door, accepted, exam, lost }: { door: Door; accepted: boolean; exam: string; lost: boolean }) {
  const t = useTexts(doorTexts)
  return (
    <section class="card entrance" aria-labelledby="entrance">
      <h2 id="entrance">{t.waitTitle}</h2>
      <p>{door.remote ? t.watchedAtHome : t.watchedAtCentre}</p>
      {door.state === 'planned' && <p class="entrance-state"><Icon name="clock" /> <span>{t.watchedPlanned(time(door.opensAt))}</span></p>}
      {lost && <Notice tone="warning" live="status">{t.lost}</Notice>}
      {!accepted && <p role="status">{t.waitAccept}</p>}
      <div class="row">
        <Button look="primary" icon="right" disabled={!accepted} onClick={() => location.assign(exam)}>{t.toWaitingRoom}</Button>
        {door.remote && door.state === 'planned' && <ButtonLink href={`/#/rehearsal/${encodeURIComponent(door.sitting)}`}>{t.rehearse}</ButtonLink>}
      </div>
    </section>
  )
}
