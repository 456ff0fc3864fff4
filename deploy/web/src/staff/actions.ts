import { Problem, post } from '../common/api'
import type { Ending, ExamSession, LiveSitting, Role, Verdict } from '../common/types'
import { may, plansAtHome } from './roles'

export type Act =
  | { kind: 'pause'; reason: string }
  | { kind: 'resume' }
  | { kind: 'time'; minutes: number; reason: string; key: string }
  | { kind: 'end'; ending: Extract<Ending, 'terminated' | 'technical-fault'>; reason: string }
  | { kind: 'decision'; verdict: Verdict; reason: string }
  | { kind: 'admit'; late: number; reason: string }
  | { kind: 'resend' }

export type ActKind = Act['kind']
const supervision: ActKind[] = ['pause', 'resume', 'time', 'end']

/** What these roles may do to sittings. Supervisors run them; what a result is worth, and who is invited, is decided by others. */
export const kindsFor = (roles: Role[], session: Pick<ExamSession, 'state' | 'remote'>): ActKind[] =>
  [...supervision, ...may(roles, 'decide') ? ['decision' as const] : [], ...may(roles, 'plan') && session.state !== 'closed' && (!session.remote || plansAtHome(roles)) ? ['resend' as const] : []]

/** Whether the rules of a sitting leave this open; the server has the last word. A break can be turned into a pause, and ended. */
export function applies(kind: ActKind, sitting: LiveSitting): boolean {
  switch (kind) {
    case 'pause': return sitting.state === 'running' || sitting.state === 'break'
    case 'resume': return sitting.state === 'paused' || sitting.state === 'break'
    case 'time': return sitting.state === 'running' || sitting.state === 'paused' || sitting.state === 'break'
    case 'end': return sitting.state !== 'over'
    case 'decision': return sitting.state === 'over'
    case 'admit': return sitting.late.length > 0
    case 'resend': return sitting.state === 'ready'
  }
}

/** A sitting that ran its course can only be annulled; one that staff ended can also be released or rejected. */
export const verdicts = (sitting: LiveSitting): Verdict[] =>
  sitting.ending === 'submitted' || sitting.ending === 'expired' ? ['annul'] : ['release', 'annul', 'reject']

/** @returns the sitting as it is now; nothing when the act does not change it */
export function perform(sitting: string, act: Act): Promise<LiveSitting | undefined> {
  const at = `/api/sittings/${encodeURIComponent(sitting)}`
  switch (act.kind) {
    case 'pause': return post(`${at}/pause`, { reason: act.reason })
    case 'resume': return post(`${at}/resume`)
    case 'time': return post(`${at}/time`, { minutes: act.minutes, reason: act.reason, key: act.key })
    case 'end': return post(`${at}/end`, { ending: act.ending, reason: act.reason })
    case 'decision': return post(`${at}/decision`, { verdict: act.verdict, reason: act.reason })
    case 'admit': return post(`${at}/late-responses/${act.late}/admit`, { reason: act.reason })
    case 'resend': return post(`${at}/invitation`)
  }
}

/** `unknown`: no answer came, so nobody can say whether it was done. */
export type Outcome = { sitting: LiveSitting; done: 'yes' | 'no' | 'unknown'; problem?: Problem }

const AT_ONCE = 4

/** Does it to each, a few at a time, and tells of each as it goes. One that fails does not stop the others. */
export async function performAll(
  sittings: LiveSitting[], act: (sitting: LiveSitting) => Promise<LiveSitting | undefined>, told: (outcome: Outcome, changed?: LiveSitting) => void,
): Promise<void> {
  const waiting = [...sittings]
  const one = async (sitting: LiveSitting) => {
    try {
      told({ sitting, done: 'yes' }, await act(sitting))
    } catch (error) {
      told(error instanceof Problem ? { sitting, done: 'no', problem: error } : { sitting, done: 'unknown' })
    }
  }
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await one(next)
  }
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, sittings.length) }, worker))
}
