import type { Written } from '../customer-acts.ts'
import { mediaAddress, storeMedium } from '../media.ts'
import type { Thread } from '../message.ts'
import { sampleOgg, samplePdf, samplePng, sampleWebp } from '../sample-files.ts'
import type { World } from '../world.ts'
import { ControlRefusal } from './asked.ts'

type Given = Record<string, unknown>

const samples: Readonly<Record<string, (seed: string) => { mimeType: string; bytes: Buffer }>> = {
  image: (seed) => ({ mimeType: 'image/png', bytes: samplePng(seed) }),
  audio: () => ({ mimeType: 'audio/ogg; codecs=opus', bytes: sampleOgg(4) }),
  document: (seed) => ({ mimeType: 'application/pdf', bytes: samplePdf(['Sample document', seed]) }),
  sticker: () => ({ mimeType: 'image/webp', bytes: sampleWebp() }),
}

/**
 * The content of a customer's message as the webhook will carry it. Media may be given as base64 in `data`
 * with `mime_type`; without it a sample is sent.
 */
export function inboundContent(
  world: World,
  thread: Thread,
  type: string,
  given: unknown,
): Written['content'] {
  if (type === 'text') {
    const body = typeof given === 'string' ? given : (given as Given | undefined)?.body
    if (typeof body !== 'string' || body === '')
      throw new ControlRefusal(400, 'bad_request', 'text.body: Write a text.')
    return { body }
  }
  if (type === 'image' || type === 'video' || type === 'audio' || type === 'document' || type === 'sticker') {
    return storedMedia(world, thread, type, (given ?? {}) as Given)
  }
  if (type === 'request_welcome' || type === 'unsupported') return given
  if (typeof given !== 'object' || given === null) {
    throw new ControlRefusal(
      400,
      'bad_request',
      `${type}: Add the object that the webhook carries under this name.`,
    )
  }
  return given
}

function storedMedia(world: World, thread: Thread, type: string, given: Given): object {
  const { data, mime_type: mimeType, filename, ...rest } = given
  const sample = samples[type]?.(`${thread.customer.waId}/${thread.messages.length}`)
  let file = sample
  if (typeof data === 'string') {
    if (typeof mimeType !== 'string')
      throw new ControlRefusal(400, 'bad_request', `${type}.mime_type: Name it beside data.`)
    file = { mimeType, bytes: Buffer.from(data, 'base64') }
  }
  if (!file)
    throw new ControlRefusal(
      400,
      'bad_request',
      `${type}.data: There is no sample; give base64 and mime_type.`,
    )
  const name = typeof filename === 'string' ? filename : type === 'document' ? 'document.pdf' : undefined
  const medium = storeMedium(world, thread.number, { ...file, filename: name }, 'customer')
  return {
    ...rest,
    ...(name && { filename: name }),
    mime_type: medium.mimeType,
    sha256: medium.sha256,
    id: medium.id,
    url: mediaAddress(world, medium),
    ...(type === 'audio' && { voice: rest.voice ?? true }),
    ...(type === 'sticker' && { animated: rest.animated ?? false }),
  }
}
