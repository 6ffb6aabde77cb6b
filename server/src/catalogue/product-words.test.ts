import { assert, test } from 'vitest'
import { openProductWords } from './product-words.ts'

const product = (sku: string, name: string, price = 10) => ({ sku, name, price, currency: 'EUR' })
const skusOf = (products: readonly { readonly sku: string }[]) => products.map((one) => one.sku).sort()

test('a product is found by its sku, its name, and half of its name', () => {
  const words = openProductWords()
  words.put(product('TARTE-CIT', 'Tarte au citron'))
  words.put(product('SAC-1', 'Sac en cuir Oslo'))
  assert.deepEqual(skusOf(words.find('la tarte-cit est prête')), ['TARTE-CIT'])
  assert.deepEqual(skusOf(words.find('Votre tarte citrons, à 28 €')), ['TARTE-CIT'])
  assert.deepEqual(skusOf(words.find('Le sac Oslo coûte 10 €')), ['SAC-1'])
  assert.deepEqual(words.find('Bonjour Lina'), [])
})

test('a changed price replaces the old one, and a removed product is gone', () => {
  const words = openProductWords()
  words.put(product('A-100', 'Lemon cake', 20))
  words.put(product('a-100', 'Lemon cake', 22))
  assert.deepEqual(
    words.find('lemon cake').map((one) => one.price),
    [22],
  )
  words.remove('A-100')
  assert.deepEqual(words.find('lemon cake'), [])
  assert.equal(words.size, 0)
})

test('a word that two products share comes with both, so that neither seems its only owner', () => {
  const words = openProductWords()
  words.put(product('A', 'Citron'))
  words.put(product('B', 'Grand cake moelleux citron confit'))
  assert.deepEqual(skusOf(words.find('un citron')), ['A', 'B'])
})

test('of a hundred thousand products the right ones are found at once, also by words that thousands share', () => {
  const words = openProductWords()
  const [kinds, colours] = [
    ['Robe', 'Jupe', 'Veste', 'Chemise'],
    ['bleue', 'rouge', 'verte', 'noire', 'blanche'],
  ]
  for (let index = 0; index < 100_000; index += 1) {
    const name = `${kinds[index % 4]} ${colours[index % 5]} modèle ${index}`
    words.put(product(`SKU-${index}`, name))
  }
  words.put(product('PLAIN', 'Robe bleue'))
  const text =
    'Bonjour, la robe bleue est à 89 € et la veste rouge modèle 4710 à 120 €, livrées demain. '.repeat(5)
  const found = skusOf(words.find(text))
  assert.include(found, 'PLAIN')
  assert.include(found, 'SKU-4710')
  assert.isBelow(found.length, 400)
  const begun = performance.now()
  for (let round = 0; round < 20; round += 1) words.find(text)
  assert.isBelow((performance.now() - begun) / 20, 20)
})
