import type { MediaMessage, Wire } from '../messages'
import { Publisher } from '../publisher'

/** `palier bench room --tiles`: see DrawnCandidates, which loads this into an empty page. Built beside the pages and never among them. */
declare global {
  interface Window {
    /** To the benchmark, which has the sockets. */
    say(text: string): void
    tiles: { open(of: string): void; hear(of: string, message: MediaMessage & { from: string }): void }
  }
}

const WIDTH = 320
const HEIGHT = 180
const FRAMES_PER_SECOND = 5

/** One candidate's line: the benchmark carries what is said. */
class Carried implements Wire {
  readonly open = true
  private readonly takers = new Set<(message: MediaMessage & { from: string }) => void>()

  constructor(private readonly of: string) {}

  send(message: MediaMessage & { to: string }): void {
    window.say(JSON.stringify({ of: this.of, message }))
  }

  on(take: (message: MediaMessage & { from: string }) => void): () => void {
    this.takers.add(take)
    return () => this.takers.delete(take)
  }

  onOpen(): () => void {
    return () => {}
  }

  hear(message: MediaMessage & { from: string }): void {
    for (const take of this.takers) take(message)
  }
}

/** A picture that never stands still, for everybody the same. */
function drawn(): MediaStreamTrack {
  const canvas = document.createElement('canvas')
  canvas.width = WIDTH
  canvas.height = HEIGHT
  const context = canvas.getContext('2d')!
  let turn = 0
  setInterval(() => {
    context.fillStyle = `hsl(${turn % 360} 40% 40%)`
    context.fillRect(0, 0, WIDTH, HEIGHT)
    context.fillStyle = 'white'
    context.font = '60px sans-serif'
    context.fillText(String(++turn), 20, 110)
  }, 1_000 / FRAMES_PER_SECOND)
  return canvas.captureStream(FRAMES_PER_SECOND).getVideoTracks()[0]!
}

const track = drawn()
const wires = new Map<string, Carried>()

window.tiles = {
  open(of) {
    const wire = new Carried(of)
    wires.set(of, wire)
    const publisher = new Publisher({ wire, access: async () => ({ plane: 'peer-to-peer', iceServers: [], relayOnly: false }) })
    publisher.set('camera', track.clone())
    publisher.set('screen', track.clone())
  },
  hear: (of, message) => wires.get(of)?.hear(message),
}
