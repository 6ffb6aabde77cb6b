/** Lists of phrases as one pattern each, tolerant of apostrophes and blanks. */
export function phrasePattern(phrases: readonly string[]): RegExp {
  const sources = phrases
    .flatMap((line) => line.trim().split(/\s*[;\n]\s*/))
    .filter(Boolean)
    .map((phrase) => phrase.replace(/\[[^\]]*\]|['’]| /g, tolerant))
  return new RegExp(String.raw`(?<![\p{L}\p{M}])(?:${sources.join('|')})(?![\p{L}\p{M}])`, 'giu')
}

function tolerant(piece: string): string {
  if (piece === ' ') return String.raw`(?:[\s\u00a0]+)`
  return piece.startsWith('[') ? piece.replace("'", "'’") : "['’]"
}
