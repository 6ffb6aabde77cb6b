import { errorCode } from '@doublecheck/whatsapp'
import type { OutboundMessage, SendOutcome } from '../../messages/index.ts'
import { isRefusal } from '../../platform/index.ts'
import type { Graph, GraphAnswer, GraphError } from './graph.ts'
import type { NumberBook } from './number-store.ts'
import type { MediaDesk } from './outbound-media.ts'
import { list, record, text } from './read-fields.ts'
import { toWire } from './to-wire.ts'

const unreachedRetryMs = 2_000
const busyRetryMs = 5_000
/** The outbox doubles this with every try. */
const passingRetryMs = 5_000

/** Rates and maintenance of the whole number or account: everything it sends has to wait. */
const pausesNumber: ReadonlySet<number> = new Set([4, 80007, 130429, 131048, 131057])
/** Too many to this one person; others are not affected. */
const pairRateCode = 131056
/** The platform's own trouble with this one call, stated by itself: not accepted, and likely to pass. */
const passing: ReadonlySet<number> = new Set([1, 2, 131000, 131016, 133004, 134101])

/** Makes the one call for one message and says how it ended. Never tries twice: the outbox decides what happens next. */
export async function sendMessage(
  graph: Graph,
  book: NumberBook,
  media: MediaDesk,
  message: OutboundMessage,
): Promise<SendOutcome> {
  const credentials = await book.credentials(message.workspace_id, message.number_id)
  if (!credentials)
    return {
      kind: 'stopped',
      failure: { code: 'disconnected', title: 'This number is no longer connected.' },
    }
  const body = await media.prepare(credentials, message).catch((error: Error) => {
    // Nothing has been said to the platform about this message yet, so trying again later is safe.
    return { why: error.message }
  })
  if ('why' in body)
    return throttled(passingRetryMs, 'message', {
      code: 0,
      title: `The file could not be prepared (${body.why}).`,
    })
  if (isRefusal(body)) return { kind: 'failed', failure: { code: body.code, title: body.message } }
  if ('outcome' in body) return outcomeOfError(body.outcome)
  const answer = await graph.call(`${credentials.base_url}/${credentials.phone_number_id}/messages`, {
    method: 'POST',
    token: credentials.access_token,
    json: toWire({ ...message, body: body.body }),
  })
  return outcomeOf(answer)
}

/** Only an answer with a message id is acceptance, and only a known error is a no. In between is unclear. */
export function outcomeOf(answer: GraphAnswer): SendOutcome {
  switch (answer.kind) {
    case 'ok': {
      const id = text(record(list(record(answer.body).messages)[0]).id)
      return id === ''
        ? { kind: 'unclear', why: 'the platform answered without a message id' }
        : { kind: 'accepted', channelMessageId: id }
    }
    case 'error':
      return outcomeOfError(answer)
    case 'foreign':
      // A gateway's page says nothing about what happened behind it; a plain 4xx says that nothing did.
      if (answer.status === 429)
        return throttled(busyRetryMs, 'number', { code: 429, title: 'Too many requests' })
      if (answer.status >= 500)
        return { kind: 'unclear', why: `status ${answer.status} without an answer of the platform` }
      return {
        kind: 'failed',
        failure: {
          code: `http_${answer.status}`,
          title: `The platform answered ${answer.status} without saying why.`,
        },
      }
    case 'unreached':
      return throttled(unreachedRetryMs, 'number', {
        code: 0,
        title: `The platform could not be reached (${answer.why}).`,
      })
    case 'lost':
      return { kind: 'unclear', why: answer.why }
  }
}

/** An error the platform stated is a clear no. Its register says whether, and what, may be tried again. */
function outcomeOfError(answer: Exclude<GraphAnswer, { kind: 'ok' }>): SendOutcome {
  if (answer.kind !== 'error')
    return answer.kind === 'lost'
      ? throttled(unreachedRetryMs, 'message', { code: 0, title: answer.why })
      : outcomeOf(answer)
  const { code } = answer.error
  const entry = errorCode(code)
  if (pausesNumber.has(code)) return throttled(entry.waitMs ?? busyRetryMs, 'number', answer.error)
  if (code === pairRateCode) return throttled(entry.waitMs ?? busyRetryMs, 'pair', answer.error)
  if (passing.has(code)) return throttled(passingRetryMs, 'message', answer.error)
  if (entry.reaction === 'fix' && (entry.scope === 'number' || entry.scope === 'account')) {
    return { kind: 'stopped', failure: failure(answer.error) }
  }
  return { kind: 'failed', failure: failure(answer.error) }
}

function throttled(
  retryAfterMs: number,
  scope: 'message' | 'pair' | 'number',
  error: GraphError,
): SendOutcome {
  return { kind: 'throttled', retryAfterMs, scope, failure: failure(error) }
}

function failure(error: GraphError) {
  return {
    code: String(error.code),
    title: error.title,
    ...(error.details ? { details: error.details } : {}),
  }
}
