import { day, type History } from './history.ts'
import { clueLikelihoods, profileHidden, type StuckCause, streamLikelihoods } from './likelihoods.ts'
import type { Stuck } from './stuck.ts'
import type { Subject } from './subject.ts'

export const profileKinds = ['photo_gone', 'last_seen_gone'] as const
type ProfileKind = (typeof profileKinds)[number]

export type ClueRatio = {
  readonly kind: ProfileKind | keyof typeof clueLikelihoods | keyof typeof streamLikelihoods
  readonly observed: boolean
  readonly at: number
  readonly likelihood: Readonly<Record<StuckCause, number>>
}

const causes: readonly StuckCause[] = ['phone_off', 'changed_or_left', 'unusable_number', 'blocked']
const record = (of: (cause: StuckCause) => number) =>
  Object.fromEntries(causes.map((cause) => [cause, of(cause)])) as Record<StuckCause, number>

/** What each clue since the silence began says about each cause. Of most kinds the latest look counts, once. */
export function clueRatios(subject: Subject, stuck: Stuck): ClueRatio[] {
  const { history } = subject
  if (history.clues.length === 0) return []
  const found = profileRatios(subject, stuck)
  for (const [kind, row] of Object.entries(clueLikelihoods)) {
    const last = history.clues.findLast((clue) => clue.kind === kind)
    if (!last || !(last.at >= stuck.since)) continue
    const likelihood = record((cause) => (last.observed ? row[cause] : 1 - row[cause]))
    found.push({ kind: last.kind as ClueRatio['kind'], observed: last.observed, at: last.at, likelihood })
  }
  return [...found, ...streamRatios(history, stuck)]
}

/** P(all these looks | the profile is hidden from us) and | shown, when some notes are wrong. */
function looksAt(looks: readonly { readonly observed: boolean }[], wrong: number) {
  let hidden = 1
  let shown = 1
  for (const { observed } of looks) {
    hidden *= observed ? 1 - wrong : wrong
    shown *= observed ? wrong : 1 - wrong
  }
  return { hidden, shown }
}

/**
 * Photo and "last seen" vanish together, for whoever is blocked and for whoever changes a setting, so they are two looks at
 * one thing. Each look may be noted wrongly; how often both happens with people who are there is learnt.
 */
function profileRatios({ history, lessons }: Subject, stuck: Stuck): ClueRatio[] {
  const wrong = lessons.goneAnyway / 2
  const usual: Readonly<Record<StuckCause, number>> = {
    phone_off: wrong,
    changed_or_left: wrong,
    ...profileHidden,
  }
  const from = Number.isNaN(stuck.lastContact) ? stuck.since : stuck.lastContact
  const looks = history.clues.filter(({ kind }) => (profileKinds as readonly string[]).includes(kind))
  // Gone already while everything still arrived: then it says next to nothing now.
  const before = looksAt(
    looks.filter(({ at }) => at < from),
    wrong,
  )
  const odds = (wrong / (1 - wrong)) * (before.hidden / before.shown)
  const hiddenBefore = before.hidden === 1 && before.shown === 1 ? 0 : odds / (1 + odds)
  const share = (cause: StuckCause) => hiddenBefore + (1 - hiddenBefore) * usual[cause]
  const found: ClueRatio[] = []
  let known = { hidden: 1, shown: 1 }
  for (const kind of profileKinds) {
    const now = looks.filter((look) => look.kind === kind && look.at >= from)
    const last = now.at(-1)
    if (!last) continue
    const { hidden, shown } = looksAt(now, wrong)
    const next = { hidden: known.hidden * hidden, shown: known.shown * shown }
    const of = (cause: StuckCause, told: typeof known) =>
      share(cause) * told.hidden + (1 - share(cause)) * told.shown
    const earlier = known
    const likelihood = record((cause) => of(cause, next) / of(cause, earlier))
    found.push({ kind, observed: last.observed, at: last.at, likelihood })
    known = next
  }
  return found
}

/** Signs of life that come by themselves: many or none, against how many came before. Poisson. */
function streamRatios(history: History, stuck: Stuck): ClueRatio[] {
  const found: ClueRatio[] = []
  for (const [kind, row] of Object.entries(streamLikelihoods)) {
    const signs = history.clues.filter((clue) => clue.kind === kind && clue.observed)
    if (signs.length === 0) continue
    const since = signs.filter(({ at }) => at > stuck.since).length
    const before = Math.max(day, stuck.since - history.firstSeen) / day
    const perDay = (signs.length - since + 0.3) / (before + 3)
    const expected = Math.min(6, (perDay * (history.now - stuck.since)) / day)
    const count = Math.min(4, since)
    const likelihood = record((cause) => row[cause] ** count * Math.exp(-expected * row[cause]))
    found.push({
      kind: kind as ClueRatio['kind'],
      observed: since > 0,
      at: signs.at(-1)!.at,
      likelihood,
    })
  }
  return found
}
