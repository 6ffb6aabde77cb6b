/** What every script here needs. Runs on Node 20, before anything is installed. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Environment that lets Node keep compiled code between starts. */
export const compileCache = { NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compile') }

/** Tells the person at the terminal. On stderr: stdout belongs to what the command answers. */
export const say = (text) => process.stderr.write(`${text}\n`)

/** A mistake that a person can mend: shown as one line, without a stack. */
export class Refusal extends Error {}

/** Runs a script's body and exits with its code; a Refusal is one clear line. */
export async function main(body) {
  try {
    process.exitCode = await body(process.argv.slice(2))
  } catch (error) {
    say(error instanceof Refusal ? error.message : (error.stack ?? String(error)))
    process.exitCode = 1
  }
}

/** A hash over names and contents, so that a file that moved or went counts as a change. */
export function hashFiles(paths) {
  const hash = createHash('sha256')
  for (const path of paths)
    hash
      .update(`${relative(root, path)}\0`)
      .update(readFileSync(path))
      .update('\0')
  return hash.digest('hex')
}

/** Every file below a folder in a fixed order, leaving out the folders named. */
export function listFiles(folder, leftOut = ['node_modules', 'dist']) {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((one, other) =>
    one.name < other.name ? -1 : 1,
  )
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return leftOut.includes(entry.name) ? [] : listFiles(path, leftOut)
    return entry.isFile() ? [path] : []
  })
}

/** The text of a file, or undefined where there is none. */
export function findText(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}
