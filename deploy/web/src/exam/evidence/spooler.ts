import { Problem } from '../../common/api'
import type { Shelf } from './shelf'
import * as spools from './spool'
import type { Spool, Waiting } from './spool'
import { tracks, type Media, type Recorded, type Span, type Track } from './types'
import type { Wire } from './wire'

export interface SpoolSurroundings {
  wire: Wire
  shelf: Shelf
  /** Milliseconds of the wall clock. */
  now: () => number
  /** 0 to 1. */
  random: () => number
  /** SHA-256 in hexadecimal digits. */
  digest: (bytes: ArrayBuffer) => Promise<string>
  /** How many bytes of recordings this machine may hold. @param held that it holds now */
  room: (held: number) => Promise<number>
  changed: (spool: Spool) => void
}

const BUSY = new Set(['busy', 'store-unavailable'])

/** Carries recordings to this machine's shelf first, then to the server, one at a time, as fast as the server likes. */
export class Spooler {
  spool: Spool = spools.emptySpool
  private timer: ReturnType<typeof setTimeout> | undefined
  private underWay = false
  private closed = false
  /** Writes to the shelf go one after the other, so that no index is given twice. */
  private writing: Promise<void> = Promise.resolve()

  constructor(private readonly around: SpoolSurroundings) {}

  /** Takes up what an earlier page left on this machine, then sends. */
  async start(): Promise<void> {
    const { waiting, counts, leftovers } = await this.around.shelf.load().catch(() => ({ waiting: [], counts: [], leftovers: [] }))
    let spool = waiting.reduce(spools.added, this.spool)
    for (const { track, made, dropped, lost = [] } of counts) spool = spools.lost({ ...spools.made(spool, track, made), dropped: { ...spool.dropped, [track]: dropped } }, track, lost)
    this.set(spool)
    for (const { take, ...rest } of leftovers) void this.add({ ...rest, incident: false }, take)
    await this.writing
  }

  /** A segment is complete. Done when it is on this machine's shelf, or given up for want of room. */
  add(segment: Recorded, take?: string): Promise<void> {
    return this.write(async () => {
      const bytes = await segment.bytes.arrayBuffer()
      const sha256 = await this.around.digest(bytes)
      const { track, media, startedAt, endedAt, incident } = segment
      const index = spools.nextIndex(this.spool, track)
      const one: Waiting = { track, media, startedAt, endedAt, incident, index, size: bytes.byteLength, sha256, tries: 0 }
      // Taken in the same turn: a segment that is renumbered meanwhile must find another number.
      this.spool = spools.made(this.spool, track, index)
      if (this.spool.halted !== 'closed') await this.shelve(one, bytes)
      if (take) await this.around.shelf.dropPieces(track, take)
    })
  }

  /** A piece of the segment that runs: only in case this page dies. */
  piece(track: Track, take: string, number: number, media: Media, startedAt: number, piece: Blob): void {
    if (this.spool.halted === 'closed') return
    void this.write(async () => this.around.shelf.piece(track, take, number, media, startedAt, this.around.now(), await piece.arrayBuffer()))
  }

  /** What was to be kept is not there any more: the server is told, and so whoever reviews. */
  lost(track: Track, spans: Span[]): void {
    this.set(spools.lost(this.spool, track, spans))
    void this.write(() => this.around.shelf.count(this.count(track)))
  }

  reopened = () => this.set(spools.reopened(this.spool, this.around.now(), this.around.random()))
  resume = () => this.set(spools.resumed(this.spool))

  /** Nothing more is recorded for now: the server is told how many there are. Done when all of them are on the shelf. */
  async paused(): Promise<void> {
    await this.writing
    this.set(spools.paused(this.spool))
  }

  /** Sends nothing more. Done when what was recorded is on the shelf. */
  async close(): Promise<void> {
    this.closed = true
    clearTimeout(this.timer)
    await this.writing
  }

  private async shelve(one: Waiting, bytes: ArrayBuffer): Promise<void> {
    const { shelf, room } = this.around
    const held = spools.bytesOf(this.spool.waiting)
    const fits = await this.makeRoom(one, await room(held)) && await this.put(one, bytes)
      // The browser promised more room than it has.
      || await this.makeRoom(one, held) && await this.put(one, bytes)
    if (!fits) await this.giveUp(one)
    await shelf.count(this.count(one.track))
  }

  private put = (one: Waiting, bytes: ArrayBuffer): Promise<boolean> => this.around.shelf.put(one, bytes).then(() => {
    this.set(spools.added(this.spool, one))
    return true
  }, () => false)

  /** False when the new one is the least worth keeping. */
  private async makeRoom(one: Waiting, most: number): Promise<boolean> {
    const leaving = spools.surplus([...this.spool.waiting, one], most)
    if (leaving.includes(one)) return false
    for (const other of leaving) await this.giveUp(other)
    return true
  }

  private async giveUp(one: Waiting): Promise<void> {
    this.set(spools.gaveUp(this.spool, one))
    await this.around.shelf.drop(one)
    await this.around.shelf.count(this.count(one.track))
  }

  private count = (track: Track) => ({ track, made: this.spool.made[track] ?? 0, dropped: this.spool.dropped[track] ?? [], lost: this.spool.lost[track] ?? [] })

  private set(spool: Spool): void {
    this.spool = spool
    this.around.changed(spool)
    this.pump()
  }

  private pump(): void {
    clearTimeout(this.timer)
    if (this.closed || this.underWay || this.spool.halted || !spools.owes(this.spool)) return
    const wait = this.spool.notBefore - this.around.now()
    if (wait > 0) {
      this.timer = setTimeout(() => this.pump(), wait)
      return
    }
    this.underWay = true
    void this.step().catch(() => {}).then(() => {
      this.underWay = false
      this.pump()
    })
  }

  private async step(): Promise<void> {
    const started = this.around.now()
    try {
      if (this.spool.mustAsk || this.spool.mustTell || spools.next(this.spool) === undefined) return await this.ask(started)
      const one = spools.next(this.spool)!
      await this.send(one, started)
    } catch (error) {
      if (error instanceof Problem) await this.refused(error)
      else this.set(spools.unanswered(this.spool, this.around.now(), this.around.random()))
    }
  }

  /** What does the server have? And what was given up is told. */
  private async ask(started: number): Promise<void> {
    let health = 0
    const telling = this.spool.mustTell ? this.spool.made : undefined
    for (const track of tracks) {
      const { made, dropped, lost } = this.count(track)
      if (dropped.length > 0 || lost.length > 0 || made > 0 && telling) {
        await this.around.wire.report(track, made, dropped, lost, this.around.now())
        this.spool = spools.reported(this.spool, track, dropped, lost)
      }
      const indexes = this.spool.waiting.filter(one => one.track === track).map(one => one.index)
      if (indexes.length > 0) {
        const before = this.spool.waiting
        const reply = await this.around.wire.missing(track, Math.min(...indexes), Math.max(...indexes))
        this.spool = spools.told(this.spool, track, reply.here, reply.next)
        for (const one of before) if (!this.spool.waiting.includes(one)) await this.around.shelf.drop(one)
        health = Math.max(health, reply.health)
      }
      if (made > 0 || lost.length > 0) await this.around.shelf.count(this.count(track))
    }
    const now = this.around.now()
    this.set(spools.patient(spools.asked(this.spool, telling), health, now, now - started, this.around.random()))
  }

  private async send(one: Waiting, started: number): Promise<void> {
    const bytes = await this.around.shelf.bytes(one)
    if (!bytes) return this.giveUp(one)
    try {
      const { health } = await this.around.wire.send(one, bytes, this.around.now())
      const now = this.around.now()
      this.set(spools.acknowledged(this.spool, one, health, now, now - started, this.around.random()))
      await this.around.shelf.drop(one)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      await this.refusedOne(error, one, bytes)
    }
  }

  private async refusedOne(problem: Problem, one: Waiting, bytes: ArrayBuffer): Promise<void> {
    switch (problem.code) {
      case 'segment-corrupt':
        // Altered on the way, or on this machine: then sending it again is no use.
        if (await this.around.digest(bytes) !== one.sha256) return this.giveUp(one)
        this.set(spools.altered(this.spool, one, this.around.now(), this.around.random()))
        return this.noteOrDrop(one)
      case 'segment-differs': {
        const { next } = await this.around.wire.missing(one.track, one.index, one.index)
        const { spool, moved } = spools.renumbered(this.spool, one, next)
        this.set(spool)
        await this.around.shelf.move(one, moved)
        return this.around.shelf.count(this.count(one.track))
      }
      case 'evidence-not-kept':
      case 'out-of-range':
      case 'malformed':
        this.set(spools.unwanted(this.spool, one))
        return this.around.shelf.drop(one)
      case 'too-large': return this.giveUp(one)
      default: throw problem
    }
  }

  private async noteOrDrop(one: Waiting): Promise<void> {
    const still = this.spool.waiting.find(other => other.track === one.track && other.index === one.index)
    if (still) return this.around.shelf.note(still)
    await this.around.shelf.drop(one)
    await this.around.shelf.count(this.count(one.track))
  }

  private async refused(problem: Problem): Promise<void> {
    const { spool, around } = this
    if (BUSY.has(problem.code)) return this.set(spools.ill(spool, around.now(), around.random(), (problem.retryAfterSeconds ?? 0) * 1_000))
    switch (problem.code) {
      case 'evidence-closed':
      // Not of one segment but of what is asked: nothing at all is kept.
      case 'evidence-not-kept':
        this.set(spools.halted(spool, 'closed'))
        return around.shelf.clear()
      case 'not-signed-in': return this.set(spools.halted(spool, 'signed-out'))
      case 'not-allowed':
      case 'not-found': return this.set(spools.halted(spool, 'gone'))
      default: this.set(spools.unanswered(spool, around.now(), around.random()))
    }
  }

  private write(work: () => Promise<void>): Promise<void> {
    this.writing = this.writing.then(work).catch(() => {})
    return this.writing
  }
}
