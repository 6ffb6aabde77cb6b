/** Is this message for this person? The name, the title, the gender of what is said about them, the language. */
import type { ReviewContext } from '../context.ts'
import type { Remark } from '../finding.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import type { Reading } from '../reading.ts'
import { findBareTitles, findGreetings, type Greeting } from './greeting.ts'
import { compareNames } from './names.ts'

const wordsForLanguage = 5

export function checkAddressee(reading: Reading, context: ReviewContext, lexicon: Lexicon): Remark[] {
  const greetings = findGreetings(reading.text, lexicon)
  return [
    ...greetings.flatMap((greeting) => checkName(greeting, context)),
    ...greetings.flatMap((greeting) => checkTitle(greeting, context, reading.text)),
    ...findBareTitles(reading.text).flatMap((one) =>
      checkTitle({ ...one, titleSpan: one }, context, reading.text),
    ),
    ...checkGender(reading, context),
    ...checkLanguage(reading, context, lexicon),
  ]
}

function checkName(greeting: Greeting, { contact, own }: ReviewContext): Remark[] {
  const { name, start, end } = greeting
  if (contact.names.length === 0) return []
  const match = compareNames(name, contact.names)
  if (match === 'same' || compareNames(name, own.names) === 'same') return []
  const right = properName(contact.names[0]!, greeting)
  const saying = match === 'near' ? 'addressee.name_slip' : 'addressee.other_name'
  const severity = match === 'near' ? 'warning' : 'stop'
  return [
    {
      kind: 'addressee',
      severity,
      start,
      end,
      saying,
      params: { written: name, name: right },
      proposal: right,
    },
  ]
}

/** A first name for a first name, the family name after a title. */
function properName(full: string, greeting: Greeting): string {
  const parts = full.trim().split(/\s+/)
  if (greeting.titleSpan) return parts.at(-1) ?? full
  return greeting.name.includes(' ') ? full : (parts[0] ?? full)
}

const otherTitle: Readonly<Record<string, string>> = {
  'm.': 'Mme',
  mr: 'Mrs',
  'mr.': 'Mrs',
  mister: 'Mrs',
  monsieur: 'Madame',
  mme: 'M.',
  madame: 'Monsieur',
  mademoiselle: 'Monsieur',
  mlle: 'M.',
  mrs: 'Mr',
  'mrs.': 'Mr',
  ms: 'Mr',
  'ms.': 'Mr',
  miss: 'Mr',
  sir: 'Madam',
  madam: 'Sir',
  "ma'am": 'Sir',
}

function checkTitle(
  { title, titleSpan }: Pick<Greeting, 'title' | 'titleSpan'>,
  { contact }: ReviewContext,
  text: string,
): Remark[] {
  const { gender } = contact
  if (!titleSpan || title === undefined || (gender !== 'f' && gender !== 'm') || gender === title) return []
  const written = text.slice(titleSpan.start, titleSpan.end)
  const proposal = otherTitle[written.toLowerCase().replace('’', "'")] ?? null
  const { start, end } = titleSpan
  return [
    {
      kind: 'addressee',
      severity: 'warning',
      start,
      end,
      saying: 'addressee.title',
      params: { written },
      proposal,
    },
  ]
}

const adjectives: Readonly<Record<string, string>> = Object.fromEntries(
  `content:contente satisfait:satisfaite ravi:ravie intéressé:intéressée inscrit:inscrite venu:venue arrivé:arrivée passé:passée abonné:abonnée certain:certaine sûr:sûre
   prêt:prête heureux:heureuse déçu:déçue client:cliente invité:invitée convié:conviée attendu:attendue remboursé:remboursée prévenu:prévenue informé:informée contacté:contactée
   livré:livrée allé:allée parti:partie disponible:disponible enchanté:enchantée gagnant:gagnante nouveau:nouvelle occupé:occupée pressé:pressée fidèle:fidèle patient:patiente
   assuré:assurée exonéré:exonérée couvert:couverte concerné:concernée éligible:éligible mécontent:mécontente insatisfait:insatisfaite étonné:étonnée surpris:surprise gêné:gênée
   rassuré:rassurée absent:absente présent:présente connecté:connectée enregistré:enregistrée installé:installée bienvenu:bienvenue seul:seule accompagné:accompagnée
   fatigué:fatiguée malade:malade né:née convoqué:convoquée affilié:affiliée inquiet:inquiète tombé:tombée retourné:retournée rentré:rentrée revenu:revenue débité:débitée
   redevable:redevable titulaire:titulaire parrainé:parrainée tenté:tentée séduit:séduite autorisé:autorisée reçu:reçue admis:admise facturé:facturée`
    .split(/\s+/)
    .map((pair) => pair.split(':') as [string, string])
    .filter(([one, other]) => one !== other),
)
const masculineOf = Object.fromEntries(Object.entries(adjectives).map(([man, woman]) => [woman, man]))
const aboutYou =
  /(?<!\p{L})(?:(?:êtes|serez|seriez|étiez)-vous|vous\s+(?:n['’])?(?:êtes|serez|seriez|étiez|soyez|avez\s+(?:\p{L}+\s)?été|aviez été|aurez été|pouvez être|devez être|allez être|sembliez|semblez|sentez))\s+(?:(?:pas|bien|toujours|déjà|très|vraiment|bientôt|entièrement|maintenant|désormais|désormais|plus|aussi|totalement|pleinement|tout à fait|le|la|notre|une?|être)\s+)*(?<word>\p{L}+)(?!\p{L}|\(|·|\.e|-e)/giu
const dearPattern = /(?:^|\n|[,.!]\s*|bonjour\s+)(?:ma |mon )?(?<word>cher|chère)\s+(?=\p{L})/giu

/** « Cher » to a woman, « vous êtes contente » to a man. */
function checkGender(reading: Reading, { contact }: ReviewContext): Remark[] {
  const { gender } = contact
  if ((gender !== 'f' && gender !== 'm') || reading.language !== 'fr') return []
  const right = gender === 'f' ? adjectives : masculineOf
  const dear = [...reading.text.matchAll(dearPattern)].filter((match) => {
    const isFeminine = match.groups!.word!.toLowerCase() === 'chère'
    const next = reading.text.slice(match.index + match[0].length)
    return isFeminine !== (gender === 'f') && !/^(?:client|cliente|parents?|collègue|équipe)\b/iu.test(next)
  })
  const said = [...reading.text.matchAll(aboutYou)].filter(
    (match) => match.groups!.word!.toLowerCase() in right,
  )
  const place = (match: RegExpExecArray, proposal: string): Remark => {
    const word = match.groups!.word!
    const start = match.index + match[0].lastIndexOf(word)
    const written = /^\p{Lu}/u.test(word) ? proposal[0]!.toUpperCase() + proposal.slice(1) : proposal
    const params = { written: word, proposal: written }
    return {
      kind: 'addressee',
      severity: 'warning',
      start,
      end: start + word.length,
      saying: 'addressee.gender',
      params,
      proposal: written,
    }
  }
  return [
    ...dear.map((match) => place(match, gender === 'f' ? 'chère' : 'cher')),
    ...said.map((match) => place(match, right[match.groups!.word!.toLowerCase()]!)),
  ]
}

function checkLanguage(reading: Reading, { contact }: ReviewContext, lexicon: Lexicon): Remark[] {
  const { language } = contact
  const prose = reading.words.filter((word) => word.plain.length > 1)
  if (language === undefined || language === reading.language || prose.length < wordsForLanguage) return []
  if (
    reading.sentences.some((sentence) => sentence.language === language && sentence.end - sentence.start > 15)
  )
    return []
  const isRead = (word: { readonly plain: string }) => lexicon[reading.language].bitsOf(word.plain) !== 0
  if (prose.filter(isRead).length < prose.length * 0.7) return []
  const params = { written: reading.language, language }
  return [
    {
      kind: 'addressee',
      severity: 'warning',
      start: 0,
      end: reading.text.length,
      saying: 'addressee.language',
      params,
    },
  ]
}
