import type { Asked } from '../../common/supervision'
import type { Device } from '../../preflight/devices'
import type { Watched } from './state'

/** What is asked of the candidate's devices. Pure. */
export interface Asks {
  asked: Asked
  /** What a supervisor let him go without. */
  waived: readonly string[]
  needs(device: Device): boolean
  /** Devices that are asked for and not on. */
  missing: Device[]
  /** Something of the policy is not asked of this candidate, or does not count. */
  adapted: boolean
}

const DEVICES: readonly Device[] = ['camera', 'screen', 'microphone']
const NOTHING: Asked = { camera: false, screen: false, microphone: false }

/** @param on whether a device is */
export function asks({ view }: Watched, on: (device: Device) => boolean): Asks {
  const asked = view?.asked ?? NOTHING
  const waived = view?.seat.waived ?? []
  const needs = (device: Device) => asked[device] && !waived.includes(device)
  const adapted = view !== undefined && view.place !== 'centre' && (view.muted.length > 0 || DEVICES.some(device => view.policy[device].value !== asked[device]))
  return { asked, waived, needs, missing: DEVICES.filter(device => needs(device) && !on(device)), adapted }
}
