/** Whole seconds until a held message leaves, never below zero. Times in ms of one clock. */
export function secondsLeft(leavesAtMs: number, nowMs: number): number {
  return Math.max(0, Math.ceil((leavesAtMs - nowMs) / 1000))
}

/** The part of the undo window that is left, 1 to 0, for the ring. */
export function shareLeft(leavesAtMs: number, nowMs: number, windowMs: number): number {
  if (windowMs <= 0) return 0
  return Math.min(1, Math.max(0, (leavesAtMs - nowMs) / windowMs))
}

/** The whole window of a held message in ms, from when it was written to when it leaves. */
export function undoWindowMs(createdAt: string, sendAfter: string | null): number {
  return sendAfter === null ? 0 : Math.max(0, Date.parse(sendAfter) - Date.parse(createdAt))
}
