import { unguessable } from '../../common/unguessable'
import { mediaRecorder, VideoRecorder, type Recorder } from './recorder'
import { emptyRing, flagged, interrupted, recorded, resumed, ringAfter, type Ring } from './ring'
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
  /** From when on what was recorded of a track may have been forgotten: remembered for a page that is loaded again. */
  unkept: { get: (track: Track) => number | undefined; set: (track: Track, from: number) => void }
  /** Given to tests; the browser's own otherwise. */
  recorder?: (stream: MediaStream, bitsPerSecond: number) => Recorder
  grabber?: (stream: MediaStream) => () => Promise<Blob | undefined>
}

/** What is held of films, by track: outlives a change of streams. */
export type Rings = ReadonlyMap<Track, Ring<Recorded>>

const CONTINUOUS_MILLIS = 120_000
/** Short, so that little more than the wanted half minutes is kept. */
const INCIDENT_MILLIS = 30_000
const STILL_MILLIS = 30_000
const BITS = { camera: 200_000, screen: 300_000 }

/** What is recorded of which stream, as the policy says. */
export class Recordings {
  private readonly stills: StillTaker[] = []
  private readonly rings: Map<Track, Ring<Recorded>>
  private begun = false
  private running = false
  /** Takes of this page, apart from those of a page that died. */
  private readonly page = unguessable()
  private readonly videos: { track: Track; recorder: VideoRecorder }[] = []

  /** @param former what recordings of other streams held, before these */
  constructor(private readonly policy: Policy, streams: Streams, private readonly around: RecordingSurroundings, former: Rings = new Map()) {
    this.rings = new Map(former)
    for (const name of ['camera', 'screen'] as const) {
      const stream = streams[name]
      if (!stream || policy === 'none') continue
      if (policy === 'stills') this.stills.push(this.still(name, stream))
      else this.video(name, stream)
    }
  }

  start(): void {
    for (const still of this.stills) still.start()
    this.begun = true
    this.running = true
    if (this.policy === 'incident') this.beginRings(this.around.now())
    for (const { track, recorder } of this.videos) this.begin(track, recorder)
  }

  async stop(): Promise<void> {
    this.running = false
    for (const track of this.rings.keys()) this.resume(track)
    for (const still of this.stills) still.stop()
    await Promise.all(this.videos.map(video => video.recorder.stop()))
  }

  /** @return what recordings of other streams go on with */
  async close(): Promise<Rings> {
    const { running } = this
    const at = this.around.now()
    await this.stop()
    return running ? new Map([...this.rings].map(([track, ring]) => [track, interrupted(ring, at)])) : this.rings
  }

  /** Something happened, now or earlier: a picture is taken now, of films what surrounds the moment is kept. @param at on this page's clock */
  flag(at: number): void {
    if (this.begun) for (const still of this.stills) void still.take(true)
    for (const [track, ring] of this.rings) {
      const after = flagged(ring, at)
      this.rings.set(track, after.ring)
      this.keep(after.kept)
      if (after.lost.length > 0) this.around.spool.lost(track, after.lost)
    }
  }

  private beginRings(now: number): void {
    for (const track of ['camera', 'screen'] as const) {
      const here = this.videos.some(video => video.track === track)
      const ring = this.rings.get(track) ?? this.firstRing(track, here, now)
      if (!ring) continue
      this.rings.set(track, here ? ring : interrupted(ring, now))
      if (here) this.resume(track)
    }
  }

  private firstRing(track: Track, here: boolean, now: number): Ring<Recorded> | undefined {
    const from = this.around.unkept.get(track)
    if (from !== undefined && from < now) return ringAfter(from, now)
    if (!here) return undefined
    this.around.unkept.set(track, now)
    return emptyRing(now)
  }

  private resume(track: Track): void {
    const after = resumed(this.rings.get(track)!, this.around.now())
    this.rings.set(track, after.ring)
    if (after.lost.length > 0) this.around.spool.lost(track, after.lost)
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
    for (const segment of segments) {
      void this.around.spool.add({ ...segment, incident: true })
      this.around.unkept.set(segment.track, Math.max(this.around.unkept.get(segment.track) ?? 0, segment.endedAt))
    }
  }

  private take = (number: number): string => `${this.page}/${String(number).padStart(6, '0')}`
}
