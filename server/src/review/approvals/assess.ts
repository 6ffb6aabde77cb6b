import { randomBytes } from 'node:crypto'
import { listPeopleBehind } from '../../accounts/index.ts'
import { findProducts } from '../../catalogue/index.ts'
import { listLivingAddresses } from '../../contacts/index.ts'
import { type ContactId, type Database, isId, type WorkspaceId } from '../../platform/index.ts'
import { type ApprovalRule, type Need, needOf } from './approval-rules.ts'
import {
  type ApprovalRequest,
  type DecidedRequest,
  findApprovalRequests,
  getApprovalRules,
} from './approval-store.ts'
import { type Approvable, hashContent } from './content-hash.ts'
import { isCatalogued, type Sensitivity, sensitivitiesOf } from './sensitivity.ts'

/** Something that wants to leave: one message, or a campaign with all its recipients. */
export type Assessable = Approvable & {
  readonly workspace_id: WorkspaceId
  /** Null while it is only a draft. */
  readonly subject_id: string | null
  /** Every word of it that a person will read. */
  readonly text: string
  readonly author: string
  readonly reach: number
  readonly cost?: number
  /** The second look says stop: no reason lets it pass, only a second person. Undefined: as it was said before. */
  readonly stopped?: boolean | undefined
  /** An approved template whose values a program filled in: its amounts were seen by a person. */
  readonly templated?: boolean
}

/**
 * What keeps something from leaving: the request as it must be stored now. `state`: how far it is for exactly this content.
 */
export type Assessment = Need & {
  readonly state: 'free' | 'waiting' | 'approved' | 'rejected'
  readonly given: number
  readonly request: ApprovalRequest | undefined
}

const free: Assessment = { needed: 0, reasons: [], state: 'free', given: 0, request: undefined }

/**
 * How many people must approve each, and how many validly have. Aligned. What is plain by its words, goes to one person and
 * was never asked about costs no statement: this runs for every message that leaves.
 *
 * @param known those with a request on record; others are looked up only when their words or reach ask for it
 */
export async function assess(
  db: Database,
  subjects: readonly Assessable[],
  known: (subject: Assessable) => boolean,
  now: Date,
): Promise<Assessment[]> {
  const weighed = subjects.map((subject) => ({ subject, sensitivities: wordsOf(subject) }))
  const suspect = weighed.filter(
    ({ subject, sensitivities }) =>
      sensitivities.size > 0 || subject.reach > 1 || subject.cost !== undefined || known(subject),
  )
  if (suspect.length === 0) return subjects.map(() => free)
  const asked = suspect.flatMap(({ subject: { workspace_id, subject_id } }) =>
    subject_id === null ? [] : [{ workspace_id, subject_id }],
  )
  const [rules, requests] = await Promise.all([
    getApprovalRules(
      db,
      suspect.map(({ subject }) => subject.workspace_id),
    ),
    findApprovalRequests(db, asked),
  ])
  const found = new Map<Assessable, Assessment>()
  for (const [workspaceId, group] of Map.groupBy(suspect, (one) => one.subject.workspace_id)) {
    const people = await listPeopleBehind(
      db,
      workspaceId,
      group.map(({ subject }) => subject.author),
    )
    await forgetCatalogued(db, workspaceId, group)
    const addresses = await listAddresses(db, workspaceId, group)
    for (const { subject, sensitivities } of group) {
      const request = requests.get(`${workspaceId} ${subject.subject_id}`)
      // What the second look said when it was written cannot be told from the words alone.
      if (subject.stopped === undefined && request?.reasons.includes('second_look'))
        sensitivities.add('second_look')
      // A person put another amount into it since the program wrote it: their amount was seen by nobody.
      if (
        subject.templated &&
        request?.reasons.includes('price') &&
        sensitivitiesOf(subject.text).has('price')
      )
        sensitivities.add('price')
      const person = people.get(subject.author)!
      found.set(
        subject,
        weigh(
          { ...subject, audience: `${subject.audience} ${addresses.get(subject.audience) ?? ''}` },
          sensitivities,
          rules.get(workspaceId)!,
          request,
          person,
          now,
        ),
      )
    }
  }
  return subjects.map((subject) => found.get(subject) ?? free)
}

type Weighed = { readonly subject: Assessable; readonly sensitivities: Set<Sensitivity> }

/** A price that is the catalogue's needs nobody: the second look has compared them. */
async function forgetCatalogued(
  db: Database,
  workspaceId: WorkspaceId,
  weighed: readonly Weighed[],
): Promise<void> {
  const priced = weighed.filter(({ sensitivities }) => sensitivities.has('price'))
  if (priced.length === 0) return
  const texts = priced.map(({ subject }) => subject.text)
  const products = await findProducts(db, workspaceId, texts)
  for (const [index, { subject, sensitivities }] of priced.entries())
    if (isCatalogued(subject.text, products[index]!)) sensitivities.delete('price')
}

/** A yes holds for the person at this address: who changes the address sends the words to somebody else. */
async function listAddresses(
  db: Database,
  workspaceId: WorkspaceId,
  weighed: readonly Weighed[],
): Promise<Map<string, string>> {
  // What names many people is no contact's id.
  const ids = weighed.map(({ subject }) => subject.audience).filter(isId)
  const found = await listLivingAddresses(db, workspaceId, [...new Set(ids)] as ContactId[])
  return new Map([...found].map(([id, { phone = '', bsuid = '' }]) => [id, `${phone} ${bsuid}`]))
}

function wordsOf({ text, stopped, templated }: Assessable): Set<Sensitivity> {
  const found = sensitivitiesOf(text)
  if (stopped) found.add('second_look')
  if (templated) found.delete('price')
  return found
}

function weigh(
  subject: Assessable,
  found: ReadonlySet<Sensitivity>,
  rules: readonly ApprovalRule[],
  stored: DecidedRequest | undefined,
  person: string,
  now: Date,
): Assessment {
  const { reach, cost } = subject
  const need = needOf({ sensitivities: found, reach, ...(cost === undefined ? {} : { cost }) }, rules)
  if (need.needed === 0 && !stored) return free
  const salt = stored?.salt ?? randomBytes(32)
  const hash = hashContent(salt, contentOf(subject))
  const people = [...new Set([...(stored?.people ?? []), person])]
  const valid = (stored?.decisions ?? []).filter(
    (one) => Buffer.compare(one.hash, hash) === 0 && !people.includes(one.person),
  )
  const given = valid.filter((one) => one.approved).length
  const request =
    subject.subject_id === null
      ? undefined
      : {
          ...{ workspace_id: subject.workspace_id, subject_id: subject.subject_id, salt, hash, people },
          ...{ needed: need.needed, reasons: [...need.reasons], asked_at: now },
        }
  const rejected = valid.some((one) => !one.approved)
  const state = rejected ? 'rejected' : given >= need.needed ? 'approved' : 'waiting'
  return { ...need, state, given, request }
}

function contentOf({ type, body, details, quotes, purpose, number_id, audience }: Assessable): Approvable {
  return { type, body, details, quotes, purpose, number_id, audience }
}
