import {
  createCipheriv,
  createDecipheriv,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'

// A sealed box: 32 bytes of a key made for it alone, 12 of nonce, 16 of tag, then the text in AES-256-GCM. Writing one
// needs only the public half, so a transaction that sees words go can seal them without any secret of the house.

const publicBytes = 32
const nonceBytes = 12
const tagBytes = 16

/** Only the holder of the private half reads it again. */
export function sealFor(recipient: KeyObject, text: string): Buffer {
  const own = generateKeyPairSync('x25519')
  const raw = Buffer.from(own.publicKey.export({ format: 'jwk' }).x!, 'base64url')
  const nonce = randomBytes(nonceBytes)
  const shared = diffieHellman({ privateKey: own.privateKey, publicKey: recipient })
  const cipher = createCipheriv('aes-256-gcm', boxKey(shared, raw), nonce)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([raw, nonce, cipher.getAuthTag(), body])
}

/** The text, or undefined when it was sealed for another key or has been changed. */
export function openSealed(privateKey: KeyObject, box: Buffer): string | undefined {
  const raw = box.subarray(0, publicBytes)
  const nonce = box.subarray(publicBytes, publicBytes + nonceBytes)
  const tag = box.subarray(publicBytes + nonceBytes, publicBytes + nonceBytes + tagBytes)
  const publicKey = createPublicKey({
    key: { kty: 'OKP', crv: 'X25519', x: raw.toString('base64url') },
    format: 'jwk',
  })
  const decipher = createDecipheriv(
    'aes-256-gcm',
    boxKey(diffieHellman({ privateKey, publicKey }), raw),
    nonce,
  )
  decipher.setAuthTag(tag)
  const start = decipher.update(box.subarray(publicBytes + nonceBytes + tagBytes))
  try {
    return Buffer.concat([start, decipher.final()]).toString('utf8')
  } catch {
    // The one thing that can fail here is the tag: not ours to open.
    return undefined
  }
}

function boxKey(shared: Buffer, ephemeral: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', shared, ephemeral, 'doublecheck evidence seal', 32))
}
