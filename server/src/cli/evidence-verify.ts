import { createReadStream } from 'node:fs'
import { type Broken, type Verified, verifyBundle } from '../evidence/index.ts'
import { parseArguments } from './arguments.ts'
import type { Command } from './commands.ts'
import { UsageError } from './usage-error.ts'

const usage = 'evidence verify FILE [--key FINGERPRINT]'

/** `evidence verify FILE`: checks an export of the journal, without a database, a desk or a network. */
export const evidenceVerifyCommand: Command = async (args) => {
  const { values, positionals } = parseArguments(args, usage, { key: { type: 'string' } }, 1)
  const file = positionals[0]!
  const verdict = await verifyBundle(createReadStream(file), readKey(values.key))
  if (!verdict.holds) {
    process.stderr.write(`doublecheck: ${file} does not hold: ${describeBroken(verdict)}\n`)
    return 1
  }
  process.stdout.write(describeVerified(verdict, values.key !== undefined))
  return 0
}

/** People copy fingerprints with the spaces and colons that other programs put in. */
function readKey(written: string | undefined): { key?: string } {
  if (written === undefined) return {}
  const key = written.toLowerCase().replace(/[\s:]/g, '')
  if (/^[0-9a-f]{64}$/.test(key)) return { key }
  throw new UsageError(`--key: give the 64 hexadecimal digits of a fingerprint. Usage: doublecheck ${usage}`)
}

const problems: Readonly<Record<Broken['problem'], string>> = {
  not_a_bundle: 'it is no evidence bundle',
  changed: 'something was changed',
  removed: 'something was removed',
  reordered: 'the order was changed',
  added: 'something was added',
  wrong_opening: 'a content is not the one that was sealed',
  wrong_signature: 'a signature is wrong',
  wrong_key: 'the key is not the expected one',
  cut: 'the end is missing',
}

function describeBroken({ problem, line, seq, explanation }: Broken): string {
  const places = [
    line === undefined ? [] : [`line ${line}`],
    seq === undefined ? [] : [`entry ${seq}`],
  ].flat()
  const place = places.length > 0 ? ` (${places.join(', ')})` : ''
  return `${problems[problem]}${place}: ${explanation}`
}

function describeVerified(verdict: Verified, keyWasGiven: boolean): string {
  const { asked, opened, destroyed, notKept, entries, heads } = verdict
  const closed = [
    ...(destroyed > 0 ? [`${destroyed} destroyed by an erasure, a withdrawal or an edit`] : []),
    ...(notKept > 0 ? [`${notKept} no longer kept`] : []),
  ]
  const lines = [
    `holds: the journal of "${verdict.workspace}", entries ${verdict.first} to ${verdict.last}, nothing changed, removed or added`,
    `  entries    ${entries} in the chain, ${asked} of them about the person asked for`,
    `  contents   ${opened} opened and as sealed${closed.length > 0 ? `; ${closed.join(', ')}` : ''}`,
    `  period     ${verdict.from} to ${verdict.to}`,
    `  heads      ${heads} signed, the last on ${verdict.signedAt}`,
    `  key        ${verdict.fingerprint}`,
  ]
  if (!keyWasGiven)
    lines.push(
      '  Compare the key with one you have from elsewhere, or give it as --key: it is what the rest rests on.',
    )
  return `${lines.join('\n')}\n`
}
