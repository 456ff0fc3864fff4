/** What browsers and server say to each other about media. Each may be lost, come twice or come late: nothing here needs more of the socket. */
export type MediaMessage = Signal | Want | MediaState | Revoked

/** How much of a picture is wanted. */
export type Level = 'off' | 'thumbnail' | 'focus'

/** An offer or an answer. `number` counts one side's offers within a generation; an answer repeats the number of the offer it answers. */
export interface Description { type: 'offer' | 'answer'; sdp: string; number: number }

export type Candidate = RTCIceCandidateInit

/**
 * One step of a negotiation. `pc` names a connection, `gen` its generation: each new RTCPeerConnection under the same name has a
 * higher one, and what was said in a lower one is dropped.
 */
export interface Signal { type: 'signal'; pc: string; gen: number; description?: Description; candidate?: Candidate }

/**
 * What a watcher wants of whoever has tracks, the whole of it each time. It is a lease: said again every {@link RENEWAL_MILLIS}, forgotten after
 * {@link LEASE_MILLIS}; a watcher who vanished costs nobody anything. An unknown `pc` is an invitation to connect, and so is a higher `gen`.
 */
export interface Want {
  type: 'want'
  pc: string
  /** The generation the watcher is in; 0 before the first. */
  gen: number
  camera: Level
  screen: Level
  /** Somebody listens. */
  microphone: boolean
  /** Somebody speaks to the candidate. */
  talk: boolean
  /** The watcher leaves. */
  over: boolean
}

/** From the server only: whether the media server can be reached. Pictures that flow may go on meanwhile. */
export interface MediaState { type: 'media-state'; available: boolean }

/** From the server only, in the name of a watcher: he may see nothing more from now on, or `sound`, hear nothing more. A watcher who merely lost his line keeps his lease. */
export interface Revoked { type: 'revoked'; sound: boolean }

/** What a page asks for of a tile. */
export type Wish = Pick<Want, 'camera' | 'screen' | 'microphone' | 'talk'>

export const NOTHING: Wish = { camera: 'off', screen: 'off', microphone: false, talk: false }
export const THUMBNAILS: Wish = { camera: 'thumbnail', screen: 'thumbnail', microphone: false, talk: false }

export const RENEWAL_MILLIS = 15_000
export const LEASE_MILLIS = 50_000

/** The media server, where the plane has one. */
export const MEDIA = 'media'

/** What a candidate's tracks travel in where there is a media server: one connection, whoever watches. */
export const PUBLISH = 'publish'

/**
 * The signalling socket, as media sees it. The server stamps `from`, and passes on only what may be said.
 * `send` while it is closed may lose the message.
 */
export interface Wire {
  send(message: MediaMessage & { to: string }): void
  on(take: (message: MediaMessage & { from: string }) => void): () => void
  /** Whether a message would go out now. */
  readonly open: boolean
  onOpen(take: (open: boolean) => void): () => void
}

/** What the server lets this browser use; it issues fresh names each time it is asked. */
export interface Access {
  plane: 'none' | 'peer-to-peer' | 'janus'
  iceServers: RTCIceServer[]
  /** Media may go through relays only. */
  relayOnly: boolean
}

/** Time and chance, so that tests have theirs. */
export interface Clock {
  now(): number
  random(): number
  /** Does it later; the result takes that back. */
  after(millis: number, work: () => void): () => void
}

export const browserClock: Clock = {
  now: () => performance.now(),
  random: Math.random,
  after: (millis, work) => {
    const timer = setTimeout(work, millis)
    return () => clearTimeout(timer)
  },
}
