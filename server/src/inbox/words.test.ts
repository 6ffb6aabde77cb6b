import fc from 'fast-check'
import { assert, test } from 'vitest'
import { snippetCharsMax, snippetOf } from './snippet.ts'
import { foldText, isHit, readQuery, tsQuery, wordCharsMax, wordsOf } from './words.ts'

test('French and English words fold the way people type them in a hurry', () => {
  const folded: readonly (readonly [string, readonly string[]])[] = [
    ['L’œuvre d’été, à Noël !', ['l', 'oeuvre', 'd', 'ete', 'a', 'noel']],
    ["Don't CALL me", ['don', 't', 'call', 'me']],
    ['GÂTEAU gâteau gateau', ['gateau']],
    ['12,50 € le n°4', ['12', '50', 'le', 'n', '4']],
    ['Straße, Łódź, Ærø', ['strasse', 'lodz', 'aero']],
    ['👍🏽 !!!', []],
    ['مرحبا بك', ['مرحبا', 'بك']],
    ['e\u0301te\u0301', ['ete']],
  ]
  for (const [text, words] of folded) assert.deepEqual(wordsOf(text), words)
})

test('the last word of a search may be unfinished, unless something follows it', () => {
  assert.deepEqual(readQuery('tarte au cit'), { whole: ['tarte', 'au'], start: 'cit' })
  assert.deepEqual(readQuery('tarte au citron '), { whole: ['tarte', 'au', 'citron'], start: undefined })
  assert.deepEqual(readQuery('  ?! '), { whole: [], start: undefined })
  assert.deepEqual(readQuery('tarte au c'), { whole: ['tarte', 'au', 'c'], start: undefined })
  assert.deepEqual(readQuery('蛋糕'), { whole: [], start: '蛋糕' })
  assert.isTrue(isHit('citron', readQuery('CIT')))
  assert.isFalse(isHit('citron', readQuery('itron')))
})

test('a query in the words of the database holds nothing but keys, whatever somebody types', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const query = readQuery(text)
      if (query.whole.length === 0 && query.start === undefined) return
      assert.match(tsQuery(7, [2_950, 2_949], query), /^[\p{L}\p{N}.'&|():* ]+$/u)
      for (const word of wordsOf(text)) assert.isAtMost(word.length, wordCharsMax)
    }),
  )
})

test('a snippet is a part of the text, short, with every hit marked and nothing else', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('tarte', 'Tartes', 'citron', 'été', '👩‍👩‍👧', 'x'.repeat(300), 'a\nb'), {
        minLength: 1,
        maxLength: 80,
      }),
      (words) => {
        const text = words.join(' ')
        const query = readQuery('tarte')
        const parts = snippetOf(text, query)
        const shown = parts.map((part) => part.text).join('')
        assert.include(text.replace(/\s+/g, ' '), shown.replace(/^…|…$/g, ''))
        assert.isAtMost(shown.length, snippetCharsMax + 60)
        assert.isTrue(shown.isWellFormed())
        for (const part of parts)
          assert.equal(part.hit, foldText(part.text).trim().startsWith('tarte') && part.hit)
        const wanted = words.find((word) => isHit(foldText(word), query))
        if (wanted) assert.isTrue(parts.some((part) => part.hit))
      },
    ),
  )
})
