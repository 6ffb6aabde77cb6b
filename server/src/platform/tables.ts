/** Comma-separated values, as people's shops and spreadsheets write them. */
import { CsvError, parse } from 'csv-parse/sync'

export type TableRow = {
  /** Its place in the file, which begins with line 1. */
  readonly line: number
  readonly cells: readonly string[]
}

/** The text of a table: UTF-8, UTF-16 where it begins with its mark, and else what spreadsheets of Windows write in the West. */
export function decodeTable(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/**
 * Rows of a table whose cells stand apart by semicolons, tabs or commas, whichever its first line holds; blank lines are left
 * out. At most `linesMax + 1` are read, so that one too many is seen. `fault` says what hinders reading.
 */
export function parseTable(text: string, linesMax: number): TableRow[] | { readonly fault: string } {
  const plain = text.replace(/^\ufeff/, '')
  const head = plain.slice(0, plain.search(/[\r\n]|$/))
  const delimiter = [';', '\t', ','].find((one) => head.includes(one)) ?? ','
  try {
    const rows = parse(plain, {
      delimiter,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
      to: linesMax + 1,
    }) as unknown as { info: { lines: number }; record: string[] }[]
    return rows.map(({ info, record }) => ({ line: info.lines, cells: record }))
  } catch (error) {
    return { fault: faultOf(error) }
  }
}

function faultOf(error: unknown): string {
  if (error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED')
    return 'A quotation mark is opened and never closed. Close it, or write it twice where it belongs to the words.'
  const said = error instanceof Error ? error.message : String(error)
  return `The file is no table of comma-separated values: ${said}`
}
