import { findContact } from '../../contacts/index.ts'
import { type ContactId, type Database, type Refusal, refuse } from '../../platform/index.ts'
import {
  checkVariables,
  examplePerson,
  type PlacedFinding,
  type ReviewWords,
  reviewTexts,
} from './check-words.ts'
import { type FilledStretch, fillText } from './fill-text.ts'
import { noQuickReply } from './keep-quick-replies.ts'
import type { Asker, QuickReplyId, ReplyLanguage } from './quick-reply.ts'
import { findQuickReply } from './quick-reply-store.ts'
import { readFilling, valuesOf } from './values-of.ts'

export type FilledReply = {
  readonly id: QuickReplyId
  readonly version: number
  readonly text: string
  readonly language: ReplyLanguage
  /** What the person reads. */
  readonly wanted_language: ReplyLanguage
  /** The reply has no words in what they read: these are in the other language. */
  readonly other_language: boolean
  /** Where the agent must still write, in the order of the text. */
  readonly blanks: readonly Pick<FilledStretch, 'start' | 'end' | 'variable'>[]
}

/** A quick reply as it would be written to one person by whoever asks. Nothing is sent or kept. */
export async function fillQuickReply(
  db: Database,
  asker: Asker,
  id: QuickReplyId,
  contactId: ContactId,
  asked: ReplyLanguage | undefined,
  now: Date,
): Promise<FilledReply | Refusal> {
  const reply = await findQuickReply(db, asker, id)
  if (!reply) return noQuickReply()
  const person = await findContact(db, asker.workspace_id, contactId)
  if (!person) return refuse('contacts.not_found', 'contact_id: there is no such contact.')
  const filling = await readFilling(db, asker, person, now)
  const wanted = asked ?? languageOf(person.language) ?? languageOf(filling.workspace.language) ?? 'en'
  const language = reply.texts[wanted] === null ? other(wanted) : wanted
  const { text, stretches } = fillText(reply.texts[language]!, language, valuesOf(filling))
  return {
    id: reply.id,
    version: reply.version,
    text,
    language,
    wanted_language: wanted,
    other_language: language !== wanted,
    blanks: blanksOf(stretches),
  }
}

export type Preview = Pick<FilledReply, 'text' | 'blanks'> & { readonly findings: readonly PlacedFinding[] }

/** Words that are still being written, as they would read, with what the second look says of them. */
export async function previewWords(
  db: Database,
  review: ReviewWords,
  asker: Asker,
  asked: { readonly text: string; readonly language: ReplyLanguage; readonly contact_id: ContactId | null },
  now: Date,
): Promise<Preview | Refusal> {
  const { text, language, contact_id } = asked
  const person = contact_id === null ? examplePerson : await findContact(db, asker.workspace_id, contact_id)
  if (!person) return refuse('contacts.not_found', 'contact_id: there is no such contact.')
  const texts = { fr: null, en: null, [language]: text }
  const unknown = checkVariables(texts)
  if (unknown) return unknown
  const filling = await readFilling(db, asker, person, now)
  const filled = fillText(text, language, valuesOf(filling))
  const [findings] = await reviewTexts(review, asker, filling.workspace, [texts], now)
  return { text: filled.text, blanks: blanksOf(filled.stretches), findings: findings! }
}

const blanksOf = (stretches: readonly FilledStretch[]) =>
  stretches.flatMap(({ start, end, variable, blank }) => (blank ? [{ start, end, variable }] : []))

const other = (language: ReplyLanguage): ReplyLanguage => (language === 'fr' ? 'en' : 'fr')

/** fr of fr-CA; undefined for a language no reply is written in. */
function languageOf(code: string | null): ReplyLanguage | undefined {
  const start = code?.slice(0, 2).toLowerCase()
  return start === 'fr' || start === 'en' ? start : undefined
}
