import { browserMemory } from '../../common/memory'
import type { Policy } from '../evidence/types'

const key = (sitting: string) => `palier.evidence.${sitting}`
const POLICIES: readonly string[] = ['stills', 'incident', 'continuous']

/** What this browser has recorded of a sitting and may still have to send, by the policy it was recorded under. Another page, or another window, finishes the upload. */
export const owed = {
  of: (sitting: string): Policy | undefined => {
    const kept = browserMemory.get(key(sitting))
    return kept !== null && POLICIES.includes(kept) ? kept as Policy : undefined
  },
  note: (sitting: string, policy: Policy) => browserMemory.set(key(sitting), policy),
  settle: (sitting: string) => browserMemory.remove(key(sitting)),
}
