import type { Media, Recorded, Trouble, Track } from './types'

/** The part of a MediaRecorder that is used. */
export interface Recorder {
  readonly mimeType: string
  readonly state: 'inactive' | 'recording' | 'paused'
  ondataavailable: ((event: { data: Blob }) => void) | null
  onstop: (() => void) | null
  onerror: (() => void) | null
  start(sliceMillis: number): void
  stop(): void
}

export interface RecorderSurroundings {
  now: () => number
  create: () => Recorder
  /** A whole segment; its last byte is there. */
  recorded: (segment: Recorded, take: number) => void
  /** A piece of the segment that runs: what a crash of the page would lose otherwise. */
  piece: (track: Track, take: number, number: number, media: Media, startedAt: number, bytes: Blob) => void
  trouble: (track: Track, what: Trouble) => void
}

const SLICE_MILLIS = 5_000
/** Chromium gives nothing after the machine slept, and says nothing either. */
const PATIENCE_MILLIS = 15_000

/** One run of a recorder: one segment, with the headers that let it play alone. */
interface Take { number: number; recorder: Recorder; startedAt: number; endedAt: number; pieces: Blob[]; gone: Promise<void> }

/**
 * Records a picture as segments that play alone: the recorder is begun anew for each. The next one begins before the last one ends, so
 * that nothing is lost in between. A recorder that gives no data is replaced, and that is told.
 */
export class VideoRecorder {
  private take: Take | undefined
  private takes = 0
  private watchdog: ReturnType<typeof setInterval> | undefined
  private lastData = 0
  private readonly ending = new Set<Promise<void>>()

  constructor(private readonly track: Track, private readonly segmentMillis: number, private readonly around: RecorderSurroundings) {}

  start(): void {
    if (this.take) return
    this.take = this.begin()
    this.watchdog = setInterval(() => this.watch(), SLICE_MILLIS)
  }

  /** Ends the segment that runs; done when everything recorded was handed on, or a recorder does not end. */
  async stop(): Promise<void> {
    clearInterval(this.watchdog)
    const last = this.take
    this.take = undefined
    if (last) this.end(last)
    await Promise.race([Promise.all(this.ending), new Promise(resolve => setTimeout(resolve, PATIENCE_MILLIS))])
  }

  /** Ends the segment that runs now rather than later, and goes on. */
  rotate(): void {
    const last = this.take
    if (!last) return
    this.take = this.begin()
    this.end(last)
  }

  private begin(): Take {
    const recorder = this.around.create()
    const now = this.around.now()
    let gone = () => {}
    const take: Take = { number: ++this.takes, recorder, startedAt: now, endedAt: now, pieces: [], gone: new Promise(resolve => gone = resolve) }
    this.lastData = now
    recorder.ondataavailable = event => this.data(take, event.data)
    recorder.onerror = () => this.failed(take)
    recorder.onstop = () => {
      gone()
      if (this.take === take) this.ended(take)
    }
    recorder.start(SLICE_MILLIS)
    this.ending.add(take.gone)
    void take.gone.then(() => this.handOn(take)).then(() => this.ending.delete(take.gone))
    return take
  }

  private data(take: Take, bytes: Blob): void {
    if (bytes.size === 0) return
    const now = this.around.now()
    if (this.take === take) this.lastData = now
    take.endedAt = now
    take.pieces.push(bytes)
    this.around.piece(this.track, take.number, take.pieces.length, mediaOf(take.recorder), take.startedAt, bytes)
    // Timers of a hidden page may come once a minute only; data comes all the same.
    if (this.take === take && now - take.startedAt >= this.segmentMillis) this.rotate()
  }

  private end(take: Take): void {
    if (take.recorder.state !== 'inactive') take.recorder.stop()
  }

  private handOn(take: Take): void {
    if (take.pieces.length === 0) return
    const media = mediaOf(take.recorder)
    const { startedAt, endedAt } = take
    this.around.recorded({ track: this.track, media, startedAt, endedAt, incident: false, bytes: new Blob(take.pieces, { type: media }) }, take.number)
  }

  private watch(): void {
    if (!this.take || this.around.now() - this.lastData < PATIENCE_MILLIS) return
    this.around.trouble(this.track, 'stalled')
    this.replace()
  }

  private failed(take: Take): void {
    if (this.take !== take) return
    this.around.trouble(this.track, 'failed')
    this.replace()
  }

  /** A recorder that cannot even be begun is tried again when the watchdog looks next. */
  private replace(): void {
    try {
      this.rotate()
    } catch {
      this.lastData = this.around.now()
    }
  }

  /** It stopped by itself: nothing is left to record. */
  private ended(take: Take): void {
    clearInterval(this.watchdog)
    if (this.take === take) this.take = undefined
    this.around.trouble(this.track, 'ended')
  }
}

/** Chromium and Firefox record WebM; Safari, before it could, MP4. */
const CODECS = ['video/webm;codecs=vp8', 'video/webm', 'video/mp4']

/** @param bitsPerSecond of the picture; sound takes 24,000 more if the stream has any */
export function mediaRecorder(stream: MediaStream, bitsPerSecond: number): Recorder {
  const mimeType = CODECS.find(type => MediaRecorder.isTypeSupported(type)) ?? ''
  const recorder = new MediaRecorder(stream, { mimeType, videoBitsPerSecond: bitsPerSecond, audioBitsPerSecond: 24_000 })
  return recorder as unknown as Recorder
}

const mediaOf = (recorder: Recorder): Media => recorder.mimeType.startsWith('video/mp4') ? 'video/mp4' : 'video/webm'
