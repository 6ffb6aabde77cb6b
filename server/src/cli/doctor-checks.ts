/** What doctor looks at outside the database. Each check answers with its findings and changes nothing. */
import { access, constants, stat, statfs } from 'node:fs/promises'
import { arch, platform, release } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Config } from '../platform/config.ts'
import { isMusl } from '../platform/database/embedded/index.ts'
import { answersAsDesk, remedyFor, tryToListen } from './address.ts'

export type Finding = {
  readonly verdict: 'ok' | 'warn' | 'fail'
  readonly fact: string
  /** What to do; left out where all is well. */
  readonly remedy?: string
}

export type Check = (config: Config) => Promise<readonly Finding[]>

const nodeMajorMin = 24
const freeBytesWarn = 5 * 1024 ** 3
const freeBytesFail = 512 * 1024 ** 2

const webApp = fileURLToPath(new URL('../../../web/dist/index.html', import.meta.url))

const checkNode: Check = async () => {
  const { node } = process.versions
  if (Number.parseInt(node, 10) >= nodeMajorMin) return [{ verdict: 'ok', fact: `Node ${node}` }]
  return [
    {
      verdict: 'fail',
      fact: `Node ${node}`,
      remedy: `use npx doublecheck, which brings Node ${nodeMajorMin}`,
    },
  ]
}

const checkPlatform: Check = async (config) => {
  const library = platform() === 'linux' ? (isMusl() ? ', musl' : ', glibc') : ''
  const fact = `${platform()} ${release()} ${arch()}${library}`
  if (!isMusl() || config.databaseUrl) return [{ verdict: 'ok', fact }]
  return [{ verdict: 'fail', fact, remedy: 'the bundled PostgreSQL needs glibc: set DATABASE_URL' }]
}

const checkDataFolder: Check = async ({ dataDir }) => {
  const place = await findExisting(dataDir)
  const fact = place === dataDir ? `data folder ${dataDir}` : `data folder ${dataDir}, to be created`
  const { uid } = await stat(place)
  const me = process.geteuid?.()
  const remedy = `let user ${me} write to ${place}, or set DOUBLECHECK_DATA_DIR`
  if (!(await isWritable(place))) return [{ verdict: 'fail', fact, remedy }]
  // Root may write anywhere; what it writes, the usual user of this desk could not.
  if (place === dataDir && me === 0 && uid !== 0) {
    return [{ verdict: 'warn', fact: `${fact} belongs to user ${uid}`, remedy: 'run the desk as that user' }]
  }
  return [{ verdict: 'ok', fact }]
}

const checkDisk: Check = async ({ dataDir }) => {
  const { bavail, bsize } = await statfs(await findExisting(dataDir))
  const free = bavail * bsize
  const fact = `${(free / 1024 ** 3).toFixed(1)} GiB free for data`
  if (free >= freeBytesWarn) return [{ verdict: 'ok', fact }]
  return [
    {
      verdict: free < freeBytesFail ? 'fail' : 'warn',
      fact,
      remedy: 'make room: a full disk stops the desk',
    },
  ]
}

const checkPort: Check = async (config) => {
  const address = `${config.host}:${config.port}`
  const problem = await tryToListen(config)
  if (problem === undefined) return [{ verdict: 'ok', fact: `${address} is free` }]
  const remedy = remedyFor(problem)
  if (problem !== 'EADDRINUSE') {
    return [{ verdict: 'fail', fact: `${address} cannot be listened on (${problem})`, remedy }]
  }
  if (await answersAsDesk(config)) return [{ verdict: 'ok', fact: `a desk is listening on ${address}` }]
  return [{ verdict: 'fail', fact: `${address} is used by another program`, remedy }]
}

const checkWebApp: Check = async () => {
  if (await exists(webApp)) return [{ verdict: 'ok', fact: 'the browser app is built' }]
  return [{ verdict: 'warn', fact: 'the browser app is not built', remedy: 'npm start builds it' }]
}

const checkSecretKey: Check = async (config) => {
  const file = join(config.dataDir, 'secret-key')
  if (config.secretKey) return [{ verdict: 'ok', fact: 'secret key from DOUBLECHECK_SECRET_KEY' }]
  if (config.databaseUrl) {
    const remedy = 'set DOUBLECHECK_SECRET_KEY, the same for every process on this database'
    return [{ verdict: 'warn', fact: `secret key from ${file}, on this machine only`, remedy }]
  }
  if (await exists(file)) return [{ verdict: 'ok', fact: `secret key in ${file}; keep a copy elsewhere` }]
  return [{ verdict: 'ok', fact: `secret key, to be created in ${file}` }]
}

export const listChecks: readonly Check[] = [
  checkNode,
  checkPlatform,
  checkDataFolder,
  checkDisk,
  checkSecretKey,
  checkWebApp,
  checkPort,
]

export const exists = (path: string) =>
  access(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      // Below a file there is nothing either.
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return false
      throw error
    },
  )

/** The folder itself, or the nearest one above it that is there. */
async function findExisting(folder: string): Promise<string> {
  let place = folder
  while (!(await exists(place))) place = dirname(place)
  return place
}

const isWritable = (path: string) =>
  access(path, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  )
