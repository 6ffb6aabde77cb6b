import type { Business } from './business.ts'
import type { Dice } from './dice.ts'
import { spanAt } from './phone.ts'

/** An agent looks at somebody's profile, perhaps calls: what they find, and sometimes get wrong, is noted. */
export function lookForClues({ life, house }: Business, dice: Dice): void {
  const { person, now: at, noted } = life
  const wrong = house.settings['clues.wrong_share']
  const blocked = life.isBlockedAt(at)
  const gone = person.accountGoneAt <= at
  const away = spanAt(person.away, at) !== undefined
  const changed = person.numberChangedAt <= at
  const note = (kind: string, is: boolean) => {
    noted.push({ at, kind, observed: dice() < wrong ? !is : is })
  }
  // Only what was shown before can be missed.
  if (person.showsPhoto || dice() < wrong) note('photo_gone', blocked || gone || person.hidesPhotoFrom <= at)
  if ((person.showsLastSeen && dice() < 0.8) || dice() < wrong) {
    note('last_seen_gone', blocked || gone || person.hidesPhotoFrom <= at)
  }
  if (dice() < 0.5) note('call_failed', blocked || !life.installedAt(at) || dice() < 0.35)
  if (dice() < 0.06) note('group_add_refused', blocked || (person.strict ? dice() < 0.6 : dice() < 0.05))
  if (dice() < 0.3) {
    const silent = changed ? dice() < 0.75 : away ? dice() < 0.8 : dice() < 0.12
    note('phone_unreachable', silent)
    if (changed && !silent && dice() < 0.5) note('number_reassigned', true)
  }
  if (away && dice() < 0.08) note('told_us_away', true)
  if (!person.receiptsOn && dice() < 0.04) note('told_us_receipts_off', true)
}
