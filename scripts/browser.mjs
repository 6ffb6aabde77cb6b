/** Finds a Chromium for the tests, and fetches one where there is none. Run by itself, it prints the path. */
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { main, Refusal, say } from './house.mjs'
import { packageScript } from './install.mjs'
import { run } from './run.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome']
const knownPlaces = [
  '/usr/bin/chromium',
  '/usr/lib/chromium/chromium',
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** The path of a Chromium or Chrome that runs, or undefined. DOUBLECHECK_BROWSER comes first. */
export function findBrowser() {
  const told = process.env.DOUBLECHECK_BROWSER
  if (told) {
    if (isRunnable(told)) return told
    throw new Refusal(`DOUBLECHECK_BROWSER is ${told}, which does not run. Give it the path of a Chromium.`)
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  const onPath = folders.flatMap((folder) => names.map((name) => join(folder, name)))
  return [...onPath, ...knownPlaces, ...listPlaywrightBrowsers()].find(isRunnable)
}

/**
 * Finds a browser, or fetches one: by Playwright's own download, else as a Debian package.
 * @param node path of the pinned Node
 */
export async function ensureBrowser(node) {
  const found = findBrowser()
  if (found) return found
  say('Fetching a Chromium for the browser tests, once …')
  await run(node, [packageScript('playwright-core/cli.js'), 'install', 'chromium-headless-shell'], {
    quiet: true,
  })
  const fetched = findBrowser()
  if (fetched) return fetched
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const quietly = { quiet: true, env: { DEBIAN_FRONTEND: 'noninteractive' } }
    await run('apt-get', ['update', '-q'], quietly)
    await run('apt-get', ['install', '-q', '-y', '--no-install-recommends', 'chromium'], quietly)
    const installed = findBrowser()
    if (installed) return installed
  }
  throw new Refusal(
    'The browser tests need Chromium or Chrome, and none was found or could be fetched. ' +
      'Install one, or set DOUBLECHECK_BROWSER to its path.',
  )
}

/** What Playwright downloaded for this user, newest first. */
function listPlaywrightBrowsers() {
  const cache =
    process.env.PLAYWRIGHT_BROWSERS_PATH ??
    (process.platform === 'darwin'
      ? join(homedir(), 'Library', 'Caches', 'ms-playwright')
      : join(homedir(), '.cache', 'ms-playwright'))
  if (!existsSync(cache)) return []
  const folders = readdirSync(cache).filter((name) => name.startsWith('chromium'))
  return folders
    .sort()
    .reverse()
    .flatMap((name) => [
      join(cache, name, 'chrome-linux64', 'chrome'),
      join(cache, name, 'chrome-linux', 'chrome'),
      join(cache, name, 'chrome-headless-shell-linux64', 'chrome-headless-shell'),
      join(cache, name, 'chrome-linux', 'headless_shell'),
      join(cache, name, 'chrome-mac-arm64', 'Chromium.app', 'Contents', 'MacOS', 'Chromium'),
      join(cache, name, 'chrome-mac', 'Chromium.app', 'Contents', 'MacOS', 'Chromium'),
    ])
}

// Asked for its version: a wrapper of a missing snap is executable too, and does nothing.
function isRunnable(path) {
  try {
    accessSync(path, constants.X_OK)
  } catch {
    return false
  }
  return spawnSync(path, ['--version'], { timeout: 10_000 }).status === 0
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(async () => {
    console.log(await ensureBrowser(process.execPath))
    return 0
  })
}
