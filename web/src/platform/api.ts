import { ApiError } from './api-error.ts'

const base = '/api/v1'

export type Query = Readonly<Record<string, string | number | boolean | null | undefined>>

export type CallOptions = {
  readonly query?: Query
  readonly signal?: AbortSignal
  /** Two calls with one key are one write. Left out, each call gets a key of its own. */
  readonly key?: string
}

/** Reads. Throws an {@link ApiError} whose `code` the interface translates. */
export function get<Answer>(path: string, options: CallOptions = {}): Promise<Answer> {
  return call<Answer>('GET', path, undefined, options)
}

export function post<Answer>(path: string, body?: unknown, options: CallOptions = {}): Promise<Answer> {
  return call<Answer>('POST', path, body ?? {}, options)
}

export function patch<Answer>(path: string, body: unknown, options: CallOptions = {}): Promise<Answer> {
  return call<Answer>('PATCH', path, body, options)
}

export function put<Answer>(path: string, body: unknown, options: CallOptions = {}): Promise<Answer> {
  return call<Answer>('PUT', path, body, options)
}

export function remove<Answer>(path: string, options: CallOptions = {}): Promise<Answer> {
  return call<Answer>('DELETE', path, undefined, options)
}

/** A key for one write. Not `crypto.randomUUID`, which browsers withhold on plain http in a local network. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Adds what is set to a path. */
export function withQuery(path: string, query: Query = {}): string {
  const set = Object.entries(query).filter(
    ([, value]) => value !== undefined && value !== null && value !== '',
  )
  if (set.length === 0) return path
  return `${path}?${new URLSearchParams(set.map(([name, value]) => [name, String(value)]))}`
}

async function call<Answer>(
  method: string,
  path: string,
  body: unknown,
  options: CallOptions,
): Promise<Answer> {
  const headers: Record<string, string> = { accept: 'application/json' }
  if (method !== 'GET') headers['idempotency-key'] = options.key ?? newKey()
  // A form names its own type, and so does a file sent as it is.
  const asItIs = body instanceof FormData || body instanceof Blob
  if (body instanceof Blob) headers['content-type'] = body.type
  else if (body !== undefined && !asItIs) headers['content-type'] = 'application/json'
  const address = withQuery(path.startsWith('/api/') ? path : `${base}${path}`, options.query)
  let response: Response
  try {
    response = await fetch(address, {
      method,
      headers,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: asItIs ? body : JSON.stringify(body) }),
      ...(options.signal ? { signal: options.signal } : {}),
    })
  } catch (cause) {
    if (options.signal?.aborted) throw cause
    throw new ApiError(0, 'network.unreachable', 'The desk cannot be reached.', undefined, { cause })
  }
  return readAnswer<Answer>(response)
}

async function readAnswer<Answer>(response: Response): Promise<Answer> {
  const text = await response.text()
  const value = parseJson(text)
  if (response.ok) return value as Answer
  throw ApiError.of(response.status, value)
}

function parseJson(text: string): unknown {
  if (text === '') return null
  try {
    return JSON.parse(text)
  } catch {
    // A proxy in front of the desk answers in HTML when the desk is away; the status says the rest.
    return null
  }
}
