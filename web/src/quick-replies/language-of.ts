import type { QueryClient } from '@tanstack/react-query'
import type { Language, Message } from '../platform/api-shapes.ts'
import type { ThreadPages } from '../platform/thread-cache.ts'

// The small words that no sentence does without, and that the other language does not have.
const french = new Set(
  'je tu il elle nous vous ils est sont suis avez avons ai le la les un une des du de et ou mais pas ne que qui pour dans sur avec mon ma mes votre vos ce cette ca bonjour bonsoir merci svp oui non quand combien ou comment pourquoi demain colis commande'.split(
    ' ',
  ),
)
const english = new Set(
  'i you he she we they is are am was have has had the a an of and or but not do does did that which for in with my your this hello hi hey thanks thank please yes no when how what where why could would can will tomorrow parcel'.split(
    ' ',
  ),
)

/** The language of a few words; undefined where they do not tell. */
export function languageOf(text: string): Language | undefined {
  const plain = text.normalize('NFD').replace(/\p{M}+/gu, '')
  const words = plain.toLowerCase().match(/\p{L}+/gu) ?? []
  const count = (known: ReadonlySet<string>) => words.filter((word) => known.has(word)).length
  const lead = count(french) - count(english)
  return lead > 0 ? 'fr' : lead < 0 ? 'en' : undefined
}

const readMax = 5

/** What somebody last wrote in, as far as their thread is at hand; undefined where it does not tell. */
export function languageWritten(client: QueryClient, contactId: string): Language | undefined {
  const threads = client.getQueriesData<ThreadPages>({ queryKey: ['threads'] })
  const theirs = threads
    .flatMap(([, pages]) => pages?.pages[0]?.data ?? [])
    .filter((message) => message.contact_id === contactId && message.direction === 'in')
  return languageOf(theirs.slice(0, readMax).map(textOf).join(' '))
}

function textOf(message: Message): string {
  const body = message[message.type] as { body?: unknown } | null | undefined
  return typeof body?.body === 'string' ? body.body : ''
}
