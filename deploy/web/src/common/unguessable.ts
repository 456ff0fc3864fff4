const BYTES = 24

/** A new name that nobody can guess, 48 characters. Unlike `crypto.randomUUID` it also works where the page came over plain HTTP. */
export function unguessable(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES))
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
}
