/** How a measurement is told: a table for the reader, a file for whoever compares. */
import { mkdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

export type Target = {
  readonly figure: string
  readonly atLeast?: number
  readonly atMost?: number
}

export type Measurement = {
  readonly name: string
  readonly figures: Readonly<Record<string, number>>
  readonly targets: readonly Target[]
}

const out = fileURLToPath(new URL('../out/', import.meta.url))

/** Prints the figures beside their targets and writes `bench/out/NAME.json`. A missed target is a result, not a failure. */
export async function report({ name, figures, targets }: Measurement): Promise<void> {
  const lines = Object.entries(figures).map(([figure, value]) => {
    const target = targets.find((one) => one.figure === figure)
    return `  ${figure.padEnd(46)} ${shown(value).padStart(12)}${target ? `   ${words(target, value)}` : ''}`
  })
  process.stdout.write(`${lines.join('\n')}\n`)
  const met = targets.every((target) => holds(target, figures[target.figure]))
  await mkdir(out, { recursive: true })
  const told = { name, at: new Date().toISOString(), figures, targets, met }
  await writeFile(`${out}${name}.json`, `${JSON.stringify(told, undefined, 2)}\n`)
}

const holds = ({ atLeast, atMost }: Target, value: number | undefined) =>
  value !== undefined && value >= (atLeast ?? -Infinity) && value <= (atMost ?? Infinity)

function words(target: Target, value: number): string {
  const bounds = [
    target.atLeast === undefined ? '' : `at least ${shown(target.atLeast)}`,
    target.atMost === undefined ? '' : `at most ${shown(target.atMost)}`,
  ].filter(Boolean)
  return `${holds(target, value) ? 'met   ' : 'MISSED'} (${bounds.join(', ')})`
}

const shown = (value: number) =>
  Number.isInteger(value) ? String(value) : value.toFixed(Math.abs(value) < 10 ? 3 : 1)

export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** The value below which this share of all lies; the nearest one measured, nothing in between is made up. */
export function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) return Number.NaN
  const sorted = Float64Array.from(values).sort()
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!
}

/** A count that must be another: when it is not, nothing was measured. */
export function mustBe(what: string, found: number, expected: number): void {
  if (found !== expected) throw new Error(`${what}: ${found}, and not ${expected}`)
}
