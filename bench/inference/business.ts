import { isOpenForBusiness, nextOpening } from './calendar.ts'
import { lookForClues } from './clues.ts'
import { between, type Dice, diceOf, exponential, gamma, instants, logNormal } from './dice.ts'
import { Life } from './life.ts'
import { type Message, never } from './message.ts'
import { mergeSpans, type Span, spanAt } from './phone.ts'
import type { Settings } from './settings.ts'

/** What the house of this run shares: the campaigns of the time and the hours in which nothing went through. */
export type House = {
  readonly settings: Settings
  readonly length: number
  readonly campaigns: readonly number[]
  readonly outages: readonly Span[]
}

export function drawHouse(settings: Settings): House {
  const dice = diceOf(settings.seed, 77)
  const length = settings.days * 24
  const count = Math.round((settings['messages.campaigns_per_90_days'] * length) / 2160)
  const campaigns = Array.from({ length: count }, () => between(dice, 0, length)).sort(
    (one, other) => one - other,
  )
  const outages = instants(dice, (settings['outages.per_90_days'] * length) / 2160, length).map(
    (at): Span => [at, at + logNormal(dice, settings['outages.hours'], 0.7)],
  )
  return { settings, length, campaigns: campaigns.map(nextOpening), outages: mergeSpans(outages) }
}

/** What happens after a message that waits for an answer; the plain habit of agents unless a policy is measured. */
export type FollowUps = (business: Business, message: Message) => void

/** Our side of one relation: plans what is sent, answers who writes, looks for clues. */
export class Business {
  readonly life: Life
  readonly house: House
  #keys = 1000
  #replying = false
  #checking = false
  readonly #followUps: FollowUps

  constructor(house: House, index: number, followUps: FollowUps = habit) {
    this.house = house
    this.#followUps = followUps
    this.life = new Life(house.settings, index, house.outages)
    this.life.onHeard = () => this.#answer()
    this.#plan(diceOf(house.settings.seed, index, 20))
  }

  #plan(dice: Dice): void {
    const { settings, length, campaigns } = this.house
    const { life } = this
    const { joins } = life.person
    const share = length / 2160
    const plan = (at: number, act: () => void) => life.queue.plan(at >= joins ? at : never, act)
    campaigns.forEach((campaign, index) => {
      const at = campaign + between(dice, 0, 0.5)
      const asks = dice() < 0.3
      if (dice() < 0.75) plan(at, () => this.#write('campaign', 1 + index, { expectsAnswer: asks }))
    })
    const much = gamma(dice, 2) / 2
    const questions = instants(dice, settings['messages.questions_per_90_days'] * share * much, length)
    questions.forEach((at, index) => {
      plan(nextOpening(at), () => this.#write('question', 200 + index, { expectsAnswer: true }))
    })
    const notices = instants(dice, settings['messages.notices_per_90_days'] * share, length)
    notices.forEach((at, index) => {
      plan(nextOpening(at), () => this.#write('notice', 400 + index, { expectsAnswer: false }))
    })
    const talk = settings['messages.conversations_per_90_days'] * share * (gamma(dice, 1.5) / 1.5)
    for (const at of instants(dice, talk, length)) {
      plan(at + this.#untilAwake(at), () => life.write())
    }
    for (const at of instants(dice, 0.3 * share, length)) {
      plan(at, () => lookForClues(this, diceOf(settings.seed, life.person.index, 31, Math.floor(at))))
    }
    this.#hearElsewhere()
  }

  #untilAwake(at: number): number {
    const { person } = this.life
    const hours = person.hours
    for (let wait = 0; wait < 24; wait++) {
      if (hours[Math.floor((((at + wait + person.offset) % 24) + 24) % 24)]! > 0.3) return wait
    }
    return 0
  }

  /** Purchases, opened e-mails and group receipts come by themselves, blocked or not. */
  #hearElsewhere(): void {
    const { person, queue, noted } = this.life
    for (const at of person.otherChannelAt) {
      // Without a phone one shops and writes less.
      const hindered = spanAt(person.away, at) !== undefined && (at * 7) % 1 < 0.6
      if (!hindered) queue.plan(at, () => noted.push({ at, kind: 'other_channel_active', observed: true }))
    }
    if (!person.groupMember) return
    for (let at = 40; at < this.house.length; at += 84) {
      queue.plan(at, () => {
        if (this.life.messages.length > 0 && this.life.installedAt(at)) {
          noted.push({ at, kind: 'group_delivered', observed: true })
        }
      })
    }
  }

  #write(kind: Message['kind'], key: number, { expectsAnswer }: { expectsAnswer: boolean }): void {
    const { life } = this
    if (kind === 'campaign' && life.stoppedAt <= life.now) return
    const dice = diceOf(this.house.settings.seed, life.person.index, key, 21)
    const failed = life.messages.at(-1)?.failedAt ?? never
    if (failed < never && dice() < 0.8) return
    if (life.person.numberChangeTold && life.person.numberChangedAt <= life.now && dice() < 0.9) return
    const message = life.receive({
      key,
      kind,
      solicitation: kind === 'campaign',
      template: kind === 'campaign' || kind === 'notice' || !this.windowOpen(),
      expectsAnswer,
      voice: kind === 'reply' && dice() < this.house.settings['messages.voice_share'] * 2,
      about: undefined,
    })
    this.#watch(message)
    if (expectsAnswer) this.#followUps(this, message)
  }

  windowOpen(): boolean {
    const last = this.life.heard.at(-1)
    return last !== undefined && this.life.now - last.at < 24
  }

  /** A follow-up, `nth` for its message; nothing when the message was answered. */
  followUp(message: Message, nth: number): Message | undefined {
    const { life } = this
    if (message.answeredAt < never || life.stoppedAt <= life.now) return undefined
    const follow = life.receive({
      key: 10_000 * nth + message.key,
      kind: 'follow_up',
      solicitation: true,
      template: !this.windowOpen(),
      expectsAnswer: true,
      voice: false,
      about: message,
    })
    this.#watch(follow)
    return follow
  }

  /** A tick that stays one grey for days makes some agents look closer. */
  #watch(message: Message): void {
    const { life } = this
    if (this.#checking) return
    const dice = diceOf(this.house.settings.seed, life.person.index, message.key, 22)
    this.#checking = true
    const attentive = dice() < this.house.settings['clues.noted_share']
    life.queue.plan(life.now + between(dice, 44, 150), () => {
      this.#checking = false
      if (message.arrivedAt <= life.now || message.failedAt <= life.now) return
      if (attentive) lookForClues(this, dice)
      else this.#watch(message)
    })
  }

  /** Who writes is answered, in business hours, sometimes with a question back. */
  #answer(): void {
    const { life } = this
    if (this.#replying) return
    const key = this.#keys++
    const dice = diceOf(this.house.settings.seed, life.person.index, key, 23)
    if (dice() > 0.72) return
    this.#replying = true
    const soon = life.now + logNormal(dice, 0.25, 0.9)
    const at = isOpenForBusiness(soon) ? soon : nextOpening(soon) + exponential(dice, 0.5)
    life.queue.plan(at, () => {
      this.#replying = false
      this.#write('reply', key, { expectsAnswer: dice() < 0.45 })
    })
  }
}

/** Agents follow up when they think of it, a day later, rarely twice. */
export function habit(business: Business, message: Message): void {
  const { life, house } = business
  const dice = diceOf(house.settings.seed, life.person.index, message.key, 24)
  if (dice() >= house.settings['messages.habit_follow_up_share']) return
  life.queue.plan(nextOpening(life.now + between(dice, 18, 60)), () => {
    if (business.followUp(message, 1) && dice() < 0.2) {
      life.queue.plan(nextOpening(life.now + between(dice, 40, 90)), () => business.followUp(message, 2))
    }
  })
}
