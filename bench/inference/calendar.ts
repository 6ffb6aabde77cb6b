/** Simulated time is a number: hours since this Monday at midnight, UTC. Summer time lasts beyond the longest run. */
const startAt = Date.UTC(2026, 4, 4)

export const dateOf = (hours: number): Date => new Date(Math.round(startAt + hours * 3_600_000))
export const hoursOf = (date: Date): number => (date.getTime() - startAt) / 3_600_000

/** Zone and its hours ahead of UTC between May and October; how many of a hundred live there. */
export const zones = [
  ['Europe/Paris', 2, 68],
  ['Europe/London', 1, 20],
  ['America/Toronto', -4, 6],
  ['Indian/Reunion', 4, 6],
] as const

export const hourOfDay = (local: number): number => ((local % 24) + 24) % 24

export function isWeekend(local: number): boolean {
  const day = ((Math.floor(local / 24) % 7) + 7) % 7
  return day >= 5
}

/** A business in Paris, Monday to Saturday, nine to seven. */
export function isOpenForBusiness(at: number): boolean {
  const local = at + 2
  const day = ((Math.floor(local / 24) % 7) + 7) % 7
  return day < 6 && hourOfDay(local) >= 9 && hourOfDay(local) < 19
}

/** The same instant when the business is open, else its next opening. */
export function nextOpening(at: number): number {
  let when = at
  while (!isOpenForBusiness(when)) when = Math.floor(when) + 1
  return when
}
