import { findLanguage } from '../accounts/index.ts'
import type { Clock, Database } from '../platform/index.ts'
import type { ReviewWords } from '../templates/index.ts'
import type { Language } from './context.ts'
import type { Finding } from './finding.ts'
import { type ReviewSources, reviewDrafts } from './review-drafts.ts'
import { wordsOf } from './words-of.ts'

/** The second look at words that are kept for whoever they may fit: nobody in particular reads them. */
export function reviewKeptWords(db: Database, sources: ReviewSources, clock: Clock): ReviewWords {
  return async ({ workspace_id, agent_id }, texts) => {
    const asker = {
      workspaceId: workspace_id,
      kind: agent_id ? 'agent' : 'token',
      id: agent_id ?? '',
    } as const
    const reader = await findLanguage(db, asker)
    const drafts = texts.map(({ language, text }) => ({
      workspace_id,
      type: 'text',
      body: { body: text },
      language,
    }))
    const found = await reviewDrafts(db, sources, drafts, clock.now())
    return found.map((findings) => findings.map((finding) => present(finding, reader)))
  }
}

function present(finding: Finding, reader: Language) {
  const { kind, severity, start, end, proposal } = finding
  return { kind, severity, start, end, proposal, message: wordsOf(finding, reader) }
}
