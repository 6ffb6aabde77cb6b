import type { MessageId, NumberId, WorkspaceId } from '../platform/index.ts'

/** One receipt as a channel told it. `participant` is set in groups, where each member's device reports. */
export type Receipt = {
  readonly workspace_id: WorkspaceId
  readonly number_id: NumberId
  /** Our own id as the channel echoed it; null when it echoed nothing of ours. */
  readonly echoed_id: MessageId | null
  readonly channel_message_id: string
  readonly status: string
  readonly at: Date
  readonly participant: string
  readonly errors: readonly unknown[] | null
  readonly pricing: unknown
}

export const advancingStatuses = ['sent', 'delivered', 'read', 'played', 'failed'] as const
export type AdvancingStatus = (typeof advancingStatuses)[number]

/** Statuses of later versions of the platform are kept as facts and move nothing until we know what they mean. */
export function isAdvancing(status: string): status is AdvancingStatus {
  return (advancingStatuses as readonly string[]).includes(status)
}

/**
 * In a group the second tick stands for all members and we are not told how many there are: one member's device moves
 * only what is true of the message as a whole.
 */
export function movesMessage(receipt: Pick<Receipt, 'status' | 'participant'>): boolean {
  if (!isAdvancing(receipt.status)) return false
  return receipt.participant === '' || receipt.status === 'sent'
}

/** The first error of a failed receipt, in the form messages keep. */
export function failureOfReceipt(
  receipt: Pick<Receipt, 'status' | 'errors'>,
): Record<string, unknown> | null {
  if (receipt.status !== 'failed') return null
  const error = (receipt.errors?.[0] ?? {}) as {
    code?: unknown
    title?: unknown
    message?: unknown
    error_data?: { details?: unknown }
  }
  return {
    code: String(error.code ?? 'unknown'),
    title: String(error.title ?? error.message ?? 'The platform gave no reason.'),
    ...(error.error_data?.details ? { details: String(error.error_data.details) } : {}),
  }
}
