/** What can go wrong with a message of ours, and what is best done about it: one readable table. */
import { isUnsettled, isWaiting, neverLeft } from '../deletion/acts.ts'
import type { MessageState } from '../state.ts'

export const mistakeKinds = [
  'price_typo',
  'wrong_information',
  'confidential',
  'wrong_person',
  'emotion',
  'offer_withdrawn',
  'duplicate',
  'other',
] as const
export type MistakeKind = (typeof mistakeKinds)[number]

/** Kinds by which personal data may have reached somebody it was not for. */
export const breachKinds: ReadonlySet<MistakeKind> = new Set(['confidential', 'wrong_person'])

/**
 * How far the message has come, as far as it matters here. `deletable`: the channel still can take it from the other
 * side. `read`: a receipt says so, or the person has written since. `unread` is the absence of both, which proves nothing.
 */
export const situations = [
  'waiting',
  'unclear',
  'nowhere',
  'unread_deletable',
  'read_deletable',
  'unread',
  'read',
  'gone',
] as const
export type Situation = (typeof situations)[number]

export type AdvisedAct = 'recall' | 'delete' | 'correct' | 'explain' | 'nothing'

export const steps = [
  'recall',
  'write_again',
  'wait_for_outcome',
  'delete_for_everyone',
  'delete_in_app',
  'correct_at_once',
  'own_it',
  'ask_to_delete',
  'apologise_in_person',
  'tell_lead',
  'tell_privacy',
  'check_breach',
  'send_to_right_person',
  'say_until_when_it_held',
  'leave_it',
  'look_at_it_with_lead',
] as const
export type Step = (typeof steps)[number]

export type Advice = {
  readonly act: AdvisedAct
  /** A code; mistake-words.ts says it. */
  readonly why: Why
  readonly steps: readonly Step[]
}

export type Why =
  | 'not_left'
  | 'outcome_unknown'
  | 'nobody_got_it'
  | 'gone_already'
  | 'perhaps_unseen'
  | 'seen_deleting_looks_like_hiding'
  | 'seen_but_data_must_go'
  | 'answered_deleting_looks_like_hiding'
  | 'answered_but_data_must_go'
  | 'cannot_delete_so_correct'
  | 'data_cannot_be_deleted'
  | 'words_hurt'
  | 'offer_was_made'
  | 'harmless_twice'
  | 'tidy_twice'

export function situationOf(
  state: MessageState,
  facts: { readonly read: boolean; readonly deletable: boolean; readonly withdrawn: boolean },
): Situation {
  if (facts.withdrawn) return 'gone'
  if (isWaiting(state)) return 'waiting'
  if (isUnsettled(state)) return 'unclear'
  if (neverLeft(state)) return 'nowhere'
  if (facts.deletable) return facts.read ? 'read_deletable' : 'unread_deletable'
  return facts.read ? 'read' : 'unread'
}

const advice = (act: AdvisedAct, why: Why, ...steps: Step[]): Advice => ({ act, why, steps })

/** Whatever went wrong: what has not left never needs to, and what is nowhere needs nothing. */
const always: Partial<Record<Situation, Advice>> = {
  waiting: advice('recall', 'not_left', 'recall', 'write_again'),
  unclear: advice('nothing', 'outcome_unknown', 'wait_for_outcome'),
  nowhere: advice('nothing', 'nobody_got_it', 'leave_it'),
}

type Left = 'unread_deletable' | 'read_deletable' | 'unread' | 'read' | 'gone'

const correctIt = advice('correct', 'cannot_delete_so_correct', 'own_it', 'correct_at_once')
const correctSeen = advice('correct', 'seen_deleting_looks_like_hiding', 'own_it', 'correct_at_once')
const deleteUnseen = advice('delete', 'perhaps_unseen', 'delete_for_everyone', 'correct_at_once')
const afterGone = advice('correct', 'gone_already', 'own_it', 'correct_at_once')
const dataStays = advice(
  'explain',
  'data_cannot_be_deleted',
  'own_it',
  'ask_to_delete',
  'check_breach',
  'tell_lead',
  'tell_privacy',
)
const dataGoes = (why: Why) =>
  advice('delete', why, 'delete_for_everyone', 'own_it', 'check_breach', 'tell_lead', 'tell_privacy')
const dataGone = advice('explain', 'gone_already', 'own_it', 'check_breach', 'tell_lead', 'tell_privacy')

const withRecipient = (one: Advice): Advice => ({ ...one, steps: [...one.steps, 'send_to_right_person'] })

const ofFact: Readonly<Record<Left, Advice>> = {
  unread_deletable: deleteUnseen,
  read_deletable: correctSeen,
  unread: correctIt,
  read: correctIt,
  gone: afterGone,
}

const ofData: Readonly<Record<Left, Advice>> = {
  unread_deletable: dataGoes('perhaps_unseen'),
  read_deletable: dataGoes('seen_but_data_must_go'),
  unread: dataStays,
  read: dataStays,
  gone: dataGone,
}

const ofRecipient: Readonly<Record<Left, Advice>> = {
  unread_deletable: withRecipient(ofData.unread_deletable),
  read_deletable: withRecipient(ofData.read_deletable),
  unread: withRecipient(dataStays),
  read: withRecipient(dataStays),
  gone: withRecipient(dataGone),
}

const hurt = advice('explain', 'words_hurt', 'apologise_in_person', 'look_at_it_with_lead')

const ofEmotion: Readonly<Record<Left, Advice>> = {
  unread_deletable: advice('delete', 'perhaps_unseen', 'delete_for_everyone', 'apologise_in_person'),
  read_deletable: hurt,
  unread: hurt,
  read: hurt,
  gone: hurt,
}

/** An offer that reached somebody may bind: it is not made to vanish, but ended openly. */
const offered = advice('explain', 'offer_was_made', 'own_it', 'say_until_when_it_held', 'tell_lead')

const ofOffer: Readonly<Record<Left, Advice>> = {
  unread_deletable: offered,
  read_deletable: offered,
  unread: offered,
  read: offered,
  gone: offered,
}

const twice = advice('nothing', 'harmless_twice', 'leave_it')

const ofDuplicate: Readonly<Record<Left, Advice>> = {
  unread_deletable: advice('delete', 'tidy_twice', 'delete_for_everyone'),
  read_deletable: twice,
  unread: twice,
  read: twice,
  gone: advice('nothing', 'gone_already', 'leave_it'),
}

/** Kind by kind, what to do once it has left. */
const table: Readonly<Record<MistakeKind, Readonly<Record<Left, Advice>>>> = {
  price_typo: ofFact,
  wrong_information: ofFact,
  confidential: ofData,
  wrong_person: ofRecipient,
  emotion: ofEmotion,
  offer_withdrawn: ofOffer,
  duplicate: ofDuplicate,
  other: ofFact,
}

/** Where only the app on the business's own phone may delete, the desk does not say that it can. */
export function inTheApp(advice: Advice): Advice {
  const through = (step: Step) => (step === 'delete_for_everyone' ? 'delete_in_app' : step)
  return { ...advice, steps: advice.steps.map(through) }
}

const whyAnswered: Partial<Record<Why, Why>> = {
  seen_deleting_looks_like_hiding: 'answered_deleting_looks_like_hiding',
  seen_but_data_must_go: 'answered_but_data_must_go',
}

/** Where no receipt tells that it was seen, but an answer: the reason says which. */
export function byAnswer(advice: Advice): Advice {
  return { ...advice, why: whyAnswered[advice.why] ?? advice.why }
}

export function adviseOn(kind: MistakeKind, situation: Situation): Advice {
  return always[situation] ?? table[kind][situation as Left]
}
