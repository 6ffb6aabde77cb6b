import { expect, test } from 'vitest'
import { packetSamples, webmToOgg } from './webm-to-ogg.ts'

const bytes = (...values: number[]) => values
const text = (words: string) => [...new TextEncoder().encode(words)]
const element = (id: number[], content: number[]) => [
  ...id,
  0x40 | (content.length >> 8),
  content.length & 0xff,
  ...content,
]
const unknownSize = bytes(0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff)

// As a live recording writes it: segment and cluster of unknown size. Packets of 20 ms (config 31, one
// frame).
function recording(packets: number[][]): Uint8Array {
  const head = [...text('OpusHead'), 1, 1, 0x38, 0x01, 0x80, 0xbb, 0, 0, 0, 0, 0]
  const entry = element([0xae], [...element([0xd7], [1]), ...element([0x63, 0xa2], head)])
  const blocks = packets.flatMap((packet, index) => element([0xa3], [0x81, 0, index, 0x80, ...packet]))
  return new Uint8Array([
    ...element([0x1a, 0x45, 0xdf, 0xa3], [0x42, 0x86, 0x81, 1]),
    ...[0x18, 0x53, 0x80, 0x67],
    ...unknownSize,
    ...element([0x16, 0x54, 0xae, 0x6b], entry),
    ...[0x1f, 0x43, 0xb6, 0x75],
    ...unknownSize,
    ...element([0xe7], [0]),
    ...blocks,
  ])
}

type Page = { flags: number; position: bigint; sequence: number; content: Uint8Array; segments: number[] }

function readPages(ogg: Uint8Array): Page[] {
  const pages: Page[] = []
  let at = 0
  while (at < ogg.length) {
    expect(new TextDecoder().decode(ogg.subarray(at, at + 4))).toBe('OggS')
    const view = new DataView(ogg.buffer, ogg.byteOffset + at)
    const segments = [...ogg.subarray(at + 27, at + 27 + ogg[at + 26]!)]
    const from = at + 27 + segments.length
    const to = from + segments.reduce((sum, one) => sum + one, 0)
    pages.push({
      flags: ogg[at + 5]!,
      position: view.getBigUint64(6, true),
      sequence: view.getUint32(18, true),
      content: ogg.subarray(from, to),
      segments,
    })
    at = to
  }
  return pages
}

const packet = (length: number) => [31 << 3, ...Array.from({ length: length - 1 }, (_, index) => index % 251)]

test('the packets of a recording stand unchanged in the Ogg file', () => {
  const packets = [packet(3), packet(255), packet(600)]
  const pages = readPages(webmToOgg(recording(packets)))
  expect(new TextDecoder().decode(pages[0]!.content.subarray(0, 8))).toBe('OpusHead')
  expect(new TextDecoder().decode(pages[1]!.content.subarray(0, 8))).toBe('OpusTags')
  expect([...pages[2]!.content]).toEqual(packets.flat())
  // 255 ends with an empty segment, 600 is two full ones and a rest.
  expect(pages[2]!.segments).toEqual([3, 255, 0, 255, 255, 90])
})

test('pages are numbered, begin and end the stream, and tell the time at 48 kHz', () => {
  const pages = readPages(webmToOgg(recording(Array.from({ length: 120 }, () => packet(10)))))
  expect(pages.map((one) => one.sequence)).toEqual([0, 1, 2, 3, 4])
  expect(pages.map((one) => one.flags)).toEqual([2, 0, 0, 0, 4])
  expect(pages.at(-1)!.position).toBe(120n * 960n)
})

test('durations follow the first byte of a packet', () => {
  expect(packetSamples(new Uint8Array([31 << 3]))).toBe(960)
  expect(packetSamples(new Uint8Array([(31 << 3) | 1]))).toBe(1920)
  expect(packetSamples(new Uint8Array([(3 << 3) | 3, 2]))).toBe(2 * 2880)
})

test('something that is not a recording is refused', () => {
  expect(() => webmToOgg(new Uint8Array([1, 2, 3]))).toThrow('no Opus sound')
  expect(() => webmToOgg(new Uint8Array())).toThrow('no Opus sound')
})
