/** What makes a message sensitive by its words alone, so that every gate can tell without asking anybody. */
import type { Product } from '../context.ts'
import { findAmounts } from '../money/amounts.ts'
import { findMentions } from '../money/product-mentions.ts'

/**
 * price: an amount of money that is not the catalogue's price of a product named in the message;
 * refund: money given back, a voucher, a discount somebody promises;
 * special_data: health, beliefs and the other special categories of article 9 of the GDPR;
 * second_look: the check of the draft said stop, whatever reason its writer gives.
 */
export const sensitivities = ['price', 'refund', 'special_data', 'second_look'] as const
export type Sensitivity = (typeof sensitivities)[number]

const refundWords = [
  /\brembours\p{L}*/iu,
  /\b(?:un |votre |l['’])avoir\b(?=[^.!?\n]{0,40}(?:€|euros?|\d|crédit|valable))/iu,
  /\bbons? d['’]achat\b/iu,
  /\b(?:geste commercial|dédommage\p{L}*|indemnis\p{L}*)/iu,
  /\brefund\p{L}*/iu,
  /\b(?:store credit|money back|vouchers?|compensat\p{L}*|reimburs\p{L}*)\b/iu,
  /(?:-|−|–|moins)\s?\d{1,2}\s?%/iu,
  /\b\d{1,2}\s?%\s+(?:de (?:remise|réduction|rabais)|off|discount)\b/iu,
]

/** Words that by themselves speak of somebody's health, faith, politics, origin or intimacy. */
const specialWords = [
  // Health
  /\b(?:diagnosti\p{L}*|séropositi\p{L}*|VIH|HIV|sida|cancers?|tumeurs?|chimioth[ée]rapies?|d[ée]pressi(?:f|ve|on)s?|psychiatr\p{L}*|grossesse|enceintes?|fausse couche|IVG|avortement|handicap\p{L}*|arr[êe]t maladie|ordonnance m[ée]dicale|dossier m[ée]dical|r[ée]sultats? (?:d['’]analyses?|m[ée]dica(?:l|ux))|antid[ée]presseurs?|diab[èe]t\p{L}*|[ée]pilep\p{L}*|alcoolisme|toxicoman\p{L}*)/iu,
  /\b(?:diagnos\p{L}*|HIV|AIDS|cancer|tumou?rs?|chemotherapy|depression|psychiatr\p{L}*|pregnan\p{L}*|miscarriage|abortion|disabilit\p{L}*|sick leave|medical (?:record|file|report)s?|(?:blood )?test results?|antidepressants?|diabet\p{L}*|epilep\p{L}*|alcoholism|drug addiction)\b/iu,
  // Belief, politics, union, origin, intimacy, biometrics
  /\b(?:orientation sexuelle|homosexu\p{L}*|transgenre|appartenance (?:syndicale|religieuse|ethnique)|convictions? (?:religieuses?|politiques?)|opinions? politiques?|casier judiciaire|origine ethnique|donn[ée]es biom[ée]triques)\b/iu,
  /\b(?:sexual orientation|homosexual\p{L}*|transgender|(?:trade )?union member\p{L}*|religious (?:belief|affiliation)s?|political (?:opinion|affiliation)s?|criminal record|ethnic origin|biometric data)\b/iu,
]

export function sensitivitiesOf(text: string): Set<Sensitivity> {
  const found = new Set<Sensitivity>()
  const sentences = text.split(/(?<=[.!?…\n])\s+/u)
  const givesBack = (sentence: string) => refundWords.some((words) => words.test(sentence))
  // The amount of a refund is no price.
  if (sentences.some((one) => !givesBack(one) && findAmounts(one).length > 0)) found.add('price')
  if (sentences.some(givesBack)) found.add('refund')
  if (specialWords.some((words) => words.test(text))) found.add('special_data')
  return found
}

/** Is every amount the catalogue's price of a product that the text names? Then it was checked by the second look. */
export function isCatalogued(text: string, products: readonly Product[]): boolean {
  const named = findMentions(text, products).map((mention) => mention.product)
  return findAmounts(text).every((amount) =>
    named.some(
      (product) => product.currency === amount.currency && Math.abs(product.price - amount.value) < 0.005,
    ),
  )
}
