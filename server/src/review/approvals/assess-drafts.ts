import type { Database, WorkspaceId } from '../../platform/index.ts'
import type { Finding } from '../finding.ts'
import { assess } from './assess.ts'
import { readableText } from './readable-text.ts'

/** A draft that somebody may send: to one person, or to `reach` of them. */
export type ApprovalDraft = {
  readonly workspace_id: WorkspaceId
  readonly contact_id: string | null
  readonly type: string
  readonly body: unknown
  /** What the channel makes of it, such as a template's words with its values. */
  readonly details?: unknown
  readonly reach: number
  readonly cost?: number
  readonly findings: readonly Pick<Finding, 'severity'>[]
}

/** How many people would have to approve each of these drafts, and for which reasons. Aligned. */
export async function assessDrafts(
  db: Database,
  drafts: readonly ApprovalDraft[],
  now: Date,
): Promise<{ needed: number; reasons: readonly string[] }[]> {
  const subjects = drafts.map(({ findings, contact_id, details = {}, ...draft }) => ({
    ...draft,
    details,
    subject_id: null,
    author: '',
    quotes: null,
    purpose: null,
    number_id: '',
    audience: contact_id ?? '',
    text: readableText(draft.type, draft.body, details),
    stopped: findings.some((finding) => finding.severity === 'stop'),
    templated: draft.type === 'template',
  }))
  const assessed = await assess(db, subjects, () => false, now)
  return assessed.map(({ needed, reasons }) => ({ needed, reasons }))
}
