// Chromium records Opus only in a WebM container, and WhatsApp plays a voice note only from an Ogg one.
// The sound is the same Opus packets in both: they are taken out of the one and framed in the other.
// Container layouts: RFC 8794 (EBML), Matroska RFC 9559, Ogg RFC 3533, Opus in Ogg RFC 7845.

const ids = {
  segment: 0x18538067,
  tracks: 0x1654ae6b,
  trackEntry: 0xae,
  codecPrivate: 0x63a2,
  cluster: 0x1f43b675,
  blockGroup: 0xa0,
  block: 0xa1,
  simpleBlock: 0xa3,
} as const
const containers: ReadonlySet<number> = new Set([
  ids.segment,
  ids.tracks,
  ids.trackEntry,
  ids.cluster,
  ids.blockGroup,
])

const samplesPerMs = 48
const packetsPerPageMax = 50
const segmentsPerPageMax = 255

type Sound = { head: Uint8Array; packets: Uint8Array[] }

/** An Ogg file with the Opus packets of a WebM one. Throws when there is no Opus sound in it. */
export function webmToOgg(webm: Uint8Array): Uint8Array<ArrayBuffer> {
  const { head, packets } = readPackets(webm)
  const serial = 1
  const pages = [page(serial, 0, 0n, 2, [head]), page(serial, 1, 0n, 0, [opusTags()])]
  let position = 0
  let from = 0
  while (from < packets.length) {
    const group = pageGroup(packets, from)
    for (const packet of group) position += packetSamples(packet)
    from += group.length
    pages.push(page(serial, pages.length, BigInt(position), from === packets.length ? 4 : 0, group))
  }
  return join(pages)
}

function readPackets(webm: Uint8Array): Sound {
  let head: Uint8Array | undefined
  const packets: Uint8Array[] = []
  let at = 0
  while (at < webm.length) {
    const id = readVint(webm, at, true)
    const size = id && readVint(webm, id.end, false)
    if (!id || !size) break
    // A live recording does not know its sizes: containers are entered, whatever size they state.
    if (containers.has(id.value)) {
      at = size.end
      continue
    }
    const end = Math.min(webm.length, size.end + size.value)
    const content = webm.subarray(size.end, end)
    if (id.value === ids.codecPrivate) head ??= content
    if (id.value === ids.simpleBlock || id.value === ids.block) packets.push(blockPacket(content))
    at = end
  }
  const isOpus = head !== undefined && new TextDecoder().decode(head.subarray(0, 8)) === 'OpusHead'
  if (!head || !isOpus || packets.length === 0) throw new Error('the recording holds no Opus sound')
  return { head, packets }
}

/** Track number, two bytes of time, one of flags; the rest is one packet. */
function blockPacket(block: Uint8Array): Uint8Array {
  const track = readVint(block, 0, false)
  if (!track) throw new Error('the recording has a broken block')
  return block.subarray(track.end + 3)
}

/** A number whose first byte tells its length; ids keep the length bit, sizes drop it. */
function readVint(
  bytes: Uint8Array,
  at: number,
  keepMark: boolean,
): { value: number; end: number } | undefined {
  const first = bytes[at]
  if (first === undefined || first === 0) return undefined
  const length = Math.clz32(first) - 23
  if (at + length > bytes.length) return undefined
  let value = keepMark ? first : first & (0xff >> length)
  for (let index = 1; index < length; index += 1) value = value * 256 + bytes[at + index]!
  return { value, end: at + length }
}

/** Duration in samples at 48 kHz, from the packet's first byte (RFC 6716, 3.1). */
export function packetSamples(packet: Uint8Array): number {
  const config = packet[0]! >> 3
  const frames = (packet[0]! & 3) === 0 ? 1 : (packet[0]! & 3) < 3 ? 2 : (packet[1] ?? 0) & 0x3f
  return frames * frameMs(config) * samplesPerMs
}

function frameMs(config: number): number {
  if (config < 12) return [10, 20, 40, 60][config % 4]!
  if (config < 16) return [10, 20][config % 2]!
  return [2.5, 5, 10, 20][config % 4]!
}

function pageGroup(packets: readonly Uint8Array[], from: number): Uint8Array[] {
  const group: Uint8Array[] = []
  let segments = 0
  for (let at = from; at < packets.length && group.length < packetsPerPageMax; at += 1) {
    const needed = Math.floor(packets[at]!.length / 255) + 1
    if (group.length > 0 && segments + needed > segmentsPerPageMax) break
    segments += needed
    group.push(packets[at]!)
  }
  return group
}

function opusTags(): Uint8Array {
  const vendor = new TextEncoder().encode('doublecheck')
  const tags = new Uint8Array(8 + 4 + vendor.length + 4)
  tags.set(new TextEncoder().encode('OpusTags'))
  new DataView(tags.buffer).setUint32(8, vendor.length, true)
  tags.set(vendor, 12)
  return tags
}

function page(
  serial: number,
  sequence: number,
  position: bigint,
  flags: number,
  packets: readonly Uint8Array[],
): Uint8Array {
  const lacing = packets.flatMap((packet) => [
    ...Array.from({ length: Math.floor(packet.length / 255) }, () => 255),
    packet.length % 255,
  ])
  const header = new Uint8Array(27 + lacing.length)
  const view = new DataView(header.buffer)
  header.set(new TextEncoder().encode('OggS'))
  header[5] = flags
  view.setBigUint64(6, position, true)
  view.setUint32(14, serial, true)
  view.setUint32(18, sequence, true)
  header[26] = lacing.length
  header.set(lacing, 27)
  const whole = join([header, ...packets])
  new DataView(whole.buffer).setUint32(22, checksum(whole), true)
  return whole
}

const checksumTable = Array.from({ length: 256 }, (_, byte) => {
  let value = byte << 24
  for (let bit = 0; bit < 8; bit += 1) value = value & 0x80000000 ? (value << 1) ^ 0x04c11db7 : value << 1
  return value >>> 0
})

function checksum(bytes: Uint8Array): number {
  let value = 0
  for (const byte of bytes) value = ((value << 8) ^ checksumTable[(value >>> 24) ^ byte]!) >>> 0
  return value
}

function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
