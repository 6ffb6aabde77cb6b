import type { ContactView } from '../contacts/index.ts'
import type { Language, ReviewedContact } from './context.ts'

/** Nobody in particular: nothing about them can be wrong. */
export const nobody: ReviewedContact = { names: [], phones: [], emails: [] }

/** What is known of a person in the shape the checks ask for. */
export function asReviewed(contact: ContactView, bought: readonly string[] = []): ReviewedContact {
  const { attributes } = contact
  const language = readLanguage(contact.language)
  const gender = readGender(attributes.gender)
  const addresses = Object.entries(attributes).flatMap(([name, value]) =>
    /addres|adresse/i.test(name) && typeof value === 'string' && value !== '' ? [value] : [],
  )
  return {
    names: [contact.name, contact.profile_name].flatMap((name) =>
      name && /\p{L}{2}/u.test(name) ? [name] : [],
    ),
    phones: contact.phone === null ? [] : [contact.phone],
    emails: contact.email === null ? [] : [contact.email],
    addresses,
    orders: [...ordersOf(attributes), ...bought],
    ...(language ? { language } : {}),
    ...(gender ? { gender } : {}),
  }
}

export function readLanguage(code: string | null | undefined): Language | undefined {
  const short = code?.slice(0, 2).toLowerCase()
  return short === 'fr' || short === 'en' ? short : undefined
}

function readGender(value: unknown): 'f' | 'm' | 'x' | undefined {
  const word = typeof value === 'string' ? value.trim().toLowerCase() : ''
  if (/^(?:f|femme|féminin|female|woman|w)$/.test(word)) return 'f'
  if (/^(?:m|h|homme|masculin|male|man)$/.test(word)) return 'm'
  return /^(?:x|autre|other|non[- ]?binaire|non[- ]?binary)$/.test(word) ? 'x' : undefined
}

/** The same attributes, read the same way, as the function `orders_of` of the database. */
function ordersOf(attributes: ContactView['attributes']): string[] {
  return [attributes.orders, attributes.order, attributes.order_number, attributes.last_order]
    .flatMap((value) =>
      value === null || value === undefined
        ? []
        : String(value)
            .toUpperCase()
            .split(/[^A-Z0-9_-]+/),
    )
    .filter(Boolean)
}
