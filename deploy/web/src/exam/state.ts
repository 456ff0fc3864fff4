import type { Answer, Clock, Paper, PaperItem, Response, Sitting } from '../common/types'
import type { Pending } from './queue'
import { answered, BLANK, complete } from './responses'

/** What the page shows. Pure; the server decides, this only follows. */
export interface Exam {
  phase: Phase
  sitting: Sitting | undefined
  paper: Paper | undefined
  /** By item number; an item that is not here is untouched. */
  answers: Record<number, Given>
  screen: 'question' | 'review'
  current: number
  /** Items whose report the server acknowledged to this page; what it tells of the sitting follows a little later. */
  reported: number[]
  reachable: boolean
}

/** `elsewhere`: another window was there first; `taken-over`: another window came and took over. */
export type Phase =
  | { name: 'loading' }
  | { name: 'failed'; error: unknown }
  | { name: 'ready' }
  | { name: 'elsewhere' }
  | { name: 'taken-over' }
  | { name: 'signed-out' }
  | { name: 'running' }
  | { name: 'break' }
  | { name: 'paused' }
  | { name: 'ending' }
  | { name: 'over' }

export interface Given { response: Response; flagged: boolean; left: boolean }

export type Happening =
  | { type: 'phase'; phase: Phase }
  | { type: 'opened'; sitting: Sitting; paper: Paper; pending: Pending[]; current: number | undefined }
  | { type: 'seen'; sitting: Sitting; fresh: Answer[] }
  | { type: 'clock'; clock: Clock }
  | { type: 'responded'; item: number; response: Response }
  | { type: 'flagged'; item: number; flagged: boolean }
  | { type: 'left'; item: number }
  | { type: 'reported'; item: number }
  | { type: 'went'; item: number }
  | { type: 'reviewing' }
  | { type: 'reachable'; reachable: boolean }

export const initial: Exam = { phase: { name: 'loading' }, sitting: undefined, paper: undefined, answers: {}, screen: 'question', current: 1, reported: [], reachable: true }

const UNTOUCHED: Given = { response: BLANK, flagged: false, left: false }

export const given = (exam: Exam, item: number): Given => exam.answers[item] ?? UNTOUCHED

export function next(exam: Exam, happening: Happening): Exam {
  switch (happening.type) {
    case 'phase': return { ...exam, phase: happening.phase }
    case 'opened': return opened(exam, happening)
    case 'seen': return {
      ...exam,
      sitting: happening.sitting,
      phase: phaseOf(happening.sitting.state),
      answers: happening.fresh.reduce((answers, answer) => ({ ...answers, [answer.item]: givenOf(answer) }), exam.answers),
    }
    case 'clock': return exam.sitting ? { ...exam, sitting: { ...exam.sitting, ...happening.clock }, phase: phaseOf(happening.clock.state) } : exam
    case 'responded': return touch(exam, happening.item, { response: happening.response })
    case 'flagged': return touch(exam, happening.item, { flagged: happening.flagged })
    case 'left': return touch(exam, happening.item, { left: true })
    case 'reported': return { ...exam, reported: [...exam.reported, happening.item] }
    case 'went': return mayGo(exam, happening.item) ? { ...exam, screen: 'question', current: happening.item } : exam
    case 'reviewing': return { ...exam, screen: 'review' }
    case 'reachable': return { ...exam, reachable: happening.reachable }
  }
}

function opened(exam: Exam, { sitting, paper, pending, current }: Extract<Happening, { type: 'opened' }>): Exam {
  const fromServer = Object.fromEntries(sitting.answers.map(answer => [answer.item, givenOf(answer)]))
  const there: Exam = { ...exam, sitting, paper, answers: fromServer, phase: phaseOf(sitting.state) }
  const whole = pending.reduce(overlay, there)
  const wanted = current !== undefined && current >= 1 && current <= paper.items.length ? current : firstOpen(whole)
  return { ...whole, current: mayGo(whole, wanted) ? wanted : firstOpen(whole) }
}

/** What is not sent yet is newer than what the server told. */
function overlay(exam: Exam, pending: Pending): Exam {
  switch (pending.what) {
    case 'response': return touch(exam, pending.item, { response: pending.response })
    case 'flag': return touch(exam, pending.item, { flagged: pending.flagged })
    case 'leave': return touch(exam, pending.item, { left: true })
    case 'report': return exam
  }
}

const givenOf = ({ response, flagged, left }: Answer): Given => ({ response, flagged, left })

function touch(exam: Exam, item: number, change: Partial<Given>): Exam {
  return { ...exam, answers: { ...exam.answers, [item]: { ...given(exam, item), ...change } } }
}

function phaseOf(state: Sitting['state']): Phase {
  return { name: state }
}

export const items = (exam: Exam): PaperItem[] => exam.paper?.items ?? []
export const linear = (exam: Exam): boolean => exam.sitting?.navigation === 'linear'

/** Free: anywhere. Linear: only to the first item that is not left behind. */
export const mayGo = (exam: Exam, item: number): boolean =>
  item >= 1 && item <= items(exam).length && (!linear(exam) || item === firstOpen(exam))

function firstOpen(exam: Exam): number {
  const wanted = items(exam).find(({ number }) => linear(exam) ? !given(exam, number).left : !answered(given(exam, number).response))
  return wanted?.number ?? (linear(exam) ? items(exam).length : 1)
}

/** By item number; `partial`: begun, but a gap or a pair still misses. */
export interface Tally { answered: number[]; unanswered: number[]; partial: number[]; flagged: number[] }

export function tally(exam: Exam): Tally {
  const numbers = items(exam).map(item => item.number)
  return {
    answered: numbers.filter(number => answered(given(exam, number).response)),
    unanswered: numbers.filter(number => !answered(given(exam, number).response)),
    partial: items(exam).filter(({ number, interaction }) => answered(given(exam, number).response) && !complete(given(exam, number).response, interaction)).map(item => item.number),
    flagged: numbers.filter(number => given(exam, number).flagged),
  }
}
