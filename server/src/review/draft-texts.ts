/** Every text of a draft that a person will read, by the name of its place. */

export type DraftText = { readonly part: string; readonly text: string }

/** A draft has few texts; what comes after is a mistake of the sender's program, not of the writer. */
const textsMax = 60

export function listDraftTexts(type: string, body: unknown): DraftText[] {
  const found = textsOf(type, body)
    .filter((one) => typeof one.text === 'string')
    .map(({ part, text }) => ({ part, text: text as string }))
  return found.slice(0, textsMax)
}

type Loose = { readonly part: string; readonly text: unknown }
type Fields = Readonly<Record<string, unknown>>

function textsOf(type: string, body: unknown): Loose[] {
  const fields = record(body)
  switch (type) {
    case 'text':
      return [{ part: 'body', text: typeof body === 'string' ? body : fields.body }]
    case 'image':
    case 'video':
    case 'document':
      return [{ part: 'caption', text: fields.caption }]
    case 'location':
      return [
        { part: 'name', text: fields.name },
        { part: 'address', text: fields.address },
      ]
    case 'interactive':
      return interactiveTexts(fields)
    case 'template':
      return list(fields.components).flatMap((one) => templateTexts(record(one)))
    default:
      return []
  }
}

function interactiveTexts(fields: Fields): Loose[] {
  const action = record(fields.action)
  const parameters = record(action.parameters)
  const buttons = list(action.buttons).map((one) => record(record(one).reply).title)
  const sections = list(action.sections).map(record)
  const rows = sections.flatMap((section) => list(section.rows).map(record))
  const cards = list(action.cards).flatMap((card) => [record(record(card).body).text])
  const numbered = (part: string, texts: readonly unknown[]) =>
    texts.map((text, index) => ({ part: `${part}.${index + 1}`, text }))
  return [
    { part: 'header', text: record(fields.header).text },
    { part: 'body', text: record(fields.body).text },
    { part: 'footer', text: record(fields.footer).text },
    { part: 'button', text: action.button ?? parameters.display_text },
    { part: 'url', text: parameters.url },
    ...numbered('button', buttons),
    ...numbered(
      'section',
      sections.map((section) => section.title),
    ),
    ...numbered(
      'row',
      rows.map((row) => row.title),
    ),
    ...numbered(
      'description',
      rows.map((row) => row.description),
    ),
    ...numbered('card', cards),
  ]
}

// A template's own words are approved and checked elsewhere; the values are what a person typed.
function templateTexts(component: Fields): Loose[] {
  const kind = typeof component.type === 'string' ? component.type.toLowerCase() : 'body'
  const place = kind === 'button' ? `button.${String(component.index ?? 0)}` : kind
  return list(component.parameters).map((one, index) => ({
    part: `${place}.${index + 1}`,
    text: record(one).text,
  }))
}

function record(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {}
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
