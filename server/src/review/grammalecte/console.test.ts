import fc from 'fast-check'
import { assert, describe, expect, test } from 'vitest'
import { answers, lineFor, prompt, readMarks } from './console.ts'

describe('what is asked', () => {
  test('a line is one line, and as long as the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const line = lineFor(text)
        if (line === undefined) return
        assert.equal([...line].length, [...text].length)
        assert.notMatch(line, /[\p{Cc}\u2028\u2029]/u)
      }),
    )
  })

  test('nothing a person writes is a command, a prompt or an answer', () => {
    assert.equal(lineFor('/quit'), ' quit')
    assert.equal(lineFor('? vous venez'), '  vous venez')
    assert.equal(lineFor('TEST: {{oui}}'), '      {{oui}}')
    assert.equal(lineFor('* 1 [0:3]  # a / b:'), '  1 [0:3]  # a / b:')
    expect(lineFor(prompt)).not.toContain('~')
  })

  test('what holds no letter is not asked', () => {
    assert.equal(lineFor('😀 12,50 !'), undefined)
    assert.equal(lineFor(''), undefined)
  })
})

const answer = `
Bonjour 😀 il es la
           ^^ ^^
* 1 [13:15]  # #7402 / g2__conj_il__b1_a1_1:
  Conjugaison erronée. Accord avec « il ».
  > Suggestions : est
* 2 [16:18]  # #11839 / g2__conf_la_là__b2_a1_1:
  Confusion probable.
  > Suggestions : là | l’a
  > URL: https://fr.wiktionary.org/wiki/l%C3%A0

`

describe('what is answered', () => {
  test('marks stand where JavaScript counts them', () => {
    const text = 'Bonjour 😀 il es la'
    const marks = readMarks(answer, text)
    assert.deepEqual(
      marks.map(({ start, end, proposals }) => [text.slice(start, end), proposals]),
      [
        ['es', ['est']],
        ['la', ['là', 'l’a']],
      ],
    )
    assert.equal(marks[0]!.rule, 'g2__conj_il__b1_a1_1')
  })

  test('an answer begins with the line it is about', () => {
    assert.isTrue(answers(answer, 'Bonjour 😀 il es la'))
    assert.isFalse(answers(answer, 'Bonsoir'))
    assert.isFalse(answers('Traceback (most recent call last):', 'Bonjour'))
  })

  test('whatever is answered, marks lie inside the text', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.tuple(fc.nat(40), fc.nat(40)).map(([a, b]) => `* 1 [${a}:${b}]  # #1 / g2__conj_il:`),
      fc.constant('  > Suggestions :  |  | a'),
    )
    fc.assert(
      fc.property(fc.array(piece), fc.string({ unit: 'binary', maxLength: 30 }), (lines, text) => {
        for (const { start, end } of readMarks(lines.join('\n'), text)) {
          assert.isTrue(start >= 0 && start < end && end <= text.length)
        }
      }),
    )
  })
})
