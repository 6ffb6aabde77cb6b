/** `npm start`, and `npm run dev` with `--dev`: everything a desk needs, until Ctrl-C. */
import { join } from 'node:path'
import { buildWebIfChanged } from './build-web.mjs'
import { compileCache, main, root, say } from './house.mjs'
import { ensureInstalled, packageScript, pinnedNode } from './install.mjs'
import { run, stopAll } from './run.mjs'

const desk = join(root, 'server', 'src', 'cli', 'main.ts')

await main(async (args) => {
  await ensureInstalled()
  const node = await pinnedNode()
  const forwarded = args.filter((arg) => arg !== '--dev')
  if (args.includes('--dev')) return develop(node, forwarded)
  await buildWebIfChanged(node)
  return run(node, [desk, 'start', ...forwarded], { env: compileCache, endsWithUs: true })
})

/** The server restarts when its sources change; the browser app reloads by itself, through Vite. */
async function develop(node, args) {
  say('The browser app is served by Vite at http://localhost:5173')
  const watched = ['server/src', 'server/migrations', 'packages'].map(
    (path) => `--watch-path=${join(root, path)}`,
  )
  const parts = [
    run(node, [...watched, '--watch-preserve-output', desk, 'start', ...args], { endsWithUs: true }),
    run(node, [packageScript('vite/bin/vite.js'), '--clearScreen', 'false'], {
      cwd: join(root, 'web'),
      env: { DOUBLECHECK_SERVER: `http://127.0.0.1:${process.env.PORT ?? 3000}` },
    }),
  ]
  const code = await Promise.race(parts)
  stopAll()
  await Promise.all(parts)
  return code
}
