import { listDraftTexts } from '../draft-texts.ts'

/** Every word a person will read of a message: of a template also its own words, which the channel filled in. */
export function readableText(type: string, body: unknown, details: unknown): string {
  const written = listDraftTexts(type, body).map(({ text }) => text)
  const rendered = (details as { rendered?: unknown } | null)?.rendered
  return [...written, ...stringsIn(rendered)].join('\n')
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : []
}
