import type pg from 'pg'

/**
 * What waited to leave may have left since, from the desk that was backed up. Nobody is written to twice, so all of it
 * becomes unclear and waits for a person, also what needed an approval: it may have had it since.
 *
 * @returns how many
 */
export async function holdRestored(client: pg.Client): Promise<number> {
  const { rowCount } = await client.query(`
    update outbox set unclear_at = now(), leased_by = null, leased_at = null
    where unclear_at is null`)
  return rowCount ?? 0
}
