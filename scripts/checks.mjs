/** What `npm run check` and `npm test` have in common. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findText, root, say } from './house.mjs'
import { packageScript } from './install.mjs'
import { run } from './run.mjs'

/** Types of both halves, format and lint. Returns the names of what failed. */
export async function checkSources(node) {
  const tsc = packageScript('typescript/bin/tsc')
  const checks = [
    ['types of the server', [tsc, '-p', 'tsconfig.json']],
    ['types of the web app', [tsc, '-p', 'web/tsconfig.json']],
    ['format and lint', [packageScript('@biomejs/biome/bin/biome'), 'check', '.']],
  ]
  const failed = []
  for (const [name, args] of checks) {
    say(`Checking ${name} …`)
    if ((await run(node, args, { cwd: root })) !== 0) failed.push(name)
  }
  return failed
}

/**
 * Runs the tests.
 * @param args for the runner, such as the projects to leave out
 * @returns its counts; an error outside any test, or a file that does not load, counts as one failure
 */
export async function runTests(node, args, env) {
  // The tests' own temporary folder, so that nothing stays even when they are interrupted.
  const folder = mkdtempSync(join(tmpdir(), 'doublecheck-tests-'))
  // As root, the test server runs under another account, which has to pass.
  chmodSync(folder, 0o711)
  const counts = join(folder, 'counts.json')
  const reporters = ['--reporter=default', `--reporter=${join(root, 'scripts', 'count-reporter.mjs')}`]
  try {
    const vitest = packageScript('vitest/vitest.mjs')
    const code = await run(node, [vitest, 'run', ...reporters, ...args], {
      cwd: root,
      env: { ...env, DOUBLECHECK_COUNTS: counts, TMPDIR: folder },
    })
    const { passed, failed, skipped } = JSON.parse(findText(counts) ?? '{"passed":0,"failed":0,"skipped":0}')
    // It can also fail as a whole, before or after any test.
    return { passed, failed: code !== 0 && failed === 0 ? 1 : failed, skipped }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** One plain line, the last one printed. */
export function sayCounts({ passed, failed, skipped }) {
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
}
