import { language } from './i18n'
import type { ProblemBody, Response as ItemResponse } from './types'

/** The server refused, or failed, and said why (RFC 9457). `title` is in the reader's language; `code` is stable. */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string | undefined
  readonly fields: string[]
  readonly revision: number | undefined
  readonly response: ItemResponse | undefined
  readonly retryAfterSeconds: number | undefined
  readonly fault: string | undefined

  constructor(body: ProblemBody) {
    super(body.title)
    this.name = 'Problem'
    this.status = body.status
    this.code = body.code
    this.title = body.title
    this.detail = body.detail
    this.fields = body.fields ?? []
    this.revision = body.revision
    this.response = body.response
    this.retryAfterSeconds = body.retryAfterSeconds
    this.fault = body.fault
  }
}

/** The server says no, whoever asks again and however often: neither a question that took too long nor one too many. */
export const hopeless = (error: unknown): error is Problem =>
  error instanceof Problem && error.status >= 400 && error.status < 500 && error.status !== 408 && error.status !== 429

/** No answer came: the network or the server is away, or it took longer than we wait. Nothing is known of what became of the request. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super('unreachable', { cause })
    this.name = 'Unreachable'
  }
}

export interface CallOptions {
  /** Becomes JSON. */
  body?: unknown
  /** Instead of `body`: sent as it is. */
  bytes?: ArrayBuffer
  headers?: Record<string, string>
  /** Stops the call from outside; the promise then fails with the signal's reason. */
  signal?: AbortSignal
  /** How long to wait for an answer; 15 seconds unless told. A long poll needs more. */
  timeoutMillis?: number
  /** Lets a small request finish although the page goes away. */
  keepalive?: boolean
  /** What the answer is; JSON unless told. */
  as?: 'blob'
}

export const get = <T>(path: string, options?: CallOptions) => call<T>('GET', path, options)
export const post = <T = void>(path: string, body?: unknown, options?: CallOptions) => call<T>('POST', path, { ...options, body })
export const put = <T = void>(path: string, body?: unknown, options?: CallOptions) => call<T>('PUT', path, { ...options, body })
/** Bytes as they are. */
export const putBytes = <T = void>(path: string, bytes: ArrayBuffer, options?: CallOptions) => call<T>('PUT', path, { ...options, bytes })
export const del = <T = void>(path: string, options?: CallOptions) => call<T>('DELETE', path, options)

/** @throws Problem when the server refuses, Unreachable when it does not answer */
async function call<T>(method: string, path: string, options: CallOptions = {}): Promise<T> {
  const { body, bytes, headers, signal, timeoutMillis = 15_000, keepalive = false, as } = options
  const type = bytes ? 'application/octet-stream' : body === undefined ? undefined : 'application/json'
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), timeoutMillis)
  const giveUp = () => patience.abort()
  signal?.addEventListener('abort', giveUp)
  try {
    const reply = await fetch(path, {
      method,
      credentials: 'same-origin',
      cache: 'no-store',
      keepalive,
      headers: {
        Accept: as === 'blob' ? '*/*' : 'application/json, application/problem+json',
        'Accept-Language': language(),
        ...(type ? { 'Content-Type': type } : {}),
        ...headers,
      },
      ...(type ? { body: bytes ?? JSON.stringify(body) } : {}),
      signal: patience.signal,
    })
    if (!reply.ok) throw await problem(reply)
    if (as === 'blob') return await reply.blob() as T
    const text = await reply.text()
    return (text === '' ? undefined : JSON.parse(text)) as T
  } catch (error) {
    if (error instanceof Problem) throw error
    if (signal?.aborted) throw signal.reason
    throw new Unreachable(error)
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', giveUp)
  }
}

async function problem(reply: globalThis.Response): Promise<Problem> {
  const retryAfter = Number(reply.headers.get('Retry-After') ?? NaN)
  const seconds = Number.isFinite(retryAfter) ? { retryAfterSeconds: retryAfter } : {}
  try {
    const body = await reply.json() as ProblemBody
    if (typeof body.code === 'string') return new Problem({ ...seconds, ...body, status: reply.status })
  } catch {
    // Not ours: a proxy in between answered. Its status must do.
  }
  return new Problem({ type: 'about:blank', title: `${reply.status} ${reply.statusText}`, status: reply.status, code: `http-${reply.status}`, ...seconds })
}
