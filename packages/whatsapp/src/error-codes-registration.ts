import type { ErrorEntry } from './error-codes.ts'

// Registering, verifying and moving a number.

const minute = 60_000
const hour = 3_600_000

// The pages read name these codes without saying what sets them apart.
const migrationRefused: ErrorEntry = {
  meaning: 'Number migration refused',
  http: 400,
  reaction: 'fix',
  scope: 'number',
  words: {
    en: 'The number cannot be moved as it is. An administrator must look at its state at Meta.',
    fr: "Le numéro ne peut pas être déplacé en l'état. Un administrateur doit consulter son état chez Meta.",
  },
}

export const registrationErrors: Readonly<Record<number, ErrorEntry>> = {
  133000: {
    meaning: 'Deregistration incomplete',
    http: 500,
    reaction: 'fix',
    scope: 'number',
    words: {
      en: 'The number is half removed. An administrator must remove and register it again.',
      fr:
        "Le retrait du numéro est incomplet. Un administrateur doit le retirer puis l'enregistrer à " +
        'nouveau.',
    },
  },
  133004: {
    meaning: 'Registration server unavailable',
    http: 503,
    reaction: 'wait',
    waitMs: minute,
    scope: 'number',
    words: {
      en: 'The registration service is unavailable. Try again in a minute.',
      fr: "Le service d'enregistrement est indisponible. Réessayez dans une minute.",
    },
  },
  133005: {
    meaning: 'Two-step PIN wrong',
    http: 400,
    reaction: 'fix',
    scope: 'number',
    words: {
      en: 'The PIN of the number is wrong. An administrator must enter the right one.',
      fr: 'Le code PIN du numéro est faux. Un administrateur doit saisir le bon.',
    },
  },
  133006: {
    meaning: 'Number needs verification',
    http: 400,
    reaction: 'fix',
    scope: 'number',
    words: {
      en: 'The number must be verified before it is registered. An administrator must ask for a code.',
      fr: 'Le numéro doit être vérifié avant son enregistrement. Un administrateur doit demander un code.',
    },
  },
  133008: {
    meaning: 'Too many PIN attempts',
    http: 400,
    reaction: 'wait',
    waitMs: hour,
    scope: 'number',
    words: {
      en: 'Too many wrong PINs were entered. Wait as long as WhatsApp says before the next try.',
      fr:
        'Trop de codes PIN faux ont été saisis. Attendez le délai indiqué par WhatsApp avant un nouvel ' +
        'essai.',
    },
  },
  133009: {
    meaning: 'PIN entered too fast',
    http: 400,
    reaction: 'wait',
    waitMs: minute,
    scope: 'number',
    words: {
      en: 'PINs were entered too quickly. Wait a minute and try again.',
      fr: 'Les codes PIN ont été saisis trop vite. Attendez une minute et réessayez.',
    },
  },
  133010: {
    meaning: 'Number not registered',
    http: 400,
    reaction: 'fix',
    scope: 'number',
    words: {
      en: 'The number is not registered for the API. An administrator must register it.',
      fr: "Le numéro n'est pas enregistré pour l'API. Un administrateur doit l'enregistrer.",
    },
  },
  133015: {
    meaning: 'Number being deleted',
    http: 400,
    reaction: 'wait',
    waitMs: 5 * minute,
    scope: 'number',
    words: {
      en: 'The number is being deleted. Wait five minutes before registering it again.',
      fr: "Le numéro est en cours de suppression. Attendez cinq minutes avant de l'enregistrer à nouveau.",
    },
  },
  133016: {
    meaning: 'Too many registrations',
    http: 400,
    reaction: 'wait',
    waitMs: 72 * hour,
    scope: 'number',
    words: {
      en: 'The number was registered and removed too often. WhatsApp asks to wait.',
      fr: "Le numéro a été enregistré et retiré trop souvent. WhatsApp demande d'attendre.",
    },
  },
  134011: {
    meaning: 'Payment terms not accepted',
    http: 400,
    reaction: 'fix',
    scope: 'account',
    words: {
      en: 'The terms for payments were not accepted. The owner must accept them at Meta.',
      fr: "Les conditions de paiement n'ont pas été acceptées. Le propriétaire doit les accepter chez Meta.",
    },
  },
  2388001: migrationRefused,
  2388012: migrationRefused,
  2388091: migrationRefused,
  2388093: migrationRefused,
  2388103: migrationRefused,
  2494100: {
    meaning: 'Number in maintenance',
    http: 400,
    reaction: 'wait',
    waitMs: 5 * minute,
    scope: 'number',
    words: {
      en: 'The number is in maintenance at WhatsApp. Sending goes on in a few minutes.',
      fr: "Le numéro est en maintenance chez WhatsApp. L'envoi reprendra dans quelques minutes.",
    },
  },
}
