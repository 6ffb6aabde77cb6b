import { freeServiceMessagesPerMonth } from '@doublecheck/whatsapp'
import type { Message, Thread } from './message.ts'

// Rules in force from a day on, newest first. pricing 2026-03-02; pricing/non-template-messages 2026-07-01.
const rules = [
  { from: Date.UTC(2026, 9, 1), service: 'charged', utilityInWindow: 'charged' },
  { from: Date.UTC(2025, 6, 1), service: 'free', utilityInWindow: 'free' },
] as const

export type Pricing = NonNullable<Message['pricing']>

/** What the receipt of this message says it costs; counts a free service message of the month as used. */
export function pricingOf(message: Message, thread: Thread, now: number, windowOpen: boolean): Pricing {
  if (thread.freeEntryUntil > now) return price('free_entry_point', 'referral_conversion')
  const rule = rules.find(({ from }) => from <= now) ?? rules.at(-1)!
  if (message.category === 'utility' && windowOpen && rule.utilityInWindow === 'free') {
    return price('free_customer_service', 'utility')
  }
  if (message.category !== 'service') return price('regular', message.category)
  if (rule.service === 'free') return price('free_customer_service', 'service')
  // How the free tier is marked is not known; the type that means "free, within the window" is our guess.
  return price(takeFreeService(thread, now) ? 'free_customer_service' : 'regular', 'service')
}

function takeFreeService({ number }: Thread, now: number): boolean {
  const month = new Date(now).toISOString().slice(0, 7)
  if (number.freeServiceUsed.month !== month) number.freeServiceUsed = { month, count: 0 }
  if (number.freeServiceUsed.count >= freeServiceMessagesPerMonth) return false
  number.freeServiceUsed.count++
  return true
}

function price(type: string, category: string): Pricing {
  return { billable: type === 'regular', pricing_model: 'PMP', type, category }
}
