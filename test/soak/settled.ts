import type { Desk } from './desk.ts'
import { until } from './wait.ts'

const settledMsMax = 300_000

/** Deliveries not digested yet, and news not followed yet. */
export async function backlogOf(desk: Desk): Promise<{ deliveries: number; events: number }> {
  const [row] = await desk.query<{ deliveries: number; events: number }>(`
    select
      (select count(*)::int from whatsapp_deliveries as told where not exists (
        select from followers where name = 'whatsapp digest'
          and (told.written_by, told.id) <= (followers.written_by, followers.id))) as deliveries,
      (select count(*)::int from events as told where (
        select count(*) from followers where name in ('inbox', 'receipts')
          and (told.written_by, told.id) <= (followers.written_by, followers.id)) < 2) as events`)
  return row!
}

/** Waits until everything that was stored is understood and followed. */
export async function untilSettled(desk: Desk): Promise<void> {
  await until(
    'everything stored is understood and followed',
    async () => {
      const backlog = await backlogOf(desk).catch(() => undefined)
      return backlog !== undefined && backlog.deliveries === 0 && backlog.events === 0
    },
    settledMsMax,
    200,
  )
}
