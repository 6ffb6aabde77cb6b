export type RawLine = {
  readonly bytes: Buffer
  /** False when the file ended before the line did. */
  readonly whole: boolean
}

/** Lines as bytes, without decoding them first: what is verified is what stands in the file. */
export async function* splitLines(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<RawLine> {
  let begun: Buffer[] = []
  for await (const piece of pieces) {
    let rest = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength)
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      yield { bytes: Buffer.concat([...begun, rest.subarray(0, end)]), whole: true }
      begun = []
      rest = rest.subarray(end + 1)
    }
    if (rest.length > 0) begun.push(rest)
  }
  if (begun.length > 0) yield { bytes: Buffer.concat(begun), whole: false }
}
