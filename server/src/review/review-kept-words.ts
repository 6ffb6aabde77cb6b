import { findLanguage, findWorkspace } from '../accounts/index.ts'
import { findProducts } from '../catalogue/index.ts'
import type { Actor, Clock, Database } from '../platform/index.ts'
import type { ReviewWords } from '../templates/index.ts'
import type { Language, ReviewContext } from './context.ts'
import { reviewDraft } from './review-draft.ts'
import { wordsOf } from './words-of.ts'

/** The second look at words that are kept for whoever they may fit: nobody in particular reads them. */
export function reviewKeptWords(db: Database, clock: Clock): ReviewWords {
  return async ({ workspace_id, agent_id }, texts) => {
    const asker =
      agent_id === null ? ({ kind: 'token', id: '' } as const) : ({ kind: 'agent', id: agent_id } as const)
    const reader = await findLanguage(db, { ...asker, workspaceId: workspace_id } satisfies Pick<
      Actor,
      'workspaceId' | 'kind' | 'id'
    >)
    const workspace = await findWorkspace(db, workspace_id)
    const catalogues = await findProducts(
      db,
      workspace_id,
      texts.map((one) => one.text),
    )
    const found = []
    for (const [index, { language, text, name }] of texts.entries()) {
      const context: ReviewContext = {
        contact: { names: [name], language, phones: [], emails: [] },
        findOthers: () => ({ names: [], phones: [], emails: [], orders: [] }),
        catalogue: catalogues[index]!,
        earlierPrices: [],
        own: {
          names: workspace ? [workspace.name] : [],
          phones: [],
          emails: [],
          addresses: [],
          ibans: [],
          domains: [],
        },
        dictionary: [],
        offers: [],
        timeZone: workspace?.time_zone ?? 'Europe/Paris',
        now: clock.now(),
      }
      const findings = await reviewDraft({ type: 'text', body: { body: text }, language }, context)
      found.push(findings.map((finding) => present(finding, reader)))
    }
    return found
  }
}

const present = (finding: Awaited<ReturnType<typeof reviewDraft>>[number], reader: Language) => {
  const { kind, severity, start, end, proposal } = finding
  return { kind, severity, start, end, proposal, message: wordsOf(finding, reader) }
}
