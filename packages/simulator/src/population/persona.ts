import { between, pick, pickWeighted, type Random, seededRandom } from '../random.ts'
import { english } from './phrases-en.ts'
import { french } from './phrases-fr.ts'
import type { Phrases } from './reasons.ts'

/** Who somebody is: fixed by the seed and the place in the population. Times in ms, shares from 0 to 1. */
export type Persona = {
  id: string
  name: string
  firstName: string
  language: 'fr' | 'en'
  phrases: Phrases
  waId: string
  username?: string
  /** Hours of the day, local, between which the phone is looked at. */
  wakesAt: number
  sleepsAt: number
  /** How likely each hour is; the evening for some, the lunch break for others. */
  hours: readonly number[]
  weekend: number
  conversationsPerDay: number
  readMs: number
  answerMs: number
  patienceMs: number
  /** 0 writes like a letter, 1 without capitals, accents and points. */
  informal: number
  typos: number
  emojis: number
  /** -1 easily upset, 1 forgiving. */
  temper: number
  receipts: boolean
  notificationPreview: boolean
  phoneOffAtNight: boolean
  coverageGapsPerDay: number
  voiceNotes: number
  reactions: number
  /** How many offers are borne before the person says stop, blocks, or uses the platform's switch. */
  offersBorne: number
  offerLimitAct: 'word' | 'switch' | 'block' | 'nothing'
  deletes: number
  edits: number
}

const names = {
  fr: {
    first: (
      'Camille Louise Emma Chloé Manon Inès Sarah Léa Julie Claire Nadia Sophie Aurélie Fatou Élodie ' +
      'Hugo Lucas Nathan Théo Antoine Karim Julien Mathieu Olivier Thomas Mehdi Pierre Rémi Yann Bastien'
    ).split(' '),
    last: (
      'Martin Bernard Petit Durand Leroy Moreau Simon Laurent Lefèvre Garnier Faure Rousseau Blanc ' +
      'Guérin Muller Henry Roussel Nicolas Perrin Morin Mathieu Clément Gauthier Dumont Diallo Benali'
    ).split(' '),
  },
  en: {
    first: (
      'Ada Grace Olivia Amelia Isla Ruby Freya Holly Priya Zara Megan Hannah Lucy Chloe Aisha ' +
      'Harry Jack Oliver George Noah Leo Omar Callum Ryan Daniel Imran Tom Luke Ewan Rhys'
    ).split(' '),
    last: (
      'Rowe Lark Ashdown Bennett Carter Doyle Ellis Fletcher Grant Hughes Iqbal Jennings Kelly Lowe ' +
      'Marsh Norton Osborne Patel Quinn Reid Sutton Turner Vaughan Webb Young Okafor'
    ).split(' '),
  },
} as const

/** The person at place `index` of the population of `seed`; two of three speak French. */
export function makePersona(seed: number, index: number): Persona {
  const random = seededRandom(seed, 'persona', index)
  const language = random() < 0.62 ? 'fr' : 'en'
  const firstName = pick(random, names[language].first)
  const name = `${firstName} ${pick(random, names[language].last)}`
  // Numbers from ranges kept for fiction: Arcep's 06 39 98 and Ofcom's 07700 900.
  const tail = (index * 37 + seed * 11) % (language === 'fr' ? 10_000 : 1000)
  const waId =
    language === 'fr'
      ? `3363998${String(tail).padStart(4, '0')}`
      : `447700900${String(tail).padStart(3, '0')}`
  const wakesAt = between(random, 6, 9.5)
  const persona: Persona = {
    id: `${seed}/${index}`,
    name,
    firstName,
    language,
    phrases: language === 'fr' ? french : english,
    waId,
    wakesAt,
    sleepsAt: between(random, 22, 24.5),
    hours: drawHours(random),
    weekend: between(random, 0.3, 1.6),
    conversationsPerDay: pickWeighted(random, [
      [0.4, 4],
      [1.2, 4],
      [2.5, 2],
    ]),
    readMs: pickWeighted(random, [
      [25_000, 4],
      [180_000, 4],
      [2_400_000, 2],
    ]),
    answerMs: pickWeighted(random, [
      [18_000, 5],
      [70_000, 4],
      [900_000, 2],
    ]),
    patienceMs: between(random, 0.5, 8) * 3_600_000,
    informal: random(),
    typos: random() ** 2,
    emojis: random() ** 1.5,
    temper: between(random, -1, 1),
    receipts: random() > 0.3,
    notificationPreview: random() > 0.25,
    phoneOffAtNight: random() < 0.35,
    coverageGapsPerDay: pickWeighted(random, [
      [0, 5],
      [1, 3],
      [3, 2],
    ]),
    voiceNotes: random() < 0.25 ? between(random, 0.1, 0.35) : 0.02,
    reactions: between(random, 0, 0.5),
    offersBorne: 1 + Math.floor(between(random, 0, 7)),
    offerLimitAct: pickWeighted(random, [
      ['word', 4],
      ['switch', 3],
      ['block', 2],
      ['nothing', 4],
    ]),
    deletes: random() < 0.3 ? 0.08 : 0.01,
    edits: random() < 0.3 ? 0.06 : 0,
  }
  // Some people are reached by username only.
  if (random() < 0.08)
    persona.username = `@${firstName.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')}${index}`
  return persona
}

function drawHours(random: Random): number[] {
  const peaks = [between(random, 11.5, 13.5), between(random, 18, 22), between(random, 8, 11)]
  const weights = [between(random, 0.5, 1.5), between(random, 0.8, 2), between(random, 0.1, 1)]
  return Array.from({ length: 24 }, (_, hour) =>
    peaks.reduce(
      (sum, peak, index) => sum + weights[index]! * Math.exp(-((hour + 0.5 - peak) ** 2) / 4),
      0.15,
    ),
  )
}

/** Hour of the day where the person lives, with its fraction. Summer time is left out. */
export function localHour(persona: Persona, now: number): number {
  const offset = persona.language === 'fr' ? 1 : 0
  return (now / 3_600_000 + offset) % 24
}

export function isAwake(persona: Persona, now: number): boolean {
  const hour = localHour(persona, now)
  return hour >= persona.wakesAt && (hour < persona.sleepsAt || hour + 24 < persona.sleepsAt)
}

/** When the person next wakes up, ms since 1970. */
export function nextWaking(persona: Persona, now: number): number {
  const ahead = (persona.wakesAt - localHour(persona, now) + 24) % 24
  // Asked at the very moment of waking, rounding would answer "now", again and again.
  return now + (ahead < 0.02 || ahead > 23.98 ? 24 : ahead) * 3_600_000
}

/** How likely the person is to write in this hour, compared to an average one. */
export function habitAt(persona: Persona, now: number): number {
  if (!isAwake(persona, now)) return 0
  const day = new Date(now).getUTCDay()
  const weight = persona.hours[Math.floor(localHour(persona, now))]!
  return weight * (day === 0 || day === 6 ? persona.weekend : 1)
}
