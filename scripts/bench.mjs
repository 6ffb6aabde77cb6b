/** `npm run bench -- NAME …`: measures what is claimed; without a name, everything. One after the other. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { main, Refusal, root, say } from './house.mjs'
import { ensureInstalled, pinnedNode } from './install.mjs'
import { run } from './run.mjs'

const folder = join(root, 'bench')

await main(async (args) => {
  await ensureInstalled()
  const node = await pinnedNode()
  const names = listNames()
  // `--name value`: what follows an option and is no measurement belongs to it.
  const isValue = (arg, index) => /^--[^=]+$/.test(args[index - 1] ?? '') && !names.includes(arg)
  const wanted = args.filter((arg, index) => !arg.startsWith('-') && !isValue(arg, index))
  const unknown = wanted.filter((name) => !names.includes(name))
  if (unknown.length > 0) {
    throw new Refusal(`There is no measurement named ${unknown.join(', ')}. There are: ${names.join(', ')}.`)
  }
  const options = args.filter((arg, index) => arg.startsWith('-') || isValue(arg, index))
  const failed = []
  for (const name of wanted.length > 0 ? wanted : names) {
    say(`\n${name}`)
    const code = await run(node, [join(folder, `${name}.ts`), ...options], { endsWithUs: true })
    if (code === 130 || code === 143) return code
    if (code !== 0) failed.push(name)
  }
  if (failed.length > 0) say(`\nCould not measure, or counts do not add up: ${failed.join(', ')}`)
  return failed.length > 0 ? 1 : 0
})

// A measurement is a file at the top of the folder; what they share lies in folders below it.
function listNames() {
  if (!existsSync(folder)) return []
  const files = readdirSync(folder, { withFileTypes: true })
  return files
    .filter((file) => file.isFile() && file.name.endsWith('.ts') && !file.name.endsWith('.test.ts'))
    .map((file) => file.name.slice(0, -'.ts'.length))
    .sort()
}
