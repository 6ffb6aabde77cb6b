/** `npm test`: everything that must hold before a change is offered. */

import { ensureBrowser } from './browser.mjs'
import { buildWebIfChanged } from './build-web.mjs'
import { checkSources, runTests, sayCounts } from './checks.mjs'
import { main, Refusal, say } from './house.mjs'
import { ensureInstalled, pinnedNode } from './install.mjs'

await main(async (args) => {
  await ensureInstalled()
  const node = await pinnedNode()
  const browser = await ensureBrowser(node)
  const wrong = [...(await buildWeb(node)), ...(await checkSources(node))]
  const counts = await runTests(node, args, { DOUBLECHECK_BROWSER: browser })
  if (wrong.length > 0) say(`Not in order: ${wrong.join(', ')}`)
  sayCounts(counts)
  return wrong.length > 0 || counts.failed > 0 ? 1 : 0
})

/** A broken build is reported beside what the tests find, not instead of it. */
async function buildWeb(node) {
  try {
    await buildWebIfChanged(node)
    return []
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    say(error.message)
    return ['the build of the browser app']
  }
}
