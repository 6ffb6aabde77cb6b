import { errorCode } from '@doublecheck/whatsapp'
import { sql } from 'kysely'
import type { Database, NumberId, WorkspaceId } from '../../platform/index.ts'

export type NumberView = {
  readonly id: NumberId
  readonly channel: 'whatsapp'
  readonly phone_number_id: string
  readonly waba_id: string
  readonly display_phone_number: string
  readonly label: string | null
  readonly verified_name: string | null
  readonly quality: string | null
  readonly messaging_limit: string | null
  readonly per_second: number
  readonly coexistence: boolean
  readonly simulated: boolean
  readonly webhook_lag_ms: number | null
  readonly last_webhook_at: Date | null
  readonly last_error: unknown
  readonly sending_stopped: unknown
  readonly connected_at: Date
}

/** As many numbers a workspace may have connected. A portfolio has 20 at most (phone-numbers page, read 2026-02). */
export const numbersMax = 200

/** Connected numbers of a workspace; one of them when `id` is given. */
export async function listNumberViews(
  db: Database,
  workspaceId: WorkspaceId,
  id?: NumberId,
): Promise<NumberView[]> {
  const { rows } = await sql<
    Record<string, unknown> & {
      last_error: { code: string; message: string } | null
      sending_stopped_why: { code: string; title: string } | null
    }
  >`
    select numbers.id, phone_number_id, waba_id, address, label, verified_name, quality, messaging_limit, per_second, coexistence,
      simulated, webhook_lag_ms, last_webhook_at, last_error, last_error_at, sending_stopped_at, sending_stopped_why, connected_at
    from numbers join whatsapp_numbers on whatsapp_numbers.workspace_id = numbers.workspace_id and number_id = numbers.id
    where numbers.workspace_id = ${workspaceId} and numbers.disconnected_at is null
      and (${id ?? null}::uuid is null or numbers.id = ${id ?? null}::uuid)
    order by connected_at, numbers.id limit ${numbersMax}`.execute(db)
  return rows.map((row) => {
    const { address, last_error, last_error_at, sending_stopped_at, sending_stopped_why, ...rest } = row
    const stopped = sending_stopped_why
    return {
      ...rest,
      channel: 'whatsapp',
      display_phone_number: address,
      last_error: last_error ? { ...last_error, at: last_error_at } : null,
      sending_stopped: stopped
        ? {
            since: sending_stopped_at,
            code: stopped.code,
            message: stopped.title,
            words: errorCode(Number(stopped.code)).words,
          }
        : null,
    } as unknown as NumberView
  })
}
