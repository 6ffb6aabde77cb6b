/** E-mail addresses of persons that are neither ours nor this person's, and slips in well-known providers. */
import type { ReviewContext } from '../context.ts'
import type { Remark } from '../finding.ts'
import type { Reading, Span } from '../reading.ts'

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

export function checkEmailSlips(reading: Reading): Remark[] {
  return [...reading.text.matchAll(emailPattern)].flatMap((match) => {
    const [name = '', domain = ''] = match[0].split('@')
    const right = slips[domain.toLowerCase()]
    if (right === undefined) return []
    const start = match.index
    const proposal = `${name}@${right}`
    const params = { written: match[0], proposal }
    return [
      {
        kind: 'email',
        severity: 'warning',
        start,
        end: start + match[0].length,
        saying: 'email.slip',
        params,
        proposal,
      },
    ]
  })
}
