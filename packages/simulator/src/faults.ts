import { z } from 'zod'
import { GraphRefusal } from './graph-error.ts'
import { type Random, seededRandom } from './random.ts'

// Everything that can go wrong between a business and the platform, asked for by PUT /simulator/faults.

const odds = { probability: z.number().min(0).max(1).default(1), times: z.int().min(0).optional() }

/** A bare number is a probability. */
function oddsOr<Shape extends z.ZodRawShape>(shape: Shape) {
  const full = z.strictObject({ ...odds, ...shape })
  return z
    .preprocess((value) => (typeof value === 'number' ? { probability: value } : value), full)
    .optional()
}

const milliseconds = z.preprocess(
  (value) => (typeof value === 'number' ? { min: value, max: value } : value),
  z.strictObject({ min: z.number().min(0), max: z.number().min(0) }),
)

const codeRule = z.strictObject({
  ...odds,
  code: z.int(),
  details: z.string().optional(),
  /** Only messages to this number (digits) or user id. */
  to: z.string().optional(),
})

export const faultsSchema = z.strictObject({
  /** Starts the dice of the faults anew. */
  seed: z.int().optional(),
  /** Before every answer of the Cloud API. */
  latency_ms: milliseconds.optional(),
  /** Refused at once, before acceptance. */
  errors: z.array(codeRule).optional(),
  /** Accepted, then reported as failed. */
  failures: z.array(codeRule).optional(),
  /** A server error in place of an answer, before acceptance. */
  http_5xx: oddsOr({
    status: z.int().min(500).max(599).default(503),
    body: z.enum(['graph', 'html', 'empty']).default('graph'),
  }),
  /** Accepted, but the answer does not come within `hold_ms`; then the connection closes. */
  timeout_after_acceptance: oddsOr({ hold_ms: z.number().min(0).default(60_000) }),
  /** Not accepted, and no answer either. */
  timeout_before_acceptance: oddsOr({ hold_ms: z.number().min(0).default(60_000) }),
  reset_before_acceptance: oddsOr({}),
  reset_after_acceptance: oddsOr({}),
  webhooks: z
    .strictObject({
      /** Delivered, and then delivered again. */
      repeat: oddsOr({ count: z.int().min(1).max(20).default(1) }),
      late: oddsOr({ ms: z.number().min(0).default(10_000) }),
      /** Held back a little, so that later ones overtake it. */
      reorder: oddsOr({ ms: z.number().min(0).default(3000) }),
      /** Never delivered. The platform does not promise this; networks do. */
      lose: oddsOr({}),
      /** Updates per POST at most; 1 never batches. */
      batch_max: z.int().min(1).max(1000).optional(),
      /** Nothing leaves until this is false again. */
      hold: z.boolean().optional(),
    })
    .optional(),
})

export type FaultSettings = z.infer<typeof faultsSchema>
type Odds = { probability: number; times?: number | undefined }

/** How the answer to a send goes wrong. */
export type AnswerFault =
  | { kind: 'refusal'; refusal: GraphRefusal }
  | { kind: 'http_5xx'; status: number; body: 'graph' | 'html' | 'empty' }
  | { kind: 'timeout'; holdMs: number }
  | { kind: 'reset' }

export class Faults {
  settings: FaultSettings = {}
  happened: Record<string, number> = {}
  #random: Random
  #seed: number
  #quiet = true

  constructor(seed: number) {
    this.#seed = seed
    this.#random = seededRandom(seed, 'faults')
  }

  /** Replaces all faults; an empty object ends them. */
  set(settings: FaultSettings): void {
    this.settings = structuredClone(settings)
    this.happened = {}
    this.#random = seededRandom(settings.seed ?? this.#seed, 'faults')
    this.#quiet = Object.keys(settings).length === 0
  }

  latencyMs(): number {
    const range = this.settings.latency_ms
    return range ? range.min + this.#random() * (range.max - range.min) : 0
  }

  beforeAcceptance(to: string): AnswerFault | undefined {
    if (this.#quiet) return undefined
    for (const rule of this.settings.errors ?? []) {
      if ((rule.to !== undefined && rule.to !== to) || !this.strikes('errors', rule)) continue
      const details = rule.details ?? 'This refusal was asked for by PUT /simulator/faults.'
      return { kind: 'refusal', refusal: new GraphRefusal(rule.code, details) }
    }
    const {
      http_5xx: http,
      timeout_before_acceptance: timeout,
      reset_before_acceptance: reset,
    } = this.settings
    if (http && this.strikes('http_5xx', http)) {
      return { kind: 'http_5xx', status: http.status, body: http.body }
    }
    if (timeout && this.strikes('timeout_before_acceptance', timeout)) {
      return { kind: 'timeout', holdMs: timeout.hold_ms }
    }
    if (reset && this.strikes('reset_before_acceptance', reset)) return { kind: 'reset' }
    return undefined
  }

  afterAcceptance(): AnswerFault | undefined {
    if (this.#quiet) return undefined
    const { timeout_after_acceptance: timeout, reset_after_acceptance: reset } = this.settings
    if (timeout && this.strikes('timeout_after_acceptance', timeout)) {
      return { kind: 'timeout', holdMs: timeout.hold_ms }
    }
    if (reset && this.strikes('reset_after_acceptance', reset)) return { kind: 'reset' }
    return undefined
  }

  /** A message that was accepted and shall fail. */
  failure(to: string): { code: number; details: string } | undefined {
    if (this.#quiet) return undefined
    for (const rule of this.settings.failures ?? []) {
      if ((rule.to !== undefined && rule.to !== to) || !this.strikes('failures', rule)) continue
      const details = rule.details ?? 'This failure was asked for by PUT /simulator/faults.'
      return { code: rule.code, details }
    }
    return undefined
  }

  /** What befalls one delivery to a webhook. */
  delivery(): { lost: boolean; lateMs: number; repeats: number } {
    const webhooks = this.settings.webhooks
    if (!webhooks) return { lost: false, lateMs: 0, repeats: 0 }
    const { repeat, late, reorder, lose } = webhooks
    const lost = lose !== undefined && this.strikes('lose', lose)
    let lateMs = late && this.strikes('late', late) ? late.ms : 0
    if (reorder && this.strikes('reorder', reorder)) lateMs += this.#random() * reorder.ms
    const repeats = repeat && this.strikes('repeat', repeat) ? repeat.count : 0
    return { lost, lateMs, repeats }
  }

  strikes(name: string, rule: Odds): boolean {
    if (rule.times === 0 || this.#random() >= rule.probability) return false
    if (rule.times !== undefined) rule.times--
    this.happened[name] = (this.happened[name] ?? 0) + 1
    return true
  }
}
