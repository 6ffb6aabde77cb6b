import { warmCatalogues } from '../catalogue/index.ts'
import type { House } from '../platform/index.ts'
import { warmReview } from './review-draft.ts'

/** The desk is ready long before; who types sooner has the dictionaries read for them. */
const warmAfterMs = 5_000

/** Reads dictionaries and catalogues once the start is over, in slices. Returns how to give it up. */
export function warmLater({ db, log }: Pick<House, 'db' | 'log'>): () => void {
  const timer = setTimeout(() => {
    warmReview()
      .then(() => warmCatalogues(db))
      .catch((error: unknown) => log.warn({ err: error }, 'the second look could not be prepared'))
  }, warmAfterMs)
  timer.unref()
  return () => clearTimeout(timer)
}
