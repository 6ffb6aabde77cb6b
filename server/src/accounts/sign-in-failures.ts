import { sql } from 'kysely'
import { type House, type Refusal, refuse } from '../platform/index.ts'
import { foldEmail } from './agent-store.ts'

/** So many wrong passwords in a row cost nothing but the next try. */
const freeFailures = 10
const waitSecondsMax = 15 * 60
const forgottenAfterHours = 24

/**
 * A limit for each account, beside the one for each network address: guessing from many addresses must not be faster.
 * Whether anybody has the e-mail address makes no difference to the answer.
 *
 *   failures ≤ 10 → may try; the 11th and later → only 2, 4, 8 … seconds after the last one, 15 minutes at most
 *   a right password → counted from zero again; so is a day without failure
 *
 * @returns undefined when a try is allowed
 */
export async function allowSignIn(
  house: House,
  email: string,
): Promise<(Refusal & { seconds: number }) | undefined> {
  const { rows } = await sql<{ seconds: number }>`
    select ceil(extract(epoch from
      last_at + make_interval(secs => least(${waitSecondsMax}::integer, 2 ^ least(count - ${freeFailures} + 1, 20)))
      - now()))::integer as seconds
    from sign_in_failures where email_mark = ${markOf(house, email)} and count >= ${freeFailures}`.execute(
    house.db,
  )
  const seconds = rows[0]?.seconds ?? 0
  if (seconds <= 0) return undefined
  const message = `Too many wrong passwords for this account. Try again in ${seconds} s.`
  return { ...refuse('accounts.too_many', message, { seconds }), seconds }
}

/** Counts a wrong password, or forgets the wrong ones after a right one. Other outcomes say nothing about a password. */
export async function recordSignIn(house: House, email: string, status: number): Promise<void> {
  const mark = markOf(house, email)
  if (status === 401) {
    await sql`insert into sign_in_failures as past (email_mark, count, last_at) values (${mark}, 1, now())
      on conflict (email_mark) do update set last_at = now(), count = case
        when past.last_at < now() - make_interval(hours => ${forgottenAfterHours}::integer) then 1
        else past.count + 1 end`.execute(house.db)
  } else if (status === 200) {
    await sql`delete from sign_in_failures where email_mark = ${mark}`.execute(house.db)
  }
}

const markOf = (house: House, email: string) => house.secrets.mark('sign-in failures', foldEmail(email))
