import qrcode from 'qrcode-generator'

const QUIET = 4

/** A QR code, drawn here: what it holds never leaves the browser. Dark on white in either colour scheme, so that every reader of codes reads it. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const code = qrcode(0, 'M')
  code.addData(text)
  code.make()
  const side = code.getModuleCount()
  const cells = Array.from({ length: side * side }, (_, index) => [Math.floor(index / side), index % side] as const)
  const dark = cells.filter(([row, column]) => code.isDark(row, column)).map(([row, column]) => `M${column + QUIET} ${row + QUIET}h1v1h-1z`)
  const whole = side + 2 * QUIET
  return (
    <svg class="qr" viewBox={`0 0 ${whole} ${whole}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect width={whole} height={whole} fill="#fff" />
      <path d={dark.join('')} fill="#000" />
    </svg>
  )
}
