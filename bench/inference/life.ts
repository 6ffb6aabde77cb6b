import { isWeekend } from './calendar.ts'
import { type Dice, diceOf, exponential, logNormal } from './dice.ts'
import { type Heard, type Message, type Noted, never } from './message.ts'
import { afterLively, drawPerson, livelinessAt, type Person, receiptsOnAt } from './person.ts'
import { type Span, spanAt } from './phone.ts'
import { Queue } from './queue.ts'
import type { Settings } from './settings.ts'

/** How much sooner a chat is opened for what one waits for than for what nobody asked for. */
const openFactors = { reply: 0.25, question: 0.9, notice: 1.2, follow_up: 1.1, campaign: 2.2 } as const
/** Shares of messages left until the chat is opened for something else. */
const leftShares = { reply: 0.02, question: 0.09, notice: 0.15, follow_up: 0.12, campaign: 0.3 } as const
const undeliverableAfter = 30 * 24

/**
 * Somebody with a phone: gets, notices, opens, puts off, answers, has enough. A class because it holds what lasts. Every
 * message has dice of its own, so that the same message meets the same person whatever else is sent.
 */
export class Life {
  readonly person: Person
  readonly queue = new Queue()
  readonly messages: Message[] = []
  readonly heard: Heard[] = []
  readonly noted: Noted[] = []
  /** Truth: when they blocked us and took it back. */
  readonly blocks: [from: number, to: number][] = []
  stoppedAt = never
  now = 0
  /** Called when a message of ours got its answer, or the person wrote unasked. */
  onHeard: (heard: Heard) => void = () => undefined
  readonly #settings: Settings
  readonly #outages: readonly Span[]
  #openAt = never
  #lastTouch = -never
  readonly #unwanted: number[] = []

  constructor(settings: Settings, index: number, outages: readonly Span[]) {
    this.person = drawPerson(settings, index)
    this.#settings = settings
    this.#outages = outages
    this.queue.plan(this.person.blocksUnprovokedAt, () => {
      // One blocks whom one knows.
      if (this.messages.some(({ openedAt }) => openedAt <= this.now)) this.#block()
    })
  }

  runUntil(until: number): void {
    this.queue.runUntil(until, (at) => {
      this.now = at
    })
  }

  /** WhatsApp is there and reached, whoever may write to it. */
  installedAt(at: number): boolean {
    return this.person.accountGoneAt > at && this.#reachableFrom(at) === at
  }

  isBlockedAt(at: number): boolean {
    return this.blocks.some(([from, to]) => from <= at && at < to)
  }

  /** The business writes. What is drawn here depends on the message alone. */
  receive(
    draft: Pick<Message, 'key' | 'kind' | 'solicitation' | 'template' | 'expectsAnswer' | 'voice' | 'about'>,
  ): Message {
    const dice = this.#dice(draft.key, 1)
    const outage = spanAt(this.#outages, this.now)
    const sentAt = (outage ? outage[1] : this.now) + (0.3 + exponential(dice, 1)) / 3600
    const message: Message = {
      ...draft,
      at: this.now,
      sentAt,
      ...{ deliveredAt: never, readAt: never, playedAt: never, failedAt: never },
      ...{ arrivedAt: never, seenAt: never, openedAt: never, answeredAt: never },
      willing: this.#isWilling(draft, dice),
    }
    this.messages.push(message)
    if (this.person.accountGoneAt <= this.now) {
      message.sentAt = never
      message.failedAt = sentAt
      return message
    }
    if (!this.isBlockedAt(this.now)) this.#travel(message)
    return message
  }

  #isWilling(
    { kind, expectsAnswer, about }: Pick<Message, 'kind' | 'expectsAnswer' | 'about'>,
    dice: Dice,
  ): boolean {
    if (about) return about.willing
    const { willing, interest } = this.person
    const share = kind === 'campaign' ? willing * interest : expectsAnswer ? willing : willing * 0.12
    return dice() < share
  }

  #dice(key: number, purpose: number): Dice {
    return diceOf(this.#settings.seed, this.person.index, key, purpose)
  }

  /** When WhatsApp on this phone is reached, from this instant on. */
  #reachableFrom(at: number): number {
    const { person } = this
    let when = at
    for (let round = 0; round < 200; round++) {
      if (when >= person.numberChangedAt) return never
      const span =
        spanAt(person.offline, when) ??
        spanAt(this.#outages, when) ??
        (when >= person.uninstalled[0] && when < person.uninstalled[1] ? person.uninstalled : undefined)
      if (!span) return when
      when = span[1]
    }
    return when
  }

  #travel(message: Message): void {
    const dice = this.#dice(message.key, 2)
    const reached = this.#reachableFrom(message.sentAt)
    if (reached - message.at > undeliverableAfter) return
    this.queue.plan(reached + (0.4 + exponential(dice, reached > message.sentAt ? 8 : 2)) / 3600, () => {
      if (this.isBlockedAt(this.now)) return
      const later = this.#reachableFrom(this.now)
      if (later > this.now) this.queue.plan(later, () => this.#arrive(message))
      else this.#arrive(message)
    })
  }

  #arrive(message: Message): void {
    if (this.isBlockedAt(this.now)) return
    const dice = this.#dice(message.key, 3)
    message.arrivedAt = this.now
    // With the chat in front the receipt says read, and never delivered.
    if (this.now - this.#lastTouch < 0.03 && dice() < 0.5) {
      if (!this.#tellsReads()) message.deliveredAt = this.#told(this.now, dice)
      this.open()
      return
    }
    message.deliveredAt = this.#told(this.now, dice)
    this.#planGlance(message)
    this.#planOpening(message)
  }

  /** The instant of a receipt; rarely it gets lost on the way. */
  #told(at: number, dice: Dice): number {
    return dice() < this.#settings['faults.lost_receipt_share'] ? never : at
  }

  #tellsReads(): boolean {
    return receiptsOnAt(this.person, this.now) && !this.person.unofficialApp
  }

  #planGlance(message: Message): void {
    const { person } = this
    const dice = this.#dice(message.key, 4)
    if (!person.preview || dice() >= person.glances) return
    const wait = logNormal(dice, Math.min(1.5, 0.35 * person.openHours), 1)
    this.queue.plan(afterLively(person, this.now, wait), () => {
      if (message.openedAt <= this.now || this.isBlockedAt(this.now)) return
      message.seenAt = Math.min(message.seenAt, this.now)
      if (message.willing && message.about === undefined && dice() < person.quickReplies * 0.6) {
        this.#planAnswer(message, dice, true)
      } else if (message.solicitation && dice() < 0.15) this.#endure(message)
    })
  }

  #planOpening(message: Message): void {
    const { person } = this
    const dice = this.#dice(message.key, 5)
    const inTalk = this.now - this.#lastTouch < 2
    const left = person.muted && !inTalk ? 0.85 : leftShares[message.kind] * (message.willing ? 0.7 : 1.15)
    const wait =
      dice() < left
        ? exponential(dice, 90)
        : logNormal(dice, person.openHours * openFactors[message.kind] * (inTalk ? 0.3 : 1), 1.1)
    this.#openBy(afterLively(person, this.now, wait))
  }

  #openBy(at: number): void {
    if (at >= this.#openAt) return
    this.#openAt = at
    this.queue.plan(at, () => {
      if (this.#openAt !== at || this.isBlockedAt(at)) return
      // A dark phone shows nothing; without network the chat opens and the receipt comes later.
      const away = spanAt(this.person.away, at)
      if (away) {
        this.#openAt = never
        this.#openBy(away[1] + 0.5)
      } else this.open()
    })
  }

  /** The chat is in front of them: everything that arrived is seen. */
  open(): void {
    this.#openAt = never
    const fresh: Message[] = []
    for (let index = this.messages.length - 1; index >= 0; index--) {
      const message = this.messages[index]!
      if (message.arrivedAt > this.now) continue
      if (message.openedAt <= this.now) break
      fresh.unshift(message)
    }
    for (const message of fresh) this.#see(message)
    for (const message of fresh) this.#consider(message)
    this.#remember()
  }

  #see(message: Message): void {
    const dice = this.#dice(message.key, 6)
    message.openedAt = this.now
    message.seenAt = Math.min(message.seenAt, this.now)
    const online = this.#reachableFrom(this.now)
    if (this.#tellsReads()) message.readAt = this.#told(online, dice)
    if (message.voice && dice() < 0.75 && !this.person.unofficialApp) {
      message.playedAt = this.#told(online + exponential(dice, 0.05), dice)
    }
    if (message.kind === 'campaign' && message.willing && dice() < 0.4) {
      this.queue.plan(online + 0.01, () => this.#tell('link_click', message))
    }
  }

  #consider(message: Message): void {
    const dice = this.#dice(message.key, 7)
    const target = message.about ?? message
    if (target.answeredAt < never) return
    const lively = livelinessAt(this.person, this.now)
    const busy = !isWeekend(this.now + this.person.offset) && lively < 0.9 ? 1.35 : 0.65
    if (message.willing) {
      if (dice() >= this.person.putsOff * busy) this.#planAnswer(target, dice, false)
      return
    }
    if (message.about && dice() < 0.04) this.#planAnswer(target, dice, false)
    else if (message.solicitation) this.#endure(message)
  }

  /** Opening the chat for something else, some remember what they had put off. */
  #remember(): void {
    for (const message of this.messages.slice(-8)) {
      if (!message.willing || message.about || message.answeredAt < never) continue
      if (message.openedAt >= this.now || this.now - message.openedAt > 240) continue
      const dice = diceOf(this.#settings.seed, this.person.index, message.key, 8, Math.floor(this.now))
      if (dice() < 0.12) this.#planAnswer(message, dice, false)
    }
  }

  #planAnswer(message: Message, dice: Dice, quick: boolean): void {
    const at = this.now + logNormal(dice, this.person.answerHours * (quick ? 0.3 : 1), 0.9)
    const online = this.#reachableFrom(at)
    this.queue.plan(online, () => {
      if (message.answeredAt < never || this.isBlockedAt(this.now)) return
      message.answeredAt = this.now
      if (!quick) this.open()
      const way = dice()
      const kind = message.expectsAnswer && way < 0.3 ? 'tap' : way < 0.42 ? 'reaction' : 'message'
      this.#tell(kind, kind !== 'message' || dice() < 0.25 ? message : undefined, quick)
    })
  }

  /** They write of their own accord. */
  write(): void {
    if (this.isBlockedAt(this.now) || this.#reachableFrom(this.now) > this.now) return
    this.open()
    this.#tell('message', undefined)
  }

  #tell(kind: Heard['kind'], about: Message | undefined, quick = false): void {
    if (!quick) this.#lastTouch = this.now
    const heard = { at: this.now, kind, about }
    this.heard.push(heard)
    this.onHeard(heard)
  }

  /** Seen, unasked for and of no interest. One too many, and they stop us or block us. */
  #endure(message: Message): void {
    const dice = this.#dice(message.key, 9)
    const lately = this.#unwanted.filter((at) => at > this.now - 720).length
    this.#unwanted.push(this.now)
    const burden = (0.5 + 0.5 * (lately + 1)) * (message.about ? 1.5 : 1)
    if (dice() < 1 - Math.exp(-this.person.irritable * burden)) {
      this.queue.plan(this.now + exponential(dice, 0.3), () => this.#block())
    } else if (dice() < 1 - Math.exp(-this.person.outspoken * burden) && this.stoppedAt === never) {
      this.queue.plan(this.#reachableFrom(this.now + exponential(dice, 0.1)), () => {
        this.stoppedAt = Math.min(this.stoppedAt, this.now)
        this.open()
        this.#tell('message', message)
      })
    }
  }

  #block(): void {
    if (this.isBlockedAt(this.now)) return
    const dice = diceOf(this.#settings.seed, this.person.index, 10, this.blocks.length)
    const takesBack = dice() < this.#settings['blocks.taken_back_share']
    this.blocks.push([this.now, takesBack ? this.now + 24 * logNormal(dice, 14, 0.8) : never])
  }
}
