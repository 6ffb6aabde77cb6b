import { day, type History } from './history.ts'
import { likelihoods } from './likelihoods.ts'
import { loadOf, type Run } from './runs.ts'

/** What everybody's behaviour says about switches and opening, as the filter needs it. */
export type ReceiptsPrior = {
  /** Share of people with receipts on. */
  readonly on: number
  /** Of answers with receipts on, the share that came without a read receipt: written from the notification. */
  readonly quickReplies: number
  /** Shape of the Gamma by which people open sooner or later than everybody. */
  readonly frailty: number
}

export type Switch = {
  /** P(receipts on) now, and before the messages that still wait were taken into account. */
  readonly on: number
  readonly onBeforeWaiting: number
  /** P(on) after each run, in their order. */
  readonly onAfter: readonly number[]
  /** Openings seen, and the hazard met meanwhile: how quick this person is. */
  readonly openings: number
  readonly exposure: number
  /** Counts behind the judgement. */
  readonly reads: number
  readonly answersWithoutRead: number
  readonly playedWithoutRead: number
  readonly waiting: number
}

/** Log-odds beyond which no history convinces: people do change their settings. */
const convincedMax = 6.5

/**
 * Filters P(receipts on) through the runs: a read receipt shows them on; an act without one speaks for off; a long wait
 * speaks for off as far as this person usually opens sooner. Between runs belief drifts slowly to what is usual.
 */
export function filterSwitch(history: History, runs: readonly Run[], prior: ReceiptsPrior): Switch {
  const usual = logOdds(prior.on)
  let belief = usual
  let clock = runs[0]?.start ?? history.now
  let openings = 0
  let exposure = 0
  let before = belief
  const counts = { reads: 0, answersWithoutRead: 0, playedWithoutRead: 0, waiting: 0 }
  const onAfter: number[] = []
  for (const run of runs) {
    belief = drifted(belief, usual, (run.end - clock) / day)
    clock = run.end
    if (run.ended === 'waiting') {
      before = belief
      belief += waitingRatio(run, prior.frailty, openings, exposure)
      counts.waiting = run.messages.length
    } else {
      belief += endedRatio(run, prior)
      if (run.ended === 'read') {
        counts.reads += 1
        openings += 1
        exposure += loadOf(run)
      } else if (run.ended === 'heard') counts.answersWithoutRead += 1
      else counts.playedWithoutRead += 1
      belief = Math.max(-convincedMax, Math.min(convincedMax, belief))
      before = belief
    }
    onAfter.push(share(belief))
  }
  const told = toldRatio(history)
  return {
    on: share(belief + told),
    onBeforeWaiting: share(before + told),
    onAfter,
    openings,
    exposure,
    ...counts,
  }
}

function endedRatio(run: Run, prior: ReceiptsPrior): number {
  if (run.ended === 'read') return Math.log(likelihoods.readReceipt.on / likelihoods.readReceipt.off)
  if (run.ended === 'played')
    return Math.log(likelihoods.playedWithoutRead.on / likelihoods.playedWithoutRead.off)
  return Math.log(Math.max(0.003, prior.quickReplies))
}

/** Log-likelihood ratio of still waiting: with receipts off nothing would ever come. Gamma-Poisson, predictive. */
function waitingRatio(run: Run, frailty: number, openings: number, exposure: number): number {
  return Math.log(unopened(loadOf(run), frailty, openings, exposure))
}

/** P(not opened after meeting so much hazard), for somebody with this past. */
export function unopened(load: number, frailty: number, openings: number, exposure: number): number {
  const rate = frailty + exposure
  return (rate / (rate + load)) ** (frailty + openings)
}

function drifted(belief: number, usual: number, days: number): number {
  const kept = Math.exp(-likelihoods.switchesPerDay * Math.max(0, days))
  return logOdds(share(belief) * kept + share(usual) * (1 - kept))
}

function toldRatio(history: History): number {
  const last = history.clues.findLast(({ kind }) => kind === 'told_us_receipts_off')
  if (!last) return 0
  const { on, off } = likelihoods.toldReceiptsOff
  return last.observed ? Math.log(on / off) : Math.log((1 - on) / (1 - off))
}

export const logOdds = (probability: number): number => {
  const bounded = Math.min(1 - 1e-9, Math.max(1e-9, probability))
  return Math.log(bounded / (1 - bounded))
}
export const share = (odds: number): number => 1 / (1 + Math.exp(-odds))
