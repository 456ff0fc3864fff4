import type { Recorded, Track, Trouble } from './types'

export interface StillSurroundings {
  now: () => number
  /** 0 to 1. */
  random: () => number
  /** A small picture of what is seen now; nothing while there is nothing to see. */
  grab: () => Promise<Blob | undefined>
  recorded: (still: Recorded) => void
  trouble: (track: Track, what: Trouble) => void
}

/** How many pictures in a row may fail before it is told. */
const PATIENCE = 3

/** Takes a picture now and then, not at moments that anybody could foresee. */
export class StillTaker {
  private timer: ReturnType<typeof setTimeout> | undefined
  private running = false
  private failures = 0

  constructor(private readonly track: Track, private readonly everyMillis: number, private readonly around: StillSurroundings) {}

  start(): void {
    if (this.running) return
    this.running = true
    void this.take(false).then(() => this.arrange())
  }

  stop(): void {
    this.running = false
    clearTimeout(this.timer)
  }

  /** One picture now. */
  async take(incident: boolean): Promise<void> {
    const at = this.around.now()
    const bytes = await this.around.grab().catch(() => undefined)
    if (!this.running) return
    if (bytes) this.around.recorded({ track: this.track, media: 'image/jpeg', startedAt: at, endedAt: at, incident, bytes })
    this.failures = bytes ? 0 : this.failures + 1
    if (this.failures === PATIENCE) this.around.trouble(this.track, 'stalled')
  }

  private arrange(): void {
    if (!this.running) return
    this.timer = setTimeout(() => void this.take(false).then(() => this.arrange()), this.everyMillis * (0.5 + this.around.random()))
  }
}

const MOST_WIDTH = 480
const QUALITY = 0.5

/** Draws the stream's picture small, and gives it as JPEG. */
export function canvasGrabber(stream: MediaStream): () => Promise<Blob | undefined> {
  const video = document.createElement('video')
  const canvas = document.createElement('canvas')
  video.muted = true
  video.playsInline = true
  video.srcObject = stream
  void video.play().catch(() => {})
  return async () => {
    if (video.paused) await video.play().catch(() => {})
    const { videoWidth, videoHeight } = video
    if (videoWidth === 0 || !stream.active) return undefined
    const scale = Math.min(1, MOST_WIDTH / videoWidth)
    canvas.width = Math.round(videoWidth * scale)
    canvas.height = Math.round(videoHeight * scale)
    canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height)
    return new Promise(resolve => canvas.toBlob(blob => resolve(blob ?? undefined), 'image/jpeg', QUALITY))
  }
}
