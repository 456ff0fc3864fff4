import { useEffect, useState } from 'preact/hooks'
import type { Do } from './acts'
import { Listening } from './listening'

/** Nobody listens who does not look: when the view is closed, or the page left, the listening ends too. @param on as the server has it */
export function useListening(sitting: string, on: boolean, act: Do): Listening {
  const [listening] = useState(() => new Listening(() => act({ action: 'stop-listening', sittings: [sitting] }, { keepalive: true })))
  useEffect(() => listening.told(on), [on])
  useEffect(() => {
    const leave = () => listening.leave()
    addEventListener('pagehide', leave)
    return () => {
      removeEventListener('pagehide', leave)
      void listening.close()
    }
  }, [])
  return listening
}
