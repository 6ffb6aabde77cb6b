/**
 * What the model of receipts is worth, against people whose truth is known: whether a message without a blue tick was seen,
 * whether a lasting grey tick means that somebody blocked us, and what its proposals bring. `--settings FILE` measures one
 * population of your own; bench/settings/README.md tells every key.
 */
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Figures, measureSettings } from './inference/measure-settings.ts'
import { readSettings, type Settings, UnusableSettings } from './inference/settings.ts'
import { summarize } from './inference/summarize.ts'
import { report } from './measure/report.ts'

const folder = fileURLToPath(new URL('./settings/', import.meta.url))

function chosenSettings(): Settings[] {
  const { values } = parseArgs({
    options: { settings: { type: 'string' }, contacts: { type: 'string' }, seed: { type: 'string' } },
  })
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

try {
  const measured: Figures[] = []
  for (const settings of chosenSettings()) {
    const figures = measureSettings(settings)
    measured.push(figures)
    process.stdout.write(`${figures.lines.join('\n')}\n\n`)
  }
  await report({ name: 'inference', ...summarize(measured) })
} catch (error) {
  if (!(error instanceof UnusableSettings)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
