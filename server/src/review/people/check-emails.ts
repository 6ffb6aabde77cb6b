/** E-mail addresses of persons that are neither ours nor this person's, and slips in well-known providers. */
import type { ReviewContext } from '../context.ts'
import type { Remark } from '../finding.ts'
import type { Reading, Span } from '../reading.ts'
import { slipsBetween } from './near-text.ts'

export type FoundEmail = Span & { readonly email: string }

const emailPattern = /[\p{L}\d._%+-]{1,64}@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/giu
/** A desk, no person. */
const deskNames =
  /^(?:contact|info|infos|information|support|sav|service|services|serviceclient|service-client|help|helpdesk|hello|bonjour|accueil|commande|commandes|orders?|sales|ventes?|shop|boutique|no-?reply|ne-?pas-?repondre|admin|office|secretariat|reservation|reservations|booking|bookings|rdv|reclamation|reclamations|claims|care|customer|customercare|customerservice|client|clients|team|equipe|presse|press|compta|billing|facturation|returns?|retours?|privacy|dpo|rgpd)(?:[._-].*)?$/i
const slips: Readonly<Record<string, string>> = {
  'gmial.com': 'gmail.com',
  'gmai.com': 'gmail.com',
  'gmail.fr': 'gmail.com',
  'gamil.com': 'gmail.com',
  'gmail.con': 'gmail.com',
  'gnail.com': 'gmail.com',
  'hotmial.com': 'hotmail.com',
  'hotmal.com': 'hotmail.com',
  'hotmail.con': 'hotmail.com',
  'outlok.com': 'outlook.com',
  'outloo.com': 'outlook.com',
  'yaho.com': 'yahoo.com',
  'yahooo.com': 'yahoo.com',
  'yaho.fr': 'yahoo.fr',
  'orange.f': 'orange.fr',
  'wanado.fr': 'wanadoo.fr',
  'icloud.con': 'icloud.com',
  'laposte.com': 'laposte.net',
}

export function findForeignEmails(text: string, context: ReviewContext): FoundEmail[] {
  const fine = new Set([...context.own.emails, ...context.contact.emails].map((email) => email.toLowerCase()))
  const domains = context.own.domains.map((domain) => domain.toLowerCase().replace(/^www\./, ''))
  return [...text.matchAll(emailPattern)].flatMap((match) => {
    const email = match[0].toLowerCase().replace(/[.-]+$/, '')
    const [name = '', domain = ''] = email.split('@')
    const isOurs = domains.some((one) => domain === one || domain.endsWith(`.${one}`))
    if (fine.has(email) || isOurs || deskNames.test(name)) return []
    return [{ email, start: match.index, end: match.index + email.length }]
  })
}

/** `@@`, a comma for the dot, no ending, blanks: nobody receives that. */
// Each try begins where a name does, so that a long run of letters is read once.
const local = String.raw`(?<![\p{L}\d._%+-])[\p{L}\d._%+-]{1,64}`
const brokenPattern = new RegExp(
  [
    String.raw`${local}@{2,}[\p{L}\d.-]+`,
    String.raw`${local}@\.?[\p{L}\d-]+(?:\.[\p{L}\d-]+)*[,;]\s?(?:com|fr|net|org|co\.uk|uk|io|eu|be|ch|example)\b`,
    String.raw`${local}@[\p{L}\d.-]*\.{2,}[\p{L}\d.-]+`,
    String.raw`${local}@\.[\p{L}\d-]+(?:\.[\p{L}\d-]+)+`,
    String.raw`${local}(?:\[at\]|\(at\))[\p{L}\d-]+(?:\.[\p{L}\d-]+)+`,
    String.raw`${local}\s@\s?[\p{L}\d-]+(?:\.[\p{L}\d-]+)+`,
    String.raw`${local}@\s[\p{L}\d-]+(?:\.[\p{L}\d-]+)+`,
    String.raw`${local}@[\p{L}\d-]+\s\.\s?(?:com|fr|net|org|co\.uk|uk|example)\b`,
    String.raw`${local}(?<!\.)@[\p{L}\d-]{2,}(?![\p{L}\d@-]|\.[\p{L}\d])`,
  ].join('|'),
  'giu',
)

export function checkEmailSlips(reading: Reading, context: ReviewContext): Remark[] {
  const known = [...context.contact.emails, ...context.own.emails].map((email) => email.toLowerCase())
  const broken = [...reading.text.matchAll(brokenPattern)].map((match) => {
    const bare = match[0]
      .replace(/\s/g, '')
      .replace(/[,;]/, '.')
      .replace(/@+\.?|[[(]at[\])]/i, '@')
      .replace(/\.{2,}/, '.')
    const proposal = nearest(bare, known) ?? (/@.+\..+/.test(bare) ? bare : null)
    return remark(match.index, match[0], proposal)
  })
  const whole = [...reading.text.matchAll(emailPattern)].flatMap((match) => {
    const written = match[0].replace(/[.-]+$/, '')
    const [name = '', domain = ''] = written.split('@')
    if (known.includes(written.toLowerCase())) return []
    const right = slips[domain.toLowerCase()]
    const proposal = nearest(written, known) ?? (right === undefined ? undefined : `${name}@${right}`)
    return proposal === undefined ? [] : [remark(match.index, written, proposal)]
  })
  return [...broken, ...whole.filter((one) => !broken.some((other) => overlaps(one, other)))]
}

const overlaps = (one: Span, other: Span) => one.start < other.end && other.start < one.end
const slipsMax = 2

const nearest = (written: string, known: readonly string[]) =>
  known.find(
    (email) => slipsBetween(written.toLowerCase(), email, slipsMax + 2) <= allowedSlips(written, email),
  )

// "jack.turner@yahoo" lacks four letters and is the same address all the same.
const allowedSlips = (written: string, email: string) =>
  email.startsWith(written.toLowerCase()) ? slipsMax + 2 : slipsMax

function remark(start: number, written: string, proposal: string | null): Remark {
  const params = { written, proposal: proposal ?? '' }
  const end = start + written.length
  const saying = proposal === null ? 'email.broken' : 'email.slip'
  return { kind: 'email', severity: 'warning', start, end, saying, params, proposal }
}
