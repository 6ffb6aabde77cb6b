import type { Customer } from './customer.ts'
import type { Message } from './message.ts'

/** A group of the API: one business number and up to eight people who came by its link. */
export type Group = {
  id: string
  subject: string
  description: string
  inviteLink: string
  joinApproval: 'auto_approve' | 'approval_required'
  participants: Set<Customer>
  removed: Set<Customer>
  joinRequests: Map<string, Customer>
  pinned: string[]
  suspended: boolean
  createdAt: number
  lastInboundAt: number
  messages: Message[]
}
