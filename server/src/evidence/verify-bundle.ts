import { createHash, type Hash } from 'node:crypto'
import {
  type EntryLine,
  type HeadLine,
  type Manifest,
  type OthersLine,
  type SealLine,
  sealedText,
} from './bundle.ts'
import { type BundleLine, bytesOf, readBundleLine } from './bundle-line.ts'
import { canonicalJson } from './canonical-json.ts'
import { fingerprintOf, isSignedBy } from './desk-key.ts'
import { commitmentOf, digestOf, genesisHash, hashAfter } from './entry.ts'
import { isHeadSigned } from './head.ts'
import { splitLines } from './split-lines.ts'

export type Problem =
  | 'not_a_bundle'
  | 'changed'
  | 'removed'
  | 'reordered'
  | 'added'
  | 'wrong_opening'
  | 'wrong_signature'
  | 'wrong_key'
  | 'cut'

export type Verified = {
  readonly holds: true
  /** All entries of the segment, and of them those that were asked for. */
  readonly entries: number
  readonly asked: number
  readonly opened: number
  readonly destroyed: number
  readonly notKept: number
  readonly heads: number
  /** Places of the chain. */
  readonly first: number
  readonly last: number
  /** What was asked for, and when the last head was signed. */
  readonly from: string
  readonly to: string
  readonly signedAt: string
  readonly workspace: string
  readonly fingerprint: string
}

export type Broken = {
  readonly holds: false
  readonly problem: Problem
  /** The first line that does not hold, from 1; undefined when it is the file as a whole. */
  readonly line: number | undefined
  /** The place of the chain, where there is one. */
  readonly seq: number | undefined
  readonly explanation: string
}

export type VerifyOptions = {
  /** Fingerprint the desk's key must have. */
  readonly key?: string
  /** False looks at the chain alone and not at the seal over the whole file, to test that it holds by itself. */
  readonly seal?: boolean
}

class DoesNotHold extends Error {
  readonly broken: Broken
  constructor(broken: Broken) {
    super(broken.explanation)
    this.broken = broken
  }
}

type Place = {
  readonly manifest: Manifest
  readonly options: VerifyOptions
  line: number
  seq: number
  hash: Buffer
  first: number
  asked: number
  opened: number
  destroyed: number
  notKept: number
  heads: number
  /** The head on the line before, if it was one. */
  head: HeadLine['head'] | undefined
  begun: boolean
  /** Entries were skipped here: were they moved, or removed? The rest of the file tells. */
  gap: { readonly seq: number; readonly line: number } | undefined
}

/**
 * Verifies an export without a database and without the desk: the chain from its first to its last signed head, every
 * signature, every opening, and the seal over all bytes. Reads the file once, in pieces.
 */
export async function verifyBundle(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  options: VerifyOptions = {},
): Promise<Verified | Broken> {
  try {
    return await walk(pieces, options)
  } catch (error) {
    if (error instanceof DoesNotHold) return error.broken
    throw error
  }
}

async function walk(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  options: VerifyOptions,
): Promise<Verified> {
  const bytes = createHash('sha256')
  let place: Place | undefined
  let sealed = false
  let number = 0
  for await (const raw of splitLines(pieces)) {
    number += 1
    if (sealed) fail('added', number, undefined, 'there is something after the seal')
    if (!raw.whole) fail('cut', number, place?.seq, 'the last line is not complete')
    const line = readBundleLine(raw.bytes)
    if (!place) {
      place = begin(line, options)
    } else {
      place.line = number
      if (!line)
        fail('changed', number, place.seq + 1, 'the line is none of a bundle, or not in canonical form')
      sealed = take(place, line, bytes)
    }
    bytes.update(raw.bytes).update('\n')
  }
  if (!place) return fail('not_a_bundle', 1, undefined, 'the file is empty')
  if (place.gap) failGap(place.gap, 'removed')
  if (!sealed && options.seal !== false) fail('cut', number, place.seq, 'the seal at the end is missing')
  if (!place.head) fail('cut', number, place.seq, 'the segment does not end in a signed head')
  return summary(place)
}

function begin(line: BundleLine | undefined, options: VerifyOptions): Place {
  if (!line || !('doublecheck_evidence' in line)) {
    return fail(
      'not_a_bundle',
      1,
      undefined,
      'the first line is not the manifest of an evidence bundle, version 1',
    )
  }
  for (const key of line.keys) {
    const raw = bytesOf(key.public_key, 32)
    if (!raw || fingerprintOf(raw) !== key.fingerprint)
      fail('changed', 1, undefined, `the fingerprint ${key.fingerprint} is not that of the key beside it`)
  }
  const wanted = options.key
  if (wanted !== undefined && !line.keys.some((key) => key.fingerprint === wanted))
    fail('wrong_key', 1, undefined, `the bundle is not signed with the key ${wanted}`)
  const counts = { first: 0, asked: 0, opened: 0, destroyed: 0, notKept: 0, heads: 0 }
  const start = { line: 1, seq: 0, hash: genesisHash, head: undefined, begun: false, gap: undefined }
  return { manifest: line, options, ...counts, ...start }
}

/** Takes one line; true when it was the seal. */
function take(place: Place, line: BundleLine, bytes: Hash): boolean {
  if (place.gap) {
    if (startOf(line) === place.gap.seq) failGap(place.gap, 'reordered')
    return 'seal' in line
  }
  if ('seal' in line) {
    takeSeal(place, line.seal, bytes)
    return true
  }
  if (!place.begun) {
    place.begun = true
    if ('genesis' in line && line.genesis.workspace === place.manifest.workspace.id) return false
    if (!('head' in line))
      fail(
        'removed',
        place.line,
        undefined,
        'the segment begins neither at a signed head nor at the first entry',
      )
    place.seq = line.head.seq
    place.first = line.head.seq
    place.hash = bytesOf(line.head.hash, 32) ?? genesisHash
  }
  if ('head' in line) takeHead(place, line.head)
  else if ('entry' in line) takeEntry(place, line)
  else if ('others' in line) takeOthers(place, line.others)
  else fail('added', place.line, place.seq, 'a line that belongs at the beginning stands in the middle')
  return false
}

/** Where in the chain a line begins. */
function startOf(line: BundleLine): number | undefined {
  if ('entry' in line) return line.entry.seq
  if ('others' in line) return line.others.first
  return undefined
}

function takeEntry(place: Place, { entry, hash, opening, closed }: EntryLine): void {
  if (!follows(place, entry.seq)) return
  const next = hashAfter(place.hash, digestOf(entry))
  if (bytesOf(hash, 32)?.equals(next) !== true)
    fail(
      'changed',
      place.line,
      entry.seq,
      'this entry, or one between it and the last that holds, was changed',
    )
  if (opening) {
    const salt = bytesOf(opening.salt, 32)
    const commitment = salt && commitmentOf(salt, canonicalJson(opening.content))
    if (!commitment || bytesOf(entry.commitment, 32)?.equals(commitment) !== true)
      fail('wrong_opening', place.line, entry.seq, 'the content shown is not the content that was sealed')
    place.opened += 1
  }
  if ((opening === null) === (closed === null))
    fail('changed', place.line, entry.seq, 'an entry is either opened, or closed for a reason')
  if (closed === 'destroyed') place.destroyed += 1
  if (closed === 'not_kept') place.notKept += 1
  place.asked += 1
  place.seq = entry.seq
  place.hash = next
  place.head = undefined
}

function takeOthers(place: Place, { first, digests }: OthersLine['others']): void {
  if (!follows(place, first)) return
  for (const text of digests) {
    const digest = bytesOf(text, 32) ?? fail('changed', place.line, place.seq + 1, 'a digest is none')
    place.hash = hashAfter(place.hash, digest)
    place.seq += 1
  }
  place.head = undefined
}

/** True when this place is the next; false when entries were skipped, of which the rest of the file tells more. */
function follows(place: Place, seq: number): boolean {
  if (seq === place.seq + 1) return true
  if (seq <= place.seq) fail('added', place.line, seq, 'this place of the chain was there already')
  place.gap = { seq: place.seq + 1, line: place.line }
  return false
}

function takeHead(place: Place, head: HeadLine['head']): void {
  if (head.seq < place.seq)
    fail('added', place.line, place.seq, 'entries stand before this head that it does not cover')
  if (head.seq > place.seq) {
    place.gap = { seq: place.seq + 1, line: place.line }
    return
  }
  if (head.workspace !== place.manifest.workspace.id)
    fail('wrong_signature', place.line, head.seq, 'this head is of another workspace')
  const key = keyOf(place, head.key)
  if (bytesOf(head.signature, 64) === undefined || !isHeadSigned(head, key))
    fail('wrong_signature', place.line, head.seq, 'the signature of this head is not that of the key')
  if (bytesOf(head.hash, 32)?.equals(place.hash) !== true)
    fail('changed', place.line, head.seq, 'an entry between this head and the last that holds was changed')
  place.heads += 1
  place.head = head
}

function takeSeal(place: Place, seal: SealLine['seal'], bytes: Hash): void {
  if (!place.head) fail('cut', place.line, place.seq, 'the segment does not end in a signed head')
  if (place.options.seal === false) return
  const signature = bytesOf(seal.signature, 64)
  if (!signature || !isSignedBy(keyOf(place, seal.key), sealedText(seal.sha256), signature))
    fail('wrong_signature', place.line, undefined, 'the seal is not signed by the key')
  if (bytes.copy().digest('base64url') !== seal.sha256)
    fail(
      'changed',
      undefined,
      undefined,
      'the chain holds, but the file around it is not the one that was sealed',
    )
}

function keyOf(place: Place, fingerprint: string): Buffer {
  if (place.options.key !== undefined && fingerprint !== place.options.key)
    fail('wrong_key', place.line, place.seq, `this is signed with the key ${fingerprint}`)
  const known = place.manifest.keys.find((key) => key.fingerprint === fingerprint)
  return known
    ? Buffer.from(known.public_key, 'base64url')
    : fail('wrong_signature', place.line, place.seq, `the key ${fingerprint} is not in the bundle`)
}

function failGap(gap: NonNullable<Place['gap']>, problem: 'removed' | 'reordered'): never {
  const explanation =
    problem === 'removed'
      ? `entry ${gap.seq} is missing`
      : `entry ${gap.seq} stands further down: the order was changed`
  return fail(problem, gap.line, gap.seq, explanation)
}

function fail(
  problem: Problem,
  line: number | undefined,
  seq: number | undefined,
  explanation: string,
): never {
  throw new DoesNotHold({ holds: false, problem, line, seq, explanation })
}

function summary(place: Place): Verified {
  const { manifest, asked, opened, destroyed, notKept, heads, first, seq } = place
  return {
    holds: true,
    entries: seq - first,
    asked,
    opened,
    destroyed,
    notKept,
    heads,
    first: first + 1,
    last: seq,
    from: manifest.from,
    to: manifest.to,
    signedAt: place.head!.at,
    workspace: manifest.workspace.name,
    fingerprint: place.head!.key,
  }
}
