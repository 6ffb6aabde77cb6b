import { sql } from 'kysely'

/** What counts as asking and as answering, said once for the inbox and for the report of promises. */

/** A message of theirs that somebody is to read and to answer. `of` is the alias of its table. */
export const asksForUs = (of: string) => {
  const column = (name: string) => sql.ref(`${of}.${name}`)
  return sql`${column('type')} not in ('reaction', 'system')
    and ${column('withdrawn_at')} is null and ${column('hidden_at')} is null`
}

/** Our words that reached, or are on their way to, the person. */
export const isOnItsWay = sql`direction = 'out' and type <> 'reaction'
  and recalled_at is null and refused_at is null and failed_at is null`

/** Campaigns and the desk's own word about its promise start by themselves: they answer nobody. */
export const answersSomebody = sql`coalesce(author, '') !~ '^(campaign|promise):'`
