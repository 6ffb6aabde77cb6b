import { resolve } from 'node:path'
import { z } from 'zod'

/** What the operator may set, with the meaning of design's fixed contract. */
export type Config = {
  readonly host: string
  readonly port: number
  readonly databaseUrl: string | undefined
  readonly dataDir: string
  readonly ownerEmail: string
  readonly ownerName: string | undefined
  readonly ownerPassword: string | undefined
  readonly apiToken: string | undefined
  readonly demo: boolean
  readonly secretKey: string | undefined
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'
  /** Where people go. Made from host and port when nobody said. */
  readonly publicUrl: string
  readonly publicUrlGiven: boolean
  /** `off`, or where the grammar program is. Undefined: the one on `PATH`, if any. */
  readonly grammalecte: string | undefined
}

const wholeNumber = z
  .string()
  .regex(/^\d+$/)
  .transform(Number)
  .refine((port) => port <= 65_535)

const shape = {
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: wholeNumber.default(3000),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//)
    .optional(),
  DOUBLECHECK_DATA_DIR: z.string().min(1).default('./data'),
  DOUBLECHECK_OWNER_EMAIL: z.email().default('owner@doublecheck.example'),
  DOUBLECHECK_OWNER_NAME: z.string().min(1).max(100).optional(),
  DOUBLECHECK_OWNER_PASSWORD: z.string().min(8).max(128).optional(),
  DOUBLECHECK_API_TOKEN: z.string().min(16).max(200).optional(),
  DOUBLECHECK_DEMO: z.enum(['0', '1']).default('1'),
  DOUBLECHECK_SECRET_KEY: z.string().min(32).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  GRAMMALECTE: z
    .string()
    .regex(/^(off|\/.+)$/)
    .optional(),
} as const

const remedies: Record<keyof typeof shape, string> = {
  HOST: 'an address to listen on, such as 127.0.0.1 or 0.0.0.0',
  PORT: 'a whole number from 0 to 65535',
  DATABASE_URL: 'a PostgreSQL address such as postgres://user:password@host:5432/name',
  DOUBLECHECK_DATA_DIR: 'a folder this user may write to',
  DOUBLECHECK_OWNER_EMAIL: 'an e-mail address',
  DOUBLECHECK_OWNER_NAME: 'a name of at most 100 characters',
  DOUBLECHECK_OWNER_PASSWORD: 'at least 8 characters',
  DOUBLECHECK_API_TOKEN: 'at least 16 characters',
  DOUBLECHECK_DEMO: '1 (simulator and sample data while no real number is connected) or 0',
  DOUBLECHECK_SECRET_KEY:
    'at least 32 characters, kept secret and never lost: it opens the stored access tokens',
  LOG_LEVEL: 'one of fatal, error, warn, info, debug, trace, silent',
  PUBLIC_URL: 'the address people use, such as https://desk.example.com',
  GRAMMALECTE: 'off, or the whole path of grammalecte-cli, such as /usr/bin/grammalecte-cli',
}

/** Every mistake at once, one line each, naming the variable and what it wants. */
export class ConfigError extends Error {
  readonly lines: readonly string[]
  constructor(lines: readonly string[]) {
    super(lines.join('\n'))
    this.name = 'ConfigError'
    this.lines = lines
  }
}

export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given: Record<string, string | undefined> = {}
  // An empty variable is how shells say "not set".
  for (const name of Object.keys(shape)) given[name] = env[name]?.trim() || undefined
  const read = z.object(shape).safeParse(given)
  if (!read.success) {
    const wrong = new Set(read.error.issues.map((issue) => String(issue.path[0]) as keyof typeof shape))
    throw new ConfigError([...wrong].map((name) => `${name} must be ${remedies[name]}.`))
  }
  const values = read.data
  return {
    host: values.HOST,
    port: values.PORT,
    databaseUrl: values.DATABASE_URL,
    dataDir: resolve(values.DOUBLECHECK_DATA_DIR),
    ownerEmail: values.DOUBLECHECK_OWNER_EMAIL,
    ownerName: values.DOUBLECHECK_OWNER_NAME,
    ownerPassword: values.DOUBLECHECK_OWNER_PASSWORD,
    apiToken: values.DOUBLECHECK_API_TOKEN,
    demo: values.DOUBLECHECK_DEMO === '1',
    secretKey: values.DOUBLECHECK_SECRET_KEY,
    logLevel: values.LOG_LEVEL,
    publicUrl: (values.PUBLIC_URL ?? `http://${hostInUrl(values.HOST)}:${values.PORT}`).replace(/\/$/, ''),
    publicUrlGiven: values.PUBLIC_URL !== undefined,
    grammalecte: values.GRAMMALECTE,
  }
}

function hostInUrl(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}
