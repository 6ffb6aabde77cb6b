/**
 * One line to the server for all tabs of a browser: over HTTP/1.1 a browser opens six connections to one desk, and a line in
 * every tab would leave none for the seventh page.
 */
import { type LiveWord, openLine } from './live-line.ts'

/** What a tab says to the worker. */
export type TabWord = 'bye'

const tabs = new Set<MessagePort>()
let closeLine: (() => void) | undefined
let isUp = false

function tell(word: LiveWord): void {
  if (word.kind === 'hello') isUp = true
  if (word.kind === 'lost') isUp = false
  for (const tab of tabs) tab.postMessage(word)
}

globalThis.addEventListener('connect', (event) => {
  const [tab] = (event as MessageEvent).ports
  if (!tab) return
  tabs.add(tab)
  tab.addEventListener('message', (said: MessageEvent<TabWord>) => {
    if (said.data === 'bye') leave(tab)
  })
  tab.start()
  if (isUp) tab.postMessage({ kind: 'hello', fresh: true } satisfies LiveWord)
  closeLine ??= openLine(tell)
})

function leave(tab: MessagePort): void {
  tabs.delete(tab)
  if (tabs.size > 0) return
  closeLine?.()
  closeLine = undefined
  isUp = false
}
