import { expect, test } from 'vitest'
import { decodeTable, parseTable } from './tables.ts'

test('a table is read in the letters its program wrote', () => {
  const words = 'sku;name\nZ1;café à l’œuf'
  expect(decodeTable(Buffer.from(words))).toBe(words)
  expect(decodeTable(Buffer.from(`\ufeff${words}`, 'utf16le'))).toBe(words)
  // As spreadsheets of Windows write it: é is E9, à E0, ’ 92 and œ 9C.
  const bytes = [...words].map((one) => ({ '’': 0x92, œ: 0x9c })[one] ?? one.codePointAt(0)!)
  expect(decodeTable(Uint8Array.from(bytes))).toBe(words)
})

test('cells stand apart by what the first line uses, and lines keep their place', () => {
  expect(parseTable('a;b\n\n"1,5";"x ""y"""\n', 10)).toEqual([
    { line: 1, cells: ['a', 'b'] },
    { line: 3, cells: ['1,5', 'x "y"'] },
  ])
  expect(parseTable('a\tb\n1\t2', 10)).toHaveLength(2)
})

test('a mark that is never closed is said so, in words', () => {
  expect(parseTable('a,b\n"1,2\n3,4', 10)).toEqual({ fault: expect.stringContaining('never closed') })
})
