import { z } from 'zod'
import { bundleVersion, closedReasons } from './bundle.ts'
import { canonicalJson } from './canonical-json.ts'

const seq = z.int().min(0)
const head = z.strictObject({
  workspace: z.int(),
  seq,
  hash: z.string(),
  at: z.iso.datetime(),
  key: z.string(),
  signature: z.string(),
})
const deed = z.strictObject({ by: z.string(), name: z.string(), at: z.iso.datetime() })

const manifest = z.strictObject({
  doublecheck_evidence: z.literal(bundleVersion),
  workspace: z.strictObject({ id: z.int(), name: z.string() }),
  export_id: z.string(),
  contact_ids: z.array(z.string()),
  conversation_id: z.string().nullable(),
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  reason: z.string(),
  asked: deed,
  agreed: deed,
  made_at: z.iso.datetime(),
  keys: z.array(
    z.strictObject({ fingerprint: z.string(), algorithm: z.literal('ed25519'), public_key: z.string() }),
  ),
})

const entry = z.strictObject({
  entry: z.strictObject({
    seq,
    at: z.iso.datetime(),
    kind: z.string(),
    subject: z.string(),
    contact: z.string().nullable(),
    actor: z.string(),
    commitment: z.string(),
  }),
  hash: z.string(),
  opening: z.strictObject({ salt: z.string(), content: z.unknown() }).nullable(),
  closed: z.enum(closedReasons).nullable(),
})

const bundleLine = z.union([
  entry,
  z.strictObject({ others: z.strictObject({ first: seq, digests: z.array(z.string()).min(1) }) }),
  z.strictObject({ head }),
  z.strictObject({ genesis: z.strictObject({ workspace: z.int() }) }),
  z.strictObject({ seal: z.strictObject({ key: z.string(), sha256: z.string(), signature: z.string() }) }),
  manifest,
])

export type BundleLine = z.infer<typeof bundleLine>

/**
 * A line of a bundle, or undefined when it is none. Only the canonical form counts, so that no byte of a line can be
 * another without its meaning being another.
 */
export function readBundleLine(bytes: Buffer): BundleLine | undefined {
  const value = parse(bytes.toString('utf8'))
  const read = bundleLine.safeParse(value)
  if (!read.success || !isCanonical(value, bytes)) return undefined
  return read.data
}

/** Binary values in their one spelling, or undefined: the last letter of base64 has spellings that mean the same. */
export function bytesOf(text: string, length: number): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64url')
  return bytes.length === length && bytes.toString('base64url') === text ? bytes : undefined
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Not JSON, hence no line of a bundle, which undefined says.
    return undefined
  }
}

function isCanonical(value: unknown, bytes: Buffer): boolean {
  try {
    return Buffer.from(canonicalJson(value)).equals(bytes)
  } catch {
    // Half a surrogate pair, or nested too deep to be written down: nothing we ever wrote.
    return false
  }
}
