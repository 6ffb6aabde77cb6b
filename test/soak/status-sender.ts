/** Receipts for what the platform accepted: late, out of order, and repeated until they are taken. */
import { setTimeout as sleep } from 'node:timers/promises'
import { deliverAll } from './deliver.ts'
import type { Desk } from './desk.ts'
import type { Random } from './random.ts'
import type { StormNumber } from './storm.ts'
import { envelope, statusOf } from './wire.ts'

export type StatusSender = {
  tell(call: { readonly to: string; readonly callback: string; readonly wamid: string }): void
  /** Waits until everything told was answered 200. */
  done(): Promise<void>
}

const lateMsMax = 3_000
const connections = 4

export function openStatusSender(desk: Desk, number: StormNumber, random: Random): StatusSender {
  const under = new Set<Promise<void>>()
  const fault: Error[] = []

  async function deliver(phone: string, callback: string, wamid: string, status: string): Promise<void> {
    await sleep(random.between(0, lateMsMax))
    const at = Math.floor(Date.now() / 1000)
    const item = {
      kind: 'status',
      of: number,
      phone,
      status: statusOf(phone, wamid, status, at, callback),
    } as const
    await deliverAll(desk.url, [{ body: envelope([item]), secret: number.app_secret }], connections)
  }

  return {
    tell({ to, callback, wamid }) {
      const phone = to.replace('+', '')
      for (const status of ['sent', 'delivered']) {
        const work = deliver(phone, callback, wamid, status)
          .catch((error) => {
            fault.push(error)
          })
          .finally(() => under.delete(work))
        under.add(work)
      }
    },
    async done() {
      while (under.size > 0) await Promise.all(under)
      if (fault[0]) throw fault[0]
    },
  }
}
