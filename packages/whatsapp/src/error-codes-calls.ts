import type { ErrorEntry } from './error-codes.ts'

// Calls, the block list, usernames, coexistence.

const minute = 60_000
const hour = 3_600_000

// The pages read name these codes without saying what sets them apart.
const usernameRefused: ErrorEntry = {
  meaning: 'Business username refused',
  http: 400,
  reaction: 'fix',
  scope: 'number',
  words: {
    en: 'WhatsApp refused this username for the business. Read its reason and choose another.',
    fr: "WhatsApp a refusé ce nom d'utilisateur pour l'entreprise. Lisez la raison et choisissez-en un autre.",
  },
}

export const callErrors: Readonly<Record<number, ErrorEntry>> = {
  138000: {
    meaning: 'Calls switched off',
    http: 400,
    reaction: 'fix',
    scope: 'number',
    words: {
      en: 'Calls are off for this number. An administrator may switch them on.',
      fr: 'Les appels sont désactivés pour ce numéro. Un administrateur peut les activer.',
    },
  },
  138001: {
    meaning: 'Person cannot be called',
    http: 400,
    reaction: 'never',
    scope: 'recipient',
    words: {
      en: 'This person cannot be called on WhatsApp.',
      fr: 'Cette personne ne peut pas être appelée sur WhatsApp.',
    },
  },
  138002: {
    meaning: 'Too many calls at once',
    http: 400,
    reaction: 'wait',
    waitMs: minute,
    scope: 'number',
    words: {
      en: 'The number holds as many calls as it may. Try again shortly.',
      fr: "Le numéro a atteint son nombre d'appels simultanés. Réessayez sous peu.",
    },
  },
  138003: {
    meaning: 'Already in a call',
    http: 400,
    reaction: 'wait',
    waitMs: minute,
    scope: 'recipient',
    words: {
      en: 'There is already a call with this person.',
      fr: 'Un appel avec cette personne est déjà en cours.',
    },
  },
  138004: {
    meaning: 'Call could not connect',
    http: 400,
    reaction: 'retry',
    scope: 'recipient',
    words: {
      en: 'The call could not be connected. Try again.',
      fr: "L'appel n'a pas pu être établi. Réessayez.",
    },
  },
  138005: {
    meaning: 'Call rate reached',
    http: 400,
    reaction: 'wait',
    waitMs: minute,
    scope: 'number',
    words: {
      en: 'Too many calls in a short time. Try again in a minute.',
      fr: "Trop d'appels en peu de temps. Réessayez dans une minute.",
    },
  },
  138006: {
    meaning: 'No permission to call',
    http: 400,
    reaction: 'never',
    scope: 'recipient',
    words: {
      en: 'This person has not allowed calls. Ask for permission in a message.',
      fr: "Cette personne n'a pas autorisé les appels. Demandez-lui la permission par message.",
    },
  },
  138007: {
    meaning: 'Call timed out while connecting',
    http: 400,
    reaction: 'retry',
    scope: 'recipient',
    words: {
      en: 'The call took too long to connect. Try again.',
      fr: "L'appel a mis trop de temps à s'établir. Réessayez.",
    },
  },
  138009: {
    meaning: 'Permission asked too often',
    http: 400,
    reaction: 'wait',
    waitMs: 24 * hour,
    scope: 'recipient',
    words: {
      en: 'The permission to call was asked too often. Not again before a day.',
      fr: "La permission d'appeler a été trop demandée. Pas avant un jour.",
    },
  },
  138012: {
    meaning: 'Calls of the day used up',
    http: 400,
    reaction: 'wait',
    waitMs: 24 * hour,
    scope: 'recipient',
    words: {
      en: 'This person was called as often as WhatsApp allows in a day.',
      fr: 'Cette personne a été appelée autant que WhatsApp le permet en un jour.',
    },
  },
  138013: {
    meaning: 'Outgoing calls not available',
    http: 400,
    reaction: 'never',
    scope: 'number',
    words: {
      en: 'WhatsApp offers no outgoing calls from numbers of this country.',
      fr: "WhatsApp n'offre pas d'appels sortants aux numéros de ce pays.",
    },
  },
  138014: {
    meaning: 'Calls disabled for low quality',
    http: 400,
    reaction: 'fix',
    scope: 'number',
    words: {
      en: 'WhatsApp switched calls off after bad feedback.',
      fr: 'WhatsApp a coupé les appels après de mauvais retours.',
    },
  },
  138015: {
    meaning: 'Calls cannot be switched on',
    http: 400,
    reaction: 'fix',
    scope: 'number',
    words: {
      en: 'Calls need a messaging limit of at least 2,000.',
      fr: "Les appels exigent une limite d'envoi d'au moins 2 000.",
    },
  },
  138017: {
    meaning: 'Calls already allowed for good',
    http: 400,
    reaction: 'never',
    scope: 'recipient',
    words: {
      en: 'This person already allowed calls for good. No need to ask.',
      fr: 'Cette personne a déjà autorisé les appels pour toujours. Inutile de demander.',
    },
  },
  139100: {
    meaning: 'Some people could not be blocked',
    http: 400,
    reaction: 'never',
    scope: 'recipient',
    words: {
      en: 'Some people could not be blocked or unblocked. See who is named.',
      fr: "Certaines personnes n'ont pas pu être bloquées ou débloquées. Voyez lesquelles.",
    },
  },
  139101: {
    meaning: 'Block list full',
    http: 400,
    reaction: 'fix',
    scope: 'number',
    words: {
      en: 'The block list is full. Take someone off it first.',
      fr: "La liste de blocage est pleine. Retirez-en d'abord quelqu'un.",
    },
  },
  139102: {
    meaning: 'Block list changed meanwhile',
    http: 400,
    reaction: 'retry',
    scope: 'number',
    words: {
      en: 'The block list changed while it was read. Reading starts again.',
      fr: 'La liste de blocage a changé pendant sa lecture. La lecture reprend.',
    },
  },
  139103: {
    meaning: 'Block list failed',
    http: 400,
    reaction: 'retry',
    scope: 'number',
    words: {
      en: 'WhatsApp failed to change the block list. Try again.',
      fr: "WhatsApp n'a pas pu changer la liste de blocage. Réessayez.",
    },
  },
  139200: {
    meaning: 'Direct Send blocked',
    reaction: 'never',
    scope: 'message',
    words: {
      en: 'Messages without a template are blocked for this account. Use an approved template.',
      fr: 'Les messages sans modèle sont bloqués pour ce compte. Utilisez un modèle approuvé.',
    },
  },
  147001: usernameRefused,
  147002: usernameRefused,
  147003: usernameRefused,
  147004: usernameRefused,
  147005: usernameRefused,
  2593107: {
    meaning: 'History already requested',
    http: 400,
    reaction: 'never',
    scope: 'number',
    words: {
      en: 'The history can be asked for once only, and it was.',
      fr: "L'historique ne peut être demandé qu'une fois, et il l'a été.",
    },
  },
  2593108: {
    meaning: 'History requested too late',
    http: 400,
    reaction: 'never',
    scope: 'number',
    words: {
      en: 'The history must be asked for within 24 hours of connecting.',
      fr: "L'historique doit être demandé dans les 24 heures après la connexion.",
    },
  },
  2593109: {
    meaning: 'History declined',
    http: 400,
    reaction: 'never',
    scope: 'number',
    words: {
      en: 'The owner of the number declined to share the history.',
      fr: "Le titulaire du numéro a refusé de partager l'historique.",
    },
  },
}
