import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, assert, beforeAll, test } from 'vitest'
import type { ContactId } from '../platform/index.ts'
import { sealedText } from './bundle.ts'
import { canonicalJson } from './canonical-json.ts'
import { fingerprintOf } from './desk-key.ts'
import { signDailyHeads, signedTextOf } from './head.ts'
import { type Journal, linesOf, openJournal, verifyText } from './journal-for-tests.ts'
import { verifyBundle } from './verify-bundle.ts'

let journal: Journal
let bundle: string
let lines: string[]
let fingerprint: string

/** A day with entries of three people between two heads, and a head in the middle. */
beforeAll(async () => {
  journal = await openJournal()
  const { shop, house, db } = journal
  const [lina, theo] = [await shop.meets('33612000001', 'Lina'), await shop.meets('33612000002', 'Theo')]
  const talk = async (rounds: number) => {
    for (let round = 0; round < rounds; round += 1) {
      await shop.writes(lina, `Lina says ${round} “é😀”`)
      for (let n = 0; n < 3; n += 1) await shop.writes(theo, `Theo says ${round} ${n}`)
      await journal.accepts(await shop.answers(lina as ContactId, `We answer ${round}`))
      await journal.keep()
    }
  }
  await shop.writes(theo, 'before everything')
  await journal.keep()
  await signDailyHeads(db, house.secrets, house.clock)
  await talk(3)
  house.clock.setOffsetMs(25 * 3_600_000)
  await signDailyHeads(db, house.secrets, house.clock)
  await talk(3)
  bundle = await journal.bundle(await journal.exports({ contact_id: lina }))
  lines = bundle.trimEnd().split('\n')
  fingerprint = linesOf(bundle)[0].keys[0].fingerprint
})

afterAll(() => journal.close())

const file = (changed: readonly string[]) => `${changed.join('\n')}\n`
const at = (test: (line: string) => boolean) => lines.findIndex(test)

async function problemOf(changed: string, options = {}): Promise<string> {
  const verdict = await verifyText(changed, options)
  return verdict.holds ? 'holds' : verdict.problem
}

test('an export holds, and says what was verified', async () => {
  const verdict = await verifyText(bundle, { key: fingerprint })
  assert.isTrue(verdict.holds, JSON.stringify(verdict))
  if (!verdict.holds) return
  assert.equal(verdict.fingerprint, fingerprint)
  assert.equal(verdict.workspace, 'Lemon Bakery')
  assert.isAtLeast(verdict.heads, 3)
  assert.equal(verdict.opened, verdict.asked)
  assert.isAbove(verdict.entries, verdict.asked)
})

test('others are there as digests only', () => {
  assert.notInclude(bundle, 'Theo')
  const theo = linesOf(bundle).flatMap((line) => line.others?.digests ?? [])
  assert.isAtLeast(theo.length, 18)
})

test('each kind of change is told by its name, at the first place that does not hold', async () => {
  const entry = at((line) => line.startsWith('{"closed"') && line.includes('We answer 1'))
  const others = at((line) => line.startsWith('{"others"'))
  const middle = lines.findIndex((line, index) => index > 2 && line.startsWith('{"head"'))
  const swapped = lines.with(entry, lines[entry + 1]!).with(entry + 1, lines[entry]!)
  const changes: Record<string, string> = {
    not_a_bundle: file(lines.slice(1)),
    changed: file(lines.with(entry, lines[entry]!.replace('"kind":"message_sent"', '"kind":"message_seen"'))),
    removed: file(lines.toSpliced(entry, 1)),
    reordered: file(swapped),
    added: file(lines.toSpliced(entry, 0, lines[entry]!)),
    wrong_opening: file(lines.with(entry, lines[entry]!.replace('We answer 1', 'We answer 9'))),
    wrong_signature: file(lines.with(middle, lines[middle]!.replace(/"at":"20(\d\d)/, '"at":"21$1'))),
    cut: file(lines.slice(0, -1)),
  }
  for (const [problem, changed] of Object.entries(changes)) assert.equal(await problemOf(changed), problem)
  assert.equal(await problemOf(file(lines.slice(0, -2))), 'cut')
  assert.equal(await problemOf(file(lines.toSpliced(others, 1))), 'removed')
  assert.equal(await problemOf(bundle, { key: 'ab'.repeat(32) }), 'wrong_key')
  assert.equal(await problemOf(bundle.slice(0, -1)), 'cut')
  assert.equal(await problemOf(`${bundle}\n`), 'added')
  assert.equal(await problemOf(''), 'not_a_bundle')
  const verdict = await verifyText(changes.wrong_opening!)
  assert.equal(verdict.holds ? 0 : verdict.line, entry + 1)
})

test('whatever single byte is changed, removed or added, it is noticed', { timeout: 60_000 }, async () => {
  const bytes = Buffer.from(bundle)
  const place = fc.integer({ min: 0, max: bytes.length - 1 })
  const act = fc.constantFrom('change', 'remove', 'add')
  await fc.assert(
    fc.asyncProperty(place, act, fc.integer({ min: 1, max: 255 }), async (index, how, byte) => {
      const [before, after] = [bytes.subarray(0, index), bytes.subarray(index + (how === 'add' ? 0 : 1))]
      const other = how === 'change' ? (bytes[index]! ^ byte) & 255 : byte
      const between = how === 'remove' ? [] : [Buffer.from([other])]
      const changed = Buffer.concat([before, ...between, after])
      return changed.equals(bytes) || !(await verifyBundle([changed])).holds
    }),
    { numRuns: 1_500 },
  )
})

test('the chain notices by itself, without the seal, whatever is done to one field or one entry', {
  timeout: 60_000,
}, async () => {
  const body = lines.slice(1, -1)
  const index = fc.integer({ min: 0, max: body.length - 1 })
  const acts = ['remove', 'swap', 'repeat', 'field', 'digest'] as const
  await fc.assert(
    fc.asyncProperty(index, index, fc.constantFrom(...acts), fc.nat(), async (one, other, how, pick) => {
      const changed = alter(body, one, other, how, pick)
      if (changed === undefined) return true
      return !(await verifyText(file([lines[0]!, ...changed]), { seal: false })).holds
    }),
    { numRuns: 1_500 },
  )
})

/** One change of the chain's lines; undefined where it would leave them as they were. */
function alter(
  body: readonly string[],
  one: number,
  other: number,
  how: string,
  pick: number,
): string[] | undefined {
  const line = body[one]!
  const isHead = line.startsWith('{"head"')
  // A signed head between two others is said once more by those: without it, only the seal tells that it was there.
  if (isHead && how !== 'field' && one > 0 && one < body.length - 1) return undefined
  if (how === 'remove') return body.toSpliced(one, 1)
  if (how === 'repeat') return isHead ? undefined : body.toSpliced(other, 0, line)
  if (how === 'swap') {
    const mate = body[other]!
    return line === mate || mate.startsWith('{"head"') ? undefined : body.with(one, mate).with(other, line)
  }
  const value = JSON.parse(line)
  if (how === 'digest') {
    if (!value.others) return undefined
    const digests: string[] = value.others.digests
    const place = pick % digests.length
    value.others.digests =
      pick % 2 ? digests.toSpliced(place, 1) : digests.toSpliced(place, 0, digests[place]!)
    return value.others.digests.length === 0 ? undefined : body.with(one, canonicalJson(value))
  }
  const fields = [...fieldsOf(value)].filter(({ path }) => path !== 'closed')
  const field = fields[pick % fields.length]!
  field.change()
  return body.with(one, canonicalJson(value))
}

function* fieldsOf(
  value: Record<string, unknown>,
  path = '',
): Generator<{ path: string; change: () => void }> {
  for (const [key, held] of Object.entries(value)) {
    if (typeof held === 'object' && held !== null)
      yield* fieldsOf(held as Record<string, unknown>, `${path}${key}.`)
    else
      yield {
        path: `${path}${key}`,
        change: () => {
          value[key] = typeof held === 'number' ? held + 1 : `${held}x`
        },
      }
  }
}

test('who signs everything anew with a key of their own is found out by the fingerprint', async () => {
  const forger = generateKeyPairSync('ed25519')
  const raw = Buffer.from(forger.publicKey.export({ format: 'jwk' }).x!, 'base64url')
  const key = fingerprintOf(raw)
  const signed = (text: string) => sign(null, Buffer.from(text), forger.privateKey).toString('base64url')
  const forged = linesOf(bundle).slice(0, -1)
  forged[0].keys = [{ fingerprint: key, algorithm: 'ed25519', public_key: raw.toString('base64url') }]
  for (const line of forged.filter((one) => one.head)) {
    line.head.key = key
    line.head.signature = signed(signedTextOf(line.head))
  }
  const body = file(forged.map(canonicalJson))
  const sha256 = createHash('sha256').update(body).digest('base64url')
  const text = `${body}${canonicalJson({ seal: { key, sha256, signature: signed(sealedText(sha256)) } })}\n`
  const verdict = await verifyText(text)
  assert.equal(verdict.holds && verdict.fingerprint, key)
  assert.equal(await problemOf(text, { key: fingerprint }), 'wrong_key')
})
