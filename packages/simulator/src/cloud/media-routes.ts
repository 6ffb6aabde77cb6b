import type { FastifyInstance } from 'fastify'
import { GraphRefusal } from '../graph-error.ts'
import { addressHolds, findMedium, type Medium, mediaAddress, storeMedium, uploadBytesMax } from '../media.ts'
import type { World } from '../world.ts'
import { authorise, checkVersion, numberFor, type Params } from './authorise.ts'

/** Uploads and downloads of files. business-phone-numbers/media 2025-12-11. */
export function mediaRoutes(app: FastifyInstance, world: World): void {
  app.post('/:version/:id/media', async (request, reply) => {
    const { version, id } = request.params as Params
    checkVersion(world, version, reply)
    const number = numberFor(world, request, id)
    if (!request.isMultipart()) throw new GraphRefusal(100, 'Send the file as multipart/form-data.')
    const fields = { ...(request.query as Record<string, string>) }
    let file: { bytes: Buffer; filename: string; mimetype: string } | undefined
    for await (const part of request.parts()) {
      if (part.type === 'file') {
        file = { bytes: await part.toBuffer(), filename: part.filename, mimetype: part.mimetype }
      } else fields[part.fieldname] = String(part.value)
    }
    if (fields.messaging_product !== 'whatsapp') {
      throw new GraphRefusal(100, 'messaging_product: Add this field with the value whatsapp.')
    }
    if (!file) throw new GraphRefusal(100, 'file: Add the file.')
    const mimeType = fields.type || file.mimetype
    const bytesMax = uploadBytesMax(mimeType)
    if (bytesMax === undefined)
      throw new GraphRefusal(100, `type: files of type ${mimeType} are not supported.`)
    if (file.bytes.length === 0) throw new GraphRefusal(100, 'file: The file is empty.')
    if (file.bytes.length > bytesMax) {
      throw new GraphRefusal(131053, `The file has ${file.bytes.length} bytes of ${bytesMax}.`)
    }
    const { bytes, filename } = file
    return { id: storeMedium(world, number, { mimeType, bytes, filename }, 'business').id }
  })

  app.get('/whatsapp_business/attachments/', async (request, reply) => {
    const accounts = authorise(world, request)
    const { mid, hash } = request.query as { mid?: string; hash?: string }
    const medium = findMedium(world, mid ?? '')
    if (!medium || !accounts.has(medium.number.account) || !addressHolds(world, medium, hash ?? '')) {
      reply.code(404)
      return { error: 'This address does not exist or has expired.' }
    }
    return reply.type(medium.mimeType).send(medium.bytes)
  })
}

/** What `GET /{media_id}` answers. */
export function describeMedium(world: World, medium: Medium): object {
  return {
    messaging_product: 'whatsapp',
    url: mediaAddress(world, medium),
    mime_type: medium.mimeType,
    sha256: medium.sha256,
    file_size: medium.bytes.length,
    id: medium.id,
  }
}
