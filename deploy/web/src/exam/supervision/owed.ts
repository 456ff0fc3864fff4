import { windowMemory } from '../../common/memory'
import type { Policy } from '../evidence/types'

const key = (sitting: string) => `palier.evidence.${sitting}`
const POLICIES: readonly string[] = ['stills', 'incident', 'continuous']

/** What this window has recorded of a sitting and may still have to send, by the policy it was recorded under. Another page finishes the upload. */
export const owed = {
  of: (sitting: string): Policy | undefined => {
    const kept = windowMemory.get(key(sitting))
    return kept !== null && POLICIES.includes(kept) ? kept as Policy : undefined
  },
  note: (sitting: string, policy: Policy) => windowMemory.set(key(sitting), policy),
  settle: (sitting: string) => windowMemory.remove(key(sitting)),
}
