import {
  type Database,
  isRefusal,
  parseTable,
  type Refusal,
  refuse,
  type TableRow,
  type WorkspaceId,
  words,
} from '../platform/index.ts'
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
export type BadLine = {
  readonly line: number
  readonly field: string
  /** For whoever tells it in another language than `message`. */
  readonly fault: 'sku' | 'name' | 'price' | 'currency' | 'goes_with' | 'repeated'
  readonly message: string
}

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
  const columns = readColumns(lines[0]?.cells ?? [])
  if (isRefusal(columns)) return columns
  const refused: BadLine[] = []
  const drafts: ProductDraft[] = []
  const seen = new Set<string>()
  for (const row of lines.slice(1)) {
    const read = readLine(row, columns)
    if ('line' in read) refused.push(read)
    else if (seen.has(read.sku.toLowerCase())) refused.push(repeated(row.line, read.sku))
    else {
      seen.add(read.sku.toLowerCase())
      drafts.push(read)
    }
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

function readLines(csv: string): TableRow[] | Refusal {
  const rows = parseTable(csv, linesMax + 1)
  if ('fault' in rows) return refuse('catalogue.invalid', rows.fault)
  if (rows.length <= linesMax + 1) return rows
  return refuse('catalogue.invalid', `Send at most ${linesMax} products in one file.`)
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

const repeated = (line: number, sku: string): BadLine => ({
  line,
  field: 'sku',
  fault: 'repeated',
  message: `${sku} stands in an earlier line already.`,
})

function readLine({ line, cells }: TableRow, columns: Columns): ProductDraft | BadLine {
  const bad = (field: keyof Columns, message: string): BadLine => ({ line, field, fault: field, message })
  const cell = (field: keyof Columns) => cells[columns[field]] ?? ''
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
