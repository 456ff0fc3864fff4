import { useEffect, useState } from 'preact/hooks'

/** The parts of the address behind `#/`: `#/sessions/7` is `['sessions', '7']`. */
export const parts = (hash: string): string[] =>
  hash.replace(/^#?\/?/, '').split('?')[0]!.split('/').filter(part => part !== '').map(decoded)

export const link = (...names: string[]): string => `#/${names.map(encodeURIComponent).join('/')}`

/** Follows the address; a new screen begins at its top, with the focus on its main part so that it is read out. */
export function useRoute(): string[] {
  const [hash, setHash] = useState(location.hash)
  useEffect(() => {
    const follow = () => {
      setHash(location.hash)
      scrollTo(0, 0)
      document.getElementById('main')?.focus({ preventScroll: true })
    }
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  return parts(hash)
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
