import { choicesOf } from '../customer-acts.ts'
import type { Message } from '../message.ts'
import { between, pick, pickWeighted, type Random } from '../random.ts'
import { handwrite } from './handwriting.ts'
import type { Persona } from './persona.ts'
import { drawFacts, type Facts, fill, type Reason, reasons, reasonTraits } from './reasons.ts'
import { meaningsOf } from './understand.ts'

// What a person says next. Pure: the dice are passed in, and nothing happens here.

/** One thing to do on the phone, `afterMs` after the one before. */
export type Act = { afterMs: number } & (
  | { kind: 'text'; text: string; quotes?: string }
  | { kind: 'picture'; caption: string }
  | { kind: 'voice'; seconds: number }
  | { kind: 'document'; title: string }
  | { kind: 'place'; name: string }
  | { kind: 'tap'; messageId: string; choiceId: string }
  | { kind: 'reaction'; messageId: string; emoji: string }
)

/** A matter somebody has with the shop. `mood` from -1 to 1. */
export type Matter = {
  reason: Reason
  facts: Facts
  mood: number
  solved: boolean
  chased: number
  told: Set<string>
}

export function newMatter(persona: Persona, random: Random): Matter {
  const reason = pickWeighted(
    random,
    reasons.map((one) => [one, reasonTraits[one].weight] as const),
  )
  const mood = Math.max(-1, Math.min(1, reasonTraits[reason].mood + persona.temper * 0.3))
  return {
    reason,
    facts: drawFacts(random, persona.phrases, reason),
    mood,
    solved: false,
    chased: 0,
    told: new Set(),
  }
}

/** The first words: together, or in two or three messages, sometimes with a picture or spoken. */
export function openMatter(persona: Persona, matter: Matter, random: Random): Act[] {
  const { phrases } = persona
  const greeting = pick(random, phrases.greetings)
  const opening = fill(pick(random, phrases.reasons[matter.reason].openings), matter.facts)
  const closing = random() < 0.4 ? pick(random, phrases.closings) : ''
  const write = (text: string) => handwrite(text, persona, matter.mood, random)
  const typing = () => between(random, 3000, 14_000)
  const acts: Act[] = []
  if (random() < persona.voiceNotes) {
    acts.push({ kind: 'voice', seconds: Math.round(between(random, 4, 22)), afterMs: 0 })
  } else if (greeting && random() < 0.3) {
    acts.push({ kind: 'text', text: write(greeting.replace(/\s*,$/, '')), afterMs: 0 })
    acts.push({ kind: 'text', text: write(join(opening, closing)), afterMs: typing() })
  } else {
    const start = greeting && !/^(Bonjour|Hello|Hi)/.test(opening) ? greet(greeting, opening) : opening
    acts.push({ kind: 'text', text: write(join(start, closing)), afterMs: 0 })
  }
  if (random() < reasonTraits[matter.reason].picture) {
    acts.push({
      kind: 'picture',
      caption: random() < 0.4 ? pick(random, phrases.photoCaption) : '',
      afterMs: typing(),
    })
    matter.told.add('photo')
  }
  if (opening.includes(matter.facts.order)) matter.told.add('order')
  return acts
}

/** `Bonjour, où en est…`: after a comma the sentence goes on in small letters, but for the English I. */
function greet(greeting: string, opening: string): string {
  const rest = /^I(?!\p{L})/u.test(opening) ? opening : opening[0]!.toLowerCase() + opening.slice(1)
  return `${greeting.replace(/\s*[,!]?$/, ',')} ${rest}`
}

const join = (text: string, closing: string): string => {
  if (!closing) return text
  return /[.?!…]$/.test(text) ? `${text} ${closing}` : `${text}. ${closing}`
}

/** The answer to a message of the business; nothing when there is nothing to say. */
export function answerTo(
  persona: Persona,
  matter: Matter | undefined,
  message: Message,
  random: Random,
): Act[] {
  const afterMs = between(random, 2000, 12_000)
  const choices = choicesOf(message)
  if (choices.length > 0 && random() < 0.85) {
    const choice = pickChoice(choices, matter?.mood ?? persona.temper, random)
    return [{ kind: 'tap', messageId: message.id, choiceId: choice.id, afterMs }]
  }
  const heard = textOf(message)
  if (heard === '') {
    return random() < 0.5
      ? [{ kind: 'reaction', messageId: message.id, emoji: pick(random, ['👍', '❤️', '🙏']), afterMs }]
      : []
  }
  const meanings = meaningsOf(heard)
  for (const meaning of meanings) {
    const act = answerMeaning(meaning, persona, matter, message, random)
    if (act)
      return act.map((one, index) => ({
        ...one,
        afterMs: index === 0 ? afterMs : between(random, 3000, 9000),
      }))
  }
  if (!matter || matter.solved)
    return random() < 0.15 ? [say(persona, matter, persona.phrases.vague, random)] : []
  const unhappy = matter.mood < -0.5 && random() < 0.5
  return [say(persona, matter, unhappy ? persona.phrases.angry : persona.phrases.vague, random, afterMs)]
}

/** People pick the good end of a scale when they are content, else anything. */
function pickChoice<Item>(choices: readonly Item[], mood: number, random: Random): Item {
  const tilt = random() ** (mood > 0.2 ? 2.2 : mood < -0.4 ? 0.6 : 1.1)
  return choices[Math.min(choices.length - 1, Math.floor(tilt * choices.length))]!
}

export function textOf(message: Message): string {
  if (message.shown) return message.shown.body
  const content = message.content as { body?: string | { text?: string }; caption?: string }
  if (typeof content?.body === 'string') return content.body
  return content?.body?.text ?? content?.caption ?? ''
}

function say(
  persona: Persona,
  matter: Matter | undefined,
  from: readonly string[],
  random: Random,
  afterMs = 4000,
): Act {
  const facts = matter?.facts ?? drawFacts(random, persona.phrases)
  const text = handwrite(fill(pick(random, from), facts), persona, matter?.mood ?? persona.temper, random)
  return { kind: 'text', text, afterMs }
}

type Meaning = ReturnType<typeof meaningsOf>[number]

function answerMeaning(
  meaning: Meaning,
  persona: Persona,
  matter: Matter | undefined,
  message: Message,
  random: Random,
): Act[] | undefined {
  const { phrases } = persona
  const told = (what: string) => {
    if (!matter || matter.told.has(what)) return false
    matter.told.add(what)
    return true
  }
  switch (meaning) {
    case 'asks_rating':
      return random() < 0.7 ? [say(persona, matter, phrases.rating, random)] : []
    case 'asks_anything_else':
      return [say(persona, matter, phrases.nothingElse, random)]
    case 'asks_refund_or_exchange':
      return [say(persona, matter, phrases.refund, random)]
    case 'asks_order_number':
      return told('order') ? [say(persona, matter, phrases.orderNumber, random)] : undefined
    case 'asks_photo':
      if (!told('photo')) return undefined
      return [{ kind: 'picture', caption: pick(random, phrases.photoCaption), afterMs: 20_000 }]
    case 'asks_address':
      if (!told('address')) return undefined
      if (random() < 0.15) return [{ kind: 'place', name: matter!.facts.street, afterMs: 0 }]
      return [say(persona, matter, phrases.address, random)]
    case 'asks_email':
      return told('email') ? [{ kind: 'text', text: emailOf(persona), afterMs: 0 }] : undefined
    case 'asks_size':
      return told('size') ? [say(persona, matter, phrases.sizeAnswer, random)] : undefined
    case 'asks_to_wait':
      return random() < 0.6 ? [say(persona, matter, phrases.wait, random)] : []
    case 'apologises':
      return answerApology(persona, matter, random)
    case 'solves':
      return answerSolution(persona, matter, message, random)
    case 'offers':
      return random() < 0.35 ? [say(persona, matter, phrases.promoInterest, random)] : []
    case 'closes':
      return answerClosing(persona, matter, message, random)
    case 'greets':
      return undefined
    case 'asks':
      return [
        say(
          persona,
          matter,
          random() < 0.75 ? phrases.yes : random() < 0.6 ? phrases.no : phrases.why,
          random,
        ),
      ]
  }
}

function answerApology(persona: Persona, matter: Matter | undefined, random: Random): Act[] | undefined {
  if (!matter || matter.told.has('apology')) return undefined
  matter.told.add('apology')
  matter.mood = Math.min(1, matter.mood + 0.2)
  const taken = matter.mood + persona.temper * 0.5 > -0.4
  return [say(persona, matter, taken ? persona.phrases.apologyTaken : persona.phrases.apologyRefused, random)]
}

function answerSolution(
  persona: Persona,
  matter: Matter | undefined,
  message: Message,
  random: Random,
): Act[] | undefined {
  if (!matter || matter.solved) return undefined
  matter.solved = true
  matter.mood = Math.min(1, matter.mood + 0.7)
  const { phrases } = persona
  if (matter.mood < 0 && random() < 0.6) return [say(persona, matter, phrases.soSo, random)]
  if (random() < persona.reactions) {
    return [
      { kind: 'reaction', messageId: message.id, emoji: pick(random, ['👍', '🙏', '❤️', '🎉']), afterMs: 0 },
    ]
  }
  return [say(persona, matter, phrases.thanks, random)]
}

function answerClosing(
  persona: Persona,
  matter: Matter | undefined,
  message: Message,
  random: Random,
): Act[] {
  if (matter) matter.solved = true
  if (random() < persona.reactions)
    return [{ kind: 'reaction', messageId: message.id, emoji: '👍', afterMs: 0 }]
  return random() < 0.25 ? [say(persona, matter, persona.phrases.thanks, random)] : []
}

/** Nobody answered in time. */
export function chase(persona: Persona, matter: Matter, random: Random): Act[] {
  matter.chased++
  matter.mood = Math.max(-1, matter.mood - 0.35)
  const from = matter.mood < -0.6 && random() < 0.5 ? persona.phrases.angry : persona.phrases.chase
  return [say(persona, matter, from, random, 0)]
}

export function askToStop(persona: Persona, random: Random): Act[] {
  // Written plainly: nobody adds a face to this one.
  return [{ kind: 'text', text: pick(random, persona.phrases.stop), afterMs: between(random, 4000, 40_000) }]
}

function emailOf(persona: Persona): string {
  const plain = persona.name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, '.')
  return `${plain}@mail.example`
}
