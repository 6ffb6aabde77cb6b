import { type App, decodeTable, type House, type Refusal, refuse, respond } from '../platform/index.ts'
import { type ImportOutcome, importBytesMax, importProducts } from './import-products.ts'

/** A whole catalogue from a table, as a shop or a spreadsheet writes it. */
export function importRoute(app: App, house: House): void {
  app.register(async (scope) => {
    scope.addContentTypeParser(
      ['text/csv', 'text/plain'],
      { parseAs: 'buffer', bodyLimit: importBytesMax },
      (_request, body, done) => done(null, decodeTable(body as Buffer)),
    )
    scope.post(
      '/api/v1/products/import',
      {
        config: { permission: 'catalogue.write' },
        bodyLimit: importBytesMax,
        schema: {
          tags: ['catalogue'],
          summary: 'Add products from comma-separated values (content-type text/csv)',
          description:
            'Line 1 names the columns sku, name, price, currency and, if wanted, goes_with. Answers {added, updated, ' +
            'refused: [{line, field, fault, message}]}: good lines are kept, bad ones named.',
        },
      },
      async (request, reply) => {
        const { body } = request
        const outcome: ImportOutcome | Refusal =
          typeof body === 'string' && body.trim() !== ''
            ? await importProducts(house.db, request.actor!.workspaceId, body, house.clock.now())
            : refuse('catalogue.invalid', 'body: send the table itself, with content-type text/csv.')
        return respond(reply, outcome)
      },
    )
  })
}
