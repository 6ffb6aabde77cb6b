import { type Refusal, refuse } from '../platform/index.ts'
import type { Template } from './template.ts'

/** May this template be sent? Only an approved one may; the words say what a person can do about the others. */
export function checkApproved(
  template: Template | undefined,
  asked: { readonly name: string; readonly language: string },
): Refusal | undefined {
  const details = { ...asked, status: template?.status ?? null, reason: template?.reason ?? null }
  if (!template || template.removed_at) {
    const missing = `There is no template ${asked.name} in ${asked.language} on this number's account.`
    return refuse('templates.not_approved', `${missing} Read the list again, or choose another.`, details)
  }
  if (template.status === 'APPROVED') return undefined
  return refuse('templates.not_approved', `${remedyFor(template.status)} It is ${template.status}.`, details)
}

function remedyFor(status: string): string {
  switch (status) {
    case 'PENDING':
    case 'IN_APPEAL':
      return 'Wait for the review of this template, or choose another.'
    case 'PAUSED':
      return 'This template is paused because people reacted badly to it: wait, improve it, or choose another.'
    case 'REJECTED':
      return 'This template was refused: change it and submit it again, or choose another.'
    default:
      return 'This template can no longer be sent: choose another.'
  }
}
