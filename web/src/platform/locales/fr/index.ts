import { words as first } from './first.ts'
import { words as later } from './later.ts'

/** The words of every room, by room. */
export const words = { ...first, ...later }
