export type Piece = { readonly kind: 'same' | 'gone' | 'new'; readonly text: string }

// Beyond this the two texts stand one after the other: nobody reads a thousand small changes.
const wordsMax = 1_500

/** What was taken out of a text and what was put in, by words, in reading order. */
export function wordChanges(before: string, after: string): readonly Piece[] {
  const [former, present] = [wordsOf(before), wordsOf(after)]
  if (former.length > wordsMax || present.length > wordsMax) {
    return joined([
      { kind: 'gone', text: before },
      { kind: 'new', text: after },
    ])
  }
  const shared = sharedLengths(former, present)
  const pieces: Piece[] = []
  let [left, right] = [0, 0]
  while (left < former.length || right < present.length) {
    const [gone, fresh] = [former[left], present[right]]
    if (gone !== undefined && gone === fresh) {
      pieces.push({ kind: 'same', text: gone })
      left += 1
      right += 1
    } else if (
      gone !== undefined &&
      (fresh === undefined || at(shared, left + 1, right) >= at(shared, left, right + 1))
    ) {
      pieces.push({ kind: 'gone', text: gone })
      left += 1
    } else {
      pieces.push({ kind: 'new', text: fresh ?? '' })
      right += 1
    }
  }
  return joined(pieces)
}

/** Words with the space after them; `45 €` is one, so that an amount is shown whole. */
const wordsOf = (text: string) => text.match(/\d[\d.,]*\s?[€$£%]\s*|\S+\s*|^\s+/gu) ?? []

const at = (table: readonly Uint16Array[], row: number, column: number) => table[row]?.[column] ?? 0

/** How many words the rests of both texts share, from each place on. */
function sharedLengths(former: readonly string[], present: readonly string[]): readonly Uint16Array[] {
  const table = Array.from({ length: former.length + 1 }, () => new Uint16Array(present.length + 1))
  for (let row = former.length - 1; row >= 0; row -= 1) {
    for (let column = present.length - 1; column >= 0; column -= 1) {
      table[row]![column] =
        former[row] === present[column]
          ? at(table, row + 1, column + 1) + 1
          : Math.max(at(table, row + 1, column), at(table, row, column + 1))
    }
  }
  return table
}

function joined(pieces: readonly Piece[]): readonly Piece[] {
  const longer: Piece[] = []
  for (const piece of pieces) {
    const last = longer.at(-1)
    if (last?.kind === piece.kind) longer[longer.length - 1] = { ...last, text: last.text + piece.text }
    else longer.push(piece)
  }
  return longer
}
