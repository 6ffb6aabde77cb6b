import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Customer } from '../customer.ts'
import type { Message, Thread } from '../message.ts'
import type { BusinessNumber } from '../number.ts'
import { findCustomer, threadOf, type World } from '../world.ts'

/** A control cannot do what was asked. */
export class ControlRefusal extends Error {
  readonly status: number
  readonly code: string
  constructor(status: number, code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

export function readBody<Schema extends z.ZodType>(schema: Schema, request: FastifyRequest): z.infer<Schema> {
  const parsed = schema.safeParse(request.body ?? {})
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new ControlRefusal(400, 'bad_request', `${issue!.path.join('.') || 'body'}: ${issue!.message}`)
}

/** The person in the path, by phone number in any notation or by user id. */
export function getCustomer(world: World, request: FastifyRequest): Customer {
  const { wa_id: address } = request.params as { wa_id: string }
  const customer = findCustomer(world, address)
  if (!customer)
    throw new ControlRefusal(404, 'unknown_customer', `There is no customer ${address}; create it first.`)
  return customer
}

export function getNumber(world: World, id: string): BusinessNumber {
  const number = world.numbers.get(id)
  if (!number) throw new ControlRefusal(404, 'unknown_number', `There is no number ${id}; register it first.`)
  return number
}

/**
 * The number meant: the one named, else the one the person last had to do with, else the last
 * registered.
 */
export function numberMeant(
  world: World,
  customer: Customer | undefined,
  id: string | undefined,
): BusinessNumber {
  if (id !== undefined) return getNumber(world, id)
  let latest: BusinessNumber | undefined
  let latestAt = 0
  for (const number of world.numbers.values()) {
    const at = (customer && number.threads.get(customer)?.messages.at(-1)?.at) ?? 0
    if (at >= latestAt) {
      latest = number
      latestAt = at
    }
  }
  return latest!
}

export function getThread(world: World, request: FastifyRequest, numberId: string | undefined): Thread {
  const customer = getCustomer(world, request)
  return threadOf(numberMeant(world, customer, numberId), customer)
}

/** The message and its thread, which must be the person's. */
export function getMessage(
  world: World,
  customer: Customer,
  id: string,
): { message: Message; thread: Thread } {
  const entry = world.messages.get(id)
  if (!entry?.thread || entry.thread.customer !== customer) {
    throw new ControlRefusal(404, 'unknown_message', `This person has no message ${id}.`)
  }
  return { message: entry.message, thread: entry.thread }
}

export const instant = (ms: number | undefined): string | null =>
  ms === undefined ? null : new Date(ms).toISOString()
