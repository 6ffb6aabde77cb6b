import { mustBe } from '../measure/report.ts'
import { Business } from './business.ts'
import {
  type AnyoneCase,
  type AnyoneFigures,
  anyoneCases,
  type BlockedCase,
  type BlockedFigures,
  blockedCases,
  scoreAnyone,
  scoreBlocked,
} from './measure-blocked.ts'
import { type CostFigures, measureCost } from './measure-cost.ts'
import { comparePolicies, type PolicyComparison } from './measure-policy.ts'
import { type SeenCase, type SeenFigures, scoreSeen, seenCases } from './measure-seen.ts'
import { factsAt } from './observe.ts'
import { livePopulation, type Population, poolAt } from './population.ts'
import type { Settings } from './settings.ts'

/** Policies are replayed with so many people; a person's follow-ups depend on nobody else. */
const replayedMax = 1000

export type Figures = {
  readonly settings: Settings
  readonly seenCases: readonly SeenCase[]
  readonly blockedCases: readonly BlockedCase[]
  readonly anyoneCases: readonly AnyoneCase[]
  readonly desks: number
  readonly seen: SeenFigures
  readonly blocked: BlockedFigures
  readonly anyone: AnyoneFigures
  readonly policy: PolicyComparison
  readonly cost: CostFigures
  readonly lines: readonly string[]
}

/** So many silences of a week keep chance small, and so many people left in peace where hardly anybody is. */
const silencesMin = 2000
const suppressedMin = 150
/** Desks beyond this many would take too long. */
const desksMax = 40

/** Desks of the same settings and other seeds: each learns of its own people and is asked about them. */
function otherDesks(
  settings: Settings,
  silences: readonly BlockedCase[],
  silencesWanted: number | undefined,
) {
  const blocked = [...silences]
  const anyone: AnyoneCase[] = []
  let desks = 1
  const isEnough = () =>
    silencesWanted === undefined
      ? blocked.length >= silencesMin && blocked.filter((one) => one.judged).length >= suppressedMin
      : blocked.length >= silencesWanted
  while (!isEnough() && desks < desksMax) {
    const seed = (settings.seed + 7919 * desks) % 2 ** 32
    const population = livePopulation({ ...settings, seed })
    const pool = poolAt(population, population.house.length / 2)
    blocked.push(...blockedCases(population, pool))
    anyone.push(...anyoneCases(population, pool))
    desks += 1
  }
  return { blocked, anyone, desks }
}

/** Lives one population through, learns in its first half what facts tell, and is asked in the second. */
export function measureSettings(settings: Settings, silencesWanted?: number): Figures {
  const population = livePopulation(settings)
  drawAgain(population)
  const pool = poolAt(population, population.house.length / 2)
  const seen = seenCases(population, pool)
  const others = otherDesks(settings, blockedCases(population, pool), silencesWanted)
  const anyone = [...anyoneCases(population, pool), ...others.anyone]
  const few = { ...settings, contacts: Math.min(replayedMax, settings.contacts) }
  const policy = comparePolicies(
    {
      ...population,
      house: { ...population.house, settings: few },
      businesses: population.businesses.slice(0, replayedMax),
    },
    pool,
  )
  const found = {
    settings,
    seenCases: seen,
    blockedCases: others.blocked,
    anyoneCases: anyone,
    desks: others.desks,
    seen: scoreSeen(seen),
    blocked: scoreBlocked(others.blocked),
    anyone: scoreAnyone(anyone),
    policy,
    cost: measureCost({ ...population, businesses: population.businesses.slice(0, 2000) }, pool),
  }
  return { ...found, lines: linesOf(found) }
}

/** The same seed makes the same people, else nothing here can be compared. */
function drawAgain({ house, businesses }: Population): void {
  let differing = 0
  for (let index = 0; index < Math.min(20, businesses.length); index++) {
    const again = new Business(house, index)
    again.life.runUntil(house.length)
    const facts = JSON.stringify(factsAt(businesses[index]!.life, house.length))
    if (JSON.stringify(factsAt(again.life, house.length)) !== facts) differing += 1
  }
  mustBe('people who are others when drawn again', differing, 0)
}

const percent = (share: number): string => (Number.isNaN(share) ? 'none' : `${(share * 100).toFixed(1)} %`)
const figure = (value: number): string => (Number.isNaN(value) ? 'none' : value.toFixed(3))

/** How far the follow-ups and answers of the proposals lie from the fixed ones. */
export function policyGains({ fixed, proposed }: PolicyComparison) {
  return {
    answersPerMessage: proposed.answersPerMessage / fixed.answersPerMessage - 1,
    fewerFollowUps: 1 - proposed.followUps / Math.max(1, fixed.followUps),
    answersKept: proposed.answers / Math.max(1, fixed.answers),
  }
}

function linesOf({ settings, desks, seen, blocked, anyone, policy, cost }: Omit<Figures, 'lines'>): string[] {
  const gains = policyGains(policy)
  const { fixed, proposed } = policy
  return [
    `${settings.name}: ${settings.contacts} people, ${settings.days} days, seed ${settings.seed}`,
    `  seen?     ${seen.cases} messages on two grey ticks for up to 14 days, nothing heard since; ${percent(seen.seenShare)} were seen`,
    `            ECE ${figure(seen.ece)}   Brier ${figure(seen.brier)}, rules of thumb ${figure(seen.brierRules)}, ` +
      `unread means unread ${figure(seen.brierBlue)}: ${percent(seen.gain)} below the better`,
    `  blocked?  ${blocked.cases} silences on one grey tick for 7 days at ${desks} desks; ${blocked.blocked} were blocks`,
    `            AUC ${figure(blocked.auc)}   ECE ${figure(blocked.ece)} (chance alone ${figure(blocked.eceFloor)})   suppressed with precision ${figure(blocked.precision)}, ` +
      `recall ${figure(blocked.recall)}`,
    `            at a random instant: silent for 7 days or more, ${anyone.silentCases}: AUC ${figure(anyone.silentAuc)}   ECE ${figure(anyone.silentEce)};`,
    `            everybody, ${anyone.cases}: AUC ${figure(anyone.auc)}   ECE ${figure(anyone.ece)}`,
    `  proposals ${proposed.followUps} follow-ups instead of ${fixed.followUps} (${percent(gains.fewerFollowUps)} fewer), answers per ` +
      `message ${figure(proposed.answersPerMessage)} instead of ${figure(fixed.answersPerMessage)} (+${percent(gains.answersPerMessage)}),`,
    `            ${percent(gains.answersKept)} of the answers kept, ${proposed.overBudget} over budget`,
    `  cost      ${cost.msEach.toFixed(2)} ms a contact (with most messages ${cost.msHeaviest.toFixed(2)}), ${cost.secondsFor100k.toFixed(0)} s for 100,000`,
  ]
}
