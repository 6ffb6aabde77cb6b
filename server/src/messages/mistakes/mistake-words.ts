/** Advice in words, French and English. */
import type { Language } from '../../accounts/index.ts'
import type { Advice, Step, Why } from './mistake.ts'

const whys: Readonly<Record<Language, Record<Why, string>>> = {
  en: {
    not_left: 'It has not left: taken back now, nobody ever sees it.',
    outcome_unknown: 'It is not known yet whether it left. Acting on a guess makes things worse.',
    nobody_got_it: 'It reached nobody.',
    gone_already: 'Its words are gone on both sides, but they may have been read before.',
    perhaps_unseen:
      'No read receipt and no answer has come, so deleting may spare the person the mistake. It proves nothing.',
    seen_deleting_looks_like_hiding:
      'It was read. Deleting it now looks like hiding it; setting it right does not.',
    seen_but_data_must_go: 'It was read, and still the data must not stay where it does not belong.',
    answered_deleting_looks_like_hiding:
      'The person has written since: count it as seen. Deleting it now looks like hiding it; setting it right does not.',
    answered_but_data_must_go:
      'The person has written since: count it as seen. Still the data must not stay where it does not belong.',
    cannot_delete_so_correct:
      'It cannot be deleted on this channel. The sooner the right thing stands below it, the better.',
    data_cannot_be_deleted:
      'It cannot be deleted on this channel: only the person who has it can. Ask them openly, and look at what the law asks of you.',
    words_hurt: 'Words said in anger are mended by a person, not by deleting.',
    offer_was_made:
      'An offer that was received may bind. Ending it openly is honest; making it vanish is not.',
    harmless_twice: 'The same message twice harms nobody. A message about it would be the third.',
    tidy_twice: 'The same message twice harms nobody, and can simply be tidied away.',
  },
  fr: {
    not_left: 'Il n’est pas parti : repris maintenant, personne ne le verra jamais.',
    outcome_unknown: 'On ne sait pas encore s’il est parti. Agir au hasard aggraverait les choses.',
    nobody_got_it: 'Il n’est arrivé chez personne.',
    gone_already: 'Son contenu a disparu des deux côtés, mais il a pu être lu avant.',
    perhaps_unseen:
      'Ni accusé de lecture ni réponse : supprimer peut épargner l’erreur à la personne. Cela ne prouve rien.',
    seen_deleting_looks_like_hiding:
      'Il a été lu. Le supprimer maintenant aurait l’air d’une dissimulation ; le rectifier, non.',
    seen_but_data_must_go:
      'Il a été lu, mais ces données ne doivent pas rester là où elles n’ont rien à faire.',
    answered_deleting_looks_like_hiding:
      'La personne a écrit depuis : considérez-le comme vu. Le supprimer maintenant aurait l’air d’une dissimulation ; le rectifier, non.',
    answered_but_data_must_go:
      'La personne a écrit depuis : considérez-le comme vu. Ces données ne doivent pourtant pas rester là où elles n’ont rien à faire.',
    cannot_delete_so_correct:
      'Ce canal ne permet pas de le supprimer. Plus vite la bonne information suit, mieux c’est.',
    data_cannot_be_deleted:
      'Ce canal ne permet pas de le supprimer : seule la personne qui l’a reçu le peut. Demandez-le-lui franchement, et voyez ce que la loi exige.',
    words_hurt:
      'Des mots dits sous le coup de la colère se réparent de personne à personne, pas en supprimant.',
    offer_was_made:
      'Une offre reçue peut engager. Y mettre fin ouvertement est honnête ; la faire disparaître ne l’est pas.',
    harmless_twice: 'Le même message deux fois ne gêne personne. Un mot d’excuse serait le troisième.',
    tidy_twice: 'Le même message deux fois ne gêne personne, et le double peut simplement être retiré.',
  },
}

const stepWords: Readonly<Record<Language, Record<Step, string>>> = {
  en: {
    recall: 'Take the message back before it leaves.',
    write_again: 'Write it anew, and read it once more before sending.',
    wait_for_outcome: 'Wait until it is known whether it left; the desk never sends it again by itself.',
    delete_for_everyone: 'Delete it on both sides.',
    delete_in_app:
      'Try to delete it for everyone in the WhatsApp Business app, on the business’s own phone. Whether it works for this message is not certain; the desk will show it.',
    correct_at_once: 'Send the right information, saying which message it replaces.',
    own_it: 'Say plainly that it was our mistake.',
    ask_to_delete: 'Ask the person to delete the message, and to use nothing of it.',
    apologise_in_person: 'Apologise by name, without explaining it away; by phone if you know each other.',
    tell_lead: 'Tell whoever leads the team.',
    tell_privacy: 'Tell the person responsible for privacy: a period of 72 hours may be running.',
    check_breach: 'Note it in the breach file, and answer its questions.',
    send_to_right_person: 'Send the message to the person it was for.',
    say_until_when_it_held: 'Say until when the offer held, and keep it for whoever relied on it.',
    leave_it: 'Leave it.',
    look_at_it_with_lead: 'Look at the conversation together with whoever leads the team.',
  },
  fr: {
    recall: 'Reprenez le message avant son départ.',
    write_again: 'Écrivez-le de nouveau, et relisez-le avant l’envoi.',
    wait_for_outcome: 'Attendez de savoir s’il est parti ; le bureau ne le renvoie jamais de lui-même.',
    delete_for_everyone: 'Supprimez-le des deux côtés.',
    delete_in_app:
      'Essayez de le supprimer pour tous dans l’application WhatsApp Business, sur le téléphone de l’entreprise. Il n’est pas sûr que cela marche pour ce message ; le bureau le montrera.',
    correct_at_once: 'Envoyez la bonne information, en disant quel message elle remplace.',
    own_it: 'Dites simplement que l’erreur vient de nous.',
    ask_to_delete: 'Demandez à la personne de supprimer le message et de n’en rien utiliser.',
    apologise_in_person:
      'Présentez vos excuses à la personne par son nom, sans vous justifier ; de vive voix si vous vous connaissez.',
    tell_lead: 'Prévenez la personne qui dirige l’équipe.',
    tell_privacy:
      'Prévenez la personne chargée des données personnelles : un délai de 72 heures court peut-être.',
    check_breach: 'Notez-le au registre des violations de données et répondez à ses questions.',
    send_to_right_person: 'Envoyez le message à la personne à qui il était destiné.',
    say_until_when_it_held: 'Dites jusqu’à quand l’offre valait, et tenez-la pour qui s’y est fié.',
    leave_it: 'Laissez-le ainsi.',
    look_at_it_with_lead: 'Relisez la conversation avec la personne qui dirige l’équipe.',
  },
}

export type SaidAdvice = {
  readonly act: Advice['act']
  readonly why: string
  readonly why_code: Why
  readonly steps: readonly { readonly code: Step; readonly words: string }[]
}

export function sayAdvice({ act, why, steps }: Advice, language: Language): SaidAdvice {
  return {
    act,
    why: whys[language][why],
    why_code: why,
    steps: steps.map((code) => ({ code, words: stepWords[language][code] })),
  }
}
