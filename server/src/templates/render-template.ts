import { fillBlanks, type TemplateButton, type TemplateComponent } from '@doublecheck/whatsapp'
import { kindOf, mediaFormatOf } from './list-blanks.ts'
import { readSentTemplate, type SentComponent, type SentParameter, wordsOf } from './sent-template.ts'
import type { TemplateWords } from './template.ts'

export type RenderedButton = { readonly type: string; readonly text: string; readonly url?: string }

export type RenderedTemplate = {
  /** Words only; a picture or a place is in the message's own body. */
  readonly header?: string
  readonly body: string
  readonly footer?: string
  readonly buttons: readonly RenderedButton[]
  readonly cards?: readonly RenderedTemplate[]
}

/** A template's words as the customer sees them. A blank nobody filled stays as written. */
export function renderTemplate(template: TemplateWords, body: unknown): RenderedTemplate {
  return render(template.components, readSentTemplate(body))
}

function render(components: readonly TemplateComponent[], sent: readonly SentComponent[]): RenderedTemplate {
  const part = (kind: string) => components.find((component) => kindOf(component) === kind)
  const header = part('HEADER')
  const footer = part('FOOTER')?.text
  const carousel = part('CAROUSEL')
  const hasWords = header !== undefined && mediaFormatOf(header) === undefined
  return {
    ...(hasWords && { header: fill(header.text ?? '', parametersOf(sent, 'header')) }),
    body: fill(part('BODY')?.text ?? '', parametersOf(sent, 'body')),
    ...(footer !== undefined && { footer }),
    buttons: (part('BUTTONS')?.buttons ?? []).map((button, index) => renderButton(button, index, sent)),
    ...(carousel && { cards: renderCards(carousel, sent) }),
  }
}

function renderCards(carousel: TemplateComponent, sent: readonly SentComponent[]): RenderedTemplate[] {
  const cards = sent.find((component) => component.type === 'carousel')?.cards ?? []
  return (carousel.cards ?? []).map((card, position) =>
    render(
      card.components as readonly TemplateComponent[],
      cards.find((one) => one.card_index === position)?.components ?? [],
    ),
  )
}

function renderButton(button: TemplateButton, index: number, sent: readonly SentComponent[]): RenderedButton {
  const parameters = sent.find((one) => one.type === 'button' && one.index === index)?.parameters ?? []
  const text = button.text ?? ''
  if (button.url === undefined) return { type: button.type, text }
  return { type: button.type, text, url: fill(button.url, parameters) }
}

const parametersOf = (sent: readonly SentComponent[], type: string) =>
  sent.find((component) => component.type === type)?.parameters ?? []

/** Named blanks take the parameter of that name, numbered ones the parameter at that place. */
export function fill(text: string, parameters: readonly SentParameter[]): string {
  return fillBlanks(text, (name) => {
    const named = parameters.find((parameter) => parameter.parameter_name === name)
    const found = named ?? (/^\d+$/.test(name) ? parameters[Number(name) - 1] : undefined)
    return (found && wordsOf(found)) || undefined
  })
}
