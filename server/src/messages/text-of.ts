/** The words a person reads in a message: for lists, search and quotes. Empty when there are none. */
export function textOf(type: string, body: unknown, details: unknown = {}): string {
  const fields = record(body)
  switch (type) {
    case 'text':
      return text(fields.body)
    case 'image':
    case 'video':
    case 'document':
      return join(text(fields.caption), type === 'document' ? text(fields.filename) : '')
    case 'location':
      return join(text(fields.name), text(fields.address))
    case 'contacts':
      return (Array.isArray(body) ? body : [])
        .map((one) => text(record(record(one).name).formatted_name))
        .join(', ')
    case 'reaction':
      return text(fields.emoji)
    case 'button':
      return text(fields.text)
    case 'interactive':
      return interactiveText(fields)
    case 'order':
      return text(fields.text)
    case 'system':
      return text(fields.body)
    case 'template': {
      const rendered = record(record(details).rendered)
      return join(text(rendered.header), text(rendered.body), text(rendered.footer))
    }
    default:
      return ''
  }
}

function interactiveText(fields: Readonly<Record<string, unknown>>): string {
  const reply = record(fields[text(fields.type)])
  const asked = join(
    text(record(fields.header).text),
    text(record(fields.body).text),
    text(record(fields.footer).text),
  )
  return asked || join(text(reply.title), text(reply.description), text(reply.body))
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {}
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function join(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n')
}
