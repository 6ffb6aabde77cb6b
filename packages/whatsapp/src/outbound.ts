import { z } from 'zod'
import { bsuidCharsMax, callbackDataCharsMax, phoneDigitsMax, phoneDigitsMin } from './limits.ts'
import { messageId, token } from './outbound-fields.ts'
import { interactiveBody } from './outbound-interactive.ts'
import { audioBody, documentBody, imageBody, stickerBody, videoBody } from './outbound-media.ts'
import { contactsBody, locationBody, pinBody, reactionBody, textBody } from './outbound-plain.ts'
import { templateBody } from './outbound-template.ts'
import { addFault, type Problem, problemsOf } from './problem.ts'

/** The schema of the object that stands under the name of its type in a send. */
export const outboundSchemas = {
  text: textBody,
  image: imageBody,
  video: videoBody,
  audio: audioBody,
  document: documentBody,
  sticker: stickerBody,
  location: locationBody,
  contacts: contactsBody,
  reaction: reactionBody,
  interactive: interactiveBody,
  template: templateBody,
  pin: pinBody,
} as const

export type OutboundType = keyof typeof outboundSchemas
export type OutboundBodies = { [Type in OutboundType]: z.infer<(typeof outboundSchemas)[Type]> }
export type OutboundBody<Type extends OutboundType = OutboundType> = OutboundBodies[Type]
/** `{type: 'text', text: {…}}` and so on, one for each type. */
export type OutboundMessage = {
  [Type in OutboundType]: { type: Type } & { [Name in Type]: OutboundBodies[Name] }
}[OutboundType]

export const outboundTypes = Object.keys(outboundSchemas) as OutboundType[]

export function isOutboundType(type: unknown): type is OutboundType {
  return typeof type === 'string' && Object.hasOwn(outboundSchemas, type)
}

/**
 * Everything the platform would refuse in `body`, the object under the name of its type.
 * An empty list means it may be sent. Never throws, whatever JSON it is given.
 */
export function checkOutbound(type: string, body: unknown): Problem[] {
  if (!isOutboundType(type)) {
    return [{ field: 'type', code: 'bad_value', message: `Use one of: ${outboundTypes.join(', ')}.` }]
  }
  return problemsOf(outboundSchemas[type], body, type)
}

const phoneNumber = z.string().check((check) => {
  const digits = check.value.replace(/[\s()+.-]/g, '')
  if (/^\d+$/.test(digits) && digits.length >= phoneDigitsMin && digits.length <= phoneDigitsMax) return
  addFault(check, { code: 'bad_value', message: 'Write a phone number with + and its country code.' })
})

const groupId = token(256)

/**
 * A person's id within one business portfolio: country, dot, letters and digits (`US.ENT.…` for a
 * parent).
 */
export const bsuidPattern = new RegExp(`^[A-Z]{2}\\.(ENT\\.)?[A-Za-z0-9]{1,${bsuidCharsMax}}$`)

const frame = z.looseObject({
  messaging_product: z.literal('whatsapp'),
  recipient_type: z.enum(['individual', 'group']).optional(),
  to: z.string().optional(),
  recipient: z
    .string()
    .check((check) => {
      if (bsuidPattern.test(check.value)) return
      addFault(check, { code: 'bad_value', message: 'Give a user id such as GB.9051773046218850.' })
    })
    .optional(),
  type: z.string().optional(),
  context: z.looseObject({ message_id: messageId }).optional(),
  biz_opaque_callback_data: token(callbackDataCharsMax).optional(),
})

/**
 * The whole body of `POST /{phone_number_id}/messages` for a send. `to` wins when both addresses are
 * given.
 */
export type SendRequest = z.infer<typeof frame> & OutboundMessage

/** As `checkOutbound`, for a whole request: address, quote, callback data and the body under its type. */
export function checkSendRequest(request: unknown): Problem[] {
  const problems = problemsOf(frame, request, 'request').map((problem) => ({
    ...problem,
    field: problem.field.replace(/^request\.?/, '') || 'request',
  }))
  if (typeof request !== 'object' || request === null) return problems
  const fields = request as Record<string, unknown>
  if (fields.to === undefined && fields.recipient === undefined) {
    problems.push({ field: 'to', code: 'missing', message: 'Say to whom: to or recipient is required.' })
  } else if (fields.to !== undefined) {
    problems.push(...problemsOf(fields.recipient_type === 'group' ? groupId : phoneNumber, fields.to, 'to'))
  }
  // The platform reads a request without a type as text.
  const type = fields.type ?? 'text'
  if (typeof type !== 'string') return problems
  problems.push(...checkOutbound(type, isOutboundType(type) ? fields[type] : undefined))
  if (type === 'reaction' && fields.context !== undefined) {
    problems.push({ field: 'context', code: 'conflict', message: 'Remove it: a reaction cannot quote.' })
  }
  if (type === 'pin' && fields.recipient_type !== 'group') {
    problems.push({ field: 'type', code: 'conflict', message: 'Only messages of a group can be pinned.' })
  }
  return problems
}
