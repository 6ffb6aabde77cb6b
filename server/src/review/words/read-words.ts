/** Lists of words kept as files, one word a line, so that a list can grow without a line of code. */
import { readFileSync } from 'node:fs'

/** Throws when there is no such list: the lists are part of the program. */
export function readWords(name: string): ReadonlySet<string> {
  const lines = readFileSync(new URL(`./${name}.txt`, import.meta.url), 'utf8').split('\n')
  return new Set(lines.map((line) => line.trim()).filter((line) => line !== ''))
}
