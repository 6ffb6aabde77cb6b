import { pick, type Random } from '../random.ts'

/** Why somebody writes to a shop. */
export const reasons = [
  'where_is_order',
  'size',
  'late_delivery',
  'damaged',
  'return',
  'opening_hours',
  'availability',
  'invoice',
  'change_address',
  'cancel',
  'payment',
  'compliment',
] as const
export type Reason = (typeof reasons)[number]

/** How common each is, and how it feels: below zero is trouble. */
export const reasonTraits: Readonly<Record<Reason, { weight: number; mood: number; picture: number }>> = {
  where_is_order: { weight: 20, mood: -0.1, picture: 0 },
  size: { weight: 16, mood: 0.2, picture: 0 },
  late_delivery: { weight: 12, mood: -0.6, picture: 0 },
  damaged: { weight: 8, mood: -0.7, picture: 0.8 },
  return: { weight: 10, mood: -0.2, picture: 0.1 },
  opening_hours: { weight: 8, mood: 0.2, picture: 0 },
  availability: { weight: 10, mood: 0.3, picture: 0.15 },
  invoice: { weight: 4, mood: 0, picture: 0 },
  change_address: { weight: 5, mood: -0.1, picture: 0 },
  cancel: { weight: 4, mood: -0.2, picture: 0 },
  payment: { weight: 4, mood: -0.4, picture: 0.2 },
  compliment: { weight: 5, mood: 0.9, picture: 0.3 },
}

/** The things one conversation is about: the same order number and product from beginning to end. */
export type Facts = {
  product: string
  theProduct: string
  thisProduct: string
  order: string
  size: string
  otherSize: string
  colour: string
  day: string
  city: string
  street: string
  amount: string
  time: string
}

/** What one language says. `{slots}` are filled from the facts. */
export type Phrases = {
  greetings: readonly string[]
  closings: readonly string[]
  products: readonly (readonly [bare: string, definite: string, demonstrative: string, worn: boolean])[]
  colours: readonly string[]
  days: readonly string[]
  cities: readonly string[]
  streets: readonly string[]
  /** Sizes of one kind each: nobody hesitates between 42 and M. */
  sizes: readonly (readonly string[])[]
  reasons: Readonly<
    Record<Reason, { openings: readonly string[]; agent: readonly string[]; solved: readonly string[] }>
  >
  orderNumber: readonly string[]
  photoCaption: readonly string[]
  address: readonly string[]
  sizeAnswer: readonly string[]
  yes: readonly string[]
  no: readonly string[]
  wait: readonly string[]
  thanks: readonly string[]
  soSo: readonly string[]
  angry: readonly string[]
  apologyTaken: readonly string[]
  apologyRefused: readonly string[]
  chase: readonly string[]
  nothingElse: readonly string[]
  refund: readonly string[]
  promoInterest: readonly string[]
  stop: readonly string[]
  vague: readonly string[]
  why: readonly string[]
  rating: readonly string[]
  agentGreeting: readonly string[]
  agentClosing: readonly string[]
}

export function drawFacts(random: Random, phrases: Phrases, reason?: Reason): Facts {
  // A lamp has no size.
  const worn = reason === 'size' || reason === 'return'
  const products = worn ? phrases.products.filter(([, , , wearable]) => wearable) : phrases.products
  const [product, theProduct, thisProduct] = pick(random, products)
  const sizes = pick(random, phrases.sizes)
  const size = pick(random, sizes)
  return {
    product,
    theProduct,
    thisProduct,
    order: `LC-${10_000 + Math.floor(random() * 89_999)}`,
    size,
    otherSize: pick(
      random,
      sizes.filter((other) => other !== size),
    ),
    colour: pick(random, phrases.colours),
    day: pick(random, phrases.days),
    city: pick(random, phrases.cities),
    street: `${1 + Math.floor(random() * 98)} ${pick(random, phrases.streets)}`,
    amount: String(19 + Math.floor(random() * 140)),
    time: `${8 + Math.floor(random() * 10)}`,
  }
}

export function fill(text: string, facts: Facts): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (facts as Record<string, string>)[name] ?? whole)
}
