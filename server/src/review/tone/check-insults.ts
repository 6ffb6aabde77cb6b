/** Insults, also where letters are starred, spaced or replaced by figures. */
import type { Remark } from '../finding.ts'
import type { Reading } from '../reading.ts'
import { phrasePattern } from './phrases.ts'

/** Never in a message to a customer. */
const always =
  `connards? connasses? conne connes salopes? salauds? salopards? enculés? enculer batards? bâtards? abrutie?s? crétine?s? imbéciles? enfoirée?s? pétasses? poufiasses? grognasses? pouffes? pute putes ordures? raclures? branleurs? branleuse
  fdp ntm tocards? bouffonne?s? bouffons? couillons? trouduc feignasses? glandeurs? crevards? blaireaux? mongols? mongole attardée?s? enflures? merdeux salope pouffiasse tarée?s? dégénérée?s? demeurée?s? andouilles? débiles? connerie conneries ducon gogol guignols? pignoufs? boloss? cassos demeuré charognes? truands? vermine
  idiots? moron morons asshole assholes arsehole arseholes bitch bitches bastard bastards cunt cunts wanker wankers twat twats retarded imbecile imbeciles scumbag scumbags dickhead dickheads motherfucker motherfuckers fucker fuckers fuckwit shithead shitheads douchebag douche jackass dumbass slut sluts whore whores
  dimwit nitwit halfwit tosser tossers bellend numpty dumbo weirdo weirdos lowlife`
    .trim()
    .split(/\s+/)
/** Coarse, though not always aimed at somebody. */
const coarse =
  'merde merdes merdique merdiques putain chier chiant chiante chiants foutre fuck fucking fucked fck wtf stfu bullshit shit shitty crap crappy bordel bloody damn dammit goddamn piss pissed'.split(
    ' ',
  )
/** An insult only when said of somebody. */
const aimed = `
  (?:espèce|bande) d(?:e |')(?:\\p{L}+); (?:pauvre|sale|gros|grosse|vieux|vieille|petit|petite) (?:con|conne|type|mec|merde|tache|porc|truie|vache|folle|fou|idiote?|cloche|cruche|voleur|voleuse|menteur|menteuse|imbécile|gueule); ta gueule; vos gueules; ferme[- ]la; fermez[- ]la; la ferme; va te faire(?: \\p{L}+)?; allez vous faire(?: \\p{L}+)?; nique (?:ta|ta mère|toi); va (?:mourir|crever); gros nul; grosse nulle; bons? à rien; moins que rien; sous-merde
  (?:vous êtes|vous n'êtes|tu es|tu n'es|t'es|quel|quelle|quels) (?:vraiment |trop |complètement |juste |une? |qu'une? |des |un vrai |une vraie |de vrais |totalement |tellement |aussi |si |bien )*(?:con|cons|conne|connes|bête|bêtes|stupides?|idiote?s?|nuls?|nulles?|débiles?|malades?(?: mental)?|folles?|fous?|ridicules?|minables?|incapables?(?! de)|pathétiques?|menteurs?|menteuses?|voleurs?|voleuses?|escrocs?|arnaqueurs?|boulets?|ignorante?s?|ignares?|grossiers?|radine?s?|parasites?|profiteurs?|profiteuses?|clowns?|lâches?|odieux|odieuse|méprisables?|paresseux|paresseuse|fainéante?s?|feignante?s?|sale|dégueulasses?|insupportables?)
  (?:you are|you're|you people are|they are all|you|such|what|u r|ur) (?:a |an |so |such |really |just |all |being |too |absolutely |completely |totally |very |nothing but |the most |total |complete |bloody |fucking |damn )*(?:stupid|idiotic|dumb|jerk|jerks|loser|losers|liar|liars|thief|thieves|crook|crooks|clown|clowns|pathetic|moronic|fool|fools|pig|pigs|scammer|scammers|ignorant|worthless|useless|incompetent|brainless|disgusting|crazy|insane|psycho|lunatic|nutcase|joke|trash|garbage|scum|coward|cheapskate|imbecile|dense|thick|parasite|idiots?|rude|lazy|ugly|fat)(?! (?:mistake|error|question|of us|as we))
  (?:stupid|dumb|ignorant|useless|fat|ugly|lazy|dirty|filthy|crazy|lying|rotten) (?:cow|cows|man|woman|person|people|customer|customers|client|idiot|fool|pig|bitch|girl|boy|guy|git|hag|liar|cheat|thief); don't be (?:so |such |a |an |such a |such an |too )*(?:stupid|ridiculous|pathetic|idiot|idiotic|dumb|jerk|fool|moron|silly cow|dense); ne (?:soyez|sois) pas (?:si |aussi |trop )*(?:stupides?|bêtes?|idiote?s?|ridicules?|cons?|débiles?|nuls?); shut (?:the \\p{L}+ )?up; screw you; piss off; bugger off; sod off; fuck (?:off|you|u); go to hell; drop dead; kiss my; up yours; get stuffed; son of a \\p{L}+; piece of (?:shit|crap|trash|garbage)`

const alwaysPattern = phrasePattern(always)
const coarsePattern = phrasePattern(coarse)
const aimedPattern = phrasePattern([aimed])
/** `s*lope`, `c0nnard`, `m.e.r.d.e`, `f**k`, `sal0pe`. */
const disguised =
  /(?<![\p{L}\d*@#$])(?=[\p{L}\d*@$!.\-_#]*[*@$!\d.\-_#])(?:\p{L}(?:[.\-_]?[\p{L}\d*@$!#]){2,13}|\p{L}(?: \p{L}){3,})(?![\p{L}\d*@#$])/gu
const figures: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}
const targets = [
  ...always,
  ...coarse.filter((word) => !/^(?:bloody|damn|piss|pissed|crap|wtf|stfu|fck)$/.test(word)),
  'con',
  'conne',
  'cons',
  'fuck',
  'shit',
  'fucking',
  'ass',
]
  .map((word) => word.replace(/\\p\{L\}\+/g, ''))
  .flatMap((word) =>
    word.includes('?') ? [word.replace(/\p{L}\?/gu, ''), word.replaceAll('?', '')] : [word],
  )
  .filter((word) => word.length > 2)
const targetSet = new Set(targets)

export function checkInsults(reading: Reading): Remark[] {
  const { text } = reading
  const found = [
    ...[...text.matchAll(aimedPattern)].map((match) => remark(match, 'stop', 'insult.aimed')),
    ...[...text.matchAll(alwaysPattern)]
      .filter((match) => isMeant(text, match))
      .map((match) => remark(match, 'stop', 'insult.word')),
    ...[...text.matchAll(coarsePattern)].map((match) => remark(match, 'warning', 'insult.coarse')),
    ...[...text.matchAll(disguised)]
      .filter((match) => isDisguised(match[0]))
      .map((match) => remark(match, 'stop', 'insult.disguised')),
  ]
  return found.filter(
    (one, index) => !found.some((other, at) => at < index && one.start < other.end && other.start < one.end),
  )
}

// « Mongols », « Ordures ménagères », « idiot-proof »: a rubbish collection insults nobody.
function isMeant(text: string, match: RegExpExecArray): boolean {
  const after = text.slice(match.index + match[0].length, match.index + match[0].length + 14)
  if (/^ordures?$/i.test(match[0]) && /^ ménag/i.test(after)) return false
  return (
    (!/^-?\s?proof/i.test(after) && !/^(?:mongols?|guignols?)$/i.test(match[0]) === true) ||
    /vous|espèce|bande|quel/i.test(text.slice(Math.max(0, match.index - 20), match.index))
  )
}

function isDisguised(written: string): boolean {
  const compact = written.replace(/(?<=\p{L}|[\d*@$!#])[.\-_ ](?=[\p{L}\d*@$!#])/gu, '').toLowerCase()
  const spelt = compact.replace(/[013457@$!]/g, (letter) => figures[letter] ?? letter)
  // Written with dots between all letters, or with figures and stars inside; a plain word with a hyphen is a word.
  if (!/[*@$!#\d]/.test(written) && !/^\p{L}(?:[.\-_ ]\p{L}){2,}$/u.test(written)) return false
  if (/^\d+$/.test(compact) || (compact.match(/\d/g)?.length ?? 0) > compact.length / 2) return false
  if (targetSet.has(spelt)) return true
  if (!/[*#]/.test(spelt)) return false
  const letters = spelt.replace(/[*#]/g, '')
  if (letters.length < 2 || !/^\p{L}[\p{L}*#]+$/u.test(spelt)) return false
  const pattern = new RegExp(
    `^${spelt.replace(/[*#]+/g, (stars) => (stars.length > 1 ? '\\p{L}{1,6}' : '\\p{L}{1,2}'))}$`,
    'u',
  )
  return targets.some((word) => pattern.test(word))
}

function remark(match: RegExpExecArray, severity: 'warning' | 'stop', saying: string): Remark {
  return { kind: 'insult', severity, start: match.index, end: match.index + match[0].length, saying }
}
