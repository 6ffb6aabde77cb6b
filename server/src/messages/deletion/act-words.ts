/** What the desk says about taking messages back: only what the channel really does, in the reader's language. */
import type { Language } from '../../accounts/index.ts'
import type { ActFacts, Reached, WhyNot } from './acts.ts'
import type { Capability } from './capabilities.ts'

export type Said = { readonly words: string; readonly why_not: string | null }

/** `name`: the person written to. `clock` writes an instant as this reader would. */
export type Telling = {
  readonly language: Language
  readonly name: string
  readonly clock: (at: Date) => string
}

/** What happens when the act is done; where it cannot be, why, and nothing of what would happen. */
export function sayAct(act: ActFacts, capability: Capability, telling: Telling): Said {
  const words = actWords[telling.language]
  const told = { ...telling, until: act.until ? telling.clock(act.until) : null }
  if (act.why_not === null) return { words: words[act.act](told), why_not: null }
  const why_not = whyNotOf(act, capability, told)
  return { words: why_not, why_not }
}

type Told = Telling & { readonly until: string | null }

const actWords: Readonly<Record<Language, Record<ActFacts['act'], (told: Told) => string>>> = {
  en: {
    recall: ({ until }) =>
      until
        ? `The message has not left. Taken back before ${until}, it never leaves, and nobody sees anything of it.`
        : 'The message has not left, but may leave at any moment. If it can still be taken back, it never leaves.',
    hide: ({ name }) =>
      `The message disappears from this desk for everybody who works here, and can be shown again. ${name} keeps it.`,
    everyone: ({ name }) =>
      `The message disappears here and for ${name}. A notice stays that something was deleted. ${name} may have read or captured it before, and an old version of the app may keep it: nobody can check.`,
  },
  fr: {
    recall: ({ until }) =>
      until
        ? `Le message n’est pas parti. Repris avant ${until}, il ne part jamais et personne n’en voit rien.`
        : 'Le message n’est pas parti, mais peut partir à tout moment. S’il peut encore être repris, il ne part jamais.',
    hide: ({ name }) =>
      `Le message disparaît de ce bureau pour toute l’équipe, et peut être affiché de nouveau. ${name} le garde.`,
    everyone: ({ name }) =>
      `Le message disparaît ici et chez ${name}. Une mention reste, disant que quelque chose a été supprimé. ${name} a pu le lire ou le capturer avant, et une ancienne version de l’application peut le garder : personne ne peut le vérifier.`,
  },
}

function whyNotOf(act: ActFacts, capability: Capability, told: Told): string {
  if (act.why_not === 'no_call' && capability.source.startsWith('WhatsApp'))
    return noCall[told.language](told)
  return whyNot[told.language][act.why_not!](told)
}

const noCall: Readonly<Record<Language, (told: Told) => string>> = {
  en: ({ name }) =>
    `WhatsApp gives businesses no way to delete a message that has left: ${name} keeps it. Send a correction instead.`,
  fr: ({ name }) =>
    `WhatsApp ne donne aux entreprises aucun moyen de supprimer un message parti : ${name} le garde. Envoyez plutôt un rectificatif.`,
}

const whyNot: Readonly<Record<Language, Record<WhyNot, (told: Told) => string>>> = {
  en: {
    left: () => 'It has left and cannot be taken back any more.',
    unclear: () => 'It is leaving, or may have left: wait until that is known.',
    never_left: ({ name }) => `It never reached ${name}: there is nothing to take back.`,
    waiting: () => 'It has not left yet: take it back instead, and nobody sees anything of it.',
    recalled: () => 'It was taken back before it left.',
    theirs: ({ name }) => `Only ${name} can take back what ${name} wrote.`,
    withdrawn: () => 'It was taken back already: its words are gone.',
    hidden: () => 'It is hidden on this desk already.',
    no_call: ({ name }) =>
      `This channel has no way to delete a message that has left: ${name} keeps it. Send a correction instead.`,
    in_the_app: ({ until }) =>
      `The desk cannot do it, but the WhatsApp Business app on the business’s own phone perhaps can${until ? `, until about ${until}` : ''}. Whether the app deletes what left through the desk is not documented. If it is deleted there, the desk is told and shows it.`,
    too_late: ({ until }) => `The time for it was over at ${until}. Send a correction instead.`,
    group: () => 'Messages to a group cannot be deleted.',
  },
  fr: {
    left: () => 'Il est parti et ne peut plus être repris.',
    unclear: () => 'Il est en train de partir, ou est peut-être parti : attendez de le savoir.',
    never_left: ({ name }) => `Il n’est jamais arrivé chez ${name} : il n’y a rien à reprendre.`,
    waiting: () => 'Il n’est pas encore parti : reprenez-le plutôt, et personne n’en verra rien.',
    recalled: () => 'Il a été repris avant de partir.',
    theirs: ({ name }) => `Seul·e ${name} peut reprendre ce que ${name} a écrit.`,
    withdrawn: () => 'Il a déjà été repris : son contenu a disparu.',
    hidden: () => 'Il est déjà caché sur ce bureau.',
    no_call: ({ name }) =>
      `Ce canal n’a aucun moyen de supprimer un message parti : ${name} le garde. Envoyez plutôt un rectificatif.`,
    in_the_app: ({ until }) =>
      `Le bureau ne peut pas le faire, mais l’application WhatsApp Business sur le téléphone de l’entreprise le peut peut-être${until ? `, jusqu’à ${until} environ` : ''}. Rien ne documente si l’application supprime ce qui est parti par le bureau. Si le message y est supprimé, le bureau en est informé et le montre.`,
    too_late: ({ until }) => `Le délai est passé depuis ${until}. Envoyez plutôt un rectificatif.`,
    group: () => 'Les messages envoyés à un groupe ne peuvent pas être supprimés.',
  },
}

/** What the receipts say about how far the message came, and not a word more. */
export function sayReached({ state, at }: Reached, { language, name, clock }: Telling): string {
  const when = at ? clock(at) : ''
  const said: Readonly<Record<Language, Record<Reached['state'], string>>> = {
    en: {
      waiting: 'It has not left yet.',
      unclear: 'It is not known yet whether it left.',
      nowhere: `It did not reach ${name}.`,
      left: when
        ? `It left at ${when} and is not known to have reached a phone.`
        : 'It left and is not known to have reached a phone.',
      on_the_phone: `It is on the phone since ${when}. No read receipt came, which does not mean that it was not read.`,
      read: `It was read at ${when}.`,
      theirs: `${name} wrote it at ${when}.`,
    },
    fr: {
      waiting: 'Il n’est pas encore parti.',
      unclear: 'On ne sait pas encore s’il est parti.',
      nowhere: `Il n’est pas arrivé chez ${name}.`,
      left: when
        ? `Il est parti à ${when} ; rien ne dit qu’il a atteint un téléphone.`
        : 'Il est parti ; rien ne dit qu’il a atteint un téléphone.',
      on_the_phone: `Il est sur le téléphone depuis ${when}. Aucun accusé de lecture n’est venu, ce qui ne veut pas dire qu’il n’a pas été lu.`,
      read: `Il a été lu à ${when}.`,
      theirs: `${name} l’a écrit à ${when}.`,
    },
  }
  return said[language][state]
}

/** An instant in the workspace's zone: the time alone on the same day, else with its day. */
export function clockFor(language: Language, timeZone: string, now: Date): (at: Date) => string {
  const locale = language === 'fr' ? 'fr-FR' : 'en-GB'
  const day = new Intl.DateTimeFormat(locale, { timeZone, day: 'numeric', month: 'long' })
  const time = new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit' })
  return (at) =>
    day.format(at) === day.format(now) ? time.format(at) : `${time.format(at)}, ${day.format(at)}`
}
