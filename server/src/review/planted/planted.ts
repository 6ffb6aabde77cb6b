/**
 * Drafts with mistakes planted on purpose, and harmless ones, with the desk they are judged against. One line, one draft:
 * `{kind, text, contact?, at?, expect?}`; the mistake stands between `[[` and `]]`, what was meant after `=>`.
 */
import { readFile } from 'node:fs/promises'
import type { Identifiers, ReviewContext, ReviewedContact } from '../context.ts'
import type { FindingKind } from '../finding.ts'

export type PlantedDraft = {
  readonly kind: FindingKind | 'harmless'
  readonly text: string
  readonly start?: number
  readonly end?: number
  readonly meant?: string
  readonly contact: keyof typeof people
  readonly at: Date
}

const people = {
  lina: {
    names: ['Lina Moreau'],
    language: 'fr',
    gender: 'f',
    phones: ['+33612345678'],
    emails: ['lina.moreau@gmail.com'],
    orders: ['48213', 'CMD-2048'],
    addresses: ['8 rue des Lilas, 69003 Lyon'],
  },
  theo: {
    names: ['Théo Garnier'],
    language: 'fr',
    gender: 'm',
    phones: ['+33698765432'],
    emails: ['theo.garnier@orange.fr'],
    orders: ['51007'],
  },
  emma: {
    names: ['Emma Clarke'],
    language: 'en',
    gender: 'f',
    phones: ['+447700900123'],
    emails: ['emma.clarke@outlook.com'],
    orders: ['48213', 'LB-7731'],
  },
  jack: {
    names: ['Jack Turner'],
    language: 'en',
    gender: 'm',
    phones: ['+447700900456'],
    emails: ['jack.turner@yahoo.com'],
    orders: ['60112'],
  },
} as const satisfies Readonly<Record<string, ReviewedContact>>

const strangers: Identifiers = {
  names: [
    'Sofia Bertrand',
    'Sofia',
    'Hugo Lefèvre',
    'Nadia Benali',
    'Oliver Bennett',
    'Grace Hughes',
    'Karim Haddad',
    'Megan Price',
  ],
  phones: ['33677889900', '447700900999'],
  emails: ['sofia.bertrand@gmail.com', 'grace.hughes@gmail.com'],
  orders: ['77841', 'CMD-3391', 'LB-9020', '90417'],
}

/** A fixed Tuesday: 24 November 2026, ten in the morning in Paris. */
const defaultAt = '2026-11-24T09:00:00Z'

export function contextFor(draft: Pick<PlantedDraft, 'contact' | 'at'>): ReviewContext {
  const among = (asked: readonly string[], known: readonly string[]) =>
    asked.filter((one) => known.includes(one))
  return {
    contact: people[draft.contact],
    findOthers: (asked) => ({
      names: among(asked.names, strangers.names),
      phones: among(asked.phones, strangers.phones),
      emails: among(asked.emails, strangers.emails),
      orders: among(asked.orders, strangers.orders),
    }),
    catalogue: [
      { sku: 'TARTE-CIT', name: 'Tarte au citron', price: 24.5, currency: 'EUR' },
      { sku: 'GAT-CHOC', name: 'Gâteau au chocolat', price: 32, currency: 'EUR' },
      { sku: 'ROBE-LIN', name: 'Robe en lin bleu', price: 89, currency: 'EUR' },
      { sku: 'SAC-CUIR', name: 'Sac en cuir Oslo', price: 149.9, currency: 'EUR' },
      { sku: 'BAG-OR', name: 'Bague Étoile', price: 1290, currency: 'EUR' },
      { sku: 'MACARON-12', name: 'Coffret 12 macarons', price: 28, currency: 'EUR' },
      { sku: 'REV-COMP', name: 'Révision complète', price: 189, currency: 'EUR' },
      { sku: 'LEM-CAKE', name: 'Lemon drizzle cake', price: 26, currency: 'GBP' },
      { sku: 'TRENCH', name: 'Classic trench coat', price: 215, currency: 'GBP' },
      { sku: 'BOOT-CH', name: 'Chelsea boots', price: 129.5, currency: 'GBP' },
      { sku: 'CANDLE', name: 'Amber candle', price: 18, currency: 'GBP' },
      { sku: 'MOT-TEST', name: 'MOT test', price: 54.85, currency: 'GBP' },
    ],
    earlierPrices: [{ sku: 'SUR-MESURE', price: 340, currency: 'EUR' }],
    own: {
      names: ['Lemon Bakery', 'Maya', 'Omar', 'Maison Citron'],
      phones: ['+33478000111', '+442079460111'],
      emails: ['bonjour@lemonbakery.example', 'maya@lemonbakery.fr'],
      addresses: ['12 rue de la République, 69002 Lyon', '25 Baker Street, London W1U 8EQ'],
      ibans: ['FR7630006000011234567890189'],
      domains: ['lemonbakery.fr', 'lemonbakery.co.uk'],
    },
    dictionary: ['lemonbakery', 'citronnade'],
    offers: [
      { name: 'Citron d’automne', endsAt: new Date('2026-11-15T22:59:00Z') },
      { name: 'Autumn Treats', endsAt: new Date('2026-11-20T22:59:00Z') },
      { name: 'Noël Gourmand', endsAt: new Date('2026-12-24T22:59:00Z') },
    ],
    timeZone: 'Europe/Paris',
    now: draft.at,
  }
}

/** Throws when a line is no draft. */
export async function readPlanted(name: string): Promise<PlantedDraft[]> {
  const lines = await readFile(new URL(`./${name}.jsonl`, import.meta.url), 'utf8')
  return lines
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => readLine(JSON.parse(line) as Line))
}

type Line = {
  readonly kind: PlantedDraft['kind']
  readonly text: string
  readonly contact?: keyof typeof people
  readonly at?: string
}

function readLine({ kind, text, contact = 'lina', at = defaultAt }: Line): PlantedDraft {
  const marked = /\[\[(.*?)(?:=>(.*?))?\]\](?!\])/su.exec(text)
  const base = { kind, contact, at: new Date(at) }
  if (!marked) return { ...base, text }
  const [whole, written = '', meant] = marked
  const plain = text.slice(0, marked.index) + written + text.slice(marked.index + whole.length)
  return { ...base, text: plain, start: marked.index, end: marked.index + written.length, meant }
}
