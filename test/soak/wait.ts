import { setTimeout as sleep } from 'node:timers/promises'

/** Waits until something holds; throws with what was waited for when it does not in time. */
export async function until(
  what: string,
  holds: () => Promise<boolean> | boolean,
  msMax = 120_000,
  everyMs = 100,
): Promise<void> {
  const giveUpAt = Date.now() + msMax
  while (!(await holds())) {
    if (Date.now() > giveUpAt) throw new Error(`waited ${Math.round(msMax / 1000)} s in vain: ${what}`)
    await sleep(everyMs)
  }
}

/** Does something for every item, at most `width` at a time, and returns the results in the order of the items. */
export async function forEach<Item, Result>(
  items: readonly Item[],
  width: number,
  work: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = new Array(items.length)
  let next = 0
  const worker = async () => {
    while (next < items.length) {
      const index = next++
      results[index] = await work(items[index]!, index)
    }
  }
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker))
  return results
}
