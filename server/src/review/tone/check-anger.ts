/** Words written in anger, that one regrets a minute later. */
import type { Remark } from '../finding.ts'
import type { Reading } from '../reading.ts'
import { readWords } from '../words/read-words.ts'
import { phrasePattern } from './phrases.ts'

const phrases = phrasePattern([...readWords('french-anger'), ...readWords('english-anger')])
/** Said by patient people too: underlined, and nobody is asked. */
const impatience = phrasePattern([...readWords('english-impatience')])
const marks = /(?:[!?]\s?){3,}/gu
const harsh =
  /(?<!\p{L})(?:jamais|encore|enfin|toujours pas|pas normal|arrêtez|stop|pourquoi|répondez|assez|maintenant|never|enough|why|again|answer|still|ridiculous|problem|stop|now|pay|payez|quand|when|retard|late|no|non|faute|fault|wrong|honte|vous|you)(?!\p{L})/iu
const kind =
  /(?<!\p{L})(?:merci|bravo|félicitations|super|génial|bienvenue|bonne|bon|joyeux|ravi|hâte|thank|thanks|congrat\p{L}*|great|welcome|happy|love|amazing|yay|excited|enjoy|parfait|top|promo\p{L}*|soldes|sale|offre|offer|cadeau|gift|gratuit|free|adore)(?!\p{L})/iu

/** Outrage at a thing, "that's ridiculous", with help right after it: the writer takes the customer's part. */
const outrage = /^(?:this|that|it)(?:['’]s| is)\b/iu
const help =
  /^[^\p{L}]*(?:(?:and|so|but|please) )*(?:(?:i['’]m|we['’]re) (?:so |really |very )*sorry|so sorry|sorry|apologies|let me|let us|leave it with|i(?:['’]ll| will| can|['’]ve| have)|we(?:['’]ll| will| can|['’]ve| have))(?!\p{L})(?! (?:not|never|no longer|told|asked|had|already))/iu
/** "You shouldn't have waited that long": regret, not reproach. */
const regret =
  /^[^\p{L}]*(?:you|that|it|this|they|no ?body|no one) (?:should(?:n['’]t| not| never)|must(?:n['’]t| not)) have(?!\p{L})(?! (?:done|ordered|bought|opened|signed|touched|broken))/iu
/** "Fed up with this courier": annoyed at somebody who does not read it. */
const weary = /\b(?:fed up|sick|tired|annoyed|frustrated|cross|angry|mad|done|had enough)\b/iu
const third =
  /(?:with|of|at|by) (?:(?:this|that|the|these|those|our|all|all the|all this|their) )?(?:\p{L}+ )?(?:couriers?|suppliers?|drivers?|carriers?|builders?|scaffolders?|council|insurers?|network|internet|broadband|wi-?fi|app|system|software|website|printer|bank|trains?|strikes?|roadworks|traffic|weather|rain|wind|snow|cold|heat|delays|queues|noise|post|evri|hermes|dpd|dhl|ups|royal mail)(?!\p{L})(?![^.!?\n]{0,25} you(?:r|['’]re)?\b)/iu

function isOnTheirSide(text: string, match: RegExpExecArray): boolean {
  const after = text.slice(match.index + match[0].length, match.index + match[0].length + 60)
  if (outrage.test(match[0])) return help.test(after) || regret.test(after)
  if (!weary.test(match[0])) return false
  return third.test(text.slice(match.index, match.index + match[0].length + 40))
}

export function checkAnger(reading: Reading): Remark[] {
  const said = [...reading.text.matchAll(phrases)].map((match) =>
    remark(match, isOnTheirSide(reading.text, match) ? 'hint' : 'warning', 'anger.words'),
  )
  const curt = [...reading.text.matchAll(impatience)]
    .filter(
      (match) => !said.some((one) => match.index < one.end && one.start < match.index + match[0].length),
    )
    .map((match) => remark(match, 'hint', 'anger.words'))
  const shouted = [...reading.text.matchAll(marks)].flatMap((match) => {
    const sentence =
      reading.text
        .slice(Math.max(0, match.index - 80), match.index)
        .split(/[.!?\n]/)
        .at(-1) ?? ''
    if (kind.test(sentence) || sentence.trim() === '') return []
    const isHarsh = harsh.test(sentence) && /\?|!{4,}|!\s?!\s?!/.test(match[0])
    return [remark(match, isHarsh ? 'warning' : 'hint', 'anger.marks')]
  })
  return [...said, ...curt, ...shouted]
}

function remark(match: RegExpExecArray, severity: 'hint' | 'warning', saying: string): Remark {
  return { kind: 'anger', severity, start: match.index, end: match.index + match[0].trimEnd().length, saying }
}
