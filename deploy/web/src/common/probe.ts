import { h, render } from 'preact'

/** For tests: a hook as a component has it, without a page. */
export interface Probe<Asked, Given> {
  /** What the hook gives now. */
  readonly given: Given
  /** Draws the component again. */
  ask(asked: Asked): void
  leave(): void
}

export function probe<Asked, Given>(hook: (asked: Asked) => Given, first: Asked): Probe<Asked, Given> {
  let given: Given | undefined
  function Holder({ asked }: { asked: Asked }) {
    given = hook(asked)
    return null
  }
  // It draws nothing, so that a place to draw in is all it takes.
  const place = { nodeType: 1, childNodes: [], firstChild: null } as unknown as Element
  const ask = (asked: Asked) => render(h(Holder, { asked }), place)
  ask(first)
  return { get given() { return given! }, ask, leave: () => render(null, place) }
}
