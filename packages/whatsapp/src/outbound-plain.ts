import { z } from 'zod'
import { contactsCountMax, pinDaysMax, pinDaysMin, textBodyCharsMax } from './limits.ts'
import { messageId, token, webAddress, words } from './outbound-fields.ts'
import { addFault } from './problem.ts'

export const textBody = z.strictObject({
  body: words(textBodyCharsMax),
  preview_url: z.boolean().optional(),
})

const degrees = (max: number) =>
  z.union([z.number(), z.string()]).check((check) => {
    const value = typeof check.value === 'string' ? Number.parseFloat(check.value) : check.value
    if (Number.isFinite(value) && Math.abs(value) <= max) return
    addFault(check, { code: 'bad_value', message: `Give degrees between -${max} and ${max}.`, limit: max })
  })

/** Degrees as numbers; the platform also takes them as strings. */
export const locationBody = z.strictObject({
  latitude: degrees(90),
  longitude: degrees(180),
  name: words(1000).optional(),
  address: words(1000).optional(),
})

// Lengths within a contact card are not documented; this only keeps a card a card.
const cardText = z.string().max(1000)

const contactCard = z.strictObject({
  name: z.strictObject({
    formatted_name: words(1000),
    first_name: cardText.optional(),
    last_name: cardText.optional(),
    middle_name: cardText.optional(),
    prefix: cardText.optional(),
    suffix: cardText.optional(),
  }),
  phones: z
    .array(
      z.strictObject({
        phone: cardText.optional(),
        type: cardText.optional(),
        wa_id: cardText.optional(),
        user_id: cardText.optional(),
      }),
    )
    .optional(),
  emails: z.array(z.strictObject({ email: cardText.optional(), type: cardText.optional() })).optional(),
  addresses: z
    .array(
      z.strictObject({
        street: cardText.optional(),
        city: cardText.optional(),
        state: cardText.optional(),
        zip: cardText.optional(),
        country: cardText.optional(),
        country_code: cardText.optional(),
        type: cardText.optional(),
      }),
    )
    .optional(),
  org: z
    .strictObject({
      company: cardText.optional(),
      department: cardText.optional(),
      title: cardText.optional(),
    })
    .optional(),
  urls: z.array(z.strictObject({ url: webAddress().optional(), type: cardText.optional() })).optional(),
  birthday: z
    .string()
    .check((check) => {
      if (/^\d{4}-\d{2}-\d{2}$/.test(check.value) && !Number.isNaN(Date.parse(check.value))) return
      addFault(check, { code: 'bad_value', message: 'Write the day as YYYY-MM-DD.' })
    })
    .optional(),
})

export const contactsBody = z.array(contactCard).min(1).max(contactsCountMax)

/** `emoji` empty takes the reaction back. */
export const reactionBody = z.strictObject({
  message_id: messageId,
  emoji: z.string().check((check) => {
    if (check.value === '' || isOneEmoji(check.value)) return
    addFault(check, { code: 'bad_value', message: 'Give exactly one emoji, or nothing to take it back.' })
  }),
})

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

function isOneEmoji(text: string): boolean {
  if (text.length > 64) return false
  const [first, second] = graphemes.segment(text)
  if (first === undefined || second !== undefined) return false
  return /\p{Extended_Pictographic}|\p{Regional_Indicator}{2}|[0-9#*]\u{fe0f}?\u{20e3}/u.test(text)
}

/** Groups only. `expiration_days` belongs to pinning. groups/groups-messaging 2025-11-14. */
export const pinBody = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('pin'),
    message_id: messageId,
    expiration_days: z.int().min(pinDaysMin).max(pinDaysMax),
  }),
  z.strictObject({
    type: z.literal('unpin'),
    message_id: messageId,
    expiration_days: z.int().min(pinDaysMin).max(pinDaysMax).optional(),
  }),
])

export const catalogId = token(256)
export const productId = token(256)
