import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { link, mkdir, open, readFile, unlink } from 'node:fs/promises'
import { join } from 'node:path'

/** Seals secrets at rest (AES-256-GCM) and makes one-way marks for looking one up without opening it. */
export type Secrets = {
  /** `purpose` is bound in: a sealed access token cannot be opened as something else. */
  seal(purpose: string, plain: string): string
  open(purpose: string, sealed: string): string
  /** The same text gives the same mark, and the mark gives nothing back. */
  mark(purpose: string, plain: string): string
  /** A key of its own for another library (cookies, sessions). */
  derive(purpose: string): string
}

const keyFileName = 'secret-key'

/**
 * The house's key: from DOUBLECHECK_SECRET_KEY, else from a file in the data folder that the first start writes.
 * Several processes may start at once, so the first to finish wins and everybody reads the same.
 */
export async function openSecrets(secretKey: string | undefined, dataDir: string): Promise<Secrets> {
  return secretsFrom(secretKey ?? (await readOrCreateKey(dataDir)))
}

/** The house's key where it has one already. */
export async function findKey(secretKey: string | undefined, dataDir: string): Promise<string | undefined> {
  if (secretKey !== undefined) return secretKey
  try {
    return (await readFile(join(dataDir, keyFileName), 'utf8')).trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Puts a key that was kept elsewhere into a data folder that has none. */
export async function placeKey(dataDir: string, key: string): Promise<void> {
  await mkdir(dataDir, { recursive: true })
  const file = await open(join(dataDir, keyFileName), 'wx', 0o600)
  await file.writeFile(key)
  await file.sync()
  await file.close()
}

/** Tells keys apart without giving anything of them away. */
export function fingerprintOf(key: string): string {
  return createHmac('sha256', createHash('sha256').update(key).digest())
    .update('fingerprint')
    .digest('hex')
    .slice(0, 16)
}

async function readOrCreateKey(dataDir: string): Promise<string> {
  await mkdir(dataDir, { recursive: true })
  const path = join(dataDir, keyFileName)
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`
  const file = await open(draft, 'wx', 0o600)
  await file.writeFile(randomBytes(32).toString('base64url'))
  await file.sync()
  await file.close()
  // A hard link appears whole or not at all, and only for the first of several processes.
  await link(draft, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await unlink(draft)
  const key = (await readFile(path, 'utf8')).trim()
  if (key.length < 32)
    throw new Error(`${path} is damaged: restore it from a backup, or the stored secrets stay shut`)
  return key
}

export function secretsFrom(key: string): Secrets {
  const root = createHash('sha256').update(key).digest()
  const keyFor = (purpose: string) => Buffer.from(hkdfSync('sha256', root, 'doublecheck', purpose, 32))
  return {
    seal(purpose, plain) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', keyFor(`seal:${purpose}`), nonce)
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return `v1.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')}`
    },
    open(purpose, sealed) {
      if (!sealed.startsWith('v1.')) throw new Error('this secret was sealed by a newer version')
      const bytes = Buffer.from(sealed.slice(3), 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', keyFor(`seal:${purpose}`), bytes.subarray(0, 12))
      decipher.setAuthTag(bytes.subarray(12, 28))
      try {
        return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
      } catch (cause) {
        throw new Error(
          'a stored secret does not open: DOUBLECHECK_SECRET_KEY is not the one it was sealed with',
          { cause },
        )
      }
    },
    mark(purpose, plain) {
      return createHmac('sha256', keyFor(`mark:${purpose}`))
        .update(plain)
        .digest('base64url')
    },
    derive(purpose) {
      return keyFor(`derive:${purpose}`).toString('base64url')
    },
  }
}
