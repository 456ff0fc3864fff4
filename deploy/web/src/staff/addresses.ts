export interface Addresses { emails: string[]; wrong: string[] }

const EMAIL = /^[^@\s]+@[^@\s]+$/
/** What one call takes. */
export const MOST_ADDRESSES = 2_000

/**
 * Addresses out of whatever was pasted: one a line, a list with commas or semicolons, `Name <address>`, or a column beside names.
 * Each once. A piece that holds no address is given back as it stands.
 */
export function addresses(text: string): Addresses {
  const emails = new Map<string, string>()
  const wrong: string[] = []
  for (const piece of text.split(/[\n\r,;]+/).map(piece => piece.trim()).filter(piece => piece !== '')) {
    const found = piece.split(/[\s<>"'()]+/).map(word => word.replace(/^mailto:/i, '')).filter(isEmail)
    if (found.length === 0) wrong.push(piece)
    for (const email of found) if (!emails.has(email.toLowerCase())) emails.set(email.toLowerCase(), email)
  }
  return { emails: [...emails.values()], wrong }
}

const isEmail = (word: string): boolean => word.length >= 3 && word.length <= 254 && EMAIL.test(word)
