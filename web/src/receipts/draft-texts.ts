import type { Language, Situation, Step } from '../platform/api-shapes.ts'
import type { StepFacts } from '../platform/insight-shapes.ts'

export const draftBlanks = ['offer', 'until', 'bought', 'goes_with'] as const
export type DraftBlank = (typeof draftBlanks)[number]
export type Blanks = Readonly<Partial<Record<DraftBlank, string>>>

type Writer = (blanks: Blanks) => string
type Texts = Readonly<Partial<Record<Situation, Writer>>> & { readonly unknown: Writer }
type Drafts = Readonly<Partial<Record<Step, Texts>>>

// Written to be answered with one word or with none. No text speaks of a tick, of a receipt, or of a silence: nobody
// should have to explain why they did not answer.
const english: Drafts = {
  follow_up: {
    support: () => 'is there anything else I can do about your question? Whenever it suits you, I am here.',
    sales: () =>
      'I am coming back to what we talked about. If you have a question or would like another suggestion, I will ' +
      'gladly help. There is no hurry.',
    unknown: () => 'I am here if you need anything. There is no hurry.',
  },
  yes_no: {
    support: () => 'do you still need help with this? A simple YES or NO is enough, whenever it suits you.',
    sales: () => 'shall I keep this for you? A simple YES or NO is enough.',
    unknown: () => 'shall I keep this open for you? A simple YES or NO is enough.',
  },
  help: {
    unknown: () =>
      'if anything about this is unclear or troublesome, I will gladly help: here, or by telephone if you prefer.',
  },
  ask_solved: {
    unknown: () =>
      'has this been solved in the meantime? If not, I will take care of it. A simple YES or NO is enough.',
  },
  offer_reminder: {
    unknown: ({ offer = '', until = '' }) =>
      `a short note about ${offer}: it is available until ${until}. If it is not for you, there is nothing to do.`,
  },
  accessories: {
    unknown: ({ bought = '', goes_with = '' }) =>
      `I hope you are enjoying ${bought}. With it goes ${goes_with}: would you like a picture? YES or NO is enough.`,
  },
  tell_incident: {
    unknown: () =>
      'for a while messages were delayed by a technical problem that had nothing to do with you. If something of ' +
      'ours is missing, tell me and I will send it again. I am sorry for the inconvenience.',
  },
  other_channel: {
    unknown: () => 'I am writing here in case it is easier for you. How may I help?',
  },
}

const french: Drafts = {
  follow_up: {
    support: () =>
      'puis-je faire autre chose pour votre question\u202f? Quand cela vous convient, je suis là.',
    sales: () =>
      'je reviens vers vous au sujet de notre échange. Pour une question ou une autre idée, je vous aide volontiers. ' +
      'Rien ne presse.',
    unknown: () => 'je suis là si vous avez besoin de quoi que ce soit. Rien ne presse.',
  },
  yes_no: {
    support: () =>
      'avez-vous encore besoin d’aide à ce sujet\u202f? Un simple OUI ou NON suffit, quand cela vous convient.',
    sales: () => 'souhaitez-vous que je vous le garde\u202f? Un simple OUI ou NON suffit.',
    unknown: () => 'souhaitez-vous que je garde votre demande ouverte\u202f? Un simple OUI ou NON suffit.',
  },
  help: {
    unknown: () =>
      'si quelque chose n’est pas clair ou vous gêne, je vous aide volontiers\u202f: ici, ou par téléphone si vous ' +
      'préférez.',
  },
  ask_solved: {
    unknown: () =>
      'est-ce que tout est réglé entre-temps\u202f? Sinon, je m’en occupe. Un simple OUI ou NON suffit.',
  },
  offer_reminder: {
    unknown: ({ offer = '', until = '' }) =>
      `un petit mot au sujet de ${offer}\u202f: c’est possible jusqu’au ${until}. Si cela ne vous intéresse pas, il ` +
      'n’y a rien à faire.',
  },
  accessories: {
    unknown: ({ bought = '', goes_with = '' }) =>
      `j’espère que ${bought} vous plaît. ${upperFirst(goes_with)} va bien avec\u202f: voulez-vous une photo\u202f? ` +
      'OUI ou NON suffit.',
  },
  tell_incident: {
    unknown: () =>
      'pendant un moment, des messages ont été retardés par un problème technique qui ne venait pas de vous. S’il ' +
      'vous manque quelque chose de notre part, dites-le-moi et je vous le renvoie. Veuillez nous excuser.',
  },
  other_channel: {
    unknown: () =>
      'je vous écris ici au cas où ce serait plus pratique pour vous. Comment puis-je vous aider\u202f?',
  },
}

const drafts: Readonly<Record<Language, Drafts>> = { en: english, fr: french }
const greeting: Readonly<Record<Language, string>> = { en: 'Hello', fr: 'Bonjour' }

const blanksOf: Readonly<Partial<Record<Step, readonly DraftBlank[]>>> = {
  offer_reminder: ['offer', 'until'],
  accessories: ['bought', 'goes_with'],
}

/** What must be filled in before the draft of a step may stand in the composer. */
export function blanksIn(step: Step): readonly DraftBlank[] {
  return blanksOf[step] ?? []
}

const locales: Readonly<Record<Language, string>> = { en: 'en-GB', fr: 'fr-FR' }
const quoted: Readonly<Record<Language, (name: string) => string>> = {
  en: (name) => `“${name}”`,
  fr: (name) => `«\u00a0${name}\u00a0»`,
}

/** What the desk knows already, as it stands in a text of that language. */
export function blanksFrom(about: StepFacts | null, language: Language, timeZone: string): Blanks {
  if (!about) return {}
  const day = new Intl.DateTimeFormat(locales[language], { day: 'numeric', month: 'long', timeZone })
  const name = (words: string | null) => (words === null ? undefined : quoted[language](words))
  return {
    offer: name(about.offer),
    until: about.until === null ? undefined : day.format(new Date(about.until)),
    bought: name(about.bought),
    goes_with: name(about.goes_with),
  }
}

/** The ready draft of a step in the person's language, or null where there is nothing to write. */
export function draftText(
  asked: {
    readonly step: Step
    readonly situation: Situation
    readonly language: Language
    readonly name: string | null
  },
  blanks: Blanks = {},
): string | null {
  const texts = drafts[asked.language][asked.step]
  if (!texts) return null
  const words = (texts[asked.situation] ?? texts.unknown)(blanks)
  const hello = greeting[asked.language]
  return `${asked.name === null ? hello : `${hello} ${asked.name}`}, ${words}`
}

/** How a person is addressed: the first word of their name; null where only a number is known. */
export function firstName(name: string | null): string | null {
  const word = name?.trim().split(/\s+/u)[0] ?? ''
  return /^\p{L}[\p{L}’'-]+$/u.test(word) ? word : null
}

/**
 * The language to write to somebody in: theirs when it is known and one of ours; where none is on record, the one their
 * number suggests; else the desk's.
 */
export function languageFor(code: string | null, phone: string | null, desk: Language): Language {
  const base = code?.slice(0, 2).toLowerCase()
  if (base === 'fr' || base === 'en') return base
  if (base === undefined && phone?.startsWith('+33')) return 'fr'
  if (base === undefined && /^\+(44|353|1)/.test(phone ?? '')) return 'en'
  return desk
}

function upperFirst(words: string): string {
  return words.charAt(0).toLocaleUpperCase() + words.slice(1)
}
