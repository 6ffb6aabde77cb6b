/** What the rest of the desk knows about a silent message, and the model cannot: passed in, never guessed. */
import type { Incident } from './facts.ts'
import type { Situation, StepFacts } from './outcome.ts'

export type NextStepQuestion = {
  readonly message_id: string
  readonly situation: Situation
  /** The person was unhappy, or the matter is a complaint. */
  readonly trouble: boolean
  readonly may: {
    /** Consent for this message's purpose on WhatsApp. */
    readonly whatsapp: boolean
    /** Consent and an address on some other channel. */
    readonly other_channel: boolean
    /** An approved template fits, so that a closed window is no obstacle. */
    readonly template: boolean
  }
  /** Solicitations the person may still get before they answer; 0: silence. */
  readonly budget_left: number
  /** End of the open service window; null: closed. */
  readonly window_until: Date | null
  /** Price of a message inside and outside the window, in one currency; 0 when free. */
  readonly price: { readonly inside: number; readonly outside: number }
  /** What an answer is worth, same currency; null: prices decide nothing. */
  readonly answer_value: number | null
  /** The offer ends here; null: no offer. */
  readonly offer_ends_at: Date | null
  /** They bought something that something else goes with, which they have not got. */
  readonly has_purchases: boolean
  /** What fills the blanks of a draft. Left out: nothing is known. */
  readonly about?: StepFacts
  /** Follow-ups already sent for this message. */
  readonly follow_ups: number
  readonly last_follow_up_at: Date | null
  /** The desk already offered another channel, so it is not offered again. */
  readonly other_channel_offered: boolean
  readonly incidents: readonly Incident[]
}
