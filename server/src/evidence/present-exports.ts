import { z } from 'zod'
import { listAgentNames, listPeopleBehind } from '../accounts/index.ts'
import { getContacts } from '../contacts/index.ts'
import { type Actor, type House, signature } from '../platform/index.ts'
import { exportStates, stateOfExport } from './export.ts'
import type { ExportRow } from './export-store.ts'

const person = z.object({ id: z.string().describe('agent:…'), name: z.string().nullable() })

export const exportAnswer = z.object({
  id: z.uuid(),
  state: z.enum(exportStates),
  contact: z.object({ id: z.uuid(), name: z.string().nullable() }),
  conversation_id: z.uuid().nullable(),
  from: z.string(),
  to: z.string(),
  reason: z.string(),
  asked_at: z.string(),
  asked_by: z.string().describe('agent:… or token:…'),
  asker: person.describe('The person behind it'),
  decided_at: z.string().nullable(),
  decided_by: z.string().nullable(),
  decider: person.nullable(),
  expires_at: z.string().describe('Until then a second person may agree, or it may be downloaded'),
  may: z
    .object({ agree: z.boolean(), refuse: z.boolean(), download: z.boolean() })
    .describe('What whoever reads this may do now'),
})

export type ExportView = z.infer<typeof exportAnswer>

/** Exports as the API shows them, with what the one who looks may do about each. */
export async function presentExports(
  { db, clock }: Pick<House, 'db' | 'clock'>,
  actor: Actor,
  rows: readonly ExportRow[],
): Promise<ExportView[]> {
  const own = signature(actor)
  const [names, contacts, people] = await Promise.all([
    listAgentNames(db, actor.workspaceId),
    getContacts(
      db,
      actor.workspaceId,
      rows.map((row) => row.contact_id),
    ),
    listPeopleBehind(db, actor.workspaceId, [own]),
  ])
  const now = clock.now()
  const nameOf = (id: string) => ({ id, name: names.get(id.replace('agent:', '')) ?? null })
  return rows.map((row) => {
    const contact = contacts.get(row.contact_id)
    return {
      id: row.id,
      state: stateOfExport(row, now),
      contact: { id: row.contact_id, name: contact?.display_name ?? null },
      conversation_id: row.conversation_id,
      from: row.period_from.toISOString(),
      to: row.period_to.toISOString(),
      reason: row.reason,
      asked_at: row.asked_at.toISOString(),
      asked_by: row.asked_by,
      asker: nameOf(row.asker),
      decided_at: row.decided_at?.toISOString() ?? null,
      decided_by: row.decided_by,
      decider: row.decider === null ? null : nameOf(row.decider),
      expires_at: row.expires_at.toISOString(),
      may: mayDo(row, now, actor, people.get(own)!),
    }
  })
}

export async function presentExport(
  house: Pick<House, 'db' | 'clock'>,
  actor: Actor,
  row: ExportRow,
): Promise<ExportView> {
  return (await presentExports(house, actor, [row]))[0]!
}

function mayDo(row: ExportRow, now: Date, { permissions }: Actor, person: string): ExportView['may'] {
  const state = stateOfExport(row, now)
  const decides = state === 'waiting' && permissions.has('evidence.unseal')
  return {
    agree: decides && person !== row.asker,
    refuse: decides,
    download:
      state === 'agreed' &&
      permissions.has('evidence.export') &&
      (person === row.asker || person === row.decider),
  }
}
