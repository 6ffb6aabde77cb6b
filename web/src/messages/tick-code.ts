import type { TickKind } from './tick-words.ts'

/** What a tick says: a receipt, or the desk's own estimate over two grey ones. In the order a message meets them. */
export const tickCodes = [
  'clock',
  'one_grey',
  'two_grey',
  'probably_read',
  'two_blue',
  'played',
  'failed',
] as const
export type TickCode = (typeof tickCodes)[number]

/** How a code is drawn. */
export function drawnAs(code: TickCode): { readonly tick: TickKind; readonly probablyRead: boolean } {
  return code === 'probably_read'
    ? { tick: 'two_grey', probablyRead: true }
    : { tick: code, probablyRead: false }
}

/** The description of a code for screen readers, kept by TickHints wherever one is signed in. */
export function describedBy(code: TickCode): string {
  return `tick-says-${code}`
}
