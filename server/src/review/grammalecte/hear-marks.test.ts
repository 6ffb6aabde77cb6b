import { afterAll, assert, beforeAll, describe, test } from 'vitest'
import { openLog } from '../../platform/index.ts'
import { reviewDraft, warmReview } from '../index.ts'
import { isBothered, judgeDrafts } from '../planted/measure.ts'
import { contextFor, readPlanted } from '../planted/planted.ts'
import { findingCodes } from '../words-of.ts'
import { findProgram } from './find-program.ts'
import { openGrammalecte, type ReadFrench } from './open-grammalecte.ts'
import { groupOf, spokenGroups, unspokenGroups } from './rule-groups.ts'

const lina = contextFor({ contact: 'lina', at: new Date('2026-11-24T09:00:00Z') })

beforeAll(warmReview, 120_000)

/** A reader that marks these words wherever they stand. */
const marking =
  (rules: Readonly<Record<string, readonly [rule: string, ...proposals: string[]]>>): ReadFrench =>
  async (sentences) =>
    sentences.map((sentence) =>
      Object.entries(rules).flatMap(([word, [rule, ...proposals]]) => {
        const start = sentence.indexOf(word)
        return start === -1 ? [] : [{ start, end: start + word.length, rule, proposals }]
      }),
    )

async function look(body: string, readFrench?: ReadFrench, more: object = {}) {
  const found = await reviewDraft({ type: 'text', body: { body } }, { ...lina, readFrench, ...more })
  return found.map(({ start, end, kind, severity, saying, proposal }) => ({
    words: body.slice(start, end),
    kind,
    severity,
    saying,
    proposal,
  }))
}

describe('what it adds', () => {
  test('a mark is a finding in our words, at its place in the whole text', async () => {
    const read = marking({ clairs: ['g3__gn_les_1m__b1_a1_1', 'claires', 'clair'] })
    assert.deepEqual(await look('Bonjour Lina 😀\nLes photos sont bien clairs ici.', read), [
      {
        words: 'clairs',
        kind: 'grammar',
        severity: 'warning',
        saying: 'grammar.agreement',
        proposal: 'claires',
      },
    ])
  })

  test('a mark nobody can mend is a hint, a rule we do not follow nothing', async () => {
    const text = 'Les photos sont bien là, près du lac.'
    const open = marking({ lac: ['g2__conf_incohérences__b1'] })
    assert.deepEqual(
      (await look(text, open)).map(({ severity, saying }) => [severity, saying]),
      [['hint', 'grammar.look']],
    )
    assert.deepEqual(await look(text, marking({ lac: ['typo_tiret_début', 'Lac'] })), [])
  })

  test('apostrophes are proposed as the writer types them', async () => {
    const read = marking({ 'le lac': ['g2__conf_lac__b1', 'l’étang'] })
    const [straight] = await look("On m'a dit que le lac est gelé.", read)
    assert.equal(straight?.proposal, "l'étang")
    const [curly] = await look('On m’a dit que le lac est gelé.', read)
    assert.equal(curly?.proposal, 'l’étang')
  })

  test('where our own rules have spoken it is not heard, nor close by', async () => {
    const text = 'Votre commande à été livrée hier matin par notre voisin de palier, et les photos sont ici.'
    const own = await look(text)
    assert.lengthOf(own, 1)
    const read = marking({
      'à été': ['g2__conf_à_a__b1', 'a été'],
      hier: ['g2__gn_x__b1', 'hiers'],
      ici: ['g2__gn_x__b1', 'icis'],
    })
    const both = await look(text, read)
    assert.deepEqual(
      both.map((one) => one.words),
      [own[0]!.words, 'ici'],
    )
  })

  test('names, the dictionary and what the desk sells are no mistakes', async () => {
    const read = marking({
      Lina: ['g3__gn_x__b1', 'Linas'],
      Camille: ['g3__gn_x__b1', 'Camilles'],
      citronnade: ['g3__gn_x__b1', 'citronnades'],
      'en lin bleu': ['g3__gn_x__b1', 'en lins bleus'],
      'lemonbakery.fr': ['g3__gn_x__b1', 'les'],
    })
    const text = 'Merci Lina, Camille garde la citronnade et la robe en lin bleu, voir lemonbakery.fr demain.'
    assert.deepEqual(await look(text, read), [])
  })

  test('every group that speaks has words of ours', () => {
    for (const group of spokenGroups) assert.include(findingCodes, groupOf(`g2__${group}_x__b1`)?.saying)
    for (const group of unspokenGroups) assert.equal(groupOf(`g2__${group}_x__b1`), undefined)
  })

  test('only French is read', async () => {
    const asked: string[] = []
    const read: ReadFrench = async (sentences) => {
      asked.push(...sentences)
      return sentences.map(() => [])
    }
    await look('Your order is ready and waiting for you. Votre commande est prête et vous attend.', read)
    assert.deepEqual(asked, ['Votre commande est prête et vous attend.'])
  })
})

const program = findProgram(undefined)

describe.skipIf(!program)('with the program itself (skipped where grammalecte-cli is not installed)', () => {
  const grammalecte = openGrammalecte(program, openLog('silent'), { answerWithinMs: 60_000 })
  afterAll(() => grammalecte?.close())

  test('it finds what needs a whole sentence', async () => {
    const text =
      "Bonjour 😀 Voilà la liste des pièces changés : filtre et courroie.\nPar ailleurs, c'est prêt."
    const [mark] = (await grammalecte!.read([text.split('\n')[0]!]))[0]!
    assert.equal(text.slice(mark!.start, mark!.end), 'changés')
    assert.equal(mark!.proposals[0], 'changées')
  })

  test('at most 2 of 100 harmless drafts are bothered', async () => {
    const judged = await judgeDrafts(await readPlanted('harmless'), { readFrench: grammalecte!.read })
    assert.isAtMost(judged.filter(isBothered).length / judged.length, 0.02)
  }, 120_000)
})
