// A cut of the line is tried again, at first soon.
const retryMsMin = 1_000
const retryMsMax = 15_000

/** What the line tells its page. `hello`: it is there; `fresh`: for the first time, so that nothing from before was told. */
export type LiveWord =
  | { readonly kind: 'hello'; readonly fresh: boolean }
  | { readonly kind: 'changed'; readonly data: string }
  | { readonly kind: 'reload' }
  | { readonly kind: 'lost' }

/** One line to the server, kept open, which comes back to where it was. It works in a page as in a worker. Returns how to close it. */
export function openLine(tell: (word: LiveWord) => void): () => void {
  let source: EventSource | undefined
  let position = ''
  let retryTimer: ReturnType<typeof setTimeout> | undefined
  let retryMs = retryMsMin
  let isUp = false

  const connect = () => {
    source = new EventSource(`/api/v1/events${position ? `?after=${encodeURIComponent(position)}` : ''}`)
    source.addEventListener('hello', () => {
      retryMs = retryMsMin
      isUp = true
      tell({ kind: 'hello', fresh: position === '' })
    })
    source.addEventListener('changed', (event: MessageEvent<string>) => {
      if (event.lastEventId) position = event.lastEventId
      tell({ kind: 'changed', data: event.data })
    })
    source.addEventListener('reload', (event: MessageEvent<string>) => {
      // We were away longer than the server remembers.
      position = event.lastEventId
      tell({ kind: 'reload' })
    })
    source.addEventListener('error', lost)
  }
  const lost = () => {
    // The browser's own retry gives up for good on an HTTP error, for instance while the desk restarts.
    source?.close()
    isUp = false
    tell({ kind: 'lost' })
    clearTimeout(retryTimer)
    retryTimer = setTimeout(connect, retryMs * (0.75 + Math.random() / 2))
    retryMs = Math.min(retryMsMax, retryMs * 2)
  }
  const tryNow = () => {
    if (isUp) return
    clearTimeout(retryTimer)
    source?.close()
    connect()
  }
  globalThis.addEventListener('online', tryNow)
  connect()
  return () => {
    source?.close()
    clearTimeout(retryTimer)
    globalThis.removeEventListener('online', tryNow)
  }
}
