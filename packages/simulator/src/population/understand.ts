// What a person makes of a business's words: keywords in both languages, no more.

export type Meaning =
  | 'asks_order_number'
  | 'asks_photo'
  | 'asks_address'
  | 'asks_email'
  | 'asks_size'
  | 'asks_rating'
  | 'asks_refund_or_exchange'
  | 'asks_anything_else'
  | 'asks_to_wait'
  | 'apologises'
  | 'solves'
  | 'closes'
  | 'offers'
  | 'greets'
  | 'asks'

/** Whole words, in letters of any alphabet: `\b` would end a word at an accent. */
const words = (...alternatives: string[]): RegExp =>
  new RegExp(`(?<!\\p{L})(?:${alternatives.join('|')})(?!\\p{L})`, 'iu')

// Most specific first: a person answers the most specific thing that was said.
const signs: readonly (readonly [Meaning, RegExp])[] = [
  [
    'asks_rating',
    words(
      'notez',
      'note',
      'avis',
      'satisfaite?s?',
      'satisfaction',
      'sur (?:5|10)',
      'rate',
      'rating',
      'out of (?:5|10)',
      'how did we do',
      'how was',
    ),
  ],
  [
    'asks_anything_else',
    words('autre chose', 'autres? questions?', 'besoin d.autre', 'anything else', 'further help'),
  ],
  ['asks_refund_or_exchange', words('échange ou', 'remboursement ou', 'exchange or', 'refund or')],
  [
    'asks_order_number',
    words(
      'numéro (?:de |du |de la )?(?:commande|colis|suivi)',
      'quel est le numéro',
      'order number',
      'which order',
      'reference number',
    ),
  ],
  ['asks_photo', words('photos?', 'images?', 'pictures?', 'pics?')],
  ['asks_address', words('adresse(?! e?-?mail)', 'address')],
  ['asks_email', words('e-?mail', 'courriel')],
  ['asks_size', words('tailles?', 'pointure', 'sizes?')],
  [
    'asks_to_wait',
    words(
      'un instant',
      'un moment',
      'je regarde',
      'je vérifie',
      'je me renseigne',
      'one moment',
      'let me (?:check|look|see)',
      'hold on',
      'bear with',
    ),
  ],
  ['apologises', words('désolée?s?', 'navrée?s?', 'excus\\p{L}*', 'pardon', 'sorry', 'apolog\\p{L}*')],
  [
    'solves',
    words(
      'envoyée?s?',
      'renvo\\p{L}+',
      'expédiée?s?',
      'partie?',
      'en route',
      'livr\\p{L}+',
      'rembours\\p{L}+',
      'annulée?s?',
      'changée?s?',
      'prêt',
      'suivi',
      'conseille',
      'prenez',
      'ouverts?',
      'reste',
      'étiquette',
      'https?',
      'shipped',
      'dispatched',
      'on its way',
      'refund(?:ed)?',
      'cancelled',
      'sent',
      'sending',
      'tracking',
      'recommend',
      'go for',
      'open',
      'in stock',
      'label',
    ),
  ],
  ['offers', /-?\d+\s?%|(?<!\p{L})(?:promo\p{L}*|soldes?|offres?|sale|discount|offer|code)(?!\p{L})/iu],
  [
    'closes',
    words(
      'bonne (?:journée|soirée|fin)',
      'à bientôt',
      'je vous en prie',
      'avec plaisir',
      'have a (?:nice|good|great)',
      'you.re welcome',
      'see you',
      'take care',
    ),
  ],
  ['greets', /^\s*(?:bonjour|bonsoir|hello|hi|hey|good (?:morning|afternoon|evening))(?!\p{L})/iu],
  ['asks', /\?\s*$/],
]

const request = words(
  'pouvez',
  'pourriez',
  'could (?:you|i)',
  'can (?:you|i)',
  'may i',
  'would you',
  'please',
  's.il vous pla[iî]t',
  'svp',
  'merci de',
  'envoyez',
  'donnez',
  'send',
  'give',
)

/** Everything these words can mean, most specific first. What asks for something must sound like asking. */
export function meaningsOf(text: string): Meaning[] {
  const asking = text.includes('?') || request.test(text)
  return signs
    .filter(
      ([meaning, sign]) =>
        sign.test(text) && (asking || meaning === 'asks_to_wait' || !meaning.startsWith('asks_')),
    )
    .map(([meaning]) => meaning)
}
