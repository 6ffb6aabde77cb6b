import { expect, test } from 'vitest'
import { orderTotal, priceText } from './order-content.tsx'

const box = { product: 'BOX-S', quantity: 2, price: 4.5, currency: 'GBP' }

test('an order is summed in its one currency', () => {
  expect(orderTotal([box, { ...box, quantity: 1, price: 1.2 }])).toEqual({ amount: 10.2, currency: 'GBP' })
})

test('a missing price or a second currency gives no sum rather than a wrong one', () => {
  expect(orderTotal([box, { ...box, price: null }])).toBeNull()
  expect(orderTotal([box, { ...box, currency: 'EUR' }])).toBeNull()
  expect(orderTotal([])).toBeNull()
})

test('a currency nobody knows stays beside its number', () => {
  expect(priceText(3, 'points', 'en')).toBe('3.00 points')
  expect(priceText(3, 'EUR', 'en')).toBe('€3.00')
})
