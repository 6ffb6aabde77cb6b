import type pg from 'pg'

/** Below every transaction of a new PostgreSQL, whose own counting begins at some hundreds. */
const firstClass = 3
/** Beyond every id, and still a whole number in JavaScript. */
const lastId = Number.MAX_SAFE_INTEGER

/**
 * Events and deliveries are followed in the order of the transactions that wrote them, and another PostgreSQL counts its
 * transactions anew: everything that is new here would stand before what is old, and nobody would look at it. So
 * what was written before is put into classes, one between every two positions of followers, all of them below whatever
 * is written here. What a follower had read stays read, and what it had not comes next.
 */
export async function settlePositions(client: pg.Client, tables: readonly string[]): Promise<void> {
  await client.query(`create temporary table positions on commit drop as
    select distinct written_by, id from followers`)
  for (const table of tables) {
    await client.query(`update ${table} set written_by = (${firstClass} + (select count(*) from positions
      where (positions.written_by, positions.id) < (${table}.written_by, ${table}.id)))::text::xid8`)
  }
  await client.query(`update followers set id = ${lastId}, written_by = (${firstClass - 1} + (select count(*) from positions
    where (positions.written_by, positions.id) <= (followers.written_by, followers.id)))::text::xid8`)
}
