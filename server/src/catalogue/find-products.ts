import type { Database, WorkspaceId } from '../platform/index.ts'
import type { Product } from './product.ts'
import { listCatalogues, listProductNews } from './product-store.ts'
import { openProductWords, type ProductWords } from './product-words.ts'

/** So few products are all given to whoever asks: choosing among them would cost more than it saves. */
const wholeMax = 300
/** Catalogues held at once; the one asked for longest ago goes first. */
const cataloguesMax = 50

export type ProductFinder = {
  /**
   * Products that a text may name, of the catalogue as it is now; for each text the same order. Everything when the
   * catalogue is small.
   */
  find(db: Database, workspaceId: WorkspaceId, texts: readonly string[]): Promise<Product[][]>
  /** Reads the catalogues ahead of the first question. */
  warm(db: Database): Promise<void>
}

type Held = { readonly words: ProductWords; revision: number; reading: Promise<void> }

/**
 * Keeps names and prices of each catalogue in memory and reads before each answer what changed since: one question to an
 * index, mostly answered with nothing. PostgreSQL alone took 20 ms for words that twenty thousand products share.
 */
export function openProductFinder(): ProductFinder {
  const held = new Map<WorkspaceId, Held>()

  const catalogueOf = (workspaceId: WorkspaceId): Held => {
    const known = held.get(workspaceId) ?? {
      words: openProductWords(),
      revision: 0,
      reading: Promise.resolve(),
    }
    held.delete(workspaceId)
    held.set(workspaceId, known)
    if (held.size > cataloguesMax) held.delete(held.keys().next().value!)
    return known
  }
  const readNews = async (db: Database, workspaceId: WorkspaceId, catalogue: Held) => {
    const news = await listProductNews(db, workspaceId, catalogue.revision)
    for (const { revision, is_removed, ...product } of news) {
      if (is_removed) catalogue.words.remove(product.sku)
      else catalogue.words.put(product)
      catalogue.revision = revision
    }
  }
  const upToDate = async (db: Database, workspaceId: WorkspaceId): Promise<ProductWords> => {
    const catalogue = catalogueOf(workspaceId)
    // One after the other: two readings at once could put an older price over a newer one. A failure is its own asker's.
    const reading = catalogue.reading.then(() => readNews(db, workspaceId, catalogue))
    catalogue.reading = reading.catch(() => undefined)
    await reading
    return catalogue.words
  }
  return {
    async find(db, workspaceId, texts) {
      const words = await upToDate(db, workspaceId)
      if (words.size <= wholeMax) {
        const all = words.all()
        return texts.map(() => all)
      }
      return texts.map((text) => words.find(text))
    },
    async warm(db) {
      for (const workspaceId of await listCatalogues(db, cataloguesMax)) await upToDate(db, workspaceId)
    },
  }
}
