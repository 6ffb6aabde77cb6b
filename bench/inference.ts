/**
 * What the model of receipts is worth, against people whose truth is known: whether a message without a blue tick was seen,
 * whether a lasting grey tick means that somebody blocked us, and what its proposals bring. `--settings FILE` measures one
 * population of your own; bench/settings/README.md tells every key.
 */
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import type { Task } from './inference/measure-in-thread.ts'
import type { Figures } from './inference/measure-settings.ts'
import { readSettings, type Settings, UnusableSettings } from './inference/settings.ts'
import { summarize } from './inference/summarize.ts'
import { report } from './measure/report.ts'

const folder = fileURLToPath(new URL('./settings/', import.meta.url))

const { values } = parseArgs({
  options: {
    settings: { type: 'string' },
    contacts: { type: 'string' },
    seed: { type: 'string' },
    silences: { type: 'string' },
  },
})
const threadsMax = 2

function chosenSettings(): Settings[] {
  const files = values.settings
    ? [values.settings]
    : readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .sort()
        .map((name) => `${folder}${name}`)
  const given = {
    ...(values.contacts ? { contacts: numberOf('contacts', values.contacts) } : {}),
    ...(values.seed ? { seed: numberOf('seed', values.seed) } : {}),
  }
  return files.map((file) => readSettings(file, given))
}

function numberOf(key: string, text: string): number {
  const value = Number(text)
  if (Number.isFinite(value) && text.trim() !== '') return value
  throw new UnusableSettings(`"${key}" must be a number, and is "${text}".`)
}

/** Measures populations in as many threads as the bench may use; told in the order in which they end. */
async function measureAll(all: readonly Settings[], silences: number | undefined): Promise<Figures[]> {
  const left = all.map((settings, place) => ({ settings, place }))
  const measured: Figures[] = []
  await Promise.all(
    Array.from({ length: Math.min(threadsMax, all.length) }, async () => {
      const worker = new Worker(new URL('./inference/measure-in-thread.ts', import.meta.url))
      for (let next = left.shift(); next; next = left.shift()) {
        const task: Task = { settings: next.settings, silences }
        worker.postMessage(task)
        const [figures] = (await once(worker, 'message')) as [Figures]
        measured[next.place] = figures
        process.stdout.write(`${figures.lines.join('\n')}\n\n`)
      }
      await worker.terminate()
    }),
  )
  return measured
}

try {
  const silences = values.silences ? numberOf('silences', values.silences) : undefined
  const measured = await measureAll(chosenSettings(), silences)
  await report({ name: 'inference', ...summarize(measured) })
} catch (error) {
  if (!(error instanceof UnusableSettings)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
