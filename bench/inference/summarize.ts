import type { Measurement, Target } from '../measure/report.ts'
import { scoreAnyone, scoreBlocked } from './measure-blocked.ts'
import { scoreSeen } from './measure-seen.ts'
import { type Figures, policyGains } from './measure-settings.ts'

type Aim = { readonly atLeast?: number; readonly atMost?: number }

const aims: Readonly<Record<string, Aim>> = {
  'seen: ECE': { atMost: 0.03 },
  'seen: Brier below the better rule': { atLeast: 0.4 },
  'blocked: AUC': { atLeast: 0.95 },
  'blocked: ECE': { atMost: 0.03 },
  'blocked: precision where suppressed': { atLeast: 0.95 },
  'proposals: answers per message gained': { atLeast: 0.2 },
  'proposals: follow-ups saved': { atLeast: 0.4 },
  'proposals: over budget': { atMost: 0 },
  'cost: ms a contact, heaviest': { atMost: 2 },
  'cost: seconds for 100,000': { atMost: 60 },
}

/** All figures of every population, and of all together, with their targets. What cannot be had (no case) is left out. */
export function summarize(measured: readonly Figures[]): Omit<Measurement, 'name'> {
  const figures: Record<string, number> = {}
  const targets: Target[] = []
  const add = (whose: string, values: Readonly<Record<string, number>>) => {
    for (const [name, value] of Object.entries(values)) {
      if (Number.isNaN(value)) continue
      const figure = `${whose}, ${name}`
      figures[figure] = value
      const aim = aims[name]
      if (aim) targets.push({ figure, ...aim })
    }
  }
  for (const one of measured) add(one.settings.name, figuresOf(one))
  if (measured.length > 1) add('overall', overallOf(measured))
  return { figures, targets }
}

function figuresOf({
  seen,
  blocked,
  anyone,
  policy,
  cost,
}: Omit<Figures, 'settings' | 'lines'>): Record<string, number> {
  const gains = policyGains(policy)
  return {
    'seen: cases': seen.cases,
    'seen: ECE': seen.ece,
    'seen: Brier': seen.brier,
    'seen: Brier of rules of thumb': seen.brierRules,
    'seen: Brier of unread means unread': seen.brierBlue,
    'seen: Brier below the better rule': seen.gain,
    'blocked: cases': blocked.cases,
    'blocked: AUC': blocked.auc,
    'blocked: ECE': blocked.ece,
    'blocked: ECE of chance alone': blocked.eceFloor,
    'blocked: precision where suppressed': blocked.precision,
    'blocked: recall where suppressed': blocked.recall,
    'silent at a random instant: cases': anyone.silentCases,
    'silent at a random instant: AUC': anyone.silentAuc,
    'silent at a random instant: ECE': anyone.silentEce,
    'everybody at a random instant: cases': anyone.cases,
    'everybody at a random instant: AUC': anyone.auc,
    'everybody at a random instant: ECE': anyone.ece,
    'proposals: answers per message gained': gains.answersPerMessage,
    'proposals: follow-ups saved': gains.fewerFollowUps,
    'proposals: answers kept': gains.answersKept,
    'proposals: over budget': policy.proposed.overBudget,
    'cost: ms a contact': cost.msEach,
    'cost: ms a contact, heaviest': cost.msHeaviest,
    'cost: seconds for 100,000': cost.secondsFor100k,
  }
}

function overallOf(measured: readonly Figures[]): Record<string, number> {
  const sum = (policies: readonly Figures['policy']['fixed'][]) => {
    const total = (key: 'originals' | 'answers' | 'followUps' | 'overBudget') =>
      policies.reduce((count, policy) => count + policy[key], 0)
    const answers = total('answers')
    const followUps = total('followUps')
    const originals = total('originals')
    return {
      originals,
      answers,
      followUps,
      answersPerMessage: answers / (originals + followUps),
      overBudget: total('overBudget'),
    }
  }
  return figuresOf({
    seenCases: [],
    blockedCases: [],
    anyoneCases: [],
    desks: 0,
    seen: scoreSeen(measured.flatMap(({ seenCases }) => seenCases)),
    blocked: scoreBlocked(measured.flatMap(({ blockedCases }) => blockedCases)),
    anyone: scoreAnyone(measured.flatMap(({ anyoneCases }) => anyoneCases)),
    policy: {
      fixed: sum(measured.map(({ policy }) => policy.fixed)),
      proposed: sum(measured.map(({ policy }) => policy.proposed)),
    },
    cost: {
      msEach: Math.max(...measured.map(({ cost }) => cost.msEach)),
      msHeaviest: Math.max(...measured.map(({ cost }) => cost.msHeaviest)),
      secondsFor100k: Math.max(...measured.map(({ cost }) => cost.secondsFor100k)),
    },
  })
}
