import { useRef } from 'preact/hooks'
import { FIELD_RATIO, moved, touched, type Strokes } from './strokes'

/** A field to sign in with a finger, a pen or a mouse. Whoever cannot draw signs in another way: the page offers it beside. */
export function SignaturePad({ label, strokes, onStrokes }: { label: string; strokes: Strokes; onStrokes: (strokes: Strokes) => void }) {
  const field = useRef<SVGSVGElement>(null)
  const drawing = useRef<Strokes | undefined>(undefined)
  const share = (event: PointerEvent): [number, number] => {
    const box = field.current!.getBoundingClientRect()
    return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height]
  }
  const keep = (next: Strokes) => {
    drawing.current = next
    onStrokes(next)
  }
  const down = (event: PointerEvent) => {
    if (event.button !== 0 || !event.isPrimary) return
    field.current!.setPointerCapture(event.pointerId)
    keep(touched(strokes, ...share(event)))
  }
  const move = (event: PointerEvent) => {
    if (drawing.current === undefined || !event.isPrimary) return
    // Browsers gather fast movements into one event; a signature wants them all.
    const all = event.getCoalescedEvents?.() ?? []
    keep((all.length > 0 ? all : [event]).reduce((held, one) => moved(held, ...share(one)), drawing.current))
  }
  const up = () => {
    drawing.current = undefined
  }
  return (
    <svg ref={field} class="pad" role="img" aria-label={label} viewBox={`0 0 ${1_000 * FIELD_RATIO} 1000`} preserveAspectRatio="none"
      onPointerDown={down} onPointerMove={move} onPointerUp={up} onPointerCancel={up}>
      <line class="pad-line" x1="120" x2={1_000 * FIELD_RATIO - 120} y1="790" y2="790" />
      {strokes.map((line, index) => <polyline key={index} class="pad-ink" points={points(line)} />)}
    </svg>
  )
}

/** A single point is drawn as a line of no length, which its round ends make a dot. */
const points = (line: number[]): string => {
  const all = []
  for (let at = 0; at < line.length; at += 2) all.push(`${line[at]! * FIELD_RATIO},${line[at + 1]}`)
  return (all.length === 1 ? [...all, ...all] : all).join(' ')
}
