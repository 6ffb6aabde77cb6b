/**
 * What the console of Grammalecte reads and writes: a line of text in, its mistakes in words out, then the prompt again.
 * Facts: grammalecte-cli 2.1.2 of Debian 12, tried 2026-11. Its JSON is only for files, and its server is open to everybody
 * on the machine.
 */

/** A mistake it sees. UTF-16 offsets in the text that was asked, end excluded. */
export type Mark = {
  readonly start: number
  readonly end: number
  /** Its own name of the rule, such as `g2__conj_il__b1_a1_1`: the first known word in it is the group. */
  readonly rule: string
  /** What it would write instead, the likeliest first; empty where it knows nothing better. */
  readonly proposals: readonly string[]
}

export const prompt = '~==========~ Enter your text [/h /q] ~==========~\n'

/** What may stand at the head of a line without being a command of the console. */
const commandPattern = /^(?:[?!>=≠/$]|TEST: )/u

/**
 * One line that asks for this text, as long in code points; undefined where there is nothing to read. No line of it can be
 * taken for a command, for the prompt or for a line of an answer.
 */
export function lineFor(text: string): string | undefined {
  const line = text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/~/g, '-')
    .replace(/\*/g, ' ')
    .replace(commandPattern, (command) => ' '.repeat(command.length))
  return /\p{L}/u.test(line) ? line : undefined
}

/** Whether what came back begins with the line that was asked, as every answer does, or says that nothing was found. */
export function answers(chunk: string, line: string): boolean {
  const head = /^ *\S{1,20}/u.exec(line)?.[0] ?? line
  return chunk.startsWith(`\n${head}`)
}

const markPattern = /^\* \d+ \[(\d+):(\d+)\] {2}# \S+ \/ (\S+):$/u
const proposalsPattern = /^ {2}> Suggestions : (.+)$/u

/** The marks in one answer, about the text that was asked. What is no mark is passed over. */
export function readMarks(chunk: string, text: string): Mark[] {
  const offsets = utf16Offsets(text)
  const marks: Mark[] = []
  for (const line of chunk.split('\n')) {
    const found = markPattern.exec(line)
    const proposed = proposalsPattern.exec(line)
    const last = marks.at(-1)
    if (found) {
      const start = offsets[Number(found[1])]
      const end = offsets[Number(found[2])]
      if (start === undefined || end === undefined || start >= end) continue
      marks.push({ start, end, rule: found[3]!, proposals: [] })
    } else if (proposed && last) {
      const proposals = proposed[1]!.split(' | ').map((one) => one.trim())
      marks[marks.length - 1] = { ...last, proposals: proposals.filter(Boolean) }
    }
  }
  return marks
}

/** Where each code point begins, and the end: Python counts those, a browser counts halves of them. */
function utf16Offsets(text: string): number[] {
  const offsets: number[] = []
  let at = 0
  for (const point of text) {
    offsets.push(at)
    at += point.length
  }
  return [...offsets, at]
}
