/** Writes how many tests passed, failed and were skipped to the file DOUBLECHECK_COUNTS names, for the last line. */
import { writeFileSync } from 'node:fs'

export default class CountReporter {
  onTestRunEnd(files, errors) {
    const counts = { passed: 0, failed: 0, skipped: 0 }
    for (const file of files) {
      for (const test of file.children.allTests()) counts[countOf(test)] += 1
      // A file that does not load has no tests that could fail.
      counts.failed += file.errors().length
    }
    counts.failed += errors.length
    writeFileSync(process.env.DOUBLECHECK_COUNTS, JSON.stringify(counts))
  }
}

function countOf(test) {
  const { state } = test.result()
  return state === 'passed' || state === 'failed' ? state : 'skipped'
}
