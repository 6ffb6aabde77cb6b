/** `npm run simulator -- --port 4010 --seed 1`: the Cloud API played by a server. */
import { join } from 'node:path'
import { compileCache, main, root } from './house.mjs'
import { ensureInstalled, pinnedNode } from './install.mjs'
import { run } from './run.mjs'

await main(async (args) => {
  await ensureInstalled()
  const node = await pinnedNode()
  const simulator = join(root, 'packages', 'simulator', 'src', 'main.ts')
  return run(node, [simulator, ...args], { env: compileCache, endsWithUs: true })
})
