/** `npm test`: everything that must hold before a change is offered. */

import { ensureBrowser } from './browser.mjs'
import { buildWebIfChanged } from './build-web.mjs'
import { checkSources, runTests, sayCounts } from './checks.mjs'
import { main, say } from './house.mjs'
import { ensureInstalled, pinnedNode } from './install.mjs'

await main(async (args) => {
  await ensureInstalled()
  const node = await pinnedNode()
  const browser = await ensureBrowser(node)
  await buildWebIfChanged(node)
  const wrong = await checkSources(node)
  const counts = await runTests(node, args, { DOUBLECHECK_BROWSER: browser })
  if (wrong.length > 0) say(`Not in order: ${wrong.join(', ')}`)
  sayCounts(counts)
  return wrong.length > 0 || counts.failed > 0 ? 1 : 0
})
