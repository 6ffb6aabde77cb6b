/**
 * Under which account PostgreSQL runs. It refuses root, so root lends it another account:
 *
 *   self        an ordinary user: the server is theirs
 *   other       root, and the data can be reached by `nobody` (or by whoever owns it): run as that user
 *   namespace   root, and the data lies under a folder closed to others, such as a 0700 home: a user namespace
 *               in which root is called `nobody`; the data stays root's. Also for a user number without a name
 *   capability  as before where namespaces are forbidden, as in most containers: `nobody`, allowed to pass
 *               closed folders
 *
 * The owner of existing data decides first: a cluster is only ever opened by the account that owns it.
 */
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { userInfo } from 'node:os'

const nobody = 65534

export type Account =
  | { readonly kind: 'self'; readonly uid: number; readonly gid: number }
  | { readonly kind: 'other'; readonly uid: number; readonly gid: number }
  | { readonly kind: 'namespace'; readonly uid: number; readonly gid: number }
  | { readonly kind: 'capability'; readonly uid: number; readonly gid: number }

export type Owner = { readonly uid: number; readonly gid: number }

/** Who owns the folder, or undefined where there is none yet. */
export async function findOwner(folder: string): Promise<Owner | undefined> {
  try {
    const { uid, gid } = await stat(folder)
    return { uid, gid }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/**
 * Chooses the account for a cluster in `folder`.
 * @param owner of existing data, undefined before it is created
 * @throws Error saying what to change where no account can work
 */
export async function chooseAccount(folder: string, owner: Owner | undefined): Promise<Account> {
  const uid = process.geteuid?.() ?? -1
  const gid = process.getegid?.() ?? -1
  if (uid !== 0) {
    if (owner && owner.uid !== uid) {
      const remedy = 'Start as that user or as root, or set another DOUBLECHECK_DATA_DIR.'
      throw new Error(`${folder} belongs to user ${owner.uid}. ${remedy}`)
    }
    if (hasName()) return { kind: 'self', uid, gid }
    // initdb insists on a name for its user; a container started under a bare number has none.
    const named: Account = { kind: 'namespace', uid, gid }
    return (await canEnter(named, folder)) ? named : { kind: 'self', uid, gid }
  }
  const lent = owner && owner.uid !== 0 ? owner : { uid: nobody, gid: nobody }
  const candidates: Account[] = [
    ...(owner?.uid === 0 ? [] : [{ kind: 'other', ...lent } as const]),
    ...(owner === undefined || owner.uid === 0 ? [{ kind: 'namespace', uid: 0, gid: 0 } as const] : []),
    ...(owner?.uid === 0 ? [] : [{ kind: 'capability', ...lent } as const]),
  ]
  for (const candidate of candidates) if (await canEnter(candidate, folder)) return candidate
  throw new Error(
    `PostgreSQL may not run as root, and no other account can reach ${folder}. ` +
      'Start as an ordinary user, or set DOUBLECHECK_DATA_DIR to a folder that others may enter.',
  )
}

function hasName(): boolean {
  try {
    return userInfo().username !== ''
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SYSTEM_ERROR') return false
    throw error
  }
}

/** Whether the account can run the program. Root's own home may hide what npm installed there. */
export const canRun = (account: Account, program: string) => succeeds(account, program, ['--version'])

const canEnter = (account: Account, folder: string) =>
  succeeds(account, '/bin/sh', ['-c', 'cd "$1"', 'sh', folder])

async function succeeds(account: Account, program: string, args: readonly string[]): Promise<boolean> {
  const child = spawnAs(account, program, args, { stdio: 'ignore' })
  return new Promise((resolve) => {
    child.once('error', () => resolve(false))
    child.once('exit', (code) => resolve(code === 0))
  })
}

/** Starts a program under the account. `endsWithUs`: stopped by the kernel (SIGINT) when this process dies. */
export function spawnAs(
  account: Account,
  program: string,
  args: readonly string[],
  options: SpawnOptions & { readonly endsWithUs?: boolean },
): ChildProcess {
  const { endsWithUs, ...rest } = options
  // In a call of its own: a change of user clears the parent-death signal.
  const guarded = endsWithUs ? ['setpriv', '--pdeathsig', 'INT', program, ...args] : [program, ...args]
  const [file, ...all] = [...prefixOf(account), ...guarded] as [string, ...string[]]
  const identity = account.kind === 'other' ? { uid: account.uid, gid: account.gid } : {}
  return spawn(file, all, { cwd: '/', env: environment(), ...rest, ...identity })
}

function prefixOf(account: Account): string[] {
  if (account.kind === 'namespace') {
    return ['unshare', '--user', `--map-user=${nobody}`, `--map-group=${nobody}`]
  }
  if (account.kind === 'capability') {
    const identity = ['--reuid', `${account.uid}`, '--regid', `${account.gid}`, '--clear-groups']
    return ['setpriv', ...identity, '--inh-caps', '+dac_override', '--ambient-caps', '+dac_override']
  }
  return []
}

/** Whether the kernel can be asked to stop the server with us. Elsewhere the next start adopts it. */
export async function canEndWithUs(account: Account): Promise<boolean> {
  if (process.platform !== 'linux') return false
  return succeeds(account, 'setpriv', ['--pdeathsig', 'INT', 'true'])
}

// PG* variables and locales of the terminal would change what the server does.
const environment = () => ({ PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' })
