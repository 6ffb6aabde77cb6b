import { z } from 'zod'
import { captionCharsMax } from './limits.ts'
import { token, webAddress, words } from './outbound-fields.ts'
import { addFault } from './problem.ts'

const source = { id: token(256).optional(), link: webAddress().optional() }

/** Media is named either by the id of an upload or by a link, never by both. */
function withOneSource<Schema extends z.ZodType<{ id?: string; link?: string }>>(schema: Schema): Schema {
  return schema.check((check) => {
    const { id, link } = check.value
    if (id === undefined && link === undefined) {
      addFault(check, { code: 'missing', message: 'Add the id of an uploaded file, or a link.' }, ['id'])
    }
    if (id !== undefined && link !== undefined) {
      addFault(check, { code: 'conflict', message: 'Keep either the id or the link, not both.' }, ['link'])
    }
  }) as Schema
}

// Facebook's own clients and several libraries also send `provider`; it only served the old on-premises API.
export const imageBody = withOneSource(
  z.strictObject({ ...source, caption: words(captionCharsMax).optional() }),
)
export const videoBody = withOneSource(
  z.strictObject({ ...source, caption: words(captionCharsMax).optional() }),
)
export const audioBody = withOneSource(z.strictObject({ ...source, voice: z.boolean().optional() }))
export const stickerBody = withOneSource(z.strictObject(source))
export const documentBody = withOneSource(
  z.strictObject({
    ...source,
    caption: words(captionCharsMax).optional(),
    // No length is documented; the file systems that receive it stop at 255.
    filename: words(255).optional(),
  }),
)

/** Media of a header, where no caption is shown. */
export const headerImage = withOneSource(z.strictObject(source))
export const headerVideo = withOneSource(z.strictObject(source))
export const headerDocument = withOneSource(z.strictObject({ ...source, filename: words(255).optional() }))
