import type { Event } from '../clock.ts'
import type { Customer } from '../customer.ts'
import { deleteMessage, editMessage, setPhone, tap, writeMessage } from '../customer-acts.ts'
import { glanceAt, playMessage, readThread, setBlocked } from '../deliver.ts'
import { mediaAddress, storeMedium } from '../media.ts'
import type { Message, Thread } from '../message.ts'
import type { BusinessNumber } from '../number.ts'
import { between, longTailed, type Random, seededRandom } from '../random.ts'
import { sampleOgg, samplePdf, samplePng } from '../sample-files.ts'
import { tellPreference } from '../tell.ts'
import { threadOf, type World } from '../world.ts'
import { type Act, answerTo, askToStop, chase, type Matter, newMatter, openMatter } from './converse.ts'
import { habitAt, isAwake, nextWaking, type Persona } from './persona.ts'

const hour = 3_600_000
const chasesMax = 2

/**
 * Somebody who lives by himself: sleeps, loses coverage, writes when something is the matter, reads and
 * answers in his own time. A class because it holds what lasts: timers, the matter in hand, how many
 * offers were borne.
 */
export class Life {
  readonly persona: Persona
  readonly customer: Customer
  #world: World
  #number: BusinessNumber
  #thread: Thread
  #random: Random
  #matter: Matter | undefined
  #offers = 0
  #unanswered: Message[] = []
  #opening: Event | undefined
  #chasing: Event | undefined
  #leaving: Event | undefined

  constructor(world: World, number: BusinessNumber, persona: Persona, customer: Customer) {
    this.#world = world
    this.#number = number
    this.persona = persona
    this.customer = customer
    this.#thread = threadOf(number, customer)
    // A later run is another day of the same people: nobody writes last week's words again.
    this.#random = seededRandom(world.seed, world.clock.startAt, 'life', persona.id)
    customer.persona = {
      id: persona.id,
      describe: () => this.describe(),
      noticed: (message) => this.noticed(message),
    }
  }

  begin(firstContactMs: number | undefined): void {
    if (firstContactMs !== undefined) this.#world.clock.after(firstContactMs, () => this.#contact())
    this.#planContact()
    this.#planNight()
    this.#planCoverage()
  }

  describe(): object {
    const { persona } = this
    return {
      temper: Math.round(persona.temper * 100) / 100,
      mood: this.#matter ? Math.round(this.#matter.mood * 100) / 100 : null,
      reason: this.#matter?.reason ?? null,
      solved: this.#matter?.solved ?? null,
      read_ms: persona.readMs,
      answer_ms: persona.answerMs,
      awake: isAwake(persona, this.#world.clock.now()),
      offers_borne: persona.offersBorne,
      offers_received: this.#offers,
    }
  }

  // Phone: off at night for some, without coverage now and then.

  #planNight(): void {
    if (!this.persona.phoneOffAtNight) return
    const { clock } = this.#world
    const waking = nextWaking(this.persona, clock.now())
    const asleep = ((this.persona.wakesAt - this.persona.sleepsAt + 48) % 24) * hour
    const off = waking - asleep
    if (off <= clock.now()) this.#switchPhone('off')
    else clock.at(off, () => this.#switchPhone('off'))
    clock.at(waking, () => {
      this.#switchPhone('on')
      this.#planNight()
    })
  }

  #planCoverage(): void {
    if (this.persona.coverageGapsPerDay === 0) return
    const { clock } = this.#world
    clock.after(longTailed(this.#random, (24 / this.persona.coverageGapsPerDay) * hour, 0.5), () => {
      if (this.customer.phone === 'on') {
        this.#switchPhone('no_coverage')
        clock.after(between(this.#random, 4, 50) * 60_000, () => {
          if (this.customer.phone === 'no_coverage') this.#switchPhone('on')
        })
      }
      this.#planCoverage()
    })
  }

  /** Only between the states of daily life: what a control has set otherwise stays. */
  #switchPhone(phone: 'on' | 'off' | 'no_coverage'): void {
    if (this.customer.phone !== 'uninstalled') setPhone(this.#world, this.customer, phone)
  }

  // Writing: at hours of habit, one matter at a time.

  #planContact(): void {
    const { clock } = this.#world
    const now = clock.now()
    // Thinning: every quarter of an hour has its own chance, by habit.
    const perQuarter = this.persona.conversationsPerDay / 60
    for (let at = now + 900_000 * this.#random(); at < now + 30 * 24 * hour; at += 900_000) {
      if (this.#random() >= perQuarter * habitAt(this.persona, at)) continue
      clock.at(at, () => {
        this.#contact()
        this.#planContact()
      })
      return
    }
  }

  #contact(): void {
    if (!this.#canWrite() || (this.#matter && !this.#matter.solved)) return
    this.#matter = newMatter(this.persona, this.#random)
    this.#perform(openMatter(this.persona, this.#matter, this.#random))
    this.#planChase()
  }

  #canWrite(): boolean {
    return this.customer.phone === 'on' && !this.#thread.blockedByCustomer
  }

  #planChase(): void {
    if (this.#chasing) this.#chasing.cancelled = true
    const matter = this.#matter
    if (!matter || matter.solved || matter.chased >= chasesMax) return
    this.#chasing = this.#world.clock.after(longTailed(this.#random, this.persona.patienceMs, 0.4), () => {
      if (matter !== this.#matter || matter.solved) return
      if (this.#canWrite() && isAwake(this.persona, this.#world.clock.now())) {
        this.#perform(chase(this.persona, matter, this.#random))
      }
      this.#planChase()
    })
  }

  // Reading and answering.

  /** A message reached the phone. */
  noticed(message: Message): void {
    if (this.#chasing) this.#chasing.cancelled = true
    this.#unanswered.push(message)
    const { clock } = this.#world
    const now = clock.now()
    if (this.customer.appOpen) {
      clock.after(between(this.#random, 1000, 4000), () => this.#open())
      return
    }
    const awake = isAwake(this.persona, now)
    const wakesIn = awake ? 0 : nextWaking(this.persona, now) - now
    if (this.persona.notificationPreview && this.#random() < 0.6) {
      clock.after(wakesIn + between(this.#random, 2000, 60_000), () => glanceAt(this.#world, message))
    }
    const readIn = wakesIn + longTailed(this.#random, this.persona.readMs)
    if (
      this.#opening &&
      !this.#opening.cancelled &&
      this.#opening.at <= now + readIn &&
      this.#opening.at > now
    )
      return
    if (this.#opening) this.#opening.cancelled = true
    this.#opening = clock.after(readIn, () => this.#open())
  }

  #open(): void {
    if (this.customer.phone === 'off' || this.customer.phone === 'uninstalled') {
      this.#opening = this.#world.clock.after(hour, () => this.#open())
      return
    }
    const seen = readThread(this.#world, this.#thread)
    for (const message of seen) {
      if (message.type === 'audio')
        this.#world.clock.after(4000, () => playMessage(this.#world, this.#thread, message))
    }
    const open = this.#unanswered.splice(0)
    if (open.length === 0) return
    if (open.some((message) => message.category === 'marketing' || message.category === 'marketing_lite')) {
      this.#offers++
      if (this.#offers > this.persona.offersBorne && this.#hadEnough()) return
    }
    // Several messages in a row are answered as one, by what the last of them says.
    const wait = longTailed(this.#random, this.persona.answerMs)
    this.#world.clock.after(wait, () => this.#answer(open))
  }

  #answer(messages: readonly Message[]): void {
    if (!this.#canWrite()) return
    const telling = messages.findLast((message) => message.type !== 'reaction') ?? messages.at(-1)!
    this.#perform(answerTo(this.persona, this.#matter, telling, this.#random))
    this.#planChase()
  }

  /** One offer too many. True when that ends the reading. */
  #hadEnough(): boolean {
    const world = this.#world
    switch (this.persona.offerLimitAct) {
      case 'word':
        this.#perform(askToStop(this.persona, this.#random))
        this.#offers = -100
        return true
      case 'switch':
        if (!this.#thread.marketingStopped) {
          this.#thread.marketingStopped = true
          tellPreference(world, this.#thread, 'stop')
        }
        return true
      case 'block':
        setBlocked(world, this.customer, this.#number, true)
        return true
      case 'nothing':
        return false
    }
  }

  // Doing it.

  #perform(acts: readonly Act[]): void {
    let delay = 0
    for (const act of acts) {
      delay += act.afterMs
      this.#world.clock.after(delay, () => {
        if (this.#canWrite()) this.#act(act)
      })
    }
  }

  /** After writing some stay in the chat for a while: what arrives then is read at once. */
  #lookOn(): void {
    if (this.#random() > 0.5) return
    this.customer.chatOpenWith = this.#number.id
    if (this.#leaving) this.#leaving.cancelled = true
    this.#leaving = this.#world.clock.after(between(this.#random, 10_000, 90_000), () => {
      delete this.customer.chatOpenWith
    })
  }

  #act(act: Act): void {
    this.#lookOn()
    const world = this.#world
    const thread = this.#thread
    switch (act.kind) {
      case 'text':
        this.#regret(writeMessage(world, thread, { type: 'text', content: { body: act.text } }))
        return
      case 'picture':
        this.#sendFile(
          'image',
          'image/png',
          samplePng(this.persona.id, thread.messages.length),
          act.caption ? { caption: act.caption } : {},
        )
        return
      case 'voice':
        this.#sendFile('audio', 'audio/ogg; codecs=opus', sampleOgg(act.seconds), { voice: true })
        return
      case 'document':
        this.#sendFile('document', 'application/pdf', samplePdf([act.title, this.persona.name]), {
          filename: `${act.title}.pdf`,
        })
        return
      case 'place': {
        const content = { latitude: 45 + this.#random() * 6, longitude: this.#random() * 4, name: act.name }
        writeMessage(world, thread, { type: 'location', content })
        return
      }
      case 'tap':
        tap(world, thread, act.messageId, { id: act.choiceId })
        return
      case 'reaction':
        writeMessage(world, thread, {
          type: 'reaction',
          content: { message_id: act.messageId, emoji: act.emoji },
        })
    }
  }

  #sendFile(type: string, mimeType: string, bytes: Buffer, extra: object): void {
    const filename = (extra as { filename?: string }).filename
    const medium = storeMedium(this.#world, this.#number, { mimeType, bytes, filename }, 'customer')
    const content = {
      ...extra,
      mime_type: mimeType,
      sha256: medium.sha256,
      id: medium.id,
      url: mediaAddress(this.#world, medium),
    }
    writeMessage(this.#world, this.#thread, { type, content })
  }

  /** Some correct or take back what they just wrote. */
  #regret(message: Message): void {
    const dice = this.#random()
    const { deletes, edits } = this.persona
    const body = (message.content as { body: string }).body
    if (dice < deletes) {
      this.#world.clock.after(between(this.#random, 8000, 90_000), () => {
        if (this.#canWrite() && !message.deletedForEveryone)
          deleteMessage(this.#world, this.#thread, message.id, 'everyone')
      })
    } else if (dice < deletes + edits && body.length > 20) {
      this.#world.clock.after(between(this.#random, 8000, 120_000), () => {
        if (this.#canWrite() && !message.deletedForEveryone)
          editMessage(this.#world, this.#thread, message.id, `${body.replace(/[.!?]?$/, '')}.`)
      })
    }
  }
}
