import { groupPinsCountMax, messageTtlSeconds } from '@doublecheck/whatsapp'
import { remember } from './accepted.ts'
import { GraphRefusal } from './graph-error.ts'
import type { Group } from './group.ts'
import type { Message } from './message.ts'
import type { BusinessNumber } from './number.ts'
import { between } from './random.ts'
import { seconds } from './tell.ts'
import type { World } from './world.ts'

// groups/groups-messaging 2025-11-14: text, media and templates of both; a message of any member opens the
// window for the whole group.
const allowed = new Set(['text', 'image', 'video', 'audio', 'document', 'sticker', 'template', 'pin'])

export function sendToGroup(world: World, number: BusinessNumber, body: Record<string, unknown>): object {
  const group = number.groups.get(String(body.to))
  if (!group) throw new GraphRefusal(131041, 'This number has no group with this id.')
  if (group.suspended) throw new GraphRefusal(131207, 'The group is suspended.')
  const type = (body.type ?? 'text') as string
  if (!allowed.has(type))
    throw new GraphRefusal(131051, `Messages of type ${type} are not possible in groups.`)
  if (group.participants.size === 0) throw new GraphRefusal(131020, 'Nobody else is in the group.')
  const now = world.clock.now()
  if (type !== 'template' && number.windowEnforced && group.lastInboundAt <= now - 86_400_000) {
    throw new GraphRefusal(131047, 'Nobody wrote in this group within the last 24 hours.')
  }
  if (type === 'pin') return pin(group, body.pin as Pin)
  const message: Message = {
    id: world.ids.message(),
    direction: 'business',
    type,
    content: body[type],
    at: now,
    progress: 'accepted',
    category: 'service',
    expiresAt: now + messageTtlSeconds * 1000,
    byPhone: true,
    group,
  }
  if (typeof body.biz_opaque_callback_data === 'string') message.callbackData = body.biz_opaque_callback_data
  group.messages.push(message)
  remember(world, number, undefined, message, group.id)
  world.clock.after(between(world.random, 40, 250), () => travel(world, number, group, message))
  return {
    messaging_product: 'whatsapp',
    contacts: [{ input: group.id, wa_id: group.id }],
    messages: [{ id: message.id, group_id: group.id }],
  }
}

type Pin = { type: 'pin' | 'unpin'; message_id: string }

function pin(group: Group, { type, message_id: id }: Pin): object {
  if (!group.messages.some((message) => message.id === id)) {
    throw new GraphRefusal(131009, 'The group has no message with this id.')
  }
  group.pinned = group.pinned.filter((pinned) => pinned !== id)
  if (type === 'pin') group.pinned.push(id)
  // The fourth pin takes the place of the oldest, as in the app.
  if (group.pinned.length > groupPinsCountMax) group.pinned.shift()
  return {
    messaging_product: 'whatsapp',
    contacts: [{ input: group.id, wa_id: group.id }],
    messages: [{ id, group_id: group.id }],
  }
}

function travel(world: World, number: BusinessNumber, group: Group, message: Message): void {
  message.progress = 'sent'
  message.sentAt = world.clock.now()
  tell(world, number, group, message, 'sent')
  world.clock.after(between(world.random, 200, 1500), () => {
    const reached = [...group.participants].filter((member) => member.phone === 'on')
    if (reached.length === 0) return
    message.progress = 'delivered'
    message.deliveredAt = world.clock.now()
    tell(world, number, group, message, 'delivered', reached)
    const readers = reached.filter(
      (member) => member.receipts && (member.appOpen || member.chatOpenWith === number.id),
    )
    if (readers.length === 0) return
    world.clock.after(2000, () => tell(world, number, group, message, 'read', readers))
  })
}

/** One webhook holds one message, one group and one status, with an entry for each person. */
function tell(
  world: World,
  number: BusinessNumber,
  group: Group,
  message: Message,
  status: string,
  members = [...group.participants],
): void {
  const statuses = members.map((member) => ({
    id: message.id,
    status,
    timestamp: seconds(world.clock.now()),
    recipient_id: group.id,
    recipient_type: 'group',
    recipient_participant_id: member.waId,
    recipient_participant_user_id: member.bsuid,
    ...(message.callbackData !== undefined && { biz_opaque_callback_data: message.callbackData }),
    ...(status !== 'read' && {
      pricing: {
        billable: false,
        pricing_model: 'PMP',
        type: 'free_group_customer_service',
        category: 'group_service',
      },
    }),
  }))
  world.webhooks.push({
    account: number.account,
    number,
    field: 'messages',
    list: undefined,
    item: { statuses },
    kind: status,
    alone: true,
  })
}
