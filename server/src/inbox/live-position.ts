import type { Position } from '../platform/index.ts'

/** A place in the log of events as a browser keeps it: `<written_by>.<id>`. */

const shape = /^(\d{1,20})\.(-?\d{1,15})$/

export function writePosition({ written_by, id }: Position): string {
  return `${written_by}.${id}`
}

/** @returns undefined when it was not written by us */
export function readPosition(text: string | undefined): Position | undefined {
  const [, writtenBy, id] = shape.exec(text ?? '') ?? []
  return writtenBy === undefined ? undefined : { written_by: writtenBy, id: Number(id) }
}

/** Negative when `one` is earlier. Transaction ids are 64 bits wide, more than a number holds. */
export function comparePositions(one: Position, other: Position): number {
  const [a, b] = [BigInt(one.written_by), BigInt(other.written_by)]
  if (a !== b) return a < b ? -1 : 1
  return one.id - other.id
}
