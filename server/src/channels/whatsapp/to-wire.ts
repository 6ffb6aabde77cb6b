import type { OutboundMessage } from '../../messages/index.ts'

/**
 * The body of POST /{phone_number_id}/messages for one message. Pure. Our own id travels in `biz_opaque_callback_data`
 * and comes back with every receipt: that is how an unclear outcome is settled.
 */
export function toWire(message: OutboundMessage): Record<string, unknown> {
  const { to, type, body } = message
  return {
    messaging_product: 'whatsapp',
    recipient_type: to.group_id ? 'group' : 'individual',
    // The platform reads a number without plus as one of our own country.
    ...(to.group_id ? { to: to.group_id } : to.phone ? { to: `+${to.phone}` } : { recipient: to.bsuid }),
    type,
    [type]: body,
    ...(message.quotes && type !== 'reaction' ? { context: { message_id: message.quotes } } : {}),
    biz_opaque_callback_data: message.message_id,
  }
}
