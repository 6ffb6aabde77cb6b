/**
 * What a desk survives, at length:
 * `npm run soak -- webhooks|sends|recalls|approvals [--count N] [--kills N] [--seed N]`.
 */
import { join } from 'node:path'
import { main, root } from './house.mjs'
import { ensureInstalled, pinnedNode } from './install.mjs'
import { run } from './run.mjs'

await main(async (args) => {
  await ensureInstalled()
  return run(await pinnedNode(), [join(root, 'test', 'soak', 'main.ts'), ...args], { endsWithUs: true })
})
