/** The wordmark, drawn: three steps with a landing (French: palier), and the name in strokes so that no font is needed. */
export function Wordmark() {
  return (
    <svg class="wordmark" viewBox="0 0 136 40" role="img" aria-label="Palier">
      <path class="wordmark-steps" d="M2 35V28h9v-8h9v-8h16v6H26v8h-9v8z" />
      <g class="wordmark-name">
        <path d="M50 34V12h7.5a6.5 6.5 0 0 1 0 13H50" />
        <path d="M84 27a7 7 0 1 1-14 0 7 7 0 1 1 14 0M84 20v14" />
        <path d="M92 10v24M100 20v14" />
        <path d="M107 27h14a7 7 0 1 0-2.05 4.95" />
        <path d="M128 34V20M128 27a7 7 0 0 1 7-7" />
      </g>
      <rect class="wordmark-steps" x="97.6" y="10" width="4.8" height="4.8" />
    </svg>
  )
}
