import {
  groupDescriptionCharsMax,
  groupParticipantsCountMax,
  groupSubjectCharsMax,
  groupsPerNumberMax,
} from '@doublecheck/whatsapp'
import type { Customer } from './customer.ts'
import { GraphRefusal } from './graph-error.ts'
import type { Group } from './group.ts'
import type { Account, BusinessNumber } from './number.ts'
import { participantOf, seconds, tellNumber } from './tell.ts'
import type { World } from './world.ts'

// groups/reference 2025-11-14; groups/webhooks 2025-10-22; groups 2026-06-16. What a call asks for is told
// by webhook, not in its answer.

type Body = Record<string, unknown>
export type OwnedGroup = { group: Group; number: BusinessNumber }

export function groupFor(_world: World, accounts: ReadonlySet<Account>, id: string): OwnedGroup | undefined {
  for (const number of _world.numbers.values()) {
    const group = number.groups.get(id)
    if (group && accounts.has(number.account)) return { group, number }
  }
  return undefined
}

export function getGroup(world: World, accounts: ReadonlySet<Account>, id: string): OwnedGroup {
  const owned = groupFor(world, accounts, id)
  if (!owned) throw new GraphRefusal(131041, 'There is no group with this id.')
  return owned
}

export function createGroup(world: World, number: BusinessNumber, body: Body): object {
  if (!number.officialBusinessAccount || number.coexistence) {
    throw new GraphRefusal(
      131215,
      'Groups need an Official Business Account and a number used by the API alone.',
    )
  }
  if (number.groups.size >= groupsPerNumberMax)
    throw new GraphRefusal(131211, 'The number has too many groups.')
  const subject = checkText(body.subject, 'subject', groupSubjectCharsMax)
  const description =
    body.description === undefined ? '' : checkText(body.description, 'description', groupDescriptionCharsMax)
  const now = world.clock.now()
  const group: Group = {
    id: world.ids.opaque('capi_group'),
    subject,
    description,
    inviteLink: invitation(world),
    joinApproval: body.join_approval_mode === 'approval_required' ? 'approval_required' : 'auto_approve',
    participants: new Set(),
    removed: new Set(),
    joinRequests: new Map(),
    pinned: [],
    suspended: false,
    createdAt: now,
    lastInboundAt: 0,
    messages: [],
  }
  const requestId = world.ids.opaque('request')
  world.clock.after(500, () => {
    number.groups.set(group.id, group)
    tellGroups(world, number, 'group_lifecycle_update', {
      type: 'group_create',
      timestamp: seconds(world.clock.now()),
      group_id: group.id,
      request_id: requestId,
      subject,
      invite_link: group.inviteLink,
      join_approval_mode: group.joinApproval,
    })
  })
  return { messaging_product: 'whatsapp', request_id: requestId }
}

const invitation = (world: World): string =>
  `https://chat.whatsapp.com/${Buffer.from(world.ids.digits()).toString('base64url').slice(0, 22)}`

function checkText(value: unknown, field: string, max: number): string {
  if (typeof value !== 'string' || value.trim() === '' || value.length > max) {
    throw new GraphRefusal(100, `${field}: Write 1 to ${max} characters.`)
  }
  return value
}

export function describeGroup(group: Group): Record<string, unknown> {
  return {
    messaging_product: 'whatsapp',
    id: group.id,
    subject: group.subject,
    description: group.description,
    suspended: group.suspended,
    creation_timestamp: seconds(group.createdAt),
    total_participant_count: group.participants.size,
    participants: [...group.participants].map(participantOf),
    join_approval_mode: group.joinApproval,
  }
}

export function changeGroup(world: World, { group, number }: OwnedGroup, body: Body): object {
  const event: Record<string, unknown> = {
    type: 'group_settings_update',
    group_id: group.id,
    timestamp: seconds(world.clock.now()),
  }
  if (body.subject !== undefined) {
    group.subject = checkText(body.subject, 'subject', groupSubjectCharsMax)
    event.group_subject = { text: group.subject, update_successful: true }
  }
  if (body.description !== undefined) {
    group.description = checkText(body.description, 'description', groupDescriptionCharsMax)
    event.group_description = { text: group.description, update_successful: true }
  }
  tellGroups(world, number, 'group_settings_update', event)
  return { messaging_product: 'whatsapp', request_id: world.ids.opaque('request') }
}

export function deleteGroup(world: World, { group, number }: OwnedGroup): object {
  number.groups.delete(group.id)
  tellGroups(world, number, 'group_lifecycle_update', {
    type: 'group_delete',
    timestamp: seconds(world.clock.now()),
    group_id: group.id,
  })
  return { messaging_product: 'whatsapp', request_id: world.ids.opaque('request') }
}

export function resetInvitation(world: World, { group }: OwnedGroup): object {
  group.inviteLink = invitation(world)
  return { messaging_product: 'whatsapp', invite_link: group.inviteLink }
}

/** Someone follows the invitation. */
export function joinGroup(world: World, { group, number }: OwnedGroup, customer: Customer): void {
  if (group.removed.has(customer))
    throw new GraphRefusal(131203, 'A removed person cannot come back by link.')
  if (group.participants.size >= groupParticipantsCountMax)
    throw new GraphRefusal(131204, 'The group is full.')
  const base = { timestamp: seconds(world.clock.now()), group_id: group.id }
  if (group.joinApproval === 'approval_required') {
    const id = world.ids.opaque('join')
    group.joinRequests.set(id, customer)
    tellGroups(world, number, 'group_participants_update', {
      ...base,
      type: 'group_join_request_created',
      join_request_id: id,
      ...participantOf(customer),
    })
    return
  }
  admit(world, { group, number }, [customer])
}

function admit(world: World, { group, number }: OwnedGroup, customers: Customer[]): void {
  for (const customer of customers) group.participants.add(customer)
  tellGroups(world, number, 'group_participants_update', {
    timestamp: seconds(world.clock.now()),
    group_id: group.id,
    type: 'group_participants_add',
    reason: 'invite_link',
    added_participants: customers.map(participantOf),
  })
}

export function settleJoinRequests(
  world: World,
  owned: OwnedGroup,
  ids: readonly string[],
  approved: boolean,
): object {
  const customers = ids.map((id) => {
    const customer = owned.group.joinRequests.get(id)
    if (!customer) throw new GraphRefusal(131213, `There is no join request ${id}.`)
    return customer
  })
  for (const id of ids) owned.group.joinRequests.delete(id)
  if (approved) admit(world, owned, customers)
  return {
    messaging_product: 'whatsapp',
    [approved ? 'approved_join_requests' : 'rejected_join_requests']: ids,
  }
}

/** Removes people, or lets one leave. */
export function removeParticipants(
  world: World,
  { group, number }: OwnedGroup,
  customers: readonly Customer[],
  by: 'business' | 'participant',
): object {
  for (const customer of customers) {
    if (!group.participants.delete(customer))
      throw new GraphRefusal(131212, 'This person is not in the group.')
    if (by === 'business') group.removed.add(customer)
  }
  const requestId = world.ids.opaque('request')
  tellGroups(world, number, 'group_participants_update', {
    timestamp: seconds(world.clock.now()),
    group_id: group.id,
    type: 'group_participants_remove',
    request_id: requestId,
    removed_participants: customers.map(participantOf),
    initiated_by: by,
  })
  return { messaging_product: 'whatsapp', request_id: requestId }
}

function tellGroups(world: World, number: BusinessNumber, field: string, event: object): void {
  tellNumber(world, number, field, { groups: [event] }, (event as { type: string }).type)
}
