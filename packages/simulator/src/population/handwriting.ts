import { pick, type Random } from '../random.ts'
import type { Persona } from './persona.ts'

// How a person writes, as against what: capitals, accents, slips of the thumb, faces.

const short = {
  fr: [
    ['s’il vous plaît', 'svp'],
    ['est-ce que', 'est ce que'],
    ['quelqu’un', 'qqn'],
    ['toujours', 'tjrs'],
    ['pas de souci', 'pas de soucis'],
    ['c’est', 'cest'],
  ],
  en: [
    ['please', 'pls'],
    ['you', 'u'],
    ['thanks', 'thx'],
    ['because', 'cos'],
    ['tomorrow', 'tmrw'],
    ['don’t', 'dont'],
  ],
} as const

const faces = {
  good: ['🙂', '😊', '🙏', '👍', '❤️', '😍'],
  bad: ['😡', '😕', '😤', '🙁', '😞'],
  plain: ['🙂', '🙏', ''],
}

/** The same words as this person would type them. `mood` from -1 to 1. */
export function handwrite(text: string, persona: Persona, mood: number, random: Random): string {
  let written = text
  if (random() < persona.informal * 0.6) {
    for (const [long, brief] of short[persona.language]) {
      if (random() < 0.5) written = written.replace(new RegExp(`(?<!\\p{L})${long}(?!\\p{L})`, 'giu'), brief)
    }
  }
  if (random() < persona.informal * 0.7)
    written = written.replace(/^\p{Lu}(?!\p{Lu})/u, (letter) => letter.toLowerCase())
  if (random() < persona.informal * 0.35) written = written.normalize('NFD').replace(/\p{M}/gu, '')
  if (random() < persona.informal) written = written.replace(/\.$/, '').replace(/’/g, "'")
  if (random() < persona.typos * 0.5) written = slip(written, random)
  if (mood < -0.6 && random() < 0.15) written = written.toUpperCase()
  if (random() < persona.emojis * 0.45) {
    const face = pick(random, mood > 0.4 ? faces.good : mood < -0.4 ? faces.bad : faces.plain)
    if (face) written = `${written} ${face}`
  }
  return written
}

/** One slip of the thumb in a longer word: two letters swapped, one lost, or one twice. */
function slip(text: string, random: Random): string {
  const words = [...text.matchAll(/\p{Ll}{5,}/gu)]
  if (words.length === 0) return text
  const { 0: word, index } = pick(random, words)
  const at = 1 + Math.floor(random() * (word.length - 2))
  const kind = random()
  const slipped =
    kind < 0.4
      ? word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2)
      : kind < 0.75
        ? word.slice(0, at) + word.slice(at + 1)
        : word.slice(0, at) + word[at] + word.slice(at)
  return text.slice(0, index) + slipped + text.slice(index + word.length)
}
