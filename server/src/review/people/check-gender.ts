/** What French says of the person agrees with them: « cher », « vous êtes inscrit », « merci d'être venu ». */
import type { ReviewContext } from '../context.ts'
import type { Remark } from '../finding.ts'
import { adjectiveForm, agreed, type Form, participleForm } from '../grammar/french-forms.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import type { WordTree } from '../lexicon/word-tree.ts'
import type { Reading } from '../reading.ts'
import { longPattern } from '../words/long-pattern.ts'

const adverbs = String.raw`(?:(?:pas|bien|toujours|déjà|très|vraiment|bientôt|entièrement|maintenant|
  désormais|plus|aussi|totalement|pleinement|donc|encore|assez|trop|automatiquement|tout à fait|
  une?|notre|bonne?|fidèles?|nouveau|nouvelle|être)\s+)*`
const word = String.raw`(?<word>\p{L}+)(?!\p{L}|[-’'(·]|\.e)`
const start = String.raw`(?<!\p{L})`
const you = String.raw`${start}vous\s+`

/** « vous êtes », « vous avez été », « soyez », « merci d'être »: what follows is said of the person. */
const saidOfYou = longPattern(
  String.raw`${start}(?:(?:[êe]tes|serez|seriez|étiez)[- ]vous|
    vous\s+(?:n['’])?(?:êtes|serez|seriez|étiez|soyez|avez\s+(?:\p{L}+\s)?été|aviez été|aurez été|pouvez être|
    devez être|allez être|semblez|sembliez)|(?:^|[.!?,:]\s*)(?:restez|soyez)|
    merci d['’]être)\s+${adverbs}${word}`,
  'gimu',
)
/** « vous vous êtes trompé »: only verbs that have no other object. */
const doneToYourself = longPattern(String.raw`${you}vous\s+êtes\s+${adverbs}${word}`, 'giu')
/** « nous vous avons inscrit »: only verbs whose object is a person, and nothing else after them. */
const doneToYou = longPattern(
  String.raw`${start}(?:nous|je|j['’]|on|ils?|elles?|qui|\p{L}{3,})\s+vous\s+
    (?:ai|a|avons|ont|avait|avions|avais|aura|aurons)\s+${adverbs}${word}
    (?!\s+(?:\d|un|une|des|deux|trois|le|la|les|du|de l|cette|ce|vos|votre|l['’]|que))`,
  'giu',
)
const seenInYou = longPattern(
  String.raw`${you}(?:sens|sais|vois|trouve|imagine|crois|sentons|savons|espérons)\s+${adverbs}${word}`,
  'giu',
)

const withoutObject = new Set(
  `trompé inscrit connecté déplacé présenté abonné désabonné déconnecté engagé absenté désisté garé
  blessé perdu arrêté installé plaint
  levé couché endormi`.split(/\s+/),
)
const withPerson = new Set(
  `inscrit prévenu contacté appelé livré invité convié relancé informé débité prélevé placé installé
  averti rappelé recontacté aidé oublié
  vu reçu servi sélectionné choisi affecté basculé transféré logé surclassé rassuré déçu vexé blessé
  dérangé réveillé attendu raté manqué
  désinscrit désabonné rencontré accueilli`.split(/\s+/),
)
/** What is said of nobody though it stands there: « vous êtes plusieurs », « vous êtes tout ouïe ». */
const ofNobody = new Set(
  'tout tous bien loin là près seul-à-seul dû mieux pas plus peu fait dit mis pris eu été'.split(' '),
)
const people: Readonly<Record<string, string>> = {
  client: 'cliente',
  inquiet: 'inquiète',
  bienvenu: 'bienvenue',
  gagnant: 'gagnante',
  adhérent: 'adhérente',
  candidat: 'candidate',
  propriétaire: 'propriétaire',
  sûr: 'sûre',
  seul: 'seule',
  né: 'née',
}
const masculineOf = new Map(Object.entries(people).map(([man, woman]) => [woman, man]))

const dearPattern = /(?:^|\n|[,.!]\s*|bonjour\s+)(?:ma |mon )?(?<word>cher|chère)\s+(?=\p{L})/giu

export function checkGender(reading: Reading, { contact }: ReviewContext, { fr }: Lexicon): Remark[] {
  const { gender } = contact
  if ((gender !== 'f' && gender !== 'm') || reading.language !== 'fr') return []
  const { text } = reading
  const found = [
    ...findDear(text, gender),
    ...findSaid(text, saidOfYou, gender, fr, (form) => !ofNobody.has(form)),
    ...findSaid(text, doneToYourself, gender, fr, (form) => withoutObject.has(form)),
    ...findSaid(text, doneToYou, gender, fr, (form) => withPerson.has(form), 'hint'),
    ...findSaid(text, seenInYou, gender, fr, (form) => !ofNobody.has(form)),
  ]
  return found.filter((one, index) => !found.slice(0, index).some((other) => other.start === one.start))
}

function findDear(text: string, gender: 'f' | 'm'): Remark[] {
  return [...text.matchAll(dearPattern)].flatMap((match) => {
    const isFeminine = match.groups!.word!.toLowerCase() === 'chère'
    const next = text.slice(match.index + match[0].length)
    if (isFeminine === (gender === 'f') || /^(?:client|cliente|parents?|collègue|équipe)\b/iu.test(next))
      return []
    return [remarkOn(match, gender === 'f' ? 'chère' : 'cher', 'warning')]
  })
}

function findSaid(
  text: string,
  pattern: RegExp,
  gender: 'f' | 'm',
  tree: WordTree,
  counts: (base: string) => boolean,
  severity: 'hint' | 'warning' = 'warning',
): Remark[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const written = match.groups!.word!.toLowerCase()
    const right = rightForm(written, gender, tree, counts)
    return right === undefined || right === written ? [] : [remarkOn(match, right, severity)]
  })
}

/** The form for this person; undefined when the word is right, or says nothing of one person's gender. */
function rightForm(
  written: string,
  gender: 'f' | 'm',
  tree: WordTree,
  counts: (base: string) => boolean,
): string | undefined {
  const noun = gender === 'f' ? people[written] : masculineOf.get(written)
  if (noun !== undefined) return counts(written) ? noun : undefined
  const form: Form | undefined = adjectiveForm(written) ?? participleForm(tree, written)
  if (!form || form.plural === true || form.gender === undefined || form.gender === gender) return undefined
  return counts(form.base) && !ofNobody.has(written)
    ? agreed(tree, form, { gender, plural: false })
    : undefined
}

function remarkOn(match: RegExpExecArray, right: string, severity: 'hint' | 'warning'): Remark {
  const written = match.groups!.word!
  const start = match.index + match[0].lastIndexOf(written)
  const proposal = /^\p{Lu}/u.test(written) ? right[0]!.toUpperCase() + right.slice(1) : right
  return {
    kind: 'addressee',
    severity,
    start,
    end: start + written.length,
    saying: 'addressee.gender',
    params: { written, proposal },
    proposal,
  }
}
