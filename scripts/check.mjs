/** `npm run check`: types, lint and the tests that need no browser. */
import { checkSources, runTests, sayCounts } from './checks.mjs'
import { main, say } from './house.mjs'
import { ensureInstalled, pinnedNode } from './install.mjs'

await main(async (args) => {
  await ensureInstalled()
  const node = await pinnedNode()
  const wrong = await checkSources(node)
  const counts = await runTests(node, ['--project=!browser', '--project=!house', ...args])
  if (wrong.length > 0) say(`Not in order: ${wrong.join(', ')}`)
  sayCounts(counts)
  return wrong.length > 0 || counts.failed > 0 ? 1 : 0
})
