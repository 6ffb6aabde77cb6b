/** What can be wrong with products, offers, drafts to look at and what the second look leans on. */
export const reviewCalls: readonly (readonly [name: string, method: string, path: string, body: unknown])[] =
  [
    ['a product without a price', 'POST', '/products', { sku: 'A', name: 'A', currency: 'EUR' }],
    ['a price below nothing', 'POST', '/products', { sku: 'A', name: 'A', price: -1, currency: 'EUR' }],
    ['a price of words', 'POST', '/products', { sku: 'A', name: 'A', price: 'much', currency: 'EUR' }],
    ['a currency that is none', 'POST', '/products', { sku: 'A', name: 'A', price: 1, currency: 'FLO' }],
    ['a zero byte in a sku', 'POST', '/products', { sku: 'a\u0000', name: 'A', price: 1, currency: 'EUR' }],
    ['a table that is none', 'POST', '/products/import', { sku: 'A' }],
    ['an offer without an end', 'POST', '/offers', { name: 'Sale' }],
    ['an offer that ends on no day', 'POST', '/offers', { name: 'Sale', ends_at: '2026-02-31T00:00:00Z' }],
    ['a draft of no type', 'POST', '/review', { type: 'hologram', hologram: {} }],
    ['a draft without its body', 'POST', '/review', { type: 'text' }],
    [
      'a draft that leaves some day',
      'POST',
      '/review',
      { type: 'text', text: { body: 'x' }, send_at: 'some day' },
    ],
    ['a word without a letter', 'POST', '/review/words', { word: '123' }],
    ['a zero byte in a word', 'POST', '/review/words', { word: 'a\u0000' }],
    ['an account that is none', 'PATCH', '/review/settings', { ibans: ['FR76 1234'] }],
    ['a site that is none', 'PATCH', '/review/settings', { domains: ['not a site'] }],
    ['dismissals by the moon', 'GET', '/review/dismissals?by=moon', undefined],
    [
      'dismissals backwards',
      'GET',
      '/review/dismissals?from=2026-05-02T00:00:00Z&to=2026-05-01T00:00:00Z',
      undefined,
    ],
  ]

/** Odd questions and cursors of one's own making. */
export const oddReviewPaths: readonly string[] = [
  '/products?q=%00',
  "/products?q=')%20or%201=1%20--",
  '/products?cursor=WyJ4Il0',
  '/products/%00',
  '/offers?cursor=WyJ4IiwieSJd',
  '/review/words?q=%25&cursor=WzFd',
]
