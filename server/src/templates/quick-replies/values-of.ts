import {
  type BusinessHours,
  findAgent,
  findWorkspace,
  firstWorkspaceName,
  type Workspace,
} from '../../accounts/index.ts'
import type { ContactView } from '../../contacts/index.ts'
import type { Database } from '../../platform/index.ts'
import type { ValueOf } from './fill-text.ts'
import type { Asker, ReplyLanguage } from './quick-reply.ts'
import type { DateUnit, PlainVariable } from './variables.ts'

export type Person = Pick<ContactView, 'name' | 'profile_name' | 'phone' | 'email' | 'attributes'>

/** Everything a text is filled from. */
export type Filling = {
  readonly person: Person
  readonly agent: string | undefined
  readonly workspace: Pick<Workspace, 'name' | 'language' | 'time_zone' | 'business_hours'>
  readonly now: Date
}

export async function readFilling(
  db: Database,
  asker: Pick<Asker, 'workspace_id' | 'agent_id'>,
  person: Person,
  now: Date,
): Promise<Filling> {
  const workspace = await findWorkspace(db, asker.workspace_id)
  if (!workspace) throw new Error(`workspace ${asker.workspace_id} of somebody who asks is gone`)
  const agent = asker.agent_id && (await findAgent(db, asker.workspace_id, asker.agent_id))
  return { person, agent: agent ? agent.name : undefined, workspace, now }
}

/** Names under which shops keep the number of an order. */
const orderAttributes = ['order', 'order_number', 'last_order', 'commande', 'numero_commande']

export function valuesOf(filling: Filling): ValueOf {
  const { person, workspace, now } = filling
  return (variable, language) => {
    if (variable.kind === 'plain') return plainValue(filling, variable.name, language)
    if (variable.kind === 'attribute') return attributeOf(person, [variable.name])
    const day = addDays(
      dayIn(workspace.time_zone, now),
      variable.amount,
      variable.unit,
      workspace.business_hours,
    )
    return day && formatDay(day, dayIn(workspace.time_zone, now), language)
  }
}

function plainValue(filling: Filling, name: PlainVariable, language: ReplyLanguage): string | undefined {
  const { person, agent, workspace, now } = filling
  switch (name) {
    case 'first_name':
      return attributeOf(person, ['first_name', 'prenom']) ?? firstNameIn(person.name ?? person.profile_name)
    case 'name':
      return person.name ?? nameIn(person.profile_name)
    case 'agent':
      return agent
    case 'company':
      // Nobody has named it yet: the person who writes fills it in.
      return workspace.name === firstWorkspaceName ? undefined : workspace.name
    case 'order':
      return attributeOf(person, orderAttributes)
    case 'phone':
      return person.phone ?? undefined
    case 'email':
      return person.email ?? undefined
    case 'greeting':
      return greetingAt(hourIn(workspace.time_zone, now), language)
    case 'time':
      return formatTime(workspace.time_zone, now, language)
  }
}

function attributeOf({ attributes }: Person, names: readonly string[]): string | undefined {
  for (const name of names) {
    const key = Object.keys(attributes).find((one) => one.toLowerCase() === name.toLowerCase())
    const value = key === undefined ? undefined : attributes[key]
    if (typeof value === 'string' && value.trim() !== '') return value.trim()
    if (typeof value === 'number') return String(value)
  }
  return undefined
}

const civilities = /^(m|mr|mme|mlle|mrs|ms|miss|dr|monsieur|madame|mademoiselle)\.?$/i

/** What somebody calls themselves in an app may be a heart or a shop: only letters are taken for a name. */
function nameIn(said: string | null): string | undefined {
  const words = (said ?? '').trim().split(/\s+/)
  return words.every((word) => /^\p{Lu}[\p{L}\p{M}'’.-]*$/u.test(word)) ? words.join(' ') : undefined
}

function firstNameIn(said: string | null): string | undefined {
  const words = (said ?? '').trim().split(/\s+/)
  // "Mme Dupont" has no first name to be called by.
  if (civilities.test(words[0]!)) return undefined
  return /^\p{L}[\p{L}\p{M}'’-]+$/u.test(words[0]!) ? words[0] : undefined
}

const dayMs = 86_400_000

/** The calendar day that clocks in the zone show, as its midnight in UTC. */
function dayIn(zone: string, at: Date): Date {
  const shown = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  return new Date(`${shown.format(at)}T00:00:00Z`)
}

function hourIn(zone: string, at: Date): number {
  return Number(
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' }).format(at),
  )
}

/** Undefined where the business has no working day at all. */
function addDays(from: Date, amount: number, unit: DateUnit, hours: BusinessHours | null): Date | undefined {
  if (unit !== 'wd') return new Date(from.getTime() + amount * (unit === 'w' ? 7 : 1) * dayMs)
  const works = workingDays(hours)
  if (works.size === 0) return undefined
  let day = from
  for (let left = Math.abs(amount); left > 0; ) {
    day = new Date(day.getTime() + Math.sign(amount) * dayMs)
    if (works.has(weekdayOf(day))) left -= 1
  }
  return day
}

/** Monday to Friday where nobody has said when people work. */
function workingDays(hours: BusinessHours | null): ReadonlySet<number> {
  if (hours === null) return new Set([1, 2, 3, 4, 5])
  return new Set(([1, 2, 3, 4, 5, 6, 7] as const).filter((day) => hours[day].length > 0))
}

/** 1 is Monday. */
const weekdayOf = (day: Date) => day.getUTCDay() || 7

const locales = { fr: 'fr-FR', en: 'en-GB' } as const

/** « mardi 24 novembre », "Tuesday 24 November"; with the year where it is another. */
function formatDay(day: Date, today: Date, language: ReplyLanguage): string {
  const year = day.getUTCFullYear() === today.getUTCFullYear() ? {} : ({ year: 'numeric' } as const)
  const shown = new Intl.DateTimeFormat(locales[language], {
    timeZone: 'UTC',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...year,
  })
  return shown.format(day).replace(',', '')
}

function formatTime(zone: string, at: Date, language: ReplyLanguage): string {
  const shown = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' })
  const [hour, minute] = shown.format(at).split(':')
  return language === 'fr' ? `${Number(hour)}\u00a0h\u00a0${minute}` : `${hour}:${minute}`
}

function greetingAt(hour: number, language: ReplyLanguage): string {
  const evening = hour >= 18 || hour < 5
  if (language === 'fr') return evening ? 'Bonsoir' : 'Bonjour'
  if (evening) return 'Good evening'
  return hour < 12 ? 'Good morning' : 'Good afternoon'
}
