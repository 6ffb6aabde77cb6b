/**
 * Where a slash that was just typed asks for quick replies: only alone, so that "and/or" and 12/10 are nobody's business.
 * Undefined where it does not.
 */
export function slashAlone(text: string, caret: number): number | undefined {
  const at = caret - 1
  return text[at] === '/' && text.trim() === '/' ? at : undefined
}

/** What is typed after the slash at `from`; undefined once it is gone, left, or another line has begun. */
export function wordsAfterSlash(text: string, from: number, caret: number): string | undefined {
  if (text[from] !== '/' || caret <= from) return undefined
  const typed = text.slice(from + 1, caret)
  return typed.includes('\n') ? undefined : typed
}

/** The text with `words` in the place of the slash and what was typed after it, and where they stand. */
export function putWords(
  text: string,
  from: number,
  caret: number,
  words: string,
): { readonly text: string; readonly start: number; readonly end: number } {
  return { text: text.slice(0, from) + words + text.slice(caret), start: from, end: from + words.length }
}
