import pg from 'pg'

/** A desk that was carried to another database must not send from the old one. */
const key = 'moved_to'

export async function markMoved(connectionString: string, to: string): Promise<void> {
  await run(
    connectionString,
    `insert into settings (key, value) values ('${key}', to_jsonb($1::text))
      on conflict (key) do update set value = excluded.value, changed_at = now()`,
    [to],
  )
}

export async function clearMoved(connectionString: string): Promise<void> {
  await run(connectionString, `delete from settings where key = '${key}'`, [])
}

/** Throws when this desk lives elsewhere now. */
export async function refuseMoved(connectionString: string): Promise<void> {
  const rows = await run(
    connectionString,
    `select value #>> '{}' as to, changed_at from settings where key = '${key}'`,
    [],
  )
  const moved = rows[0] as { to: string; changed_at: Date } | undefined
  if (!moved) return
  throw new Error(
    `this desk was moved to ${moved.to} on ${moved.changed_at.toISOString()}: start it there, or take the move back with "doublecheck move --undo"`,
  )
}

async function run(connectionString: string, text: string, values: readonly string[]): Promise<unknown[]> {
  const client = new pg.Client({ connectionString, application_name: 'doublecheck move' })
  await client.connect()
  try {
    return (await client.query(text, [...values])).rows
  } finally {
    await client.end()
  }
}
