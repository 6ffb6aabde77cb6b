#!/usr/bin/env node
/** The command line, on the pinned Node: `npx doublecheck …`. */
import { join } from 'node:path'
import { compileCache, main, root } from './house.mjs'
import { ensureInstalled, pinnedNode } from './install.mjs'
import { run, runAtTerminal } from './run.mjs'

await main(async (args) => {
  await ensureInstalled()
  const node = await pinnedNode()
  const command = [join(root, 'server', 'src', 'cli', 'main.ts'), ...args]
  // A server hears Ctrl-C once, through us; a command stands at the terminal and may ask.
  if (args[0] === 'start') return run(node, command, { env: compileCache, endsWithUs: true })
  return runAtTerminal(node, command, { env: compileCache })
})
