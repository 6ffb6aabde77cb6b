import type { FastifyReply, FastifyRequest } from 'fastify'
import { GraphRefusal } from '../graph-error.ts'
import type { Account, BusinessNumber } from '../number.ts'
import type { World } from '../world.ts'

export type Params = { version: string; id: string }

// When each version ends. Graph API changelog, copy after 2026-07-29.
const versions: readonly [name: string, endsAt: number][] = [
  ['v26.0', Number.POSITIVE_INFINITY],
  ['v25.0', Date.UTC(2028, 6, 29)],
  ['v24.0', Date.UTC(2028, 1, 18)],
  ['v23.0', Date.UTC(2027, 9, 8)],
  ['v22.0', Date.UTC(2027, 4, 20)],
  ['v21.0', Date.UTC(2027, 0, 21)],
  ['v20.0', Date.UTC(2026, 8, 24)],
]

/** Refuses a version that is not known; one that has ended is served by the oldest living, as Graph does. */
export function checkVersion(world: World, written: string, reply: FastifyReply): void {
  if (written === versions[0]![0]) {
    reply.header('facebook-api-version', written)
    return
  }
  const match = /^v(\d+)\.(\d+)$/.exec(written)
  const newest = versions[0]![0]
  if (!match || Number(match[1]) > Number(newest.slice(1).split('.')[0]) || Number(match[1]) < 2) {
    throw new GraphRefusal(100, `Unknown path components: /${written}. The newest version is ${newest}.`)
  }
  const living = versions.filter(([, endsAt]) => endsAt > world.clock.now())
  const served = living.find(([name]) => name === written) ?? living.at(-1)!
  reply.header('facebook-api-version', served[0])
}

/** The accounts the request's token opens; 190 when it opens none. */
export function authorise(world: World, request: FastifyRequest): Set<Account> {
  const header = request.headers.authorization
  const token = header?.startsWith('Bearer ')
    ? header.slice(7)
    : (request.query as { access_token?: string }).access_token
  const accounts = token === undefined ? undefined : world.tokens.get(token)
  if (accounts && accounts.size > 0) return accounts
  const details =
    token === undefined ? 'No access token was given.' : 'The access token could not be decrypted.'
  throw new GraphRefusal(190, details)
}

/** The number named in the path, if the token opens it. */
export function numberFor(world: World, request: FastifyRequest, id: string): BusinessNumber {
  const accounts = authorise(world, request)
  const number = world.numbers.get(id)
  if (!number) throw new GraphRefusal(33, `Object with ID '${id}' does not exist.`)
  if (!accounts.has(number.account)) throw new GraphRefusal(10, 'The token does not open this number.')
  return number
}

export function accountFor(world: World, request: FastifyRequest, id: string): Account {
  const accounts = authorise(world, request)
  const account = world.accounts.get(id)
  if (!account) throw new GraphRefusal(33, `Object with ID '${id}' does not exist.`)
  if (!accounts.has(account)) throw new GraphRefusal(10, 'The token does not open this account.')
  return account
}

/** A page of `items` by an opaque cursor, as Graph lists are. */
export function page<Item>(
  items: readonly Item[],
  query: { limit?: string; after?: string; before?: string },
  max = 100,
) {
  const limit = Math.min(Math.max(1, Number(query.limit) || 25), max)
  let start = 0
  if (query.after !== undefined) start = readCursor(query.after) + 1
  else if (query.before !== undefined) start = Math.max(0, readCursor(query.before) - limit)
  const data = items.slice(start, start + limit)
  const cursor = (index: number) => Buffer.from(`c${index}`).toString('base64url')
  const cursors = { before: cursor(start), after: cursor(start + data.length - 1) }
  return {
    data,
    ...(data.length > 0 && {
      paging: { cursors, ...(start + limit < items.length && { next: cursors.after }) },
    }),
  }
}

function readCursor(written: string): number {
  const match = /^c(\d+)$/.exec(Buffer.from(written, 'base64url').toString('latin1'))
  if (!match) throw new GraphRefusal(131059, 'The paging cursor is not valid; start from the first page.')
  return Number(match[1])
}
