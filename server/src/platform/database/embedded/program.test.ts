import { chmod, cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, assert, beforeAll, test } from 'vitest'
import { canRun } from './account.ts'
import { binary, copyProgram, findInstalled, findProgram, type Program } from './program.ts'

const isRoot = process.geteuid?.() === 0
const self = { kind: 'self', uid: process.geteuid?.() ?? 0, gid: process.getegid?.() ?? 0 } as const
let home: string
let bare: Program

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'doublecheck-program-'))
  bare = await installWithoutScripts(join(home, 'bare'))
})

afterAll(async () => {
  await rm(home, { recursive: true, force: true })
})

test.runIf(process.platform === 'linux')(
  'without its install script the server cannot load, and gets its links back',
  async () => {
    assert.equal(await canRun(self, binary(bare, 'postgres')), false)
    const found = await findProgram(home, bare)
    assert.equal(found.folder, bare.folder)
    assert.equal(await canRun(self, binary(found, 'postgres')), true)
  },
)

// Root writes where the mode forbids it, so there is no read-only folder to show.
test.skipIf(isRoot || process.platform !== 'linux')(
  'where the package is read-only, a copy of our own is used',
  async () => {
    await removeLinks(bare.folder)
    await chmod(join(bare.folder, 'lib'), 0o555)
    const found = await findProgram(home, bare)
    await chmod(join(bare.folder, 'lib'), 0o755)
    assert.equal(found.folder, join(home, `program-${bare.version}`))
    assert.equal(await canRun(self, binary(found, 'postgres')), true)
  },
)

test('a copy runs by itself, and is made once', async () => {
  const first = await copyProgram(await findInstalled(), home)
  const second = await copyProgram(await findInstalled(), home)
  assert.equal(first.folder, second.folder)
  assert.equal(await canRun(self, binary(first, 'postgres')), true)
})

/** The package as `npm install --ignore-scripts` leaves it. */
async function installWithoutScripts(folder: string): Promise<Program> {
  const installed = await findInstalled()
  await cp(installed.folder, folder, { recursive: true, verbatimSymlinks: true })
  await removeLinks(folder)
  return { ...installed, folder }
}

async function removeLinks(folder: string): Promise<void> {
  for (const entry of await readdir(join(folder, 'lib'), { withFileTypes: true })) {
    if (entry.isSymbolicLink()) await rm(join(folder, 'lib', entry.name))
  }
}
