import type { Tick } from '../platform/api-shapes.ts'

export type TickKind = Tick

type Receipt = { status: string; at: string; participant?: string | null }

const provingStatus: Partial<Record<TickKind, string>> = {
  one_grey: 'sent',
  two_grey: 'delivered',
  two_blue: 'read',
  played: 'played',
  failed: 'failed',
}

/** When the platform reported what the tick says: the earliest such receipt, in ISO 8601, or null. */
export function tickAt(tick: TickKind, receipts: readonly Receipt[]): string | null {
  const status = provingStatus[tick]
  let earliest: string | null = null
  for (const receipt of receipts) {
    if (receipt.status !== status) continue
    if (earliest === null || Date.parse(receipt.at) < Date.parse(earliest)) earliest = receipt.at
  }
  return earliest
}
