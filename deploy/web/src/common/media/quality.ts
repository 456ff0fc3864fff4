/** How one received picture is doing: a frozen tile must look frozen. */
export interface Quality {
  /** Since the last frame; undefined before the first. */
  ageMillis: number | undefined
  /** For how long there has been nothing new: since the last frame, or since one could have come. */
  stillMillis: number
  framesPerSecond: number
  bitsPerSecond: number
  /** Share of packets lost since the last look, 0 to 1. */
  loss: number
  rttMillis: number | undefined
}

/** What the browser counted until `at`. */
export interface Sample { at: number; frames: number; bytes: number; received: number; lost: number; rttMillis: number | undefined }

export interface Observed { sample: Sample; quality: Quality; frameAt: number | undefined; since: number }

/** Before the browser counts anything: a line on which nothing ever came. */
export const nothing = (at: number): Sample => ({ at, frames: 0, bytes: 0, received: 0, lost: 0, rttMillis: undefined })

/** @param former of the same connection; a counter that went back means another one */
export function observe(former: Observed | undefined, sample: Sample): Observed {
  const before = former && former.sample.frames <= sample.frames && former.sample.bytes <= sample.bytes ? former.sample : undefined
  const frames = sample.frames - (before?.frames ?? 0)
  const frameAt = frames > 0 ? sample.at : former?.frameAt
  const since = former?.since ?? sample.at
  const seconds = before ? (sample.at - before.at) / 1_000 : 0
  const lost = Math.max(0, sample.lost - (before?.lost ?? 0))
  const packets = lost + Math.max(0, sample.received - (before?.received ?? 0))
  const quality = {
    ageMillis: frameAt === undefined ? undefined : sample.at - frameAt,
    stillMillis: sample.at - (frameAt ?? since),
    framesPerSecond: seconds > 0 ? frames / seconds : 0,
    bitsPerSecond: seconds > 0 ? (sample.bytes - (before?.bytes ?? 0)) * 8 / seconds : 0,
    loss: packets > 0 ? lost / packets : 0,
    rttMillis: sample.rttMillis,
  }
  return { sample, quality, frameAt, since }
}

/** Between two looks the frame grows older too. */
export function qualityNow({ quality, frameAt, since }: Observed, now: number): Quality {
  return { ...quality, ageMillis: frameAt === undefined ? undefined : Math.max(0, now - frameAt), stillMillis: Math.max(0, now - (frameAt ?? since)) }
}

/** Camera pictures come several times a second, a screen's at least about once. */
export const frozen = (slot: 'camera' | 'screen', stillMillis: number): boolean => stillMillis > (slot === 'camera' ? 5_000 : 12_000)

/** The samples of a report, by the `mid` of the line. */
export function samples(report: RTCStatsReport, at: number): Map<string, Sample> {
  const found = new Map<string, Sample>()
  let rttMillis: number | undefined
  report.forEach(entry => {
    if (entry.type === 'candidate-pair' && entry.nominated && entry.currentRoundTripTime !== undefined) rttMillis = entry.currentRoundTripTime * 1_000
  })
  report.forEach(entry => {
    if (entry.type !== 'inbound-rtp' || typeof entry.mid !== 'string') return
    found.set(entry.mid, { at, frames: entry.framesDecoded ?? 0, bytes: entry.bytesReceived ?? 0, received: entry.packetsReceived ?? 0, lost: entry.packetsLost ?? 0, rttMillis })
  })
  return found
}
