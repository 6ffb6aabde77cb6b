import { expect, test } from 'vitest'
import { changesOf, errorCode, errorCodes, readDelivery } from './index.ts'

test('an envelope is read with everything in it, unknown fields too', () => {
  const delivery = readDelivery({
    object: 'whatsapp_business_account',
    entry: [
      { id: 418806, changes: [{ field: 'news_of_tomorrow', value: { surprise: 1 } }] },
      { id: '1', time: 1_793_000_000, changes: [{ field: 'messages', value: { statuses: [] } }] },
    ],
  })
  const changes = [...changesOf(delivery!)]
  expect(changes.map(({ accountId, time, change }) => [accountId, time, change.field])).toEqual([
    ['418806', undefined, 'news_of_tomorrow'],
    ['1', 1_793_000_000, 'messages'],
  ])
  expect(changes[0]!.change.value).toEqual({ surprise: 1 })
})

test('what is no envelope is not one', () => {
  for (const json of [null, [], {}, { object: 'page' }, { object: 'x', entry: [{ id: '1' }] }]) {
    expect(readDelivery(json)).toBeUndefined()
  }
})

test('every error code has words in both languages, and a wait has its time', () => {
  for (const [code, entry] of Object.entries(errorCodes)) {
    expect(entry.words.en, code).toMatch(/[.]$/)
    expect(entry.words.fr, code).toMatch(/[.]$/)
    expect(entry.waitMs !== undefined, code).toBe(entry.reaction === 'wait')
    // French sets a narrow no-break space before double punctuation.
    expect(entry.words.fr, code).not.toMatch(/[^\u202f][:;!?]/)
  }
})

test('an unknown code is never sent again, and says its number', () => {
  expect(errorCode(987_654)).toMatchObject({ reaction: 'never', scope: 'message' })
  expect(errorCode(987_654).words.fr).toContain('987654')
  expect(errorCode(273)).toBe(errorCodes[200])
  expect(errorCode(Number.NaN).reaction).toBe('never')
})
