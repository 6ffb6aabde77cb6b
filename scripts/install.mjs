/** Makes sure the exact dependencies of package-lock.json are there, and the Node this project is pinned to. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { findText, hashFiles, Refusal, root, say } from './house.mjs'
import { isStopping, run } from './run.mjs'

const lockFile = join(root, 'package-lock.json')
const modules = join(root, 'node_modules')
const stampFile = join(modules, '.doublecheck-installed')
const claimFile = join(root, '.installing')
const pinnedMajor = 24

/** Installs when node_modules is missing or not what package-lock.json says. */
export async function ensureInstalled() {
  if (isInstalled()) return
  await claim()
  try {
    if (isInstalled()) return
    await install()
    writeFileSync(stampFile, wantedStamp())
  } finally {
    rmSync(claimFile, { force: true })
  }
}

/** The path of a Node that runs TypeScript as it stands. */
export async function pinnedNode() {
  const path = join(modules, 'node', 'bin', 'node')
  if (isPinned(path)) return path
  if (Number.parseInt(process.versions.node, 10) >= pinnedMajor) return process.execPath
  // Its binary comes by an install script, which --ignore-scripts or npm's own approval may have left out.
  say(`Fetching Node ${pinnedMajor}, which this project runs on …`)
  await run(process.execPath, ['installArchSpecificPackage.js'], { cwd: join(modules, 'node'), quiet: true })
  if (isPinned(path)) {
    linkForTools()
    return path
  }
  throw new Refusal(
    `Node ${pinnedMajor} could not be fetched for ${process.platform}-${process.arch}. ` +
      `Install Node ${pinnedMajor} or newer yourself and run the command again.`,
  )
}

/** A program of an installed package, by the path of its script inside the package. */
export const packageScript = (path) => join(modules, path)

function isInstalled() {
  const stamp = findText(stampFile)
  if (stamp === wantedStamp()) return true
  if (stamp !== undefined && !stamp.endsWith(platform())) return false
  if (!matchesLock()) return false
  // Installed by hand with npm, and right.
  writeFileSync(stampFile, wantedStamp())
  return true
}

const wantedStamp = () => `${hashFiles([lockFile])} ${platform()}`

const platform = () => `${process.platform}-${process.arch}`

/** Whether npm's own record of what it installed is what the lock file asks for. */
function matchesLock() {
  const record = findText(join(modules, '.package-lock.json'))
  if (record === undefined) return false
  const installed = JSON.parse(record).packages
  const wanted = JSON.parse(readFileSync(lockFile, 'utf8')).packages
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.startsWith('node_modules/') && !path.includes('/node_modules/')) return true
    if (entry.link) return existsSync(join(root, path))
    const here = installed[path]
    if (here === undefined) return (entry.optional || entry.devOptional) && !isForThisPlatform(entry)
    return here.version === entry.version
  })
}

// Optional packages are mostly one per platform; only ours has to be there.
function isForThisPlatform({ os, cpu, libc }) {
  if (!os && !cpu) return false
  if (os && !os.includes(process.platform)) return false
  if (cpu && !cpu.includes(process.arch)) return false
  return !libc || libc.includes(isMusl() ? 'musl' : 'glibc')
}

function isMusl() {
  if (process.platform !== 'linux') return false
  process.report.excludeNetwork = true
  return process.report.getReport().header.glibcVersionRuntime === undefined
}

async function install() {
  const startedAt = Date.now()
  say('Installing the dependencies; this takes about a minute, and once …')
  const npm = findNpm()
  const code = await run(npm.file, [...npm.args, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    // Asked politely, npm takes away piece by piece what it brought, for a minute or more; the next start does that anyway.
    stopWith: 'SIGKILL',
  })
  if (isStopping()) throw new Refusal('Stopped before the dependencies were installed.')
  if (code !== 0) {
    throw new Refusal(
      `The dependencies could not be installed (npm ci ended with ${code}); the lines above say why. ` +
        'npm has to reach a package registry this once. Then run the command again.',
    )
  }
  say(`Installed in ${Math.round((Date.now() - startedAt) / 1000)} s.`)
}

// Run by npm, the same npm and the Node that runs it: the one in node_modules is about to be replaced.
function findNpm() {
  const { npm_execpath: script, npm_node_execpath: node } = process.env
  if (script && /npm-cli\.js$/.test(script)) {
    return { file: node && existsSync(node) ? node : process.execPath, args: [script] }
  }
  return { file: 'npm', args: [] }
}

/** One installation at a time: a second `npm ci` would pull the folder from under the first. */
async function claim() {
  for (let told = false; ; told = true) {
    try {
      writeFileSync(claimFile, String(process.pid), { flag: 'wx' })
      return
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    const holder = Number.parseInt(findText(claimFile) ?? '', 10)
    if (Number.isInteger(holder) && !isAlive(holder)) rmSync(claimFile, { force: true })
    else if (!told) say(`Waiting for another installation (process ${holder}) …`)
    await sleep(500)
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

// npm makes this link only when the binary is there while it installs.
function linkForTools() {
  const link = join(modules, '.bin', 'node')
  if (!existsSync(link)) symlinkSync(join('..', 'node', 'bin', 'node'), link)
}

function isPinned(path) {
  if (!existsSync(path)) return false
  if (realpathSync(path) === realpathSync(process.execPath)) return true
  const answer = spawnSync(path, ['--version'], { encoding: 'utf8' })
  return answer.status === 0 && answer.stdout.startsWith(`v${pinnedMajor}.`)
}
