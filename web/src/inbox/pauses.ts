export type Pause = { readonly name: 'hours' | 'tomorrow' | 'monday'; readonly until: Date }

const hourMs = 3_600_000
const pauseHours = 3
const morningHour = 9

/** Until when a conversation may be put aside: in three hours, tomorrow at nine, Monday at nine, in the workspace's time. */
export function pauses(now: Date, timeZone: string): readonly Pause[] {
  const today = weekdayIn(now, timeZone)
  const daysToMonday = (8 - today) % 7 || 7
  const next: Pause[] = [
    { name: 'hours', until: new Date(now.getTime() + pauseHours * hourMs) },
    { name: 'tomorrow', until: morning(now, 1, timeZone) },
  ]
  // On a Sunday tomorrow is Monday already.
  return daysToMonday === 1
    ? next
    : [...next, { name: 'monday', until: morning(now, daysToMonday, timeZone) }]
}

/** Nine o'clock there, `days` from today. Found by looking at that day's own offset, so a clock change in between counts. */
function morning(now: Date, days: number, timeZone: string): Date {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone }).format(now)
  const wanted = Date.parse(`${day}T00:00:00Z`) + (days * 24 + morningHour) * hourMs
  const guess = wanted - offsetMs(new Date(wanted), timeZone)
  return new Date(wanted - offsetMs(new Date(guess), timeZone))
}

function offsetMs(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(at)
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '00'
  const there = `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}Z`
  return Date.parse(there) - Math.floor(at.getTime() / 1000) * 1000
}

/** 1 is Monday, 7 Sunday. */
function weekdayIn(at: Date, timeZone: string): number {
  const names = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
  return names.indexOf(new Intl.DateTimeFormat('en-US', { timeZone, weekday: 'short' }).format(at)) + 1
}
