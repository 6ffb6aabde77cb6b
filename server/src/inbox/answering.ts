import { sql } from 'kysely'

/** What counts as asking and as answering, said once for the inbox and for the report of promises. */

/** A message of theirs that somebody is to read and to answer. `of` is the alias of its table. */
export const asksForUs = (of: string) => {
  const column = (name: string) => sql.ref(`${of}.${name}`)
  return sql`${column('type')} not in ('reaction', 'system')
    and ${column('withdrawn_at')} is null and ${column('hidden_at')} is null`
}

/**
 * Our words that reached, or are on their way to, the person; `of` is the alias of their table. What waits for a second
 * person is not on its way: the customer still waits, and is forgotten by nobody.
 */
export const isOnItsWay = (of: string) => {
  const column = (name: string) => sql.ref(`${of}.${name}`)
  return sql`${column('direction')} = 'out' and ${column('type')} <> 'reaction'
    and ${column('recalled_at')} is null and ${column('refused_at')} is null and ${column('failed_at')} is null
    and (${column('accepted_at')} is not null or not exists (
      select from outbox where outbox.workspace_id = ${column('workspace_id')}
        and outbox.message_id = ${column('id')} and outbox.awaits_approval))`
}

/** Campaigns and the desk's own word about its promise start by themselves: they answer nobody. */
export const answersSomebody = sql`coalesce(author, '') !~ '^(campaign|promise):'`
