/** The server said no, or could not be reached. `code` is what the interface translates; `message` is its fallback. */
export class ApiError extends Error {
  readonly status: number
  readonly code: string
  readonly details: unknown

  constructor(status: number, code: string, message: string, details?: unknown, options?: ErrorOptions) {
    super(message, options)
    this.name = 'ApiError'
    this.status = status
    this.code = code
    this.details = details
  }

  /** Reads `{error: {code, message, details}}`, and the flat `{code, message}` of the sign-in library. */
  static of(status: number, body: unknown): ApiError {
    const said = isRecord(body) ? (isRecord(body.error) ? body.error : body) : {}
    const code = typeof said.code === 'string' ? said.code : `http.${status}`
    const message = typeof said.message === 'string' ? said.message : ''
    return new ApiError(status, code, message, said.details)
  }

  /** Problems by field, for forms: `details: [{field, message}]`. */
  get fields(): Readonly<Record<string, string>> {
    if (!Array.isArray(this.details)) return {}
    const named = this.details.filter(isRecord).map((detail) => [detail.field, detail.message])
    return Object.fromEntries(
      named.filter(([field, message]) => typeof field === 'string' && typeof message === 'string'),
    )
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
