import { parts, politeness, sayings } from './stop-sayings.ts'

/** Nobody needs more to say stop; longer messages are for a person to read. */
const stopCharsMax = 160

/**
 * Does this message, as a whole, ask for no more advertising? "Stop by tomorrow" and "arrêt de bus ?" do not. Greetings
 * and thanks around it do not count.
 */
export function isStop(text: string): boolean {
  if (text.length > stopCharsMax) return false
  // Every word is followed by a space, as in the sayings once they are compiled.
  const folded = `${foldWords(text)} `
  const bare = folded.replace(politeBefore, '')
  const forms = [folded, bare, withoutEnd(folded), withoutEnd(bare)]
  return forms.some((form) => asksToStop.test(form))
}

/** Lower case, without accents, punctuation, formatting, emoji and doubled spaces. */
function foldWords(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

const withoutEnd = (folded: string) => folded.replace(politeAfter, ' ')

const allParts = new Map(Object.entries(parts))
const asksToStop = new RegExp(`^${oneOf(sayings)}$`)
const politeBefore = new RegExp(`^${oneOf(politeness)}+`)
const politeAfter = new RegExp(` ${oneOf(politeness)}+$`)

function oneOf(forms: readonly string[]): string {
  return `(?:${forms.map((form) => form.split(' ').map(compilePlace).join('')).join('|')})`
}

/** `?{object}`, `*{again}`, `me|us`, `?please`, …: see stop-sayings.ts. */
function compilePlace(place: string): string {
  const [, often, content] = /^([?*]?)(.+)$/.exec(place)!
  const alternatives = content!.split('|').map((word) => {
    const part = /^\{(\w+)\}$/.exec(word)
    if (!part) return `${word.replaceAll('_', ' ')} `
    const forms = allParts.get(part[1]!)
    if (!forms) throw new Error(`no part of a saying is called ${part[1]}`)
    return oneOf(forms)
  })
  return `(?:${alternatives.join('|')})${often}`
}
