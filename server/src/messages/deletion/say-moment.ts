import type { Language } from '../../accounts/index.ts'

/** One instant inside a sentence, as people say it: the time alone on the same day, else with its day. */
export type Moment = {
  /** `at 14:02`, `le 3 novembre à 14:02` */
  readonly at: string
  readonly until: string
  readonly before: string
  readonly since: string
}

export type SayMoment = (at: Date) => Moment

/** Times are written as everywhere on the pages, `14:02`, in the workspace's zone. */
export function momentsFor(language: Language, timeZone: string, now: Date): SayMoment {
  const locale = language === 'fr' ? 'fr-FR' : 'en-GB'
  const day = new Intl.DateTimeFormat(locale, { timeZone, day: 'numeric', month: 'long' })
  const time = new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit' })
  const say = language === 'fr' ? sayFrench : sayEnglish
  return (at) => say(time.format(at), day.format(at) === day.format(now) ? null : day.format(at))
}

function sayEnglish(time: string, day: string | null): Moment {
  const said = day === null ? time : `${time} on ${day}`
  return { at: `at ${said}`, until: `until ${said}`, before: `before ${said}`, since: `since ${said}` }
}

function sayFrench(time: string, day: string | null): Moment {
  if (day === null)
    return { at: `à ${time}`, until: `jusqu’à ${time}`, before: `avant ${time}`, since: `depuis ${time}` }
  const said = `${day} à ${time}`
  return {
    at: `le ${said}`,
    until: `jusqu’au ${said}`,
    before: `avant le ${said}`,
    since: `depuis le ${said}`,
  }
}
