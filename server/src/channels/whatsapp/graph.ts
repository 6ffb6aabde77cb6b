import { type Dispatcher, Pool } from 'undici'
import { maskText } from '../../platform/index.ts'
import { record, text } from './read-fields.ts'

/** An error body of the Graph API: `{"error":{"message","type","code","error_data":{"details"}}}`. */
export type GraphError = { readonly code: number; readonly title: string; readonly details?: string }

/**
 * How a call ended. `unreached`: it certainly never got there. `lost`: it may have. Only the first may be tried again
 * without thinking.
 */
export type GraphAnswer =
  | { readonly kind: 'ok'; readonly body: unknown }
  | { readonly kind: 'error'; readonly status: number; readonly error: GraphError }
  | { readonly kind: 'foreign'; readonly status: number }
  | { readonly kind: 'unreached'; readonly why: string }
  | { readonly kind: 'lost'; readonly why: string }

export type Graph = {
  call(url: string, options: GraphCall): Promise<GraphAnswer>
  /** Bytes of a media download, at most `bytesMax`. */
  download(url: string, token: string, bytesMax: number): Promise<Buffer>
  close(): Promise<void>
}

export type GraphCall = {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly token: string
  readonly json?: unknown
  readonly form?: { readonly body: Buffer; readonly contentType: string }
}

/** The platform is one host for all numbers, and each may have a few hundred calls under way. */
const connections = 512
const answerMsMax = 20_000
const connectMsMax = 5_000
const bodyBytesMax = 5 * 1024 * 1024

/** One pool of kept connections per host, as undici recommends for many small calls. */
export function openGraph(): Graph {
  const pools = new Map<string, Pool>()
  const poolFor = (origin: string) => {
    const pool =
      pools.get(origin) ??
      new Pool(origin, {
        connections,
        pipelining: 1,
        headersTimeout: answerMsMax,
        bodyTimeout: answerMsMax,
        connect: { timeout: connectMsMax },
        // Shorter than any server's own, so a kept connection is rarely closed under a call.
        keepAliveTimeout: 4_000,
        keepAliveMaxTimeout: 60_000,
      })
    pools.set(origin, pool)
    return pool
  }

  async function request(url: string, options: GraphCall): Promise<Dispatcher.ResponseData> {
    const { origin, pathname, search } = new URL(url)
    const headers: Record<string, string> = {
      authorization: `Bearer ${options.token}`,
      accept: 'application/json',
    }
    if (options.json !== undefined) headers['content-type'] = 'application/json'
    if (options.form) headers['content-type'] = options.form.contentType
    const body = options.json === undefined ? (options.form?.body ?? null) : JSON.stringify(options.json)
    return poolFor(origin).request({ path: pathname + search, method: options.method, headers, body })
  }

  return {
    async call(url, options) {
      try {
        const response = await request(url, options)
        return readAnswer(response.statusCode, await readText(response))
      } catch (error) {
        return failureOf(error)
      }
    },
    async download(url, token, bytesMax) {
      const response = await request(url, { method: 'GET', token })
      if (response.statusCode !== 200) {
        await response.body.dump()
        throw new Error(`the platform answered ${response.statusCode} to a media download`)
      }
      return readBytes(response.body, bytesMax)
    },
    async close() {
      await Promise.all([...pools.values()].map((pool) => pool.close()))
    },
  }
}

async function readText(response: Dispatcher.ResponseData): Promise<string> {
  return (await readBytes(response.body, bodyBytesMax)).toString('utf8')
}

async function readBytes(body: AsyncIterable<Uint8Array>, bytesMax: number): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > bytesMax) throw new Error(`an answer of more than ${bytesMax} bytes was cut off`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function readAnswer(status: number, body: string): GraphAnswer {
  let json: unknown
  try {
    json = JSON.parse(body)
  } catch {
    return { kind: 'foreign', status }
  }
  if (status >= 200 && status < 300) return { kind: 'ok', body: json }
  const error = record(record(json).error)
  const code = Number(error.code)
  if (!Number.isInteger(code)) return { kind: 'foreign', status }
  const details = text(record(error.error_data).details)
  return {
    kind: 'error',
    status,
    error: { code, title: text(error.message), ...(details ? { details } : {}) },
  }
}

/** Errors that happen before a byte of the request is written. Everything else may have been received. */
const neverWritten: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_INVALID_ARG',
  'ERR_INVALID_URL',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
])

function failureOf(error: unknown): GraphAnswer {
  const codes = [error, (error as { cause?: unknown }).cause].map((one) =>
    text((one as { code?: unknown } | undefined)?.code),
  )
  const why =
    codes.find((code) => code !== '') ?? maskText(String((error as Error).message ?? error)).slice(0, 100)
  return codes.some((code) => neverWritten.has(code)) ? { kind: 'unreached', why } : { kind: 'lost', why }
}
