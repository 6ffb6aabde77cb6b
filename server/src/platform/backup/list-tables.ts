import type pg from 'pg'
import type { BackupTable, Manifest } from './manifest.ts'

/** What another program keeps by itself, or what a new place makes anew. */
const leftOut = new Set(['migrations', 'worker_beats', 'dispatch_leases'])

/** All tables with their columns and partitions, those that others point to first. */
export async function listTables(client: pg.Client): Promise<BackupTable[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; needs: string[] }>(`
    select relname as name,
      (select array_agg(attname::text order by attnum) from pg_attribute
        where attrelid = table_.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns,
      array(select confrelid::regclass::text from pg_constraint
        where conrelid = table_.oid and contype = 'f' and confrelid <> conrelid) as needs
    from pg_class table_
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
    order by relname`)
  const partitions = await listPartitions(client)
  const tables = rows.filter(({ name }) => !leftOut.has(name))
  return inOrder(tables).map(({ name, columns }) => ({
    name,
    columns,
    partitions: partitions.filter((one) => one.parent === name).map(({ parent: _, ...one }) => one),
  }))
}

async function listPartitions(client: pg.Client) {
  const { rows } = await client.query<{
    parent: string
    name: string
    bound: string
    settings: string | null
  }>(`
    select parent.relname as parent, child.relname as name, pg_get_expr(child.relpartbound, child.oid) as bound,
      array_to_string(child.reloptions, ', ') as settings
    from pg_inherits join pg_class child on child.oid = inhrelid join pg_class parent on parent.oid = inhparent
    where parent.relnamespace = 'public'::regnamespace and parent.relkind = 'p'
    order by 1, 2`)
  return rows.filter(({ bound }) => bound !== 'DEFAULT')
}

type Needing = { readonly name: string; readonly columns: string[]; readonly needs: readonly string[] }

function inOrder(tables: readonly Needing[]): Needing[] {
  const placed = new Map<string, Needing>()
  const names = new Set(tables.map(({ name }) => name))
  while (placed.size < tables.length) {
    const next = tables.find(
      ({ name, needs }) => !placed.has(name) && needs.every((one) => placed.has(one) || !names.has(one)),
    )
    if (!next) throw new Error('tables point to each other in a circle')
    placed.set(next.name, next)
  }
  return [...placed.values()]
}

export async function listSequences(client: pg.Client): Promise<Manifest['sequences']> {
  const { rows } = await client.query<Manifest['sequences'][number]>(`
    select sequencename as name, coalesce(last_value, start_value)::text as value, last_value is not null as called
    from pg_sequences where schemaname = 'public' order by 1`)
  return rows
}

export async function listMigrations(client: pg.Client): Promise<Manifest['migrations']> {
  const { rows } = await client.query<Manifest['migrations'][number]>(
    'select name, checksum from migrations order by name',
  )
  return rows
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

export const columnsOf = ({ columns }: BackupTable): string => columns.map(quoted).join(', ')
