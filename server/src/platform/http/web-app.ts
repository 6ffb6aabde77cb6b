import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { App } from './server.ts'

const folder = fileURLToPath(new URL('../../../../web/dist/', import.meta.url))

/** True when the browser app has been built. */
export function webAppIsBuilt(): boolean {
  return existsSync(`${folder}index.html`)
}

/** The page every address of the browser app shows; undefined while it is not built. */
export function readPage(): string | undefined {
  return webAppIsBuilt() ? readFileSync(`${folder}index.html`, 'utf8') : undefined
}

/** The built files. Their names carry a hash, so a browser may keep them for good. */
export async function serveWebApp(app: App): Promise<void> {
  if (!webAppIsBuilt()) return
  await app.register(async (scope) => {
    scope.decorate('openToAll', true)
    await scope.register(fastifyStatic, {
      root: folder,
      preCompressed: true,
      wildcard: false,
      index: false,
      setHeaders(reply, path) {
        const kept = path.includes('/assets/')
        reply.header('cache-control', kept ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  })
}
