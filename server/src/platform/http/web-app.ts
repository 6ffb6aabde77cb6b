import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import { errorBody } from './respond.ts'
import type { App } from './server.ts'

const folder = fileURLToPath(new URL('../../../../web/dist/', import.meta.url))

/** True when the browser app has been built. */
export function webAppIsBuilt(): boolean {
  return existsSync(`${folder}index.html`)
}

/** The browser app: built files kept for good (their names carry a hash), and its page for every address it routes itself. */
export async function serveWebApp(app: App): Promise<void> {
  if (!webAppIsBuilt()) return
  await app.register(fastifyStatic, {
    root: folder,
    preCompressed: true,
    wildcard: false,
    index: false,
    setHeaders(reply, path) {
      reply.header(
        'cache-control',
        path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      )
    },
  })
  app.setNotFoundHandler((request, reply) => {
    const wantsPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html')
    const ours =
      request.url.startsWith('/api/') ||
      request.url.startsWith('/webhooks/') ||
      request.url.startsWith('/assets/')
    if (wantsPage && !ours) return reply.header('cache-control', 'no-cache').sendFile('index.html')
    return reply
      .code(404)
      .send(errorBody({ code: 'request.not_found', message: 'There is nothing at this address.' }))
  })
}
