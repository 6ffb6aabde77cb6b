import {
  checkTemplate,
  type TemplateDefinition,
  templateCreationsPerHourMax,
  templateEditsPerDayMax,
  templateEditsPerMonthMax,
  templateNameBlockedDays,
  templatePauseHours,
  templatesPerAccountMax,
  templatesPerAccountUnverifiedMax,
} from '@doublecheck/whatsapp'
import { GraphRefusal } from './graph-error.ts'
import type { Account, Template, TemplateStatus } from './number.ts'
import { tellAccount } from './tell.ts'
import type { World } from './world.ts'

// PENDING → APPROVED | REJECTED; APPROVED → PAUSED → APPROVED, at the third time DISABLED. An edit leads
// back to PENDING. templates/template-management 2025-11-14; template-pausing 2025-10-22.

const hour = 3_600_000
const day = 24 * hour

/** Takes a template for review, or throws the platform's refusal. */
export function createTemplate(world: World, account: Account, given: unknown): Template {
  refuseFaulty(given)
  const definition = structuredClone(given) as TemplateDefinition
  const now = world.clock.now()
  account.creationsAt = account.creationsAt.filter((at) => at > now - hour)
  if (account.creationsAt.length >= templateCreationsPerHourMax) {
    throw new GraphRefusal(80007, `An account may create ${templateCreationsPerHourMax} templates per hour.`)
  }
  const max = account.verified ? templatesPerAccountMax : templatesPerAccountUnverifiedMax
  if (account.templates.size >= max) throw new GraphRefusal(2388019, `The account may have ${max} templates.`)
  const { name, language } = definition
  if (
    [...account.templates.values()].some(
      (one) => one.definition.name === name && one.definition.language === language,
    )
  ) {
    throw new GraphRefusal(100, `There is already a template ${name} in ${language}.`)
  }
  const deletedAt = account.deletedNames.get(name)
  if (deletedAt !== undefined && deletedAt > now - templateNameBlockedDays * day) {
    throw new GraphRefusal(
      100,
      `The name ${name} was deleted and is blocked for ${templateNameBlockedDays} days.`,
    )
  }
  account.creationsAt.push(now)
  const template: Template = {
    id: world.ids.digits(),
    account,
    definition,
    status: 'PENDING',
    category: definition.category,
    quality: 'UNKNOWN',
    qualityAt: now,
    rejectedReason: 'NONE',
    createdAt: now,
    editedAt: [],
    pauses: 0,
    pacing: 'none',
    held: [],
    marketingSyncedAt: now + 10 * 60_000,
  }
  account.templates.set(template.id, template)
  review(world, template)
  return template
}

function refuseFaulty(given: unknown): void {
  const [problem] = checkTemplate(given)
  if (problem) throw new GraphRefusal(problem.error ?? 100, `${problem.field}: ${problem.message}`)
}

/** All components are replaced; an approved one may be edited once a day and ten times in 30 days. */
export function editTemplate(world: World, template: Template, change: Partial<TemplateDefinition>): void {
  const now = world.clock.now()
  if (!['APPROVED', 'REJECTED', 'PAUSED'].includes(template.status)) {
    throw new GraphRefusal(100, `A template that is ${template.status} cannot be edited.`)
  }
  if (template.status === 'APPROVED') {
    if (change.category !== undefined && change.category !== template.category) {
      throw new GraphRefusal(100, 'The category of an approved template cannot be changed.')
    }
    template.editedAt = template.editedAt.filter((at) => at > now - 30 * day)
    if (template.editedAt.filter((at) => at > now - day).length >= templateEditsPerDayMax) {
      throw new GraphRefusal(100, 'An approved template can be edited once in 24 hours.')
    }
    if (template.editedAt.length >= templateEditsPerMonthMax) {
      throw new GraphRefusal(
        100,
        `An approved template can be edited ${templateEditsPerMonthMax} times in 30 days.`,
      )
    }
    template.editedAt.push(now)
  }
  const definition = { ...template.definition, ...change }
  refuseFaulty(definition)
  template.definition = definition
  template.category = definition.category
  tellComponents(world, template)
  setStatus(world, template, 'PENDING')
  review(world, template)
}

/** Deletes one language, or all of a name. */
export function deleteTemplates(world: World, account: Account, name: string, id?: string): void {
  const named = [...account.templates.values()].filter(
    (one) => one.definition.name === name && (id === undefined || one.id === id),
  )
  if (named.length === 0) throw new GraphRefusal(100, `There is no template ${name}.`)
  if (named.some(({ status }) => status === 'DISABLED')) {
    throw new GraphRefusal(100, 'A disabled template cannot be deleted.')
  }
  for (const template of named) {
    if (template.status === 'APPROVED') account.deletedNames.set(name, world.clock.now())
    account.templates.delete(template.id)
    template.status = 'DELETED'
    tellStatusUpdate(world, template, 'PENDING_DELETION')
  }
}

export function unpauseTemplate(world: World, template: Template): void {
  if (template.status !== 'PAUSED') throw new GraphRefusal(100, 'The template is not paused.')
  setStatus(world, template, 'APPROVED', { title: 'UNPAUSE', description: 'Resumed on request.' })
}

// What a reviewer would see at once. The real rules are not public; these are examples of each refusal.
const sensitive = /\b(iban|card number|num[ée]ro de carte|cvv|pin code|code pin|password|mot de passe)\b/i
const offers = [
  'promo',
  'soldes?',
  'sale',
  'discount',
  'remise',
  'coupon',
  'bons? plans?',
  'special offer',
  'offre spéciale',
]
const promotional = new RegExp(`\\d\\s?%|(?<!\\p{L})(?:${offers.join('|')})(?!\\p{L})`, 'iu')

function review(world: World, template: Template): void {
  const at = world.clock.now() + world.reviewSeconds * 1000
  world.clock.at(at, () => {
    if (template.status !== 'PENDING') return
    const words = JSON.stringify(template.definition.components)
    if (sensitive.test(words)) {
      template.rejectedReason = 'ABUSIVE_CONTENT'
      setStatus(world, template, 'REJECTED')
    } else if (template.category === 'UTILITY' && promotional.test(words)) {
      recategorise(world, template)
      setStatus(world, template, 'APPROVED')
    } else {
      template.rejectedReason = 'NONE'
      setStatus(world, template, 'APPROVED')
    }
  })
}

/** Offers in a utility template make it marketing, whatever the business called it. */
function recategorise(world: World, template: Template): void {
  const previous = template.category
  template.category = 'MARKETING'
  tellAccount(world, template.account, 'template_category_update', {
    ...naming(template),
    previous_category: previous,
    new_category: 'MARKETING',
  })
}

export function setStatus(world: World, template: Template, status: TemplateStatus, info?: object): void {
  template.status = status
  tellStatusUpdate(world, template, status, info)
}

/** Lowest quality pauses: 3 hours, 6 hours, and then for ever. */
export function pauseTemplate(world: World, template: Template): void {
  const hours = templatePauseHours[template.pauses]
  template.pauses++
  if (hours === undefined) {
    setStatus(world, template, 'DISABLED', {
      title: 'DISABLED',
      description: 'Disabled after the second pause.',
    })
    return
  }
  const title = template.pauses === 1 ? 'FIRST_PAUSE' : 'SECOND_PAUSE'
  setStatus(world, template, 'PAUSED', { title, description: `Paused for ${hours} hours.` })
  world.clock.after(hours * hour, () => {
    if (template.status === 'PAUSED')
      setStatus(world, template, 'APPROVED', { title: 'UNPAUSE', description: 'The pause ended.' })
  })
}

export function setQuality(world: World, template: Template, quality: Template['quality']): void {
  if (quality === template.quality) return
  const previous = template.quality
  template.quality = quality
  template.qualityAt = world.clock.now()
  tellAccount(world, template.account, 'message_template_quality_update', {
    previous_quality_score: previous,
    new_quality_score: quality,
    ...naming(template),
  })
}

/** Announces a new category a day ahead, then changes it. */
export function announceCategory(world: World, template: Template, category: string): void {
  const at = world.clock.now() + day
  tellAccount(world, template.account, 'template_category_update', {
    ...naming(template),
    new_category: template.category,
    correct_category: category,
    category_update_timestamp: Math.floor(at / 1000),
  })
  world.clock.at(at, () => {
    const previous = template.category
    template.category = category
    tellAccount(world, template.account, 'template_category_update', {
      ...naming(template),
      previous_category: previous,
      new_category: category,
    })
  })
}

/** Ends a hold: what waited leaves, or is dropped as if the template were paused. */
export function endHold(world: World, template: Template, good: boolean): void {
  template.pacing = 'none'
  const dropped = {
    code: 132015,
    details: 'Dropped: the first messages of this template were badly received.',
  }
  for (const leave of template.held.splice(0)) leave(good ? undefined : dropped)
  if (!good) pauseTemplate(world, template)
}

function naming(template: Template) {
  return {
    // The platform writes a number here and text elsewhere; ours stay below 2^53.
    message_template_id: Number(template.id),
    message_template_name: template.definition.name,
    message_template_language: template.definition.language,
  }
}

function tellStatusUpdate(world: World, template: Template, event: string, info?: object): void {
  tellAccount(world, template.account, 'message_template_status_update', {
    event,
    ...naming(template),
    message_template_category: template.category,
    reason: template.rejectedReason,
    ...(info && { other_info: info }),
  })
}

function tellComponents(world: World, template: Template): void {
  const part = (type: string) => template.definition.components.find((one) => one.type.toUpperCase() === type)
  tellAccount(world, template.account, 'message_template_components_update', {
    ...naming(template),
    message_template_element: part('BODY')?.text ?? '',
    ...(part('HEADER')?.text && { message_template_title: part('HEADER')!.text }),
    ...(part('FOOTER')?.text && { message_template_footer: part('FOOTER')!.text }),
    ...(part('BUTTONS')?.buttons && { message_template_buttons: part('BUTTONS')!.buttons }),
  })
}

/** As `GET` shows it. */
export function describeTemplate(template: Template): Record<string, unknown> {
  return {
    ...template.definition,
    id: template.id,
    status: template.status,
    category: template.category,
    parameter_format: template.definition.parameter_format ?? 'POSITIONAL',
    quality_score: { score: template.quality, date: Math.floor(template.qualityAt / 1000) },
    rejected_reason: template.rejectedReason,
  }
}
