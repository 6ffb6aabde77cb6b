import type { TemplateComponent } from '@doublecheck/whatsapp'

/**
 * Components as the platform lists them, so that everything after may rely on their form: what has no type, and words
 * that are not text, are left out; fields nobody knows yet stay.
 */
export function readComponents(given: unknown): TemplateComponent[] {
  return typedRecords(given).map((component) => {
    const { type, format, text, example, buttons, cards, limited_time_offer, ...others } = component
    return {
      ...others,
      type,
      ...(typeof format === 'string' && { format }),
      ...(typeof text === 'string' && { text }),
      ...(isRecord(example) && { example }),
      ...(Array.isArray(buttons) && { buttons: typedRecords(buttons).map(readButton) }),
      ...(Array.isArray(cards) && {
        cards: cards
          .filter(isRecord)
          .map((card) => ({ ...card, components: readComponents(card.components) })),
      }),
      ...(isRecord(limited_time_offer) && { limited_time_offer }),
    }
  })
}

function readButton(button: Fields & { type: string }) {
  const { type, text, url, phone_number, example, ...others } = button
  const examples = Array.isArray(example) ? example.filter((one) => typeof one === 'string') : example
  return {
    ...others,
    type,
    ...(typeof text === 'string' && { text }),
    ...(typeof url === 'string' && { url }),
    ...(typeof phone_number === 'string' && { phone_number }),
    ...((typeof examples === 'string' || Array.isArray(examples)) && { example: examples }),
  }
}

type Fields = Record<string, unknown>

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function typedRecords(given: unknown): (Fields & { type: string })[] {
  if (!Array.isArray(given)) return []
  return given.filter(
    (one): one is Fields & { type: string } => isRecord(one) && typeof one.type === 'string',
  )
}
