/** « Bonjour Madame, peux-tu »: tu and vous in one message. What the message says less often is the slip. */
import type { Remark } from '../finding.ts'
import { isWithin, type Reading, type Span, type Word } from '../reading.ts'

const familiar = /^(?:tu|te|t'|toi|ton|ta|tes|tienne?s?)$/
const formal = /^(?:vous|votre|vos|vôtres?|vous-mêmes?)$/
const familiarVerb =
  /^\p{L}+-(?:tu|toi|t'en)$|^(?:dis|envoie|appelle|donne|rappelle|écris|fais|tiens)-(?:moi|nous)$/u
const formalVerb = /^\p{L}+-vous$|^\p{L}{2,}ez(?:-moi|-nous|-le|-la|-les)?$/u

const quoted = /«[^»]*»|"[^"]*"|“[^”]*”/gu

export function checkFamiliarity(reading: Reading): Remark[] {
  if (reading.language !== 'fr') return []
  const quotes: Span[] = [...reading.text.matchAll(quoted)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }))
  const words = reading.words.filter(
    (word) => reading.sentences[word.sentence]?.language === 'fr' && !isWithin(word, quotes),
  )
  const tu = words.filter((word, index) => isFamiliar(word, words[index - 1]))
  const vous = words.filter((word) => formal.test(word.plain) || formalVerb.test(word.plain))
  if (tu.length === 0 || vous.length === 0 || isToSeveral(words)) return []
  return (tu.length > vous.length ? vous : tu).slice(0, 1).map(slip)
}

// « le ton », « ton sur ton », « je te dis pas » as a chat's filler stays rare enough.
function isFamiliar(word: Word, before: Word | undefined): boolean {
  if (familiarVerb.test(word.plain)) return true
  if (!familiar.test(word.plain)) return false
  return !(word.plain === 'ton' && /^(?:le|un|du|au|sur|ce|même|bon|de)$/.test(before?.plain ?? ''))
}

// « toi et ta mère, vous êtes invités »
const isToSeveral = (words: readonly Word[]) =>
  words.some((word, index) => word.plain === 'et' && words[index - 1]?.plain === 'toi')

function slip(word: Word): Remark {
  const { start, end, text } = word
  return {
    kind: 'addressee',
    severity: 'warning',
    start,
    end,
    saying: 'addressee.familiarity',
    params: { written: text },
  }
}
