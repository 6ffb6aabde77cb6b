import { crc32, deflateSync } from 'node:zlib'
import { seededRandom } from './random.ts'

// Small real files, made on the spot: nothing has to be shipped, and each seed gives another picture.

/** A PNG of 320 × 240 pixels: a coloured thing on a table, as a customer's photo might be. */
export function samplePng(...seed: (string | number)[]): Buffer {
  const random = seededRandom('png', ...seed)
  const [width, height] = [320, 240]
  const colour = () => [0, 1, 2].map(() => Math.floor(60 + random() * 180)) as [number, number, number]
  const [wall, table, thing, label] = [colour(), colour(), colour(), colour()]
  const left = 60 + random() * 60
  const top = 50 + random() * 40
  const size = 90 + random() * 50
  const rows = Buffer.alloc((width * 3 + 1) * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const inside = x > left && x < left + size * 1.3 && y > top && y < top + size
      const onLabel = inside && Math.abs(y - top - size / 2) < size / 8
      const base = onLabel ? label : inside ? thing : y > 165 ? table : wall
      const shade = 0.8 + 0.2 * Math.cos((x - y) / 90)
      const at = y * (width * 3 + 1) + 1 + x * 3
      for (let channel = 0; channel < 3; channel++) rows[at + channel] = Math.floor(base[channel]! * shade)
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(rows)),
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}

function pngChunk(type: string, data: Buffer): Buffer {
  const chunk = Buffer.alloc(12 + data.length)
  chunk.writeUInt32BE(data.length, 0)
  chunk.write(type, 4, 'latin1')
  data.copy(chunk, 8)
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + data.length)), 8 + data.length)
  return chunk
}

/** An OGG file with `durationSeconds` of silence in the Opus codec: a voice note that every player opens. */
export function sampleOgg(durationSeconds: number): Buffer {
  const head = Buffer.alloc(19)
  head.write('OpusHead', 0, 'latin1')
  // Version 1, one channel, no pre-skip, 48 kHz.
  head.set([1, 1, 0, 0, 0x80, 0xbb, 0, 0, 0, 0, 0], 8)
  const vendor = Buffer.from('doublecheck')
  const tags = Buffer.alloc(16 + vendor.length)
  tags.write('OpusTags', 0, 'latin1')
  tags.writeUInt32LE(vendor.length, 8)
  vendor.copy(tags, 12)
  const pages = [oggPage([head], 0, 0n, 2), oggPage([tags], 1, 0n, 0)]
  // A silent packet of 20 ms, mono, full band. RFC 6716, section 3.1.
  const silence = Buffer.from([0xf8, 0xff, 0xfe])
  const packets = Math.max(1, Math.round(durationSeconds * 50))
  for (let done = 0, sequence = 2; done < packets; sequence++) {
    const count = Math.min(200, packets - done)
    done += count
    const last = done === packets
    pages.push(oggPage(Array<Buffer>(count).fill(silence), sequence, BigInt(done * 960), last ? 4 : 0))
  }
  return Buffer.concat(pages)
}

/** A page of an Ogg stream. RFC 3533, section 6. `flags`: 2 first page, 4 last page. */
function oggPage(packets: Buffer[], sequence: number, granule: bigint, flags: number): Buffer {
  const page = Buffer.concat([
    Buffer.alloc(27),
    Buffer.from(packets.map((packet) => packet.length)),
    ...packets,
  ])
  page.write('OggS', 0, 'latin1')
  page[5] = flags
  page.writeBigUInt64LE(granule, 6)
  page.writeUInt32LE(0x0d0c, 14)
  page.writeUInt32LE(sequence, 18)
  page[26] = packets.length
  page.writeUInt32LE(oggChecksum(page), 22)
  return page
}

// CRC-32 with polynomial 0x04c11db7, not reflected, as Ogg wants it; zlib's is reflected.
const oggTable = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index << 24
  for (let bit = 0; bit < 8; bit++) value = value & 0x80000000 ? (value << 1) ^ 0x04c11db7 : value << 1
  return value >>> 0
})

function oggChecksum(bytes: Buffer): number {
  let sum = 0
  for (const byte of bytes) sum = ((sum << 8) ^ oggTable[((sum >>> 24) ^ byte) & 0xff]!) >>> 0
  return sum
}

/** A PDF of one page that shows `lines`. Only Latin-1 characters appear as written. */
export function samplePdf(lines: readonly string[]): Buffer {
  const shown = lines.map(
    (line, index) => `BT /F1 ${index === 0 ? 18 : 11} Tf 60 ${770 - index * 24} Td (${pdfText(line)}) Tj ET`,
  )
  const stream = shown.join('\n')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R ' +
      '/Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ]
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const start = text.length
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(text, 'latin1')
}

const pdfText = (line: string): string =>
  line.replace(/[^\x20-\x7e\xa0-\xff]/g, '?').replace(/[\\()]/g, '\\$&')

/** The smallest lossless WebP: one transparent pixel. */
export function sampleWebp(): Buffer {
  return Buffer.from('UklGRh4AAABXRUJQVlA4TBEAAAAvAAAAAAfQ//73v/+BiOh/AAA=', 'base64')
}
