import { warmCatalogues } from '../catalogue/index.ts'
import type { House } from '../platform/index.ts'
import type { Grammalecte } from './grammalecte/index.ts'
import { warmChecks, warmReview } from './review-draft.ts'

/** The desk is ready long before; who types sooner has the dictionaries read for them. */
const warmAfterMs = 5_000

/** Reads dictionaries and catalogues, and tries the checks, once the start is over, in slices. Returns how to give it up. */
export function warmLater(
  { db, log, clock }: Pick<House, 'db' | 'log' | 'clock'>,
  grammalecte?: Grammalecte,
): () => void {
  const timer = setTimeout(() => {
    grammalecte?.warm()
    warmReview()
      .then(() => warmChecks(clock.now()))
      .then(() => warmCatalogues(db))
      .catch((error: unknown) => log.warn({ err: error }, 'the second look could not be prepared'))
  }, warmAfterMs)
  timer.unref()
  return () => clearTimeout(timer)
}
