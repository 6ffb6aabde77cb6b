import { listAgentEmails } from '../../accounts/index.ts'
import { type App, decodeTable, type House, type Refusal, refuse, respond } from '../../platform/index.ts'
import type { ReviewWords } from './check-words.ts'
import { type ImportOutcome, importQuickReplies } from './import-quick-replies.ts'
import { listQuickReplies } from './list-quick-replies.ts'
import { askerOf, quickRepliesMax } from './quick-reply.ts'
import { tableBytesMax, writeTable } from './quick-reply-table.ts'

const tags = ['quick replies']

/** All of them at once, to be kept elsewhere or changed in a spreadsheet. */
export function quickReplyTableRoutes(app: App, house: House, review: ReviewWords): void {
  app.route({
    method: 'GET',
    url: '/api/v1/quick-replies/export',
    config: { permission: 'quick_replies.read' },
    schema: { summary: 'Quick replies one sees, as comma-separated values in UTF-8', tags },
    handler: async (request, reply) => {
      const asker = askerOf(request.actor!)
      const all = await listQuickReplies(house.db, asker, { limit: quickRepliesMax }, house.clock.now())
      const mayNameThem = request.actor!.permissions.has('team.read')
      const agents = mayNameThem ? await listAgentEmails(house.db, asker.workspace_id) : []
      const emails = new Map(agents.map((agent) => [agent.id, agent.email]))
      return (
        reply
          .header('content-type', 'text/csv; charset=utf-8')
          .header('content-disposition', 'attachment; filename="quick-replies.csv"')
          // The mark of UTF-8, without which spreadsheets break accents.
          .send(`\ufeff${writeTable(all, (id) => emails.get(id))}`)
      )
    },
  })
  app.register(async (scope) => {
    scope.addContentTypeParser(
      ['text/csv', 'text/plain'],
      { parseAs: 'buffer', bodyLimit: tableBytesMax },
      (_request, body, done) => done(null, decodeTable(body as Buffer)),
    )
    scope.post(
      '/api/v1/quick-replies/import',
      {
        config: { permission: 'quick_replies.write' },
        bodyLimit: tableBytesMax,
        schema: {
          tags,
          summary: 'Add and change quick replies from comma-separated values (content-type text/csv)',
          description:
            'Line 1 names the columns shortcut, title, fr, en, topic, shared, owner (an e-mail address) and ' +
            'review_every_days. Answers {added, updated, unchanged, refused: [{line, field, fault, message}], warnings}: good ' +
            'lines are kept, bad ones named.',
        },
      },
      async (request, reply) => {
        const { body } = request
        const asker = askerOf(request.actor!)
        const outcome: ImportOutcome | Refusal =
          typeof body === 'string' && body.trim() !== ''
            ? await importQuickReplies(house.db, review, asker, body, house.clock.now())
            : refuse('replies.invalid', 'body: send the table itself, with content-type text/csv.')
        return respond(reply, outcome)
      },
    )
  })
}
