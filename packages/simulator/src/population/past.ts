import { between, pick, type Random, seededRandom } from '../random.ts'
import { newMatter, openMatter } from './converse.ts'
import { handwrite } from './handwriting.ts'
import type { Persona } from './persona.ts'
import { fill, type reasonTraits } from './reasons.ts'

export type PastMessage = {
  from: 'business' | 'customer'
  text: string
  picture: boolean
  secondOfDay: number
}

/** Shares of days on which somebody had a conversation, by how often they write now. */
const pastConversationsPerDay = 0.06

/** The last days are told more fully, and some of their questions nobody has answered yet. */
const recentDays = 2
const recentFactor = 5
const openShare = 0.6

/**
 * What was said on one day, `date` in days since 1970 and `daysAgo` before today; mostly nothing. The same for the same
 * seed and today, always.
 */
export function pastConversation(
  seed: number,
  persona: Persona,
  date: number,
  daysAgo: number,
): PastMessage[] {
  const random = seededRandom(seed, 'past', persona.id, date)
  const recent = daysAgo < recentDays
  const share = pastConversationsPerDay * persona.conversationsPerDay * (recent ? recentFactor : 1)
  // Sunday is closed: 1970-01-01 was a Thursday.
  if ((!recent && (date + 4) % 7 === 0) || random() > share) return []
  const said: PastMessage[] = []
  let second = between(random, 8.5, 18.5) * 3600
  const add = (from: PastMessage['from'], text: string, waitSeconds: number, picture = false) => {
    second += waitSeconds
    if (second < 86_000) said.push({ from, text, picture, secondOfDay: Math.floor(second) })
  }
  const { phrases } = persona
  const matter = newMatter(persona, random)
  const reason = phrases.reasons[matter.reason]
  const own = (from: readonly string[]) =>
    handwrite(fill(pick(random, from), matter.facts), persona, matter.mood, random)
  for (const act of openMatter(persona, matter, random)) {
    if (act.kind === 'text') add('customer', act.text, act.afterMs / 1000)
    if (act.kind === 'picture') add('customer', act.caption, act.afterMs / 1000, true)
    if (act.kind === 'voice') add('customer', own(reason.openings), 0)
  }
  if (recent && random() < openShare) return said
  const slow = random() < 0.2
  if (slow && matter.mood < 0) add('customer', own(phrases.chase), between(random, 3000, 7000))
  add('business', fill(pick(random, reason.agent), matter.facts), between(random, 60, slow ? 2400 : 900))
  if (asksBack(matter.reason)) {
    add('customer', own(answersFor(matter.reason, persona)), between(random, 30, 900))
    if (matter.reason === 'damaged' && !matter.told.has('photo')) add('customer', '', 40, true)
    add('business', agentLine(reason.solved, persona, random, matter.facts), between(random, 90, 1500))
    matter.mood += 0.6
  }
  if (random() < 0.85)
    add('customer', own(matter.mood < 0 ? phrases.soSo : phrases.thanks), between(random, 20, 1200))
  if (random() < 0.6) add('business', pick(random, phrases.agentClosing), between(random, 30, 400))
  return said
}

const asksBack = (reason: keyof typeof reasonTraits): boolean =>
  reason !== 'compliment' && reason !== 'opening_hours'

function answersFor(reason: keyof typeof reasonTraits, { phrases }: Persona): readonly string[] {
  if (reason === 'size' || reason === 'availability') return phrases.sizeAnswer
  if (reason === 'change_address') return phrases.address
  if (reason === 'invoice') return phrases.yes
  return phrases.orderNumber
}

function agentLine(
  lines: readonly string[],
  persona: Persona,
  random: Random,
  facts: Parameters<typeof fill>[1],
): string {
  const line = fill(pick(random, lines), facts)
  if (random() < 0.6) return line
  return `${pick(random, persona.phrases.agentGreeting).replace('{name}', persona.firstName)} ${line}`
}
