// Without letters and digits that are read for one another.
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'
const groups = 4
const groupLength = 4

/** A password to be read out or typed once: four groups of four, about 79 bits. */
export function newPassword(): string {
  const group = () => Array.from({ length: groupLength }, () => alphabet[below(alphabet.length)]).join('')
  return Array.from({ length: groups }, group).join('-')
}

/** A fair number below `limit`, up to 256: bytes that would favour the first letters are drawn again. */
function below(limit: number): number {
  const fairMax = 256 - (256 % limit)
  const byte = crypto.getRandomValues(new Uint8Array(1))[0]!
  return byte < fairMax ? byte % limit : below(limit)
}
