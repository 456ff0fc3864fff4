import type { RefObject } from 'preact'
import { useEffect } from 'preact/hooks'

/** Keeps the keyboard in a panel: when the control that had the focus is no more, its heading gets it, and not the top of the page. */
export function useFocusKept(panel: RefObject<HTMLElement | null>, heading: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let held: Element | undefined
    const follow = ({ target }: FocusEvent) => {
      if (!(target instanceof Element)) return
      if (panel.current?.contains(target)) held = target
      // A dialog gives the focus back; whoever went elsewhere is left there.
      else if (!target.closest('dialog')) held = undefined
    }
    const look = () => {
      if (!held || held.isConnected || document.activeElement !== document.body) return
      held = undefined
      heading.current?.focus()
    }
    document.addEventListener('focusin', follow)
    const observer = new MutationObserver(look)
    observer.observe(document.body, { childList: true, subtree: true })
    return () => {
      document.removeEventListener('focusin', follow)
      observer.disconnect()
    }
  }, [])
}
