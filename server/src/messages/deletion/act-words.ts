/** What the desk says about taking messages back: only what the channel really does, in the reader's language. */
import type { Language } from '../../accounts/index.ts'
import type { ActFacts, Reached, WhyNot } from './acts.ts'
import type { Capability } from './capabilities.ts'
import type { Moment, SayMoment } from './say-moment.ts'

export type Said = { readonly words: string; readonly why_not: string | null }

/** `name`: the person written to. `moment` says an instant as this reader would. */
export type Telling = {
  readonly language: Language
  readonly name: string
  readonly moment: SayMoment
}

/** What happens when the act is done; where it cannot be, why, and nothing of what would happen. */
export function sayAct(act: ActFacts, capability: Capability, telling: Telling): Said {
  const words = actWords[telling.language]
  const told = { ...telling, until: act.until ? telling.moment(act.until) : null }
  if (act.why_not === null) return { words: words[act.act](told), why_not: null }
  const why_not = whyNotOf(act, capability, told)
  return { words: why_not, why_not }
}

type Told = Telling & { readonly until: Moment | null }

const actWords: Readonly<Record<Language, Record<ActFacts['act'], (told: Told) => string>>> = {
  en: {
    recall: ({ until }) =>
      until
        ? `The message has not left. Taken back ${until.before}, it never leaves, and nobody sees anything of it.`
        : 'The message has not left, but may leave at any moment. If it can still be taken back, it never leaves.',
    hide: ({ name }) =>
      `The message disappears from this desk for everybody who works here, and can be shown again. ${name} keeps it.`,
    everyone: ({ name }) =>
      `The message disappears here and for ${name}. A notice stays that something was deleted. ${name} may have read or captured it before, and an old version of the app may keep it: nobody can check.`,
  },
  fr: {
    recall: ({ until }) =>
      until
        ? `Le message n’est pas parti. Repris ${until.before}, il ne part jamais et personne n’en voit rien.`
        : 'Le message n’est pas parti, mais peut partir à tout moment. S’il peut encore être repris, il ne part jamais.',
    hide: ({ name }) =>
      `Le message disparaît de ce bureau pour toute l’équipe, et peut être affiché de nouveau. ${name} le garde.`,
    everyone: ({ name }) =>
      `Le message disparaît ici et chez ${name}. Une mention reste, disant que quelque chose a été supprimé. ${name} a pu le lire ou le capturer avant, et une ancienne version de l’application peut le garder : personne ne peut le vérifier.`,
  },
}

function whyNotOf(act: ActFacts, capability: Capability, told: Told): string {
  if (act.why_not === 'no_call' && capability.source.en.startsWith('WhatsApp'))
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
      `The desk cannot do it, but the WhatsApp Business app on the business’s own phone perhaps can${until ? `, roughly ${until.until}` : ''}. Whether the app deletes what left through the desk is not documented. If it is deleted there, the desk is told and shows it.`,
    too_late: ({ until }) => `The time for it was over ${until?.at}. Send a correction instead.`,
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
      `Le bureau ne peut pas le faire, mais l’application WhatsApp Business sur le téléphone de l’entreprise le peut peut-être${until ? `, ${until.until} environ` : ''}. Rien ne documente si l’application supprime ce qui est parti par le bureau. Si le message y est supprimé, le bureau en est informé et le montre.`,
    too_late: ({ until }) => `Le délai est passé ${until?.since}. Envoyez plutôt un rectificatif.`,
    group: () => 'Les messages envoyés à un groupe ne peuvent pas être supprimés.',
  },
}

/** What the receipts, and an answer, say about how far the message came, and not a word more. */
export function sayReached({ state, at, answered_at }: Reached, { language, name, moment }: Telling): string {
  const when = at ? moment(at) : null
  const answer = answered_at ? moment(answered_at) : null
  const said: Readonly<Record<Language, Record<Reached['state'], string>>> = {
    en: {
      waiting: 'It has not left yet.',
      unclear: 'It is not known yet whether it left.',
      nowhere: `It did not reach ${name}.`,
      left: `It left${when ? ` ${when.at}` : ''} and is not known to have reached a phone.`,
      on_the_phone: `It is on the phone ${when?.since}. No read receipt came, which does not mean that it was not read.`,
      answered: `${name} wrote ${answer?.at}, after it: count it as seen, though no read receipt came.`,
      read: `It was read ${when?.at}.`,
      theirs: `${name} wrote it ${when?.at}.`,
    },
    fr: {
      waiting: 'Il n’est pas encore parti.',
      unclear: 'On ne sait pas encore s’il est parti.',
      nowhere: `Il n’est pas arrivé chez ${name}.`,
      left: when
        ? `Il est parti ${when.at} ; rien ne dit qu’il a atteint un téléphone.`
        : 'Il est parti ; rien ne dit qu’il a atteint un téléphone.',
      on_the_phone: `Il est sur le téléphone ${when?.since}. Aucun accusé de lecture n’est venu, ce qui ne veut pas dire qu’il n’a pas été lu.`,
      answered: `${name} a écrit ${answer?.at}, après ce message : considérez-le comme vu, même sans accusé de lecture.`,
      read: `Il a été lu ${when?.at}.`,
      theirs: `${name} l’a écrit ${when?.at}.`,
    },
  }
  return said[language][state]
}
