import { type Logger, pino } from 'pino'

export type Log = Logger

/** Fields that may carry personal data or secrets. Masked wherever they stand, to three levels. */
const maskedFields = [
  'phone',
  'to',
  'from',
  'wa_id',
  'recipient_id',
  'email',
  'name',
  'body',
  'text',
  'caption',
  'password',
  'access_token',
  'app_secret',
  'verify_token',
  'authorization',
  'cookie',
  'token',
  'address',
  'wording',
  'answer',
]

const paths = maskedFields.flatMap((field) => [field, `*.${field}`, `*.*.${field}`])

/** Structured lines on stderr: stdout belongs to what a person asked for. */
export function openLog(level: string): Log {
  return pino(
    {
      level,
      redact: { paths: [...paths, 'req.headers.authorization', 'req.headers.cookie'], censor: '[masked]' },
      serializers: { err: maskedError },
      base: null,
    },
    pino.destination({ dest: 2, sync: false }),
  )
}

const longDigits = /\+?\d[\d ().-]{6,}\d/g
const emailLike = /[^\s@<>"']+@[^\s@<>"']+\.[a-z]{2,}/gi

/** Free text that reaches a log: telephone numbers and e-mail addresses are cut out. */
export function maskText(text: string): string {
  return text.replace(emailLike, '[email]').replace(longDigits, '[number]')
}

function maskedError(error: unknown): unknown {
  if (!(error instanceof Error)) return maskText(String(error))
  const { code } = error as { code?: unknown }
  return {
    type: error.name,
    code,
    message: maskText(error.message),
    // PostgreSQL puts row values into `detail`; it is left out on purpose.
    stack: error.stack ? maskText(error.stack.split('\n').slice(1, 8).join('\n')) : undefined,
    cause: error.cause === undefined ? undefined : maskedError(error.cause),
  }
}
