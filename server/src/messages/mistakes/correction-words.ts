/** Messages that make a mistake right: they own it, say what is right, and offer a remedy. Blanks in capitals are for the writer. */
import type { Language } from '../../accounts/index.ts'
import type { MistakeKind } from './mistake.ts'

export type Blanks = {
  /** Null: greeted without a name. */
  readonly name: string | null
  /** When the wrong message was sent, as people say it. */
  readonly when: string
  /** The right price, where the catalogue knows it. */
  readonly price: string | null
  /** Who signs; null: nobody has said how the business is called. */
  readonly business: string | null
}

type Draft = (blanks: Blanks) => readonly string[]

const english: Readonly<Record<MistakeKind, Draft>> = {
  price_typo: ({ when, price }) => [
    `The price in our message of ${when} was wrong, and that is our mistake. The right price is ${price ?? '[RIGHT PRICE]'}.`,
    'If you decided anything because of the wrong one, tell me and we will find a fair solution.',
  ],
  wrong_information: ({ when }) => [
    `Something in our message of ${when} was wrong, and that is our mistake. What is right: [RIGHT INFORMATION].`,
    'If this has cost you time or money, tell me and we will make it good.',
  ],
  confidential: ({ when }) => [
    `Our message of ${when} held information that was not meant for you. That is our mistake.`,
    'Please delete it, and do not use or pass on anything of it. We are looking into how this could happen.',
    'A short word that it is deleted would help us. Thank you.',
  ],
  wrong_person: ({ when }) => [
    `Our message of ${when} was meant for somebody else and reached you by our mistake.`,
    'Please delete it, and do not use or pass on anything of it. You need do nothing else.',
    'A short word that it is deleted would help us. Thank you.',
  ],
  emotion: ({ when }) => [
    `The tone of our message of ${when} was not right. I am sorry: you deserved a better answer.`,
    'I would like to help you properly. May I call you, or do you prefer to go on here?',
  ],
  offer_withdrawn: ({ when }) => [
    `The offer in our message of ${when} has ended, and we should have told you so at once. That is our mistake.`,
    'It held until [LAST DAY]. If you relied on it before then, tell me and we will keep it.',
  ],
  duplicate: () => [
    'You received the same message twice: the second one was our mistake, and you need do nothing.',
  ],
  other: ({ when }) => [
    `There was a mistake in our message of ${when}, and it is ours. What is right: [RIGHT INFORMATION].`,
    'If it has caused you any trouble, tell me and we will find a solution.',
  ],
}

const french: Readonly<Record<MistakeKind, Draft>> = {
  price_typo: ({ when, price }) => [
    `Le prix indiqué dans notre message de ${when} était faux, et l’erreur vient de nous. Le bon prix est ${price ?? '[BON PRIX]'}.`,
    'Si vous avez décidé quelque chose à cause de ce prix, dites-le-moi et nous trouverons une solution juste.',
  ],
  wrong_information: ({ when }) => [
    `Une information de notre message de ${when} était fausse, et l’erreur vient de nous. Voici ce qui est juste : [BONNE INFORMATION].`,
    'Si cela vous a coûté du temps ou de l’argent, dites-le-moi et nous le réparerons.',
  ],
  confidential: ({ when }) => [
    `Notre message de ${when} contenait des informations qui ne vous étaient pas destinées. L’erreur vient de nous.`,
    'Merci de le supprimer, sans rien en utiliser ni transmettre. Nous cherchons comment cela a pu arriver.',
    'Un petit mot pour dire que c’est fait nous aiderait. Merci.',
  ],
  wrong_person: ({ when }) => [
    `Notre message de ${when} était destiné à quelqu’un d’autre et vous est parvenu par notre erreur.`,
    'Merci de le supprimer, sans rien en utiliser ni transmettre. Rien d’autre n’est attendu de vous.',
    'Un petit mot pour dire que c’est fait nous aiderait. Merci.',
  ],
  emotion: ({ when }) => [
    `Le ton de notre message de ${when} n’était pas juste. Je vous prie de nous en excuser : vous méritiez une meilleure réponse.`,
    'Je voudrais vous aider comme il faut. Puis-je vous appeler, ou préférez-vous continuer ici ?',
  ],
  offer_withdrawn: ({ when }) => [
    `L’offre de notre message de ${when} est terminée, et nous aurions dû vous le dire aussitôt. L’erreur vient de nous.`,
    'Elle valait jusqu’au [DERNIER JOUR]. Si vous vous y êtes fié avant, dites-le-moi et nous la tiendrons.',
  ],
  duplicate: () => [
    'Vous avez reçu deux fois le même message : le second est une erreur de notre part, et vous n’avez rien à faire.',
  ],
  other: ({ when }) => [
    `Il y avait une erreur dans notre message de ${when}, et elle vient de nous. Voici ce qui est juste : [BONNE INFORMATION].`,
    'Si cela vous a causé un souci, dites-le-moi et nous trouverons une solution.',
  ],
}

const greetings: Readonly<Record<Language, (name: string | null) => string>> = {
  en: (name) => (name ? `Hello ${name},` : 'Hello,'),
  fr: (name) => (name ? `Bonjour ${name},` : 'Bonjour,'),
}

/** A draft ready to be edited; whatever it leaves open is in brackets and capitals, which the second look stops. */
export function writeCorrection(kind: MistakeKind, language: Language, blanks: Blanks): string {
  const draft = (language === 'fr' ? french : english)[kind](blanks)
  const signed = blanks.business === null ? [] : [blanks.business]
  return [greetings[language](blanks.name), draft.join('\n'), ...signed].join('\n\n')
}

/** `14:02 today` or `14 h 02 le 3 novembre`, as one says it: customers are written to so everywhere. */
export function sayWhen(language: Language, timeZone: string, at: Date, now: Date): string {
  const locale = language === 'fr' ? 'fr-FR' : 'en-GB'
  const day = new Intl.DateTimeFormat(locale, { timeZone, day: 'numeric', month: 'long' })
  const shown = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(at)
  const [hour, minute] = shown.split(':')
  const time = language === 'fr' ? `${Number(hour)}\u00a0h\u00a0${minute}` : shown
  if (day.format(at) === day.format(now)) return language === 'fr' ? `${time} aujourd’hui` : `${time} today`
  return language === 'fr' ? `${time} le ${day.format(at)}` : `${time} on ${day.format(at)}`
}
