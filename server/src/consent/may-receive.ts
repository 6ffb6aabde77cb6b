import { type Database, type Refusal, refuse } from '../platform/index.ts'
import { purposeThatNeedsYes } from './consent.ts'
import { type Ask, findLatest } from './consent-store.ts'

/**
 * May these people be written to, for this purpose, on this channel, now? Aligned: undefined where nothing stands in the
 * way. Asked by every sender, and again in the transaction that lets a message go.
 */
export async function mayReceive(db: Database, asks: readonly Ask[]): Promise<(Refusal | undefined)[]> {
  if (asks.length === 0) return []
  const latest = await findLatest(db, asks)
  return asks.map((ask, index) => {
    const said = latest[index]
    if (said?.state === 'withdrawn') return refuseWithdrawn(ask, said.at)
    if (said?.state === 'given' || ask.purpose !== purposeThatNeedsYes) return undefined
    return refuse(
      'consent.missing',
      `This person has not agreed to ${ask.purpose} messages. Record their consent before writing.`,
      { purpose: ask.purpose, channel: ask.channel },
    )
  })
}

function refuseWithdrawn(ask: Ask, at: Date): Refusal {
  return refuse(
    'consent.withdrawn',
    `This person said no to ${ask.purpose} messages. Do not ask again; they may say yes by themselves.`,
    { purpose: ask.purpose, channel: ask.channel, withdrawn_at: at.toISOString() },
  )
}
