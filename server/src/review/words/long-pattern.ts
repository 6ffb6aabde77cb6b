/** Patterns too long for one line, written over several. */

/** A regular expression whose source may break anywhere: line breaks and the blanks after them do not count. */
export const longPattern = (source: string, flags = ''): RegExp =>
  new RegExp(source.replace(/\n\s*/g, ''), flags)

/** One of these words and nothing else; a word may hold marks of a regular expression, as `tienne?s?`. */
export const oneOf = (words: string): RegExp => new RegExp(`^(?:${words.trim().split(/\s+/).join('|')})$`)
