import { readFileSync } from 'node:fs'

/** One key of a settings file: default, smallest and largest possible value. What it means: bench/settings/README.md. */
type Range = readonly [byDefault: number, min: number, max: number]

const ranges = {
  seed: [1, 0, 4294967295],
  contacts: [5000, 200, 200000],
  days: [90, 60, 140],
  'receipts.off_share': [0.3, 0, 0.95],
  'receipts.switches_per_90_days': [0.04, 0, 2],
  'receipts.unofficial_app_share': [0.01, 0, 0.3],
  'privacy.strict_share': [0.45, 0, 1],
  'habits.read_minutes': [40, 1, 2880],
  'habits.answer_minutes': [12, 1, 2880],
  'habits.answer_share': [0.55, 0.02, 0.98],
  'habits.put_off_share': [0.4, 0, 0.95],
  'habits.muted_share': [0.06, 0, 0.6],
  'notifications.preview_share': [0.6, 0, 1],
  'notifications.glance_share': [0.4, 0, 1],
  'notifications.quick_reply_share': [0.2, 0, 1],
  'phones.off_at_night_share': [0.3, 0, 1],
  'phones.gaps_per_day': [0.6, 0, 12],
  'phones.long_off_per_90_days': [0.2, 0, 5],
  'phones.long_off_days': [2, 0.3, 20],
  'phones.lost_per_90_days': [0.03, 0, 1],
  'phones.travel_per_90_days': [0.2, 0, 3],
  'leaving.uninstall_share': [0.015, 0, 0.5],
  'leaving.number_changed_share': [0.012, 0, 0.5],
  'leaving.account_deleted_share': [0.004, 0, 0.5],
  'blocks.share': [0.03, 0, 0.5],
  'blocks.unprovoked_share': [0.12, 0, 1],
  'blocks.taken_back_share': [0.08, 0, 1],
  'stops.share': [0.04, 0, 0.5],
  'messages.campaigns_per_90_days': [9, 0, 90],
  'messages.questions_per_90_days': [7, 0, 90],
  'messages.notices_per_90_days': [5, 0, 90],
  'messages.conversations_per_90_days': [2.5, 0, 60],
  'messages.voice_share': [0.05, 0, 1],
  'messages.habit_follow_up_share': [0.3, 0, 1],
  'clues.noted_share': [0.9, 0, 1],
  'clues.wrong_share': [0.03, 0, 0.5],
  'clues.group_member_share': [0.1, 0, 1],
  'clues.other_channel_share': [0.5, 0, 1],
  'clues.timezone_known_share': [0.8, 0, 1],
  'outages.per_90_days': [0.5, 0, 30],
  'outages.hours': [3, 0.1, 96],
  'faults.lost_receipt_share': [0.003, 0, 0.3],
} as const satisfies Record<string, Range>

export type SettingKey = keyof typeof ranges
export type Settings = { readonly name: string } & Readonly<Record<SettingKey, number>>

/** A settings file that cannot be measured: one line, naming the key. */
export class UnusableSettings extends Error {}

const whole: ReadonlySet<string> = new Set(['seed', 'contacts', 'days'])

/** Flat JSON of keys; what is missing has its default. Throws `UnusableSettings`. */
export function parseSettings(name: string, text: string, over: object = {}): Settings {
  const given = { ...parseObject(name, text), ...over }
  const settings: Record<string, number> = {}
  for (const [key, [byDefault]] of Object.entries(ranges)) settings[key] = byDefault
  for (const [key, value] of Object.entries(given)) {
    if (key === 'about') continue
    const range = ranges[key as SettingKey] as Range | undefined
    if (!range) throw new UnusableSettings(`${name}: there is no setting named "${key}".`)
    settings[key] = numberOf(name, key, value, range)
  }
  return { name, ...(settings as Record<SettingKey, number>) }
}

function parseObject(name: string, text: string): object {
  try {
    const given: unknown = JSON.parse(text)
    if (typeof given === 'object' && given !== null && !Array.isArray(given)) return given
  } catch (cause) {
    throw new UnusableSettings(`${name}: this is not JSON (${(cause as Error).message}).`, { cause })
  }
  throw new UnusableSettings(`${name}: a settings file is one JSON object of keys and numbers.`)
}

function numberOf(name: string, key: string, value: unknown, [, min, max]: Range): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    throw new UnusableSettings(`${name}: "${key}" must be a number, and is ${JSON.stringify(value)}.`)
  }
  if (value < min || value > max) {
    throw new UnusableSettings(`${name}: "${key}" must be from ${min} to ${max}, and is ${value}.`)
  }
  if (whole.has(key) && !Number.isInteger(value)) {
    throw new UnusableSettings(`${name}: "${key}" must be a whole number, and is ${value}.`)
  }
  return value
}

/** Reads and checks one file; `over` counts more than what it says. Throws `UnusableSettings`. */
export function readSettings(path: string, over: object = {}): Settings {
  const name = path.replace(/^.*\//, '').replace(/\.json$/, '')
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (cause) {
    throw new UnusableSettings(`${path}: the file cannot be read (${(cause as Error).message}).`, { cause })
  }
  return parseSettings(name, text, over)
}
