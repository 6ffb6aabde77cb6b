import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type SmallConsole = {
  readonly program: string
  /** Process ids of its lives, the first first. */
  lives(): Promise<number[]>
  remove(): Promise<void>
}

/**
 * A program that speaks like the console of Grammalecte. It knows one mistake, « vient » for « viens », and does what it is
 * told: « dies » ends it, « sleeps » makes it silent, « raves » makes it talk nonsense, « floods » never stop.
 */
export async function writeSmallConsole(firstWords = 'echo Ready'): Promise<SmallConsole> {
  const folder = await mkdtemp(join(tmpdir(), 'doublecheck-console-'))
  const program = join(folder, 'grammalecte-cli')
  await writeFile(program, script(firstWords))
  await chmod(program, 0o755)
  return {
    program,
    async lives() {
      const written = await readFile(`${program}.lives`, 'utf8').catch(() => '')
      return written.split('\n').filter(Boolean).map(Number)
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

const script = (firstWords: string) => String.raw`#!/bin/sh
echo $$ >> "$0.lives"
${firstWords}
prompt() { printf '\n~==========~ Enter your text [/h /q] ~==========~\n'; }
prompt
while IFS= read -r line; do
  case "$line" in
    *dies*) exit 3 ;;
    *sleeps*) exec sleep 60 ;;
    *raves*) echo 'Once upon a time' ;;
    *floods*) while :; do echo 'and on, and on, and on, and on, and on, and on, and on'; done ;;
    *vient*)
      before="${'$'}{line%%vient*}"
      printf '\n%s\n* 1 [%d:%d]  # #1 / g2__conj_je__b1_a1_1:\n' "$line" ${'$'}{#before} $((${'$'}{#before} + 5))
      printf '  Conjugaison.\n  > Suggestions : viens | venais\n' ;;
    *) printf '\n%s\n\n' "$line" ;;
  esac
  prompt
done
`
