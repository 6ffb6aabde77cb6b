/** How many planted mistakes are caught, how many harmless drafts bothered, and how long a draft takes. */
import type { ReviewContext } from '../context.ts'
import type { Finding } from '../finding.ts'
import { reviewDraft } from '../review-draft.ts'
import { contextFor, type PlantedDraft } from './planted.ts'

export type Judged = {
  readonly draft: PlantedDraft
  readonly findings: readonly Finding[]
  readonly ms: number
}

/** With `more`, the drafts are judged by what else a desk may have, such as a second reader. */
export async function judgeDrafts(
  drafts: readonly PlantedDraft[],
  more: Pick<ReviewContext, 'readFrench'> = {},
): Promise<Judged[]> {
  const judged: Judged[] = []
  for (const draft of drafts) {
    const start = performance.now()
    const context = { ...contextFor(draft), ...more }
    const findings = await reviewDraft({ type: 'text', body: { body: draft.text } }, context)
    judged.push({ draft, findings, ms: performance.now() - start })
  }
  return judged
}

/** Caught: the right kind, and where the place is known, at that place. */
export function isCaught({ draft, findings }: Judged): boolean {
  const { kind, start, end } = draft
  return findings.some(
    (one) =>
      one.kind === kind && (start === undefined || end === undefined || (one.start < end && one.end > start)),
  )
}

/** Bothered: anything above a hint. */
export const isBothered = ({ findings }: Judged) => findings.some((one) => one.severity !== 'hint')

/** The proposal is exactly what was meant; only where the draft says what that is. */
export function isMended({ draft, findings }: Judged): boolean {
  return findings.some((one) => one.kind === draft.kind && one.proposal === draft.meant)
}
