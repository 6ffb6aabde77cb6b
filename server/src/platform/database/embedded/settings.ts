/** The server's settings, as the text of a configuration file. No I/O. */

export type Durability = 'durable' | 'fast'

export const settingsFile = 'doublecheck.conf'
export const connectionsMax = 100
export const testConnectionsMax = 300

const shared = {
  // Only this machine, and only with the password: a TCP port has no length limit, as a socket's path has,
  // and is reached alike by root, by the account the server runs under, and by an ordinary user.
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  // The bundled OpenSSL is past its end of life, and nothing leaves the loopback.
  ssl: 'off',
  password_encryption: 'scram-sha-256',
  timezone: 'UTC',
  log_timezone: 'UTC',
  jit: 'off',
  // Storage of today answers random reads nearly as fast as sequential ones.
  random_page_cost: '1.1',
  log_line_prefix: '%m [%p] ',
  log_checkpoints: 'off',
}

const byDurability = {
  durable: {
    max_connections: String(connectionsMax),
    shared_buffers: '128MB',
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    // Fewer checkpoints under a campaign, so fewer full pages in the log.
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
  },
  // Thrown away at stop: nothing here needs to survive anything.
  fast: {
    max_connections: String(testConnectionsMax),
    shared_buffers: '128MB',
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    wal_level: 'minimal',
    max_wal_senders: '0',
    max_wal_size: '4GB',
    checkpoint_timeout: '1h',
  },
} as const

/** The text of `doublecheck.conf`, rewritten at every start. */
export function settingsText(durability: Durability): string {
  const lines = Object.entries({ ...shared, ...byDurability[durability] }).map(
    ([name, value]) => `${name} = '${value}'`,
  )
  return [
    '# Written by Doublecheck at every start. Put your own settings in postgresql.conf.',
    ...lines,
    '',
  ].join('\n')
}

/** The text of a fresh `postgresql.conf`: ours first, so that a line of the operator's wins. */
export const operatorSettingsText = [
  '# Settings of Doublecheck come first; a line of your own below wins over them.',
  `include '${settingsFile}'`,
  '',
].join('\n')
