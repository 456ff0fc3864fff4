import { Problem } from '../common/api'
import { actKey, type ActDone, type RoomAct } from '../common/supervision'

/** What is asked of a room. Whoever may have to ask again, because an answer was lost, names it by a key and keeps that. */
export type Wish = Omit<RoomAct, 'key'> & { key?: string }
/** `keepalive`: the page may go away meanwhile. */
export type Do = (wish: Wish, options?: { keepalive?: boolean }) => Promise<ActDone>

/** What is done is done, even when the room cannot be drawn anew: whoever follows it hears of it later. */
export function thenRefresh(send: (act: RoomAct, options?: { keepalive?: boolean }) => Promise<ActDone>, refresh: () => Promise<void>): Do {
  return async ({ key = actKey(), ...wish }, options) => {
    const done = await send({ ...wish, key }, options)
    await refresh().catch(() => {})
    return done
  }
}

/**
 * Names what is asked for, by what it says. The same words, asked again because no answer came, are the same act and done once; other words are
 * another act, of which the server knows nothing yet.
 */
export class Names {
  private readonly keys = new Map<string, string>()

  of(words: unknown): string {
    const text = JSON.stringify(words)
    const key = this.keys.get(text) ?? actKey()
    this.keys.set(text, key)
    return key
  }

  /** It was answered: the same words are said anew. */
  done(): void {
    this.keys.clear()
  }
}

/** Whether nobody knows if it was done: no answer came, or one that says nothing of it. */
export const isUnsure = (error: unknown): boolean => error !== undefined && !(error instanceof Problem && error.status < 500)

/** What is noted for several at once happened to each at the question that he had on screen; for one the field says which. */
export function ownItem(asked: { sittings: string[]; items?: ReadonlyMap<string, number> } | undefined): (sitting: string) => Partial<RoomAct> {
  return sitting => {
    const item = asked && asked.sittings.length > 1 ? asked.items?.get(sitting) : undefined
    return item === undefined ? {} : { item }
  }
}

/** A row's own key within an act on several, 36 characters at most: the same each time that it is asked. */
export const rowKey = (key: string, sitting: string): string => `${key.slice(0, 12)}${sitting.slice(-24)}`

export interface Unanswered { noAnswer: string; notSent: string }

/**
 * For what the server takes for one candidate at a time: asked row by row, and told row by row what could not be done. When no answer comes
 * the rest is not asked for, since each would wait as long.
 *
 * @param own what differs between the rows
 */
export function each(act: Do, words: Unanswered, own: (sitting: string) => Partial<RoomAct> = () => ({})): Do {
  return async asked => {
    const { key = actKey(), sittings = [], ...wish } = asked
    if (sittings.length === 0) return act(asked)
    if (sittings.length === 1) return act({ ...wish, ...own(sittings[0]!), sittings, key: rowKey(key, sittings[0]!) })
    const told: ActDone = { done: [], notDone: [], number: 0 }
    let away = false
    for (const sitting of sittings) {
      if (away) {
        told.notDone.push({ sitting, code: 'not-sent', text: words.notSent })
        continue
      }
      try {
        const { number } = await act({ ...wish, ...own(sitting), sittings: [sitting], key: rowKey(key, sitting) })
        told.done.push(sitting)
        told.number = number
      } catch (error) {
        away = !(error instanceof Problem)
        told.notDone.push(error instanceof Problem ? { sitting, code: error.code, text: error.detail ?? error.title } : { sitting, code: 'no-answer', text: words.noAnswer })
      }
    }
    return told
  }
}
