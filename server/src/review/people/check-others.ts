/** What belongs to somebody else: a name, a phone, an e-mail, an order number of another customer. */
import type { Identifiers, ReviewContext } from '../context.ts'
import type { Remark } from '../finding.ts'
import type { Reading, Span } from '../reading.ts'
import { findForeignEmails } from './check-emails.ts'
import { findForeignPhones } from './check-phones.ts'
import { compareNames, plainName } from './names.ts'

const candidatesMax = 40
const namePattern =
  /(?<![\p{L}\p{M}'’@#./-])\p{Lu}[\p{L}\p{M}'’-]+(?:[ \u00a0]+(?:(?:de|du|le|la|van|von|el|ben)[ \u00a0]+)?\p{Lu}[\p{L}\p{M}'’-]+){0,2}/gu
const orderPattern =
  /(?<![\p{L}\d/.-])(?:#|n°\s?)?(?=[\p{Lu}\d-]*\d{3})[\p{Lu}]{0,6}[-_]?\d[\p{Lu}\d-]{2,19}(?![\p{L}\d€£$%]|\s?[€£$]|[.,]\d)/gu

export async function checkOthers(reading: Reading, context: ReviewContext): Promise<Remark[]> {
  const phones = findForeignPhones(reading.text, context)
  const emails = findForeignEmails(reading.text, context)
  const names = findNames(reading, context)
  const orders = findOrders(reading.text, context)
  const asked: Identifiers = {
    names: [...new Set(names.map((one) => one.text))],
    phones: [...new Set(phones.map((one) => one.digits))],
    emails: [...new Set(emails.map((one) => one.email))],
    orders: [...new Set(orders.map((one) => one.text))],
  }
  const isNothing = Object.values(asked).every((list) => list.length === 0)
  const others = isNothing ? asked : await context.findOthers(asked)
  return [
    ...phones.flatMap((one) => personal('phone', one, others.phones.includes(one.digits))),
    ...emails.flatMap((one) => personal('email', one, others.emails.includes(one.email))),
    ...names
      .filter((one) => others.names.includes(one.text))
      .map((one) => ofOther(one, nameSeverity(one.text), 'other_contact.name')),
    ...orders
      .filter((one) => others.orders.includes(one.text))
      .map((one) => ofOther(one, 'stop', 'other_contact.order')),
  ]
}

type Candidate = Span & { readonly text: string }

const nameSeverity = (name: string) => (/\s/.test(name) ? 'stop' : 'warning')

function ofOther({ start, end }: Span, severity: 'warning' | 'stop', saying: string): Remark {
  return { kind: 'other_contact', severity, start, end, saying }
}

function personal(kind: 'phone' | 'email', { start, end }: Span, isOfOther: boolean): Remark[] {
  const remark: Remark = { kind, severity: 'warning', start, end, saying: `${kind}.foreign` }
  return isOfOther ? [ofOther({ start, end }, 'stop', `other_contact.${kind}`), remark] : [remark]
}

/** Each run of capitalised words, and each of its words: « Theo Martin » may be known as « Theo ». */
function findNames(reading: Reading, { contact, own }: ReviewContext): Candidate[] {
  const ours = new Set(own.names.flatMap((name) => [plainName(name), ...plainName(name).split(/\s+/)]))
  const found: Candidate[] = []
  for (const match of reading.text.matchAll(namePattern)) {
    const words = [...match[0].matchAll(/\S+/g)]
    for (let from = 0; from < words.length; from += 1) {
      for (let to = words.length; to > from; to -= 1) {
        const start = match.index + words[from]!.index
        const last = words[to - 1]!
        const end = match.index + last.index + last[0].replace(/['’]s?$/u, '').length
        found.push({ text: reading.text.slice(start, end), start, end })
      }
    }
  }
  const foreign = found.filter(
    (one) => !ours.has(plainName(one.text)) && compareNames(one.text, contact.names) !== 'same',
  )
  const outer = foreign.filter((one) => !/^(?:de|du|le|la)\s/i.test(one.text))
  return outer.slice(0, candidatesMax)
}

function findOrders(text: string, { contact }: ReviewContext): Candidate[] {
  const mine = new Set((contact.orders ?? []).map((order) => order.replace(/^#/, '').toUpperCase()))
  return [...text.matchAll(orderPattern)].slice(0, candidatesMax).flatMap((match) => {
    const order = match[0].replace(/^(?:#|n°\s?)/, '')
    const start = match.index + match[0].length - order.length
    return mine.has(order.toUpperCase()) ? [] : [{ text: order, start, end: match.index + match[0].length }]
  })
}
