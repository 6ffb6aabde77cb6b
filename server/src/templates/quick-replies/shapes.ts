import { z } from 'zod'
import { listAgentNames } from '../../accounts/index.ts'
import { type Database, words } from '../../platform/index.ts'

import { countUses, type UseCounts } from './count-uses.ts'
import {
  type Asker,
  foldShortcut,
  type QuickReply,
  reviewDaysDefault,
  reviewDaysMax,
  reviewDueAt,
  shortcutRemedy,
  textCharsMax,
  titleCharsMax,
  topicCharsMax,
} from './quick-reply.ts'
import type { QuickReplyVersion } from './quick-reply-store.ts'

const instant = z.string().meta({ format: 'date-time' })
const sureness = 'Say true or false.'

const shortcut = z
  .string()
  .max(200)
  .transform((typed, check) => {
    const folded = foldShortcut(typed)
    if (folded === undefined) check.addIssue({ code: 'custom', message: shortcutRemedy })
    return folded ?? ''
  })
  .describe('What is typed after the slash; folded to lower case without accents')
const text = words(textCharsMax).nullable().default(null)
const texts = z
  .object({ fr: text, en: text })
  .refine(({ fr, en }) => fr !== null || en !== null, 'Say something in one language at least.')
  .describe('With variables such as {{first_name}}, and blanks such as [size] that the agent fills')
const topic = words(topicCharsMax).nullable()
const owner = z.uuid('Give the id of an agent, or null.').nullable()
const reviewDays = z
  .int('Give whole days.')
  .min(1, 'Look again after one day at least.')
  .max(reviewDaysMax, `Look again within ${reviewDaysMax} days.`)

export const newQuickReply = z.object({
  shortcut,
  title: words(titleCharsMax),
  texts,
  topic: topic.default(null),
  shared: z.boolean(sureness).default(false),
  owner_id: owner.default(null).describe('Who keeps a shared one right; null: whoever leads'),
  review_every_days: reviewDays.default(reviewDaysDefault),
})

export const quickReplyChange = z.object({
  shortcut: shortcut.optional(),
  title: words(titleCharsMax).optional(),
  texts: texts.optional(),
  topic: topic.optional(),
  shared: z.boolean(sureness).optional(),
  owner_id: owner.optional(),
  review_every_days: reviewDays.optional(),
  version: z
    .int('Give the version you have seen.')
    .min(1)
    .max(1_000_000)
    .optional()
    .describe('The version that was changed; another one by now is a conflict'),
})

const person = z.object({ id: z.uuid(), name: z.string() })
const textsAnswer = z.object({ fr: z.string().nullable(), en: z.string().nullable() })
const said = {
  shortcut: z.string(),
  title: z.string(),
  texts: textsAnswer,
  topic: z.string().nullable(),
  shared: z.boolean(),
  owner: person.nullable(),
  review_every_days: z.int(),
}

export const quickReplyAnswer = z.object({
  id: z.uuid(),
  ...said,
  version: z.int(),
  reviewed_at: instant,
  review_due_at: instant,
  due: z.boolean(),
  changed_at: instant,
  uses: z
    .object({ total: z.int(), weeks: z.array(z.int()), last_at: instant.nullable() })
    .describe('Of the last twelve weeks, oldest first'),
})

const findingAnswer = z.object({
  kind: z.string(),
  severity: z.enum(['hint', 'warning', 'stop']),
  language: z.enum(['fr', 'en']),
  start: z.int(),
  end: z.int(),
  message: z.string(),
  proposal: z.string().nullable(),
})

export const keptAnswer = quickReplyAnswer.extend({
  warnings: z.array(findingAnswer).describe('What the second look found; nothing that stops'),
})

export const versionAnswer = z.object({
  ...said,
  version: z.int(),
  at: instant,
  by: z.string().describe('agent:…, token:… or demo'),
  by_name: z.string().nullable(),
})

export const filledAnswer = z.object({
  id: z.uuid(),
  version: z.int(),
  text: z.string(),
  language: z.enum(['fr', 'en']),
  wanted_language: z.enum(['fr', 'en']),
  other_language: z
    .boolean()
    .describe('There are no words in what the person reads: these are in the other language'),
  blanks: z
    .array(z.object({ start: z.int(), end: z.int(), variable: z.string() }))
    .describe('What nobody knows, in UTF-16 offsets: the agent must write there'),
})

export const wordsToPreview = z.object({
  text: words(textCharsMax),
  language: z.enum(['fr', 'en'], 'Choose fr or en.'),
  contact_id: z.uuid('Give the id of a contact, or null for an example.').nullable().default(null),
})

export const previewAnswer = filledAnswer.pick({ text: true, blanks: true }).extend({
  findings: z.array(findingAnswer).describe('In the words as written, before they are filled'),
})

export async function presentQuickReplies(
  db: Database,
  { workspace_id }: Pick<Asker, 'workspace_id'>,
  replies: readonly QuickReply[],
  now: Date,
) {
  const names = await listAgentNames(db, workspace_id)
  const uses = await countUses(
    db,
    workspace_id,
    replies.map((reply) => reply.id),
    now,
  )
  return replies.map((reply) => presentQuickReply(reply, names, uses.get(reply.id)!, now))
}

function presentQuickReply(
  { owner_id, reviewed_at, changed_at, ...reply }: QuickReply,
  names: ReadonlyMap<string, string>,
  { last_at, ...uses }: UseCounts,
  now: Date,
) {
  const dueAt = reviewDueAt({ ...reply, reviewed_at })
  return {
    ...reply,
    owner: personOf(owner_id, names),
    reviewed_at: reviewed_at.toISOString(),
    review_due_at: dueAt.toISOString(),
    due: dueAt <= now,
    changed_at: changed_at.toISOString(),
    uses: { ...uses, last_at: last_at?.toISOString() ?? null },
  }
}

export function presentVersion(
  { owner_id, at, ...version }: QuickReplyVersion,
  names: ReadonlyMap<string, string>,
) {
  const author = version.by.startsWith('agent:') ? version.by.slice('agent:'.length) : ''
  return {
    ...version,
    owner: personOf(owner_id, names),
    at: at.toISOString(),
    by_name: names.get(author) ?? null,
  }
}

function personOf(id: string | null, names: ReadonlyMap<string, string>) {
  const name = id === null ? undefined : names.get(id)
  return id === null || name === undefined ? null : { id, name }
}
