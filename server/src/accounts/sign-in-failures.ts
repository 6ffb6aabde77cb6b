import { sql } from 'kysely'
import { type House, type Refusal, refuse } from '../platform/index.ts'
import { foldEmail } from './agent-store.ts'

/** So many wrong passwords in a row cost nothing but the next try. */
const freeFailures = 10
const waitSecondsMax = 15 * 60
const forgottenAfterHours = 24

/** How long after its last try an e-mail address with this count of failures may be tried again. */
const wait = sql`make_interval(secs =>
  case when past.count < ${freeFailures}::integer then 0
    else least(${waitSecondsMax}::integer, 2 ^ least(past.count - ${freeFailures}::integer + 1, 20)) end)`

/**
 * A limit for each account, beside the one for each network address: guessing from many addresses must not
 * be faster. Whether anybody has the e-mail address makes no difference to the answer.
 *
 *   up to 10 failures → may try; later → only 2, 4, 8 … seconds after the last try, 15 minutes at most
 *   a right password → counted from zero again; so is a day without failure
 *
 * The try is counted before the password is looked at, so that many at once are many.
 *
 * @returns undefined when the try may go on; it must be settled
 */
export async function claimTry(
  house: House,
  email: string,
): Promise<(Refusal & { readonly seconds: number }) | undefined> {
  const mark = markOf(house, email)
  const claimed = await sql`
    insert into sign_in_failures as past (email_mark, count, last_at) values (${mark}, 1, now())
    on conflict (email_mark) do update set last_at = now(), count = case
      when past.last_at < now() - make_interval(hours => ${forgottenAfterHours}::integer) then 1
      else past.count + 1 end
    where past.last_at + ${wait} <= now()`.execute(house.db)
  if (claimed.numAffectedRows === 1n) return undefined
  const { rows } = await sql<{ seconds: number }>`
    select ceil(extract(epoch from past.last_at + ${wait} - now()))::integer as seconds
    from sign_in_failures past where email_mark = ${mark}`.execute(house.db)
  const seconds = Math.max(1, rows[0]?.seconds ?? 1)
  const message = `Too many wrong passwords for this account. Try again in ${seconds} s.`
  return { ...refuse('accounts.too_many', message, { seconds }), seconds }
}

/** Says how the try ended, by the status of the answer. */
export async function settleTry(house: House, email: string, status: number): Promise<void> {
  const mark = markOf(house, email)
  if (status === 200) {
    await sql`delete from sign_in_failures where email_mark = ${mark}`.execute(house.db)
  } else if (status === 403 || status === 429 || status >= 500) {
    // Says nothing about the password, so the try was none.
    await sql`update sign_in_failures set count = greatest(count - 1, 0) where email_mark = ${mark}`.execute(
      house.db,
    )
  }
}

const markOf = (house: House, email: string) => house.secrets.mark('sign-in failures', foldEmail(email))
