import { z } from 'zod'

/** Raised when an older program could no longer read what this one writes. */
export const backupFormat = 1

const tableShape = z.object({
  name: z.string(),
  columns: z.array(z.string()),
  /** Ranges the table is cut into, as PostgreSQL writes them: `FOR VALUES FROM (…) TO (…)`. */
  partitions: z.array(z.object({ name: z.string(), bound: z.string(), settings: z.string().nullable() })),
})

/** The first entry of a backup: what is in it, and what it needs. */
export const manifestShape = z.object({
  product: z.literal('doublecheck'),
  format: z.number().int(),
  version: z.string(),
  made_at: z.string(),
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  /** Of the key that stored secrets are sealed with. The key itself is there only when it was asked for. */
  key_fingerprint: z.string(),
  tables: z.array(tableShape),
  sequences: z.array(z.object({ name: z.string(), value: z.string(), called: z.boolean() })),
  media: z.boolean(),
})
export type Manifest = z.infer<typeof manifestShape>
export type BackupTable = z.infer<typeof tableShape>

/** The last entry: a file without it was cut short. */
export const summaryShape = z.object({
  tables: z.record(z.string(), z.object({ rows: z.number().int(), sha256: z.string() })),
  jobs: z.number().int(),
  media: z.object({ files: z.number().int(), sha256: z.string() }),
})
export type Summary = z.infer<typeof summaryShape>

/** Something an operator can do something about; its words are all they see. */
export class BackupError extends Error {
  override name = 'BackupError'
}

export const notABackup = (cause?: unknown): BackupError =>
  new BackupError('this is no backup of Doublecheck, or it is damaged', { cause })
