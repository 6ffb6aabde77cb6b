import type { ErrorEntry } from './error-codes.ts'

// Groups.

const minute = 60_000

export const groupErrors: Readonly<Record<number, ErrorEntry>> = {
  131020: {
    meaning: 'Group has a single member',
    http: 400,
    reaction: 'never',
    scope: 'message',
    words: {
      en: 'Nobody else is in the group yet. Share the invitation first.',
      fr: "Personne d'autre n'est encore dans le groupe. Partagez d'abord l'invitation.",
    },
  },
  131041: {
    meaning: 'Group unknown',
    http: 400,
    reaction: 'never',
    scope: 'message',
    words: {
      en: 'WhatsApp does not know this group any more.',
      fr: 'WhatsApp ne connaît plus ce groupe.',
    },
  },
  131201: {
    meaning: 'Group request partly failed',
    http: 400,
    reaction: 'never',
    scope: 'message',
    words: {
      en: 'A part of the change in the group failed. See who is named.',
      fr: 'Une partie du changement dans le groupe a échoué. Voyez qui est concerné.',
    },
  },
  131202: {
    meaning: 'Participant named twice',
    http: 400,
    reaction: 'never',
    scope: 'message',
    words: {
      en: 'A person is named twice. Keep one.',
      fr: 'Une personne est nommée deux fois. Gardez-en une.',
    },
  },
  131203: {
    meaning: 'Participant cannot join',
    http: 400,
    reaction: 'never',
    scope: 'recipient',
    words: {
      en: 'This person cannot join: the terms were not accepted.',
      fr: 'Cette personne ne peut pas rejoindre le groupe : conditions non acceptées.',
    },
  },
  131204: {
    meaning: 'Too many participants',
    http: 400,
    reaction: 'never',
    scope: 'message',
    words: {
      en: 'A group of the API holds eight people at most.',
      fr: "Un groupe de l'API compte huit personnes au plus.",
    },
  },
  131207: {
    meaning: 'Group suspended',
    http: 400,
    reaction: 'never',
    scope: 'message',
    words: {
      en: 'WhatsApp suspended this group. Nothing can be sent to it.',
      fr: 'WhatsApp a suspendu ce groupe. Rien ne peut y être envoyé.',
    },
  },
  131208: {
    meaning: 'Group call rate reached',
    http: 429,
    reaction: 'wait',
    waitMs: minute,
    scope: 'number',
    words: {
      en: 'Too many changes in groups at once. It goes on in a minute.',
      fr: 'Trop de changements de groupes à la fois. Cela reprendra dans une minute.',
    },
  },
  131209: {
    meaning: 'Group picture wrong',
    http: 400,
    reaction: 'fix',
    scope: 'message',
    words: {
      en: 'The picture of the group is not accepted. Choose another.',
      fr: "L'image du groupe n'est pas acceptée. Choisissez-en une autre.",
    },
  },
  131210: {
    meaning: 'Group picture too large or small',
    http: 400,
    reaction: 'fix',
    scope: 'message',
    words: {
      en: 'The picture of the group has the wrong size. Choose another.',
      fr: "L'image du groupe n'a pas la bonne taille. Choisissez-en une autre.",
    },
  },
  131211: {
    meaning: 'Limit of groups reached',
    http: 400,
    reaction: 'never',
    scope: 'number',
    words: {
      en: 'The number has as many groups as it may. Delete one first.',
      fr: "Le numéro a atteint son nombre maximal de groupes. Supprimez-en un d'abord.",
    },
  },
  131212: {
    meaning: 'Not a participant',
    http: 400,
    reaction: 'never',
    scope: 'recipient',
    words: {
      en: 'This person is not in the group.',
      fr: "Cette personne n'est pas dans le groupe.",
    },
  },
  131213: {
    meaning: 'No such join request',
    http: 400,
    reaction: 'never',
    scope: 'recipient',
    words: {
      en: 'This request to join no longer exists.',
      fr: "Cette demande d'adhésion n'existe plus.",
    },
  },
  131214: {
    meaning: 'Creation of groups switched off',
    http: 400,
    reaction: 'never',
    scope: 'number',
    words: {
      en: 'WhatsApp stopped new groups of this number after too much marketing.',
      fr: 'WhatsApp a arrêté les nouveaux groupes de ce numéro après trop de marketing.',
    },
  },
  131215: {
    meaning: 'Groups not open to this number',
    http: 400,
    reaction: 'never',
    scope: 'number',
    words: {
      en: 'Groups need an Official Business Account, and a number used by the API alone.',
      fr: "Les groupes exigent un compte officiel et un numéro utilisé par l'API seule.",
    },
  },
}
