import { parse } from 'csv-parse/sync'
import { type Database, isRefusal, type Refusal, refuse, type WorkspaceId, words } from '../platform/index.ts'
import { productBatchMax, putProducts } from './keep-products.ts'
import {
  currencyRemedy,
  goesWithMax,
  type ProductDraft,
  priceRemedy,
  productNameCharsMax,
  readCurrency,
  readPrice,
  skuCharsMax,
} from './product.ts'

/** A line that was left out, by its place in the file, which begins with line 1, the names of the columns. */
export type BadLine = { readonly line: number; readonly field: string; readonly message: string }

export type ImportOutcome = {
  readonly added: number
  readonly updated: number
  /** Lines left out. */
  readonly refused: readonly BadLine[]
}

export const importBytesMax = 30 * 1024 * 1024
const linesMax = 200_000
/** So many bad lines are named; a file with more has another fault. */
const badLinesMax = 200

const columnNames: Readonly<Record<string, readonly string[]>> = {
  sku: ['sku', 'reference', 'référence', 'ref', 'réf', 'code', 'article'],
  name: ['name', 'nom', 'title', 'titre', 'produit', 'product', 'libellé', 'désignation'],
  price: ['price', 'prix', 'tarif', 'prix ttc'],
  currency: ['currency', 'monnaie', 'devise'],
  goes_with: ['goes_with', 'goes with', 'va avec'],
}

type Line = { readonly info: { readonly lines: number }; readonly record: readonly string[] }

/**
 * Adds what a table holds. Its first line names the columns: sku, name, price, currency, goes_with (skus apart by a
 * blank), in French or English, in any order. Lines apart by comma, semicolon or tab. Good lines are kept, bad ones
 * named with their place.
 */
export async function importProducts(
  db: Database,
  workspaceId: WorkspaceId,
  csv: string,
  now: Date,
): Promise<ImportOutcome | Refusal> {
  const lines = readLines(csv)
  if (isRefusal(lines)) return lines
  const columns = readColumns(lines[0]?.record ?? [])
  if (isRefusal(columns)) return columns
  const refused: BadLine[] = []
  const drafts: ProductDraft[] = []
  for (const line of lines.slice(1)) {
    const read = readLine(line, columns)
    if ('line' in read) refused.push(read)
    else drafts.push(read)
  }
  let [added, updated] = [0, 0]
  for (let from = 0; from < drafts.length; from += productBatchMax) {
    const kept = await putProducts(db, workspaceId, drafts.slice(from, from + productBatchMax), now)
    if (isRefusal(kept)) return kept
    added += kept.filter((product) => product.is_new).length
    updated += kept.filter((product) => !product.is_new).length
  }
  return { added, updated, refused: refused.slice(0, badLinesMax) }
}

function readLines(csv: string): Line[] | Refusal {
  const text = csv.replace(/^\ufeff/, '')
  const head = text.slice(0, text.search(/[\r\n]|$/))
  const delimiter = [';', '\t', ','].find((one) => head.includes(one)) ?? ','
  try {
    const lines = parse(text, {
      delimiter,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
      to: linesMax + 2,
    }) as unknown as Line[]
    if (lines.length <= linesMax + 1) return lines
    return refuse('catalogue.invalid', `Send at most ${linesMax} products in one file.`)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return refuse('catalogue.invalid', `The file is no table of comma-separated values: ${message}`)
  }
}

type Columns = Readonly<Record<'sku' | 'name' | 'price' | 'currency' | 'goes_with', number>>

function readColumns(head: readonly string[]): Columns | Refusal {
  const plain = head.map((name) => name.trim().toLowerCase())
  const columns = Object.fromEntries(
    Object.entries(columnNames).map(([field, names]) => [
      field,
      plain.findIndex((one) => names.includes(one)),
    ]),
  ) as Columns
  const missing = (['sku', 'name', 'price', 'currency'] as const).filter((field) => columns[field] < 0)
  if (missing.length === 0) return columns
  return refuse(
    'catalogue.invalid',
    `Line 1 must name the columns sku, name, price and currency; missing: ${missing.join(', ')}.`,
    { missing },
  )
}

const sku = words(skuCharsMax)
const name = words(productNameCharsMax)

function readLine({ info, record }: Line, columns: Columns): ProductDraft | BadLine {
  const bad = (field: string, message: string): BadLine => ({ line: info.lines, field, message })
  const cell = (field: keyof Columns) => record[columns[field]] ?? ''
  const checkedSku = sku.safeParse(cell('sku'))
  if (!checkedSku.success) return bad('sku', checkedSku.error.issues[0]!.message)
  const checkedName = name.safeParse(cell('name'))
  if (!checkedName.success) return bad('name', checkedName.error.issues[0]!.message)
  const price = readPrice(cell('price').replace(/\s?[€£$]\s?/g, ''))
  if (price === undefined) return bad('price', priceRemedy)
  const currency = readCurrency(cell('currency'))
  if (currency === undefined) return bad('currency', currencyRemedy)
  const goesWith =
    columns.goes_with < 0
      ? []
      : cell('goes_with')
          .split(/[\s|]+/)
          .filter(Boolean)
  if (goesWith.length > goesWithMax) return bad('goes_with', `Name at most ${goesWithMax} products.`)
  const draft = { sku: checkedSku.data, name: checkedName.data, price, currency }
  return goesWith.length > 0 ? { ...draft, goes_with: goesWith } : draft
}
