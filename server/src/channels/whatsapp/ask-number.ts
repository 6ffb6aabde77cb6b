import { errorCode } from '@doublecheck/whatsapp'
import type { Graph } from './graph.ts'
import { graphBase } from './number-store.ts'
import { type Fields, record, text } from './read-fields.ts'

type Reason = { readonly code: string; readonly message: string }

/** What the platform says of a number now. `fields` is empty where it said nothing, and `error` tells why. */
export type Checked =
  | { readonly tokenRefused: false; readonly fields: Fields; readonly error: Reason | null }
  | { readonly tokenRefused: true; readonly fields: Fields; readonly error: Reason }

const askedFields =
  'display_phone_number,verified_name,quality_rating,status,name_status,throughput,whatsapp_business_manager_messaging_limit,is_on_biz_app'

export async function askNumber(
  graph: Graph,
  asked: { readonly graph_url: string; readonly phone_number_id: string; readonly access_token: string },
): Promise<Checked> {
  const url = `${graphBase(asked.graph_url)}/${encodeURIComponent(asked.phone_number_id)}?fields=${askedFields}`
  const answer = await graph.call(url, { method: 'GET', token: asked.access_token })
  if (answer.kind === 'ok') return { tokenRefused: false, fields: record(answer.body), error: null }
  if (answer.kind === 'error') {
    const { code, title } = answer.error
    if (isTokenRefused(code))
      return { tokenRefused: true, fields: {}, error: { code: String(code), message: title } }
    return {
      tokenRefused: false,
      fields: {},
      error: { code: String(code), message: errorCode(code).words.en },
    }
  }
  const why = answer.kind === 'foreign' ? `status ${answer.status}` : answer.why
  const message = `The platform did not answer as expected (${why}).`
  return { tokenRefused: false, fields: {}, error: { code: 'unreachable', message } }
}

/** The token is unknown, expired or revoked (error table, read 2025-12). */
export const isTokenRefused = (code: number) => code === 190 || code === 0

/** What a number's row keeps of the platform's answer. */
export function healthOf(fields: Fields) {
  return {
    quality: text(fields.quality_rating) || null,
    messaging_limit: limitOf(fields.whatsapp_business_manager_messaging_limit),
    verified_name: text(fields.verified_name) || null,
    name_status: text(fields.name_status) || null,
    coexistence: fields.is_on_biz_app === true,
  }
}

/** Throughput of a number until the platform raises it, and after (throughput page, read 2025-11). */
const perSecondDefault = 80
const perSecondHigh = 1_000
const perSecondCoexistence = 20

/** The paces the platform knows. A number at another one was set by hand. */
export const platformPaces: readonly number[] = [perSecondCoexistence, perSecondDefault, perSecondHigh]

/** The platform names a level, not a figure: STANDARD is 80 a second, HIGH 1,000, and a number shared with the app 20. */
export function perSecondOf(fields: Fields): number {
  const level = text(record(fields.throughput).level).toUpperCase()
  if (level === 'HIGH') return perSecondHigh
  return fields.is_on_biz_app === true ? perSecondCoexistence : perSecondDefault
}

const tiers: Readonly<Record<string, string>> = {
  '250': 'TIER_250',
  '2000': 'TIER_2K',
  '10000': 'TIER_10K',
  '100000': 'TIER_100K',
  '-1': 'TIER_UNLIMITED',
}

/** Told as a tier's name on some pages and as a number on others; `TIER_NOT_SET` tells nothing. */
export function limitOf(value: unknown): string | null {
  const told = text(value)
  return told === '' || told === 'TIER_NOT_SET' ? null : (tiers[told] ?? told)
}
