/** Words written in anger, that one regrets a minute later. */
import type { Remark } from '../finding.ts'
import type { Reading } from '../reading.ts'
import { readWords } from '../words/read-words.ts'
import { phrasePattern } from './phrases.ts'

const phrases = phrasePattern([...readWords('french-anger'), ...readWords('english-anger')])
const marks = /(?:[!?]\s?){3,}/gu
const harsh =
  /(?<!\p{L})(?:jamais|encore|enfin|toujours pas|pas normal|arrêtez|stop|pourquoi|répondez|assez|maintenant|never|enough|why|again|answer|still|ridiculous|problem|stop|now|pay|payez|quand|when|retard|late|no|non|faute|fault|wrong|honte|vous|you)(?!\p{L})/iu
const kind =
  /(?<!\p{L})(?:merci|bravo|félicitations|super|génial|bienvenue|bonne|bon|joyeux|ravi|hâte|thank|thanks|congrat\p{L}*|great|welcome|happy|love|amazing|yay|excited|enjoy|parfait|top|promo\p{L}*|soldes|sale|offre|offer|cadeau|gift|gratuit|free|adore)(?!\p{L})/iu

export function checkAnger(reading: Reading): Remark[] {
  const said = [...reading.text.matchAll(phrases)].map((match) => remark(match, 'warning', 'anger.words'))
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
  return [...said, ...shouted]
}

function remark(match: RegExpExecArray, severity: 'hint' | 'warning', saying: string): Remark {
  return { kind: 'anger', severity, start: match.index, end: match.index + match[0].trimEnd().length, saying }
}
