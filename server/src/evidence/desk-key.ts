import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import { sql } from 'kysely'
import type { Database, Secrets } from '../platform/index.ts'

/** The public half of the key a desk signs with. */
export type PublicKey = {
  /** SHA-256 of the 32 bytes of the key, in hexadecimal: what people compare. */
  readonly fingerprint: string
  readonly algorithm: 'ed25519'
  /** 32 bytes in base64url */
  readonly public_key: string
  readonly created_at: Date
  readonly retired_at: Date | null
}

export type Signer = { readonly fingerprint: string; sign(text: string): Buffer }

type KeyRow = {
  readonly fingerprint: string
  readonly created_at: Date
  readonly signing_public: Buffer
  readonly signing_private: string
  readonly sealing_public: Buffer
  readonly sealing_private: string
  readonly retired_at: Date | null
}

const signingPurpose = 'evidence signing key'
const sealingPurpose = 'evidence sealing key'

const rawOf = (key: KeyObject) => Buffer.from(key.export({ format: 'jwk' }).x!, 'base64url')
const storedOf = (key: KeyObject) => key.export({ format: 'der', type: 'pkcs8' }).toString('base64url')
const privateFrom = (stored: string) =>
  createPrivateKey({ key: Buffer.from(stored, 'base64url'), format: 'der', type: 'pkcs8' })
const publicFrom = (curve: 'Ed25519' | 'X25519', raw: Buffer) =>
  createPublicKey({ key: { kty: 'OKP', crv: curve, x: raw.toString('base64url') }, format: 'jwk' })

export const fingerprintOf = (raw: Buffer) => createHash('sha256').update(raw).digest('hex')

/** Makes the desk's key where there is none. Safe for several processes at once: the first to finish wins. */
export async function ensureKey(db: Database, secrets: Secrets, now: Date): Promise<void> {
  if (await findKeyInUse(db)) return
  const signing = generateKeyPairSync('ed25519')
  const sealing = generateKeyPairSync('x25519')
  const raw = rawOf(signing.publicKey)
  await sql`
    insert into evidence_keys
      (fingerprint, created_at, signing_public, signing_private, sealing_public, sealing_private)
    values (${fingerprintOf(raw)}, ${now}, ${raw}, ${secrets.seal(signingPurpose, storedOf(signing.privateKey))},
      ${rawOf(sealing.publicKey)}, ${secrets.seal(sealingPurpose, storedOf(sealing.privateKey))})
    on conflict do nothing`.execute(db)
}

async function findKeyInUse(db: Database): Promise<KeyRow | undefined> {
  const { rows } = await sql<KeyRow>`select * from evidence_keys where retired_at is null`.execute(db)
  return rows[0]
}

async function getKeyInUse(db: Database): Promise<KeyRow> {
  const key = await findKeyInUse(db)
  if (!key) throw new Error('this desk has no key to sign and seal with: it is made when the desk starts')
  return key
}

export async function listKeys(db: Database): Promise<PublicKey[]> {
  const { rows } = await sql<KeyRow>`select * from evidence_keys order by created_at`.execute(db)
  return rows.map((row) => ({
    fingerprint: row.fingerprint,
    algorithm: 'ed25519',
    public_key: row.signing_public.toString('base64url'),
    created_at: row.created_at,
    retired_at: row.retired_at,
  }))
}

/** @throws when DOUBLECHECK_SECRET_KEY is not the one the key was sealed with */
export async function openSigner(db: Database, secrets: Secrets): Promise<Signer> {
  const key = await getKeyInUse(db)
  const privateKey = privateFrom(secrets.open(signingPurpose, key.signing_private))
  return { fingerprint: key.fingerprint, sign: (text) => sign(null, Buffer.from(text), privateKey) }
}

/** Whom to seal for. Anybody in the house may seal; only who has the house's secret opens. */
export async function getSealingKey(db: Database): Promise<KeyObject> {
  return publicFrom('X25519', (await getKeyInUse(db)).sealing_public)
}

/** Every key that something was ever sealed for, newest first. */
export async function listOpeningKeys(db: Database, secrets: Secrets): Promise<KeyObject[]> {
  const { rows } = await sql<KeyRow>`select * from evidence_keys order by created_at desc`.execute(db)
  return rows.map((row) => privateFrom(secrets.open(sealingPurpose, row.sealing_private)))
}

/** True when the text was signed by the owner of this key (32 bytes, Ed25519). False also for what is no key. */
export function isSignedBy(raw: Buffer, text: string, signature: Buffer): boolean {
  if (raw.length !== 32 || signature.length !== 64) return false
  return verify(null, Buffer.from(text), publicFrom('Ed25519', raw), signature)
}
