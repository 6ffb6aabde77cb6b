import type { Config } from '../platform/config.ts'

/** Runs one command and answers with the exit code, 0 only on success. */
export type Command = (args: readonly string[], config: Config) => Promise<number>

export type CommandEntry = {
  /** Words after `doublecheck`, as they are typed. */
  readonly name: string
  readonly usage: string
  readonly summary: string
  /** Loaded when asked for: help and doctor should not wait for the whole house. */
  readonly load: () => Promise<Command>
}

export const commands: readonly CommandEntry[] = [
  {
    name: 'start',
    usage: 'start [--role web|worker]',
    summary: 'open the desk, or one part of it, until Ctrl-C',
    load: async () => (await import('./start.ts')).startCommand,
  },
  {
    name: 'migrate',
    usage: 'migrate',
    summary: 'bring the database to the newest schema',
    load: async () => (await import('./migrate.ts')).migrateCommand,
  },
  {
    name: 'doctor',
    usage: 'doctor',
    summary: 'look for what would keep a desk from running, and say what to do',
    load: async () => (await import('./doctor.ts')).doctorCommand,
  },
  {
    name: 'rebuild',
    usage: 'rebuild',
    summary: 'compute everything derived again, from the kept deliveries and the facts',
    load: async () => (await import('./rebuild.ts')).rebuildCommand,
  },
  {
    name: 'backup',
    usage: 'backup --to FILE [--without-media] [--with-key] [--overwrite]',
    summary: 'write everything into one file, while the desk runs',
    load: async () => (await import('./backup.ts')).backupCommand,
  },
  {
    name: 'restore',
    usage: 'restore FILE [--resume-sending]',
    summary: 'put a backup into an empty place',
    load: async () => (await import('./restore.ts')).restoreCommand,
  },
  {
    name: 'move',
    usage: 'move --to DATABASE_URL | --undo',
    summary: 'carry the stopped desk over to another PostgreSQL',
    load: async () => (await import('./move.ts')).moveCommand,
  },
  {
    name: 'token create',
    usage: 'token create --name NAME [--workspace ID] [--scopes a,b] [--days N]',
    summary: 'make an API token, printed this once',
    load: async () => (await import('./token.ts')).tokenCreateCommand,
  },
  {
    name: 'evidence verify',
    usage: 'evidence verify FILE [--key FINGERPRINT]',
    summary: 'check an export of the journal, offline',
    load: async () => (await import('./evidence-verify.ts')).evidenceVerifyCommand,
  },
]
