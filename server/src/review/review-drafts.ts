import { setImmediate } from 'node:timers/promises'
import { parsePhoneNumberFromString } from 'libphonenumber-js'
import { findWorkspace, listColleagues } from '../accounts/index.ts'
import { findProducts, listNamedOffers, type Product } from '../catalogue/index.ts'
import { type ContactView, getContacts, listOrders } from '../contacts/index.ts'
import type { Database, WorkspaceId } from '../platform/index.ts'
import { findTemplatesByName } from '../templates/index.ts'
import { askOthers } from './ask-others.ts'
import type { OwnDetails, ReviewContext, ReviewDraft } from './context.ts'
import { dictionaryWordsMax, listWords } from './dictionary-store.ts'
import { listDraftTexts } from './draft-texts.ts'
import type { Finding } from './finding.ts'
import type { Grammalecte } from './grammalecte/index.ts'
import { reviewDraft } from './review-draft.ts'
import { asReviewed, nobody } from './reviewed-contact.ts'
import { getReviewSettings } from './settings-store.ts'
import { type FilledText, fillForReview, onValues } from './template-draft.ts'
import { readToldPrices } from './told-prices.ts'

/** A draft with whom it is for; without a contact it is read as a text for anybody. */
export type DraftToReview = ReviewDraft & {
  readonly workspace_id: WorkspaceId
  readonly contact_id?: string | null
}

/** What we wrote to people lately, the newest last. Aligned with what was asked. */
export type ListToldTexts = (
  db: Database,
  asked: readonly { readonly workspace_id: WorkspaceId; readonly contact_id: string }[],
  since: Date,
) => Promise<readonly (readonly string[])[]>

/** What only higher rooms know. */
export type ReviewSources = {
  readonly listToldTexts: ListToldTexts
  /** Phone numbers the business is connected by. */
  readonly listOwnPhones: (db: Database, workspaceId: WorkspaceId) => Promise<readonly string[]>
  /** Left out where nobody waits for the answer, such as at the gate: it never holds a message back. */
  readonly grammalecte?: Pick<Grammalecte, 'read' | 'isReading'>
}

/** A price said longer ago binds nobody. */
const toldDaysMax = 30
/** An offer that ended longer ago is named by nobody any more. */
const endedDaysMax = 180
const dayMs = 86_400_000
const colleaguesMax = 500
/** Between so many drafts others have their turn. */
const atOnceMax = 20

/**
 * The second look on many drafts, with all the desk knows of persons, catalogue and day. Aligned. A few statements for each
 * workspace among them, whatever their number, and one for every twenty drafts.
 */
export async function reviewDrafts(
  db: Database,
  sources: ReviewSources,
  drafts: readonly DraftToReview[],
  now: Date,
): Promise<Finding[][]> {
  const found = new Map<DraftToReview, Finding[]>()
  for (const [workspaceId, group] of Map.groupBy(drafts, (draft) => draft.workspace_id)) {
    const contextOf = await gatherContexts(db, sources, workspaceId, group, now)
    for (let from = 0; from < group.length; from += atOnceMax) {
      const turn = group.slice(from, from + atOnceMax)
      const findings = await Promise.all(turn.map((draft) => reviewOne(draft, contextOf(draft))))
      for (const [index, draft] of turn.entries()) found.set(draft, findings[index]!)
      if (from + atOnceMax < group.length) await setImmediate()
    }
  }
  return drafts.map((draft) => found.get(draft)!)
}

type Gathered = {
  readonly context: ReviewContext
  readonly filled: readonly FilledText[]
  /** The desk never wrote down a name; what is known is what the person calls themselves on WhatsApp. */
  readonly isSelfNamed: boolean
}

async function reviewOne(
  draft: DraftToReview,
  { context, filled, isSelfNamed }: Gathered,
): Promise<Finding[]> {
  const inWhole = await Promise.all(
    filled.map(async (text) => {
      const whole = { ...draft, type: 'text', body: { body: text.text } }
      return onValues(await reviewDraft(whole, context), text)
    }),
  )
  const found = [...(await reviewDraft(draft, context)), ...inWhole.flat()]
  const seen = new Set<string>()
  const once = found.filter(({ kind, part, start, end }) => {
    const key = `${kind} ${part} ${start} ${end}`
    return !seen.has(key) && seen.add(key)
  })
  // « Bonjour Marie » to somebody who calls herself Mimi is worth a question, no second person.
  return once.map((one) =>
    isSelfNamed && one.saying === 'addressee.other_name' ? { ...one, severity: 'warning' as const } : one,
  )
}

/** Everything of one workspace that its drafts are judged by. */
async function gatherContexts(
  db: Database,
  sources: ReviewSources,
  workspaceId: WorkspaceId,
  drafts: readonly DraftToReview[],
  now: Date,
): Promise<(draft: DraftToReview) => Gathered> {
  const ids = [...new Set(drafts.flatMap((draft) => draft.contact_id ?? []))]
  const since = new Date(now.getTime() - toldDaysMax * dayMs)
  const asked = ids.map((contact_id) => ({ workspace_id: workspaceId, contact_id }))
  const [workspace, settings, colleagues, phones, words, offers, contacts, orders, told, filled] =
    await Promise.all([
      findWorkspace(db, workspaceId),
      getReviewSettings(db, workspaceId),
      listColleagues(db, workspaceId, colleaguesMax),
      sources.listOwnPhones(db, workspaceId),
      listWords(db, workspaceId, { limit: dictionaryWordsMax }),
      listNamedOffers(db, workspaceId, new Date(now.getTime() - endedDaysMax * dayMs)),
      getContacts(db, workspaceId, ids),
      listOrders(db, workspaceId, ids),
      sources.listToldTexts(db, asked, since),
      fillTemplates(db, workspaceId, drafts),
    ])
  if (!workspace) throw new Error(`workspace ${workspaceId} of a draft is gone`)
  const toldTo = new Map(ids.map((id, index) => [id, told[index] ?? []]))
  const products = await findProductsOf(db, workspaceId, drafts, filled, toldTo)
  const own: OwnDetails = {
    names: [workspace.name, ...colleagues.map((one) => one.name), ...settings.names],
    phones: [...phones, ...settings.phones],
    emails: [...colleagues.map((one) => one.email), ...settings.emails],
    addresses: settings.addresses,
    ibans: settings.ibans,
    domains: settings.domains,
  }
  const shared = {
    own,
    dictionary: words.map((one) => one.word),
    offers: offers.flatMap(offerNames),
    timeZone: workspace.time_zone,
    country: settings.country ?? countryOf(phones) ?? 'FR',
    now,
    readFrench: sources.grammalecte?.read,
  }
  const othersOf = askOthers(db, workspaceId)
  return (draft) => {
    const contact = draft.contact_id ? contacts.get(draft.contact_id) : undefined
    const catalogue = products.get(draft) ?? []
    const context: ReviewContext = {
      ...shared,
      contact: contact ? asReviewed(contact, orders.get(draft.contact_id ?? '')) : nobody,
      findOthers: othersOf(contact?.id ?? null),
      catalogue,
      earlierPrices: readToldPrices(toldOf(contact, draft, toldTo), catalogue),
    }
    return { context, filled: filled.get(draft) ?? [], isSelfNamed: !contact?.name }
  }
}

const toldOf = (
  contact: ContactView | undefined,
  draft: DraftToReview,
  toldTo: ReadonlyMap<string, readonly string[]>,
) => (contact && draft.contact_id ? (toldTo.get(draft.contact_id) ?? []) : [])

function offerNames({ name, code, ends_at }: { name: string; code: string | null; ends_at: Date }) {
  return [name, ...(code ? [code] : [])].map((one) => ({ name: one, endsAt: ends_at }))
}

/** Templates among the drafts, with the values in their words. One that the desk does not have is read by its values alone. */
async function fillTemplates(
  db: Database,
  workspaceId: WorkspaceId,
  drafts: readonly DraftToReview[],
): Promise<Map<DraftToReview, FilledText[]>> {
  const named = drafts.flatMap((draft) => {
    const name = draft.type === 'template' ? nameOf(draft.body) : undefined
    return name ? [{ draft, ...name }] : []
  })
  const templates = await findTemplatesByName(db, workspaceId, named)
  return new Map(
    named.flatMap(({ draft }, index) => {
      const template = templates[index]
      return template ? [[draft, fillForReview(template, draft.body)] as const] : []
    }),
  )
}

function nameOf(body: unknown): { name: string; language: string } | undefined {
  const { name, language } = (body ?? {}) as { name?: unknown; language?: { code?: unknown } | null }
  const code = language?.code
  if (typeof name !== 'string' || typeof code !== 'string') return undefined
  // PostgreSQL takes no text with U+0000.
  return `${name}${code}`.includes('\u0000') ? undefined : { name, language: code }
}

async function findProductsOf(
  db: Database,
  workspaceId: WorkspaceId,
  drafts: readonly DraftToReview[],
  filled: ReadonlyMap<DraftToReview, readonly FilledText[]>,
  toldTo: ReadonlyMap<string, readonly string[]>,
): Promise<Map<DraftToReview, Product[]>> {
  const texts = drafts.map((draft) => {
    const written = listDraftTexts(draft.type, draft.body).map((one) => one.text)
    const whole = (filled.get(draft) ?? []).map((one) => one.text)
    const told = draft.contact_id ? (toldTo.get(draft.contact_id) ?? []) : []
    return [...written, ...whole, ...told].join('\n')
  })
  const found = await findProducts(db, workspaceId, texts)
  return new Map(drafts.map((draft, index) => [draft, found[index]!]))
}

function countryOf(phones: readonly string[]): string | undefined {
  for (const phone of phones) {
    const country = parsePhoneNumberFromString(phone.startsWith('+') ? phone : `+${phone}`)?.country
    if (country) return country
  }
  return undefined
}
