/** Builds the browser app when what it is made of has changed. */
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findText, hashFiles, listFiles, Refusal, root, say } from './house.mjs'
import { packageScript } from './install.mjs'
import { isStopping, run } from './run.mjs'

const web = join(root, 'web')
const stampFile = join(web, 'dist', '.sources')

/** @param node path of the pinned Node */
export async function buildWebIfChanged(node) {
  const sources = hashSources()
  if (findText(stampFile) === sources && existsSync(join(web, 'dist', 'index.html'))) return
  const startedAt = Date.now()
  say('Building the browser app …')
  const vite = packageScript('vite/bin/vite.js')
  const code = await run(node, [vite, 'build', '--logLevel', 'warn'], {
    cwd: web,
    env: { NODE_ENV: 'production' },
  })
  if (isStopping()) throw new Refusal('Stopped before the browser app was built.')
  if (code !== 0) throw new Refusal('The browser app could not be built; the lines above say why.')
  writeFileSync(stampFile, sources)
  say(`Built in ${Math.round((Date.now() - startedAt) / 1000)} s.`)
}

// By content: a checkout of another branch and back leaves the times changed and the app the same.
function hashSources() {
  const shared = join(root, 'packages', 'whatsapp')
  return hashFiles([...listFiles(web), ...listFiles(shared), join(root, 'package-lock.json')])
}
