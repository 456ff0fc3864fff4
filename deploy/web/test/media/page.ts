import * as capture from '../../src/common/media/capture'
import { type Access, type MediaMessage, type Wire } from '../../src/common/media/messages'
import { Publisher } from '../../src/common/media/publisher'
import { Wall } from '../../src/common/media/wall'

// One page for both sides: ?name=...&side=candidate|staff. Tests speak to it through `test`.

const query = new URLSearchParams(location.search)
const name = query.get('name') ?? ''
const side = query.get('side') ?? 'candidate'

type Message = MediaMessage & { from: string }

/** The barest socket: no outbox, comes back when told to. */
class Socket implements Wire {
  open = false
  private socket: WebSocket | undefined
  private readonly takers = new Set<(message: Message) => void>()
  private readonly watchers = new Set<(open: boolean) => void>()
  seen: Message[] = []

  up(): Promise<void> {
    return new Promise(resolve => {
      const socket = new WebSocket(`ws://${location.host}/socket?name=${name}&side=${side}`)
      this.socket = socket
      socket.onopen = () => {
        this.set(true)
        resolve()
      }
      socket.onclose = () => this.set(false)
      socket.onmessage = ({ data }) => {
        const message = JSON.parse(String(data)) as Message
        this.seen.push(message)
        for (const take of this.takers) take(message)
      }
    })
  }

  down = () => {
    this.socket?.close()
    this.set(false)
  }

  send = (message: MediaMessage & { to: string }) => {
    if (this.open) this.socket?.send(JSON.stringify(message))
  }

  on = (take: (message: Message) => void) => {
    this.takers.add(take)
    return () => this.takers.delete(take)
  }

  onOpen = (take: (open: boolean) => void) => {
    this.watchers.add(take)
    return () => this.watchers.delete(take)
  }

  private set(open: boolean): void {
    if (this.open === open) return
    this.open = open
    for (const watch of this.watchers) watch(open)
  }
}

const wire = new Socket()
const connections: RTCPeerConnection[] = []
const facts: string[] = []

/** May be asked for names for relays that are wrong. */
const access = async (): Promise<Access> => (await fetch(`/access?name=${name}&side=${side}&${query.get('relay') ?? ''}`)).json() as Promise<Access>

const make = (config: RTCConfiguration) => {
  const connection = new RTCPeerConnection(config)
  connections.push(connection)
  return connection
}

const publisher = side === 'candidate' ? new Publisher({ wire, access, make }) : undefined
const wall = side === 'staff' ? new Wall({ wire, access, make, changed: draw }) : undefined
let shared: Promise<capture.CapturedScreen> | undefined

/** The fake picker follows every hint. This is a person who does not. */
const stubborn = Object.assign(Object.create(navigator.mediaDevices) as MediaDevices, { getDisplayMedia: () => navigator.mediaDevices.getDisplayMedia({ video: true }) })

document.querySelector('#share')?.addEventListener('click', () => {
  shared = capture.openScreen(false, stubborn)
})

/** How the connection of each tile is doing. */
const conditions = new Map<string, string>()

function draw(of: string): void {
  const condition = wall?.tile(of).condition
  if (condition !== undefined && condition !== conditions.get(of)) {
    conditions.set(of, condition)
    facts.push(`${of} ${condition}`)
  }
  for (const source of ['camera', 'screen', 'microphone'] as const) {
    const id = `${of}-${source}`
    const stream = wall?.tile(of).stream(source)
    if (!stream) continue
    let element = document.getElementById(id) as HTMLMediaElement | null
    if (!element) {
      element = document.createElement(source === 'microphone' ? 'audio' : 'video')
      element.id = id
      element.autoplay = true
      element.muted = true
      document.querySelector('#tiles')?.append(element)
    }
    if (element.srcObject !== stream) element.srcObject = stream
  }
}

const selected = async (connection: RTCPeerConnection) => {
  const report = [...(await connection.getStats()).values()] as Record<string, unknown>[]
  const byId = new Map(report.map(entry => [entry['id'], entry]))
  const pair = report.find(entry => entry['type'] === 'candidate-pair' && entry['nominated'] === true && entry['state'] === 'succeeded')
  const kind = (id: unknown) => byId.get(id)?.['candidateType']
  return pair ? `${kind(pair['localCandidateId'])}-${kind(pair['remoteCandidateId'])}` : ''
}

const outbound = async () => {
  const report = await Promise.all(connections.filter(one => one.connectionState === 'connected').map(one => one.getStats()))
  return report.flatMap(one => [...one.values()] as Record<string, number | string>[]).filter(entry => entry['type'] === 'outbound-rtp')
    .map(entry => ({ kind: entry['kind'], mid: entry['mid'], rid: entry['rid'], width: entry['frameWidth'], frames: entry['framesEncoded'], bytes: entry['bytesSent'], active: entry['active'] }))
}

const test = {
  wire, wall, publisher, connections, facts, outbound,
  async camera() {
    const { track, problem } = await capture.openCamera()
    publisher?.set('camera', track)
    return problem ?? track.label
  },
  async microphone() {
    const { track, problem } = await capture.openMicrophone()
    publisher?.set('microphone', track)
    return problem ?? track.label
  },
  async screen() {
    const captured = await shared
    publisher?.set('screen', captured?.track)
    return captured?.problem ?? captured?.surface ?? 'nobody clicked'
  },
  async talk(of: string, on: boolean) {
    const { track } = on ? await capture.openMicrophone() : { track: undefined }
    wall?.talk(of, track)
  },
  tile(of: string) {
    const tile = wall?.tile(of)
    return tile && { condition: tile.condition, camera: tile.quality('camera'), screen: tile.quality('screen'), frozen: tile.frozen('camera'),
      width: (document.getElementById(`${of}-camera`) as HTMLVideoElement | null)?.videoWidth ?? 0, screenWidth: (document.getElementById(`${of}-screen`) as HTMLVideoElement | null)?.videoWidth ?? 0 }
  },
  /** How the packets of each connection that is up travel, like `relay-relay`. */
  async pairs() {
    return Promise.all(connections.filter(one => one.connectionState === 'connected').map(selected))
  },
  states: () => connections.map(one => one.connectionState),
  /** New transport from this side, as if the path had changed. */
  restart: () => connections.filter(one => one.connectionState !== 'closed').forEach(one => one.restartIce()),
  settled: () => connections.filter(one => one.connectionState !== 'closed').every(one => one.signalingState === 'stable'),
  /** Packets of sound that came in so far, over all connections that are up. */
  async heard() {
    const reports = await Promise.all(connections.filter(one => one.connectionState === 'connected').map(one => one.getStats()))
    return reports.flatMap(one => [...one.values()] as Record<string, number | string>[]).filter(entry => entry['type'] === 'inbound-rtp' && entry['kind'] === 'audio')
      .reduce((sum, entry) => sum + Number(entry['packetsReceived'] ?? 0), 0)
  },
}

declare global {
  interface Window { test: typeof test; ready: boolean }
}
window.test = test
await wire.up()
window.ready = true
