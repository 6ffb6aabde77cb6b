import {
  type BusinessHours,
  findWorkspace,
  firstWorkspaceName,
  type Language,
  type Workspace,
} from '../../accounts/index.ts'
import { type ContactView, getContacts } from '../../contacts/index.ts'
import type { Database, WorkspaceId } from '../../platform/index.ts'
import { type Finding, guessLanguage } from '../../review/index.ts'
import type { Channel } from '../channel.ts'
import type { MessageBody, MessageRow } from '../message.ts'
import { listThread } from '../message-store.ts'
import type { SecondLook } from '../second-look.ts'
import { textOf } from '../text-of.ts'
import { sayWhen, writeCorrection } from './correction-words.ts'
import { breachKinds, type MistakeKind } from './mistake.ts'

/** When people answer next: this instant while they do; undefined when they never do. */
export type NextOpening = (hours: BusinessHours, zone: string, at: Date) => Date | undefined

export type CorrectionOptions = { readonly secondLook: SecondLook; readonly nextOpening: NextOpening }

export type Correction = {
  readonly kind: MistakeKind
  readonly language: Language
  readonly text: string
  /** What the second look says of the draft: at least the blanks somebody must fill. */
  readonly findings: readonly Finding[]
  readonly timing: {
    readonly when: 'now' | 'later'
    readonly at: Date
    readonly why: 'data_at_risk' | 'open' | 'closed'
  }
  /** Whom to tell besides the person. */
  readonly inform: readonly ('lead' | 'privacy')[]
  /** Whether it must be looked at as a data breach. */
  readonly breach_question: boolean
}

/** Where nobody has said when they answer, nobody is written to at night. */
const civilDay = [{ from: '08:00', to: '21:00' }]
const civilHours: BusinessHours = {
  1: civilDay,
  2: civilDay,
  3: civilDay,
  4: civilDay,
  5: civilDay,
  6: civilDay,
  7: civilDay,
}

/** A message that makes this one right, in the person's language, read again like any draft. */
export async function draftCorrection(
  db: Database,
  channel: Channel,
  { secondLook, nextOpening }: CorrectionOptions,
  message: MessageRow,
  kind: MistakeKind,
  now: Date,
): Promise<Correction> {
  const workspaceId: WorkspaceId = message.workspace_id
  const workspace = (await findWorkspace(db, workspaceId))!
  const contact =
    message.contact_id === null
      ? undefined
      : (await getContacts(db, workspaceId, [message.contact_id])).get(message.contact_id)
  const language = contact?.language
    ? languageOf(contact.language)
    : await guessLanguage(await findTheirWords(db, message), languageOf(workspace.language))
  const left = message.accepted_at ?? message.sent_at ?? message.created_at
  const text = writeCorrection(kind, language, {
    name: firstNameOf(contact),
    when: sayWhen(language, workspace.time_zone, left, now),
    price: kind === 'price_typo' ? await findRightPrice(db, secondLook, message) : null,
    business: await nameOfBusiness(channel, workspace, message),
  })
  return {
    kind,
    language,
    text,
    findings: await lookAgain(db, secondLook, message, 'text', { body: text }, now),
    timing: timingOf(
      kind,
      nextOpening(workspace.business_hours ?? civilHours, workspace.time_zone, now),
      now,
    ),
    inform: informed[kind] ?? [],
    breach_question: breachKinds.has(kind),
  }
}

/** As the customer knows it: by its name on the channel, else the workspace's, once somebody gave it one. */
async function nameOfBusiness(
  channel: Channel,
  workspace: Workspace,
  { workspace_id, number_id }: MessageRow,
): Promise<string | null> {
  const known = await channel.businessName?.({ workspace_id, number_id })
  if (known) return known
  return workspace.name === firstWorkspaceName ? null : workspace.name
}

const informed: Partial<Record<MistakeKind, Correction['inform']>> = {
  confidential: ['lead', 'privacy'],
  wrong_person: ['lead', 'privacy'],
  emotion: ['lead'],
  offer_withdrawn: ['lead'],
}

const languageOf = (code: string): Language => (code.toLowerCase().startsWith('fr') ? 'fr' : 'en')

/** As many of the thread's newest messages are looked through for words of theirs. */
const theirWordsDepth = 20

/** What the person wrote lately: how they write says how they are written to. */
async function findTheirWords(db: Database, message: MessageRow): Promise<string> {
  if (message.contact_id === null) return ''
  const of = { contact_id: message.contact_id }
  const rows = await listThread(db, message.workspace_id, of, { limit: theirWordsDepth })
  return rows
    .filter((row) => row.direction === 'in' && row.withdrawn_at === null)
    .map((row) => textOf(row.type, row.body, row.details))
    .join('\n')
}

/** A name of a person, not a number or a shop: only letters, and the first of them. */
function firstNameOf(contact: ContactView | undefined): string | null {
  const [first = ''] = (contact?.name ?? contact?.profile_name ?? '').trim().split(/\s+/)
  return /^\p{Lu}[\p{L}’'-]+$/u.test(first) ? first : null
}

/** Data that is where it must not be cannot wait for the morning; everything else can. */
function timingOf(kind: MistakeKind, opening: Date | undefined, now: Date): Correction['timing'] {
  if (breachKinds.has(kind)) return { when: 'now', at: now, why: 'data_at_risk' }
  if (opening === undefined || opening <= now) return { when: 'now', at: now, why: 'open' }
  return { when: 'later', at: opening, why: 'closed' }
}

/** What the second look would have written in the place of the wrong price; null where it does not know, or doubts. */
async function findRightPrice(db: Database, look: SecondLook, message: MessageRow): Promise<string | null> {
  const findings = await lookAgain(
    db,
    look,
    message,
    message.type,
    message.body as MessageBody,
    message.created_at,
  )
  const prices = new Set(findings.filter(({ kind }) => kind === 'price').map(({ proposal }) => proposal))
  const [price = null] = prices
  return prices.size === 1 ? price : null
}

async function lookAgain(
  db: Database,
  look: SecondLook,
  message: MessageRow,
  type: string,
  body: MessageBody,
  send_after: Date,
): Promise<readonly Finding[]> {
  // A group has no one person whose name, prices and orders could be compared.
  if (message.contact_id === null || textOf(type, body, message.details) === '') return []
  const { workspace_id, contact_id } = message
  const purpose = message.purpose ?? 'service'
  const details = type === 'text' ? {} : (message.details as Readonly<Record<string, unknown>>)
  const [findings = []] = await look(db, [
    { workspace_id, contact_id, type, body, details, purpose, send_after },
  ])
  return findings
}
