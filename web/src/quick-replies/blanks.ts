export type Blank = { readonly start: number; readonly end: number }

const blank = /\[[^[\]\n]{1,60}\]/g

/** What is still to be written: stretches in brackets, in their order. */
export function listBlanks(text: string): Blank[] {
  return [...text.matchAll(blank)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }))
}

/** The next blank after a place, or before it going back; undefined where there is none that way. */
export function blankFrom(text: string, selection: Blank, back = false): Blank | undefined {
  const all = listBlanks(text)
  return back
    ? all.findLast((one) => one.end <= selection.start)
    : all.find((one) => one.start >= selection.end)
}
