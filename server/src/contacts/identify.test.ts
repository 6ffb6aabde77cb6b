import fc from 'fast-check'
import { assert, describe, test } from 'vitest'
import { type AddressBook, openAddressBook, survivorOf } from './address-book.ts'
import { identifyChange, identifySeen } from './identify.ts'
import type { NumberChange, PersonSeen } from './person.ts'

// Ada writes from P1 as X, changes to P2 and Y at noon, and goes on writing. Bo is given P1 two hours later.
const at = (hour: number, minute = 0) => new Date(Date.UTC(2026, 10, 3, hour, minute))
const noon = at(12)

type News = ({ seen: Omit<PersonSeen, 'workspace_id'> } | { changed: Omit<NumberChange, 'workspace_id'> }) & {
  who: string
}

const ada = (hour: number, minute: number, ids: Partial<PersonSeen>): News => ({
  who: 'ada',
  seen: { ...ids, seen_at: at(hour, minute) },
})

describe('one person, in any order', () => {
  const both = ada(9, 0, { phone: 'P1', bsuid: 'X' })
  const rest = [
    ada(8, 0, { phone: 'P1' }),
    ada(8, 10, { bsuid: 'X' }),
    ada(10, 0, { phone: 'P1' }),
    ada(11, 0, { bsuid: 'X' }),
    ada(11, 30, { phone: 'P1', bsuid: 'X' }),
  ]
  const after = [
    ada(13, 0, { phone: 'P2' }),
    ada(13, 10, { bsuid: 'Y' }),
    ada(13, 20, { phone: 'P2', bsuid: 'Y' }),
    ada(13, 40, { phone: 'P2' }),
  ]
  // A message can carry a time slightly before that of the change itself.
  const early = ada(11, 59, { phone: 'P2', bsuid: 'Y' })
  const told = { from_phone: 'P1', to_phone: 'P2', at: noon }
  const changes: Record<string, NumberChange> = {
    'with both BSUIDs': { workspace_id: 1, ...told, from_bsuid: 'X', to_bsuid: 'Y' },
    'with the new BSUID': { workspace_id: 1, ...told, to_bsuid: 'Y' },
    'with the old BSUID': { workspace_id: 1, ...told, from_bsuid: 'X' },
    'with numbers only': { workspace_id: 1, ...told },
  }

  test('number, BSUID and both end in one contact', () => {
    forEveryOrder([both, ...rest], (contacts) => assert.equal(contacts('ada').size, 1))
  })

  for (const [name, changed] of Object.entries(changes)) {
    test(`a change of number told ${name} ends in one contact`, () => {
      const linked = ada(13, 30, { phone: 'P2', bsuid: 'Y' })
      const news = [both, ...rest, { who: 'ada', changed }, ...after, linked]
      forEveryOrder(news, (contacts, book) => {
        assert.equal(contacts('ada').size, 1)
        assert.deepEqual(living(book), ['bsuid Y ada', 'phone P2 ada'])
      })
    })
  }

  test('the new number may write with a time just before the change', () => {
    forEveryOrder(
      [both, { who: 'ada', changed: changes['with both BSUIDs']! }, early, ...after],
      (contacts, book) => {
        assert.equal(contacts('ada').size, 1)
        assert.deepEqual(living(book), ['bsuid Y ada', 'phone P2 ada'])
      },
    )
  })

  test('repeats change nothing', () => {
    const news = [both, { who: 'ada', changed: changes['with both BSUIDs']! }, ...after]
    forEveryOrder([...news, ...news], (contacts) => assert.equal(contacts('ada').size, 1))
  })

  test('a parent BSUID makes the BSUIDs of two portfolios one person', () => {
    const one = ada(9, 0, { phone: 'P1', bsuid: 'X', parent_bsuid: 'Q' })
    const other = ada(10, 0, { bsuid: 'X2', parent_bsuid: 'Q' })
    const third = ada(11, 0, { phone: 'P1', bsuid: 'X2', parent_bsuid: 'Q' })
    forEveryOrder([one, other, third, ...rest], (contacts) => assert.equal(contacts('ada').size, 1))
  })

  test('going back to the first number is still one person', () => {
    const back: NumberChange = {
      workspace_id: 1,
      from_phone: 'P2',
      from_bsuid: 'Y',
      to_phone: 'P1',
      to_bsuid: 'W',
      at: at(15),
    }
    const home = ada(16, 0, { phone: 'P1', bsuid: 'W' })
    const news = [
      both,
      { who: 'ada', changed: changes['with both BSUIDs']! },
      ...after,
      { who: 'ada', changed: back },
      home,
    ]
    forEveryOrder(news, (contacts) => assert.equal(contacts('ada').size, 1))
  })
})

describe('two people and one number, in any order', () => {
  const bo = (hour: number, ids: Partial<PersonSeen>): News => ({
    who: 'bo',
    seen: { ...ids, seen_at: at(hour) },
  })
  const adaWrites = [
    ada(8, 0, { phone: 'P1', bsuid: 'X' }),
    ada(9, 0, { bsuid: 'X' }),
    ada(11, 0, { phone: 'P1', bsuid: 'X' }),
  ]
  const boWrites = [
    bo(14, { phone: 'P1', bsuid: 'Z' }),
    bo(15, { bsuid: 'Z' }),
    bo(17, { phone: 'P1', bsuid: 'Z' }),
  ]

  test('a number given to somebody else moves, and its history stays', () => {
    forEveryOrder([...adaWrites, ...boWrites], (contacts, book) => {
      assert.equal(contacts('ada').size, 1)
      assert.equal(contacts('bo').size, 1)
      assert.notDeepEqual(contacts('ada'), contacts('bo'))
      assert.deepEqual(living(book), ['bsuid X ada', 'bsuid Z bo', 'phone P1 bo'])
    })
  })

  test('a number left by a change of number and given to somebody else', () => {
    const changed = {
      workspace_id: 1,
      from_phone: 'P1',
      from_bsuid: 'X',
      to_phone: 'P2',
      to_bsuid: 'Y',
      at: noon,
    }
    const later = ada(13, 0, { phone: 'P2', bsuid: 'Y' })
    forEveryOrder([...adaWrites, { who: 'ada', changed }, later, ...boWrites], (contacts, book) => {
      assert.equal(contacts('ada').size, 1)
      assert.equal(contacts('bo').size, 1)
      assert.deepEqual(living(book), ['bsuid Y ada', 'bsuid Z bo', 'phone P1 bo', 'phone P2 ada'])
    })
  })

  test('the number somebody changes to had another owner before', () => {
    const changed = {
      workspace_id: 1,
      from_phone: 'P0',
      from_bsuid: 'V',
      to_phone: 'P1',
      to_bsuid: 'Z',
      at: noon,
    }
    const before = bo(8, { phone: 'P0', bsuid: 'V' })
    forEveryOrder([...adaWrites, before, { who: 'bo', changed }, ...boWrites], (contacts, book) => {
      assert.equal(contacts('ada').size, 1)
      assert.equal(contacts('bo').size, 1)
      assert.notDeepEqual(contacts('ada'), contacts('bo'))
      assert.deepEqual(living(book), ['bsuid X ada', 'bsuid Z bo', 'phone P1 bo'])
    })
  })
})

/** Applies any part of the news that contains no half-told story, in any order, and hands over who became whom. */
function forEveryOrder(
  news: readonly News[],
  check: (contacts: (who: string) => Set<string>, book: NamedBook) => void,
): void {
  const order = fc.shuffledSubarray(
    news.map((_, index) => index),
    { minLength: news.length },
  )
  fc.assert(
    fc.property(order, (indexes) => {
      const book = openAddressBook([], noon)
      const ids = indexes.map((index) => ({ who: news[index]!.who, id: apply(book, news[index]!) }))
      const contacts = (who: string) =>
        new Set(ids.filter((one) => one.who === who).map((one) => survivorOf(book.replacements, one.id)))
      const names = new Map(ids.map((one) => [survivorOf(book.replacements, one.id), one.who]))
      check(contacts, { book, names })
    }),
    { numRuns: 400 },
  )
}

type NamedBook = { readonly book: AddressBook; readonly names: ReadonlyMap<string, string> }

function apply(book: AddressBook, news: News): string {
  if ('changed' in news) return identifyChange(book, { workspace_id: 1, ...news.changed })
  return identifySeen(book, { workspace_id: 1, ...news.seen })
}

function living({ book, names }: NamedBook): string[] {
  return [...book.byValue.values()]
    .flat()
    .filter((period) => period.ended_at === null)
    .map((period) => `${period.kind} ${period.value} ${names.get(period.contact_id)}`)
    .sort()
}
