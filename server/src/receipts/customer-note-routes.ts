import { z } from 'zod'
import { findWorkspace, listAgentNames } from '../accounts/index.ts'
import {
  type App,
  type House,
  inTransaction,
  respond,
  signature,
  type WorkspaceId,
  words,
} from '../platform/index.ts'
import { type NoteLanguage, noteCharsMax, noteLanguages, proposeNote } from './customer-note.ts'
import { listNotes, type NoteRow, removeNote, upsertNote } from './customer-note-store.ts'

const tags = ['training']

const noteShape = z.object({
  text: z.string(),
  proposed: z.boolean().describe('true while nobody has written words of their own'),
  written_at: z.iso.datetime().nullable(),
  written_by: z.string().nullable().describe('the name of an agent; null for a program, or the proposal'),
})

const notesShape = z.object({ en: noteShape, fr: noteShape })

const ownWords = words(noteCharsMax)
  .nullable()
  .optional()
  .describe('null goes back to the proposal; left out, this language stays as it is')

export function customerNoteRoutes(app: App, house: House): void {
  app.route({
    method: 'GET',
    url: '/api/v1/training/customer-note',
    config: { permission: 'signed_in' },
    schema: {
      summary:
        'What the business tells its customers about receipts, in both languages; sent to nobody by itself',
      tags,
      response: { 200: notesShape },
    },
    handler: async (request, reply) => respond(reply, await readNotes(house, request.actor!.workspaceId)),
  })

  app.route({
    method: 'PATCH',
    url: '/api/v1/training/customer-note',
    config: { permission: 'workspace.write' },
    schema: {
      summary: 'Write the note in the words of the business',
      tags,
      body: z.object({ en: ownWords, fr: ownWords }),
      response: { 200: notesShape },
    },
    handler: async (request, reply) => {
      const actor = request.actor!
      const written = { written_at: house.clock.now(), written_by: signature(actor) }
      await inTransaction(house.db, async (trx) => {
        for (const language of noteLanguages) {
          const text = request.body[language]
          if (text === null) await removeNote(trx, actor.workspaceId, language)
          else if (text !== undefined)
            await upsertNote(trx, actor.workspaceId, { language, text, ...written })
        }
      })
      return respond(reply, await readNotes(house, actor.workspaceId))
    },
  })
}

async function readNotes({ db }: House, workspaceId: WorkspaceId): Promise<z.infer<typeof notesShape>> {
  const [workspace, notes, agents] = await Promise.all([
    findWorkspace(db, workspaceId),
    listNotes(db, workspaceId),
    listAgentNames(db, workspaceId),
  ])
  const of = (language: NoteLanguage) => {
    const own = notes.find((note) => note.language === language)
    return own ? present(own, agents) : proposal(language, workspace!.name)
  }
  return { en: of('en'), fr: of('fr') }
}

const proposal = (language: NoteLanguage, business: string) => ({
  text: proposeNote(language, business),
  proposed: true,
  written_at: null,
  written_by: null,
})

function present({ text, written_at, written_by }: NoteRow, agents: ReadonlyMap<string, string>) {
  const [kind, id] = written_by.split(':')
  return {
    text,
    proposed: false,
    written_at: written_at.toISOString(),
    written_by: kind === 'agent' ? (agents.get(id!) ?? null) : null,
  }
}
