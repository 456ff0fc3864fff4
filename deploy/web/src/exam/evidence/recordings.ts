import { unguessable } from '../../common/unguessable'
import { mediaRecorder, VideoRecorder, type Recorder } from './recorder'
import { emptyRing, flagged, recorded, type Ring } from './ring'
import { canvasGrabber, StillTaker } from './stills'
import type { Media, Policy, Recorded, Span, Track, Trouble } from './types'

export interface Streams { camera?: MediaStream | undefined; screen?: MediaStream | undefined }

export interface RecordingSurroundings {
  now: () => number
  random: () => number
  spool: {
    add(segment: Recorded, take?: string): Promise<void>
    /** What was to be kept and is not there any more. */
    lost(track: Track, spans: Span[]): void
    piece(track: Track, take: string, number: number, media: Media, startedAt: number, piece: Blob): void
  }
  trouble: (track: Track, what: Trouble) => void
  /** Given to tests; the browser's own otherwise. */
  recorder?: (stream: MediaStream, bitsPerSecond: number) => Recorder
  grabber?: (stream: MediaStream) => () => Promise<Blob | undefined>
}

const CONTINUOUS_MILLIS = 120_000
/** Short, so that little more than the wanted half minutes is kept. */
const INCIDENT_MILLIS = 30_000
const STILL_MILLIS = 30_000
const BITS = { camera: 200_000, screen: 300_000 }

/** What is recorded of which stream, as the policy says. */
export class Recordings {
  private readonly stills: StillTaker[] = []
  private readonly rings = new Map<Track, Ring<Recorded>>()
  private begun = false
  /** Takes of this page, apart from those of a page that died. */
  private readonly page = unguessable()
  private readonly videos: { track: Track; recorder: VideoRecorder }[] = []

  constructor(private readonly policy: Policy, streams: Streams, private readonly around: RecordingSurroundings) {
    for (const name of ['camera', 'screen'] as const) {
      const stream = streams[name]
      if (!stream || policy === 'none') continue
      if (policy === 'stills') this.stills.push(this.still(name, stream))
      else this.video(name, stream)
    }
  }

  start(): void {
    for (const still of this.stills) still.start()
    if (!this.begun) for (const track of this.rings.keys()) this.rings.set(track, emptyRing(this.around.now()))
    this.begun = true
    for (const { track, recorder } of this.videos) this.begin(track, recorder)
  }

  async stop(): Promise<void> {
    for (const still of this.stills) still.stop()
    await Promise.all(this.videos.map(video => video.recorder.stop()))
  }

  /** Something happened, now or earlier: a picture is taken now, of films what surrounds the moment is kept. @param at on this page's clock */
  flag(at: number): void {
    if (!this.begun) return
    for (const still of this.stills) void still.take(true)
    for (const [track, ring] of this.rings) {
      const after = flagged(ring, at)
      this.rings.set(track, after.ring)
      this.keep(after.kept)
      if (after.lost.length > 0) this.around.spool.lost(track, after.lost)
    }
  }

  private begin(track: Track, recorder: VideoRecorder): void {
    try {
      recorder.start()
    } catch {
      this.around.trouble(track, 'failed')
    }
  }

  private video(track: 'camera' | 'screen', stream: MediaStream): void {
    const incident = this.policy === 'incident'
    if (incident) this.rings.set(track, emptyRing())
    const recorder = new VideoRecorder(track, incident ? INCIDENT_MILLIS : CONTINUOUS_MILLIS, {
      now: this.around.now,
      create: () => (this.around.recorder ?? mediaRecorder)(stream, BITS[track]),
      recorded: (segment, take) => incident ? this.recorded(track, segment) : void this.around.spool.add(segment, this.take(take)),
      // What may have to be forgotten is not written down.
      piece: (of, take, number, media, startedAt, piece) => {
        if (!incident) this.around.spool.piece(of, this.take(take), number, media, startedAt, piece)
      },
      trouble: this.around.trouble,
    })
    this.videos.push({ track, recorder })
  }

  private still(name: 'camera' | 'screen', stream: MediaStream): StillTaker {
    return new StillTaker(`still-${name}`, STILL_MILLIS, {
      now: this.around.now, random: this.around.random, grab: (this.around.grabber ?? canvasGrabber)(stream),
      recorded: still => void this.around.spool.add(still), trouble: this.around.trouble,
    })
  }

  private recorded(track: Track, segment: Recorded): void {
    const after = recorded(this.rings.get(track) ?? emptyRing<Recorded>(), segment)
    this.rings.set(track, after.ring)
    this.keep(after.kept)
  }

  private keep(segments: Recorded[]): void {
    for (const segment of segments) void this.around.spool.add({ ...segment, incident: true })
  }

  private take = (number: number): string => `${this.page}/${String(number).padStart(6, '0')}`
}
