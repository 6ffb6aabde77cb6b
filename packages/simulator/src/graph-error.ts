import { errorCode } from '@doublecheck/whatsapp'

/** The platform says no. Carries what the answer needs; routes turn it into the Graph error body. */
export class GraphRefusal extends Error {
  readonly code: number
  readonly http: number
  readonly details: string

  constructor(code: number, details: string, http?: number) {
    super(`(#${code}) ${errorCode(code).meaning}`)
    this.code = code
    this.details = details
    this.http = http ?? errorCode(code).http ?? 400
  }
}

let traces = 0

/** The body every refused call answers with. */
export function graphErrorBody(refusal: { code: number; message: string; details: string }) {
  return {
    error: {
      message: refusal.message,
      type: 'OAuthException',
      code: refusal.code,
      error_data: { messaging_product: 'whatsapp', details: refusal.details },
      fbtrace_id: `A${(traces++).toString(36).padStart(22, '0')}`,
    },
  }
}

/** The error as it stands in a webhook. */
export function webhookError(code: number, details: string) {
  const title = errorCode(code).meaning
  return {
    code,
    title,
    message: title,
    error_data: { details },
    href: '/documentation/business-messaging/whatsapp/support/error-codes',
  }
}
