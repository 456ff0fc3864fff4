import { openMedia } from '../common/media/access'
import { type Access, browserClock, type Clock, type MediaMessage } from '../common/media/messages'
import { Wall } from '../common/media/wall'
import { SignalClient } from '../common/signal/client'
import type { Platform } from '../common/signal/platform'
import type { RosterRow } from '../common/signal/protocol'

export interface LiveWallOptions {
  room: string
  /** Of the last event that the page has seen. */
  number: number
  /** The room has something new. */
  hinted(): void
  /** What is told below changed; a picture that came is told at once, everything else together and not all the time. */
  changed(): void
  /** Nothing comes of it any more: this account may not watch any longer, or is signed out. */
  over(): void
}

/** For tests: a browser's own otherwise. */
export interface Around { platform?: Platform; access?: () => Promise<Access>; clock?: Clock; make?: (config: RTCConfiguration) => RTCPeerConnection }

/** Each tile looks every second after its line, at a moment of its own: a page drawn for each would be drawn all the time. */
const DRAW_MILLIS = 500

/** A room's live side: the socket with what is known of the candidates' lines, and their pictures. Both end together. */
export class LiveWall {
  readonly wall: Wall
  /** What is known of each candidate's line, by sitting. */
  roster: ReadonlyMap<string, RosterRow> = new Map()
  /** Whether the media server, where there is one, can be reached. */
  server = true
  private readonly client: SignalClient<MediaMessage>
  private readonly clock: Clock
  private stopped = false
  private takeBack: (() => void) | undefined

  constructor(private readonly options: LiveWallOptions, { platform, access, clock, make }: Around = {}) {
    const { room, number, hinted, over } = options
    this.clock = clock ?? browserClock
    this.client = new SignalClient<MediaMessage>({
      subject: { room }, lastSeq: number, events: hinted,
      line: line => {
        if (line.state !== 'stopped' || this.stopped) return
        this.stop()
        over()
      },
      roster: rows => {
        // A page that is new, or a line that came back, is asked for its pictures at once.
        for (const { sitting, turn = 0 } of rows) if (turn > (this.roster.get(sitting)?.turn ?? 0)) this.wall.arrived(sitting)
        this.roster = new Map(rows.map(row => [row.sitting, row]))
        this.soon()
      },
    }, platform)
    this.wall = new Wall({
      wire: this.client.wire, access: access ?? (() => openMedia({ room, page: this.client.peer ?? 'staff' })), changed: (_, what) => what === 'stream' ? this.draw() : this.soon(), ...clock && { clock }, ...make && { make },
      server: available => {
        this.server = available
        this.draw()
      },
    })
    this.client.start()
  }

  /** Pictures flow from browser to browser: they go on until somebody ends them. */
  stop(): void {
    if (this.stopped) return
    this.stopped = true
    this.wall.close()
    this.client.stop()
    this.takeBack?.()
  }

  private soon(): void {
    if (!this.stopped) this.takeBack ??= this.clock.after(DRAW_MILLIS, () => this.draw())
  }

  private draw(): void {
    this.takeBack?.()
    this.takeBack = undefined
    this.options.changed()
  }
}
