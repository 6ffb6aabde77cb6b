import { setImmediate } from 'node:timers/promises'
import type { Database, WorkspaceId } from '../platform/index.ts'
import type { Product } from './product.ts'
import { findCatalogue, listCatalogues, listProductNews } from './product-store.ts'
import { openProductWords, type ProductWords } from './product-words.ts'

/** So few products are all given to whoever asks: choosing among them would cost more than it saves. */
const wholeMax = 300
/** Catalogues held at once; the one asked for longest ago goes first. */
const cataloguesMax = 50
/** After so many products others have their turn. */
const turnMax = 500

type Held = { readonly words: ProductWords; revision: number; reading: Promise<void> }

// By mark, which is another one for every catalogue of every database.
const held = new Map<string, Held>()

/**
 * Products that each text may name, of the catalogue as it is now; everything when the catalogue is small. Aligned.
 *
 * Names and prices stay in memory; whether they are the newest is one row, and only what changed since is read.
 * An index of the database would read every product that shares a word, and there may be twenty thousand.
 */
export async function findProducts(
  db: Database,
  workspaceId: WorkspaceId,
  texts: readonly string[],
): Promise<Product[][]> {
  const words = await upToDate(db, workspaceId)
  if (words === undefined) return texts.map(() => [])
  if (words.size > wholeMax) return texts.map((text) => words.find(text))
  const all = words.all()
  return texts.map(() => all)
}

/** Reads catalogues ahead of the first question. */
export async function warmCatalogues(db: Database): Promise<void> {
  for (const workspaceId of await listCatalogues(db, cataloguesMax)) await upToDate(db, workspaceId)
}

async function upToDate(db: Database, workspaceId: WorkspaceId): Promise<ProductWords | undefined> {
  const state = await findCatalogue(db, workspaceId)
  if (!state) return undefined
  const catalogue = hold(state.mark)
  if (catalogue.revision < state.revision) {
    // One after the other: two readings at once could put an older price over a newer one. A failure is its own asker's.
    const reading = catalogue.reading.then(() => readNews(db, workspaceId, catalogue))
    catalogue.reading = reading.catch(() => undefined)
    await reading
  }
  return catalogue.words
}

function hold(mark: string): Held {
  const known = held.get(mark) ?? { words: openProductWords(), revision: 0, reading: Promise.resolve() }
  held.delete(mark)
  held.set(mark, known)
  if (held.size > cataloguesMax) held.delete(held.keys().next().value!)
  return known
}

async function readNews(db: Database, workspaceId: WorkspaceId, catalogue: Held): Promise<void> {
  const news = await listProductNews(db, workspaceId, catalogue.revision)
  for (const [index, { revision: _, is_removed, ...product }] of news.entries()) {
    if (is_removed) catalogue.words.remove(product.sku)
    else catalogue.words.put(product)
    if (index % turnMax === turnMax - 1) await setImmediate()
  }
  // Only now: whoever asks meanwhile waits for the whole of it.
  catalogue.revision = news.at(-1)?.revision ?? catalogue.revision
}
