/** Lemon Bakery and its journal, for tests of this room. */
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { readConsents, tellConsents } from '../consent/index.ts'
import { type Bakery, openBakery } from '../inbox/lemon-bakery-for-tests.ts'
import { editMessages, followForEvidence, readSpoken, withdrawMessages } from '../messages/index.ts'
import { settle } from '../messages/settle.ts'
import { inTransaction, type MessageId } from '../platform/index.ts'
import { buildBundle } from './build-bundle.ts'
import { ensureKey } from './desk-key.ts'
import { agreeExport, askExport, type ExportAsked } from './export.ts'
import type { ExportRow } from './export-store.ts'
import type { Deed } from './hold.ts'
import { keepJournal } from './keep-journal.ts'
import type { EvidenceHouse } from './routes.ts'
import { verifyBundle } from './verify-bundle.ts'

export type Journal = Bakery & {
  readonly evidence: EvidenceHouse
  /** One step of the background work. */
  step(): Promise<number>
  /** Works until everything that happened stands in the journal. */
  keep(): Promise<void>
  /** The platform takes these messages over. */
  accepts(...ids: readonly MessageId[]): Promise<void>
  edits(messageId: MessageId, text: string): Promise<void>
  takesBack(messageId: MessageId, by?: string): Promise<void>
  deed(who?: 'maya' | 'omar'): Deed
  entries(): Promise<{ seq: number; kind: string; subject: string; contact_id: string | null }[]>
  /** Maya asks and Omar agrees. */
  exports(asked: Partial<ExportAsked>): Promise<ExportRow>
  bundle(row: ExportRow): Promise<string>
}

export const verifyText = (text: string, options?: Parameters<typeof verifyBundle>[1]) =>
  verifyBundle([Buffer.from(text)], options)

/** What a bundle shows, line by line. */
// biome-ignore lint/suspicious/noExplicitAny: tests read lines by their shape
export const linesOf = (text: string): any[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

export async function openJournal(): Promise<Journal> {
  const bakery = await openBakery()
  const { db, house, shop } = bakery
  const { clock } = house
  await ensureKey(db, house.secrets, clock.now())
  const evidence: EvidenceHouse = {
    ...house,
    readers: [readSpoken, readConsents],
    findContactOf: async () => undefined,
  }
  const step = () => keepJournal(db, tellConsents, followForEvidence)
  const named = async (id: MessageId) => {
    const { channel_message_id, number_id } = await db
      .selectFrom('messages')
      .select(['channel_message_id', 'number_id'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const at = clock.now()
    return { workspace_id: shop.workspaceId, number_id, channel_message_id: channel_message_id!, at }
  }
  const deed: Journal['deed'] = (who = 'maya') => ({
    workspace_id: shop.workspaceId,
    by: `agent:${shop[who].id}`,
    now: clock.now(),
  })
  return {
    ...bakery,
    evidence,
    step,
    deed,
    async keep() {
      for (;;) {
        if ((await step()) > 0) continue
        if (!(await isBehind(bakery))) return
        await sleep(5)
      }
    },
    accepts: (...ids) =>
      inTransaction(db, (trx) =>
        settle(
          trx,
          ids.map((message_id) => ({
            workspace_id: shop.workspaceId,
            message_id,
            number_id: shop.numberId,
            contact_id: null,
            tries: 0,
            outcome: { kind: 'accepted', channelMessageId: `wamid.out.${message_id}` },
          })),
          clock.now(),
        ),
      ),
    async edits(id, text) {
      const edit = { ...(await named(id)), type: 'text', body: { body: text }, delivery_id: null }
      await inTransaction(db, (trx) => editMessages(trx, [edit]))
    },
    async takesBack(id, by = 'contact') {
      const withdrawal = { ...(await named(id)), by }
      await inTransaction(db, (trx) => withdrawMessages(trx, [withdrawal]))
    },
    async entries() {
      const { rows } = await sql<{ seq: number; kind: string; subject: string; contact_id: string | null }>`
        select seq, kind, subject, contact_id from evidence_entries
        where workspace_id = ${shop.workspaceId} order by seq`.execute(db)
      return rows
    },
    async exports(asked) {
      const whole = {
        contact_id: undefined,
        conversation_id: undefined,
        from: new Date(0),
        to: new Date('2100-01-01'),
        reason: 'The customer disputes an order',
        ...asked,
      }
      const row = (await askExport(db, deed('maya'), whole, evidence.findContactOf)) as ExportRow
      return (await agreeExport(db, house.secrets, deed('omar'), row.id)) as ExportRow
    },
    async bundle(row) {
      let text = ''
      for await (const line of buildBundle(evidence, row)) text += line
      return text
    },
  }
}

async function isBehind({ db }: Bakery): Promise<boolean> {
  const { rows } = await sql`
    select from events, followers
    where followers.name in ('evidence messages', 'evidence consents')
      and (events.written_by, events.id) > (followers.written_by, followers.id) limit 1`.execute(db)
  return rows.length > 0
}
