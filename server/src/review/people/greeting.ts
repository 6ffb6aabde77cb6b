/** Whom a message speaks to: the name after « Bonjour », « Merci » or "Dear", and the title before it. */
import type { Lexicon } from '../lexicon/lexicon.ts'
import type { Span } from '../reading.ts'
import { chatWords } from '../spelling/chat-words.ts'
import { readWords } from '../words/read-words.ts'

export type Greeting = Span & {
  readonly name: string
  readonly title: 'm' | 'f' | undefined
  readonly titleSpan: Span | undefined
}

const openers =
  'bonjour|bonsoir|salut|coucou|hello|hi|hey|hiya|dear|cher|chère|rebonjour|good morning|good afternoon|good evening|morning|afternoon|evening|alright|cheers|merci(?: beaucoup| encore| bien| infiniment)?|many thanks|thanks(?: again| so much| a lot)?|thank you(?: so much| very much| again)?|à bientôt|see you soon|bonne journée|bonne soirée|désolée?|sorry|enchantée?|bienvenue|welcome|félicitations|congratulations|bon anniversaire|joyeux anniversaire|happy birthday'
const titles = String.raw`M\.|Mr\.?|Mister|Monsieur|Mme\.?|Madame|Mlle|Mademoiselle|Mrs\.?|Ms\.?|Miss|Dr\.?|Docteur|Doctor|Prof\.?|Maître|Me`
const word = String.raw`[\p{L}\p{M}][\p{L}\p{M}'’-]*`
const greetingPattern = new RegExp(
  String.raw`(?:^|[\n.!?,;]\s*|^[^\p{L}]+)(?<opener>${openers})(?:,?[ \u00a0]+(?:ma |mon )?(?:cher|chère|dear))?(?:,?[ \u00a0]+(?<title>${titles}))?(?<comma>,)?[ \u00a0]+(?<name>${word}(?:[ \u00a0]\p{Lu}${word.replace('[\\p{L}\\p{M}]', '')})?)`,
  'giu',
)
/** Words that may stand after a greeting and are no name. */
const noName = readWords('no-names')

const isTitleOfMen = (title: string) => /^(m\.|mr(?!s)|mister|monsieur)/i.test(title)
const isTitleOfWomen = (title: string) => /^(mme|madame|mlle|mademoiselle|mrs|ms|miss)/i.test(title)

/** « Paul, votre colis est là », « Monsieur Moreau, … »: a name opens the message by itself. */
const barePattern = new RegExp(
  String.raw`^[^\p{L}\n]{0,4}(?:(?<title>${titles})[ \u00a0]+)?(?<name>\p{Lu}[\p{L}\p{M}'’-]+(?:[ \u00a0]\p{Lu}[\p{L}'’-]+)?)(?=[ \u00a0]?[,!])`,
  'gu',
)

/** « Monsieur Moreau votre table est prête »: no comma, yet it calls. */
const titledPattern = new RegExp(
  String.raw`^[^\p{L}\n]{0,4}(?<title>${titles})[ \u00a0]+(?<name>\p{Lu}[\p{L}\p{M}'’-]+)(?=[ \u00a0](?:votre|vos|nous|je|on|suite|merci|voici|your|we|i|the|le|la|les|pouvez)(?![\p{L}]))`,
  'gu',
)

export function findGreetings(text: string, lexicon: Lexicon): Greeting[] {
  const found = [greetingPattern, barePattern, titledPattern].flatMap((one) => [...text.matchAll(one)])
  return found.flatMap((match) => {
    const { name = '', title, comma, opener = '' } = match.groups ?? {}
    const end = match.index + match[0].length
    if (opener === '' && opensList(text.slice(end))) return []
    const cut = nameOnly(
      name,
      lexicon,
      title !== undefined,
      /^(désolée?|sorry|merci|bienvenue|welcome)/i.test(opener),
    )
    if (cut === undefined || isSpeaker(text, end - name.length + cut.length, comma !== undefined)) return []
    const start = end - name.length
    const titleStart = title === undefined ? -1 : text.indexOf(title, match.index)
    const titleSpan = title === undefined ? undefined : { start: titleStart, end: titleStart + title.length }
    const sex =
      title === undefined ? undefined : isTitleOfMen(title) ? 'm' : isTitleOfWomen(title) ? 'f' : undefined
    return [{ name: cut, title: sex, titleSpan, start, end: start + cut.length }]
  })
}

/** "Bosch, Siemens and Neff": names after names greet nobody. */
const opensList = (after: string) =>
  /^\s?,\s\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+)?(?:,|\s(?:and|et|or|ou|&)\s)/u.test(after)

/** « Bonjour Madame », without a name: the title alone can be wrong. */
export function findBareTitles(text: string): (Span & { readonly title: 'm' | 'f' })[] {
  const pattern =
    /(?:^|\n)\s*(?:bonjour|bonsoir|hello|dear|cher|chère|good (?:morning|afternoon|evening))[ \u00a0]+(?<title>monsieur|madame|mademoiselle|sir|madam|ma['’]am)(?![\p{L}])(?!\s*(?:,|\/|et|ou|or|and)\s*(?:monsieur|madame|madam|sir))/giu
  const inPassing =
    /(?<=(?:^|[\n.!?,]\s?|\b)(?:yes|no|sorry|thanks|thank you|please|certainly|of course|sure|ok|okay|understood|right|welcome|absolutely|indeed|afternoon|morning|evening|again|you|that|now|problem|oui|non|merci|désolée?|bien sûr|d['’]accord),?\s)(?<title>sir|madam|ma['’]am|monsieur|madame)(?=\s*(?:[,.!?\n]|$))/giu
  return [...text.matchAll(pattern), ...text.matchAll(inPassing)].map((match) => {
    const title = match.groups!.title!
    const end = match.index + match[0].length
    return { title: /^(monsieur|sir)$/i.test(title) ? 'm' : 'f', start: end - title.length, end }
  })
}

/** The name without what follows it; undefined when it is no name. */
function nameOnly(name: string, lexicon: Lexicon, isTitled: boolean, isWeak: boolean): string | undefined {
  const [first = '', second] = name.split(/[ \u00a0]/)
  if (noName.has(first.toLowerCase()) || chatWords.has(first.toLowerCase()) || first.length < 2)
    return undefined
  const isCapital = /^\p{Lu}/u.test(first)
  const lower = first.toLowerCase()
  const isRead = (part: string) => lexicon.fr.bitsOf(part) !== 0 || lexicon.en.bitsOf(part) !== 0
  const isWord = isRead(lower) || (lower.includes('-') && lower.split('-').every(isRead))
  const isNameToo = isRead(capitalised(lower)) || isDoubleName(first, isRead)
  if (!isTitled && isWord && !(isCapital && isNameToo)) return undefined
  if (!isCapital && (isWeak || !isNameToo)) return undefined
  const isSecondName = second !== undefined && /^\p{Lu}/u.test(second) && !noName.has(second.toLowerCase())
  return isSecondName ? name : first
}

/** « Marie-Jeanne »: each half a name, each with its capital. */
const isDoubleName = (name: string, isRead: (part: string) => boolean) =>
  name.includes('-') && name.split('-').every((part) => /^\p{Lu}\p{Ll}/u.test(part) && isRead(part))

const capitalised = (word: string) => word[0]!.toUpperCase() + word.slice(1)

/** « Bonjour, Maya de Lemon Bakery » presents the writer. */
function isSpeaker(text: string, end: number, hasComma: boolean): boolean {
  const after = text.slice(end, end + 25)
  if (/^\s+(?:de|du|d['’]|from|at|here|à l['’]appareil|speaking|pour)\b/iu.test(after)) return true
  return hasComma && !/^\s*[,.!?\n]|^\s*$/u.test(after)
}
