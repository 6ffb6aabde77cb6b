import type { ErrorEntry } from './error-codes.ts'

// Access, the account, the sending number and its pace.

const minute = 60_000
const hour = 3_600_000

export const accountErrors: Readonly<Record<number, ErrorEntry>> = {
  0: {
    meaning: 'Access token not accepted',
    http: 401,
    reaction: 'fix',
    scope: 'number',
    words: {
      en:
        'WhatsApp no longer accepts our access. Sending is stopped until an administrator enters a new ' +
        'token.',
      fr:
        "WhatsApp n'accepte plus notre accès. L'envoi est arrêté jusqu'à ce qu'un administrateur " +
        'saisisse un nouveau jeton.',
    },
  },
  1: {
    meaning: 'Invalid request or server error',
    http: 400,
    reaction: 'wait',
    waitMs: minute,
    scope: 'number',
    words: {
      en: 'WhatsApp could not read the request or had a fault. It is tried once more in a minute.',
      fr:
        "WhatsApp n'a pas pu lire la demande ou a eu une panne. Un nouvel essai aura lieu dans une " +
        'minute.',
    },
  },
  2: {
    meaning: 'Service temporarily unavailable',
    http: 503,
    reaction: 'wait',
    waitMs: 30_000,
    scope: 'number',
    words: {
      en: 'WhatsApp is briefly unavailable. The message leaves as soon as the service is back.',
      fr: 'WhatsApp est brièvement indisponible. Le message partira dès que le service sera rétabli.',
    },
  },
  3: {
    meaning: 'Capability or permission missing',
    http: 500,
    reaction: 'fix',
    scope: 'account',
    words: {
      en: 'The connected app may not do this. An administrator must give it the permission at Meta.',
      fr: "L'application connectée n'a pas ce droit. Un administrateur doit le lui donner chez Meta.",
    },
  },
  4: {
    meaning: 'Call rate of the app reached',
    http: 400,
    reaction: 'wait',
    waitMs: 5 * minute,
    scope: 'account',
    words: {
      en: 'Too many calls were made by our app. Sending goes on in a few minutes.',
      fr: "Notre application a fait trop d'appels. L'envoi reprendra dans quelques minutes.",
    },
  },
  10: {
    meaning: 'Permission missing',
    http: 403,
    reaction: 'fix',
    scope: 'account',
    words: {
      en:
        'The access token lacks a permission. An administrator must renew it with the right to send ' +
        'messages.',
      fr:
        "Il manque un droit au jeton d'accès. Un administrateur doit le renouveler avec le droit " +
        "d'envoyer des messages.",
    },
  },
  33: {
    meaning: 'Number deleted or id wrong',
    http: 400,
    reaction: 'fix',
    scope: 'number',
    words: {
      en: 'WhatsApp does not know this sending number any more. An administrator must check the connection.',
      fr: "WhatsApp ne connaît plus ce numéro d'envoi. Un administrateur doit vérifier la connexion.",
    },
  },
  190: {
    meaning: 'Access token invalid or expired',
    http: 401,
    reaction: 'fix',
    scope: 'number',
    words: {
      en:
        'Our access to WhatsApp has expired. Sending is stopped until an administrator enters a new ' +
        'token.',
      fr:
        "Notre accès à WhatsApp a expiré. L'envoi est arrêté jusqu'à ce qu'un administrateur saisisse " +
        'un nouveau jeton.',
    },
  },
  200: {
    meaning: 'Permission missing',
    http: 403,
    reaction: 'fix',
    scope: 'account',
    words: {
      en: 'The access token may not use this account. An administrator must grant it at Meta.',
      fr: "Le jeton d'accès ne peut pas utiliser ce compte. Un administrateur doit l'autoriser chez Meta.",
    },
  },
  368: {
    meaning: 'Account restricted for policy violations',
    http: 403,
    reaction: 'fix',
    scope: 'account',
    words: {
      en:
        'WhatsApp has restricted this account for breaking its rules. Sending is stopped; the owner ' +
        'must appeal or wait.',
      fr:
        "WhatsApp a restreint ce compte pour non-respect de ses règles. L'envoi est arrêté ; le " +
        'propriétaire doit faire appel ou attendre.',
    },
  },
  80007: {
    meaning: 'Call rate of the account reached',
    http: 400,
    reaction: 'wait',
    waitMs: 10 * minute,
    scope: 'account',
    words: {
      en: 'The account has made too many calls this hour. Sending goes on by itself later.',
      fr: "Le compte a fait trop d'appels cette heure-ci. L'envoi reprendra seul plus tard.",
    },
  },
  130429: {
    meaning: 'Throughput of the number reached',
    http: 400,
    reaction: 'wait',
    waitMs: 2_000,
    scope: 'number',
    words: {
      en: 'The number sends as fast as WhatsApp allows. The message leaves in a moment.',
      fr: 'Le numéro envoie aussi vite que WhatsApp le permet. Le message partira dans un instant.',
    },
  },
  130497: {
    meaning: 'Country not allowed for this business',
    http: 403,
    reaction: 'never',
    scope: 'recipient',
    words: {
      en: 'WhatsApp does not let this business write to people in that country. Use another channel.',
      fr:
        "WhatsApp n'autorise pas cette entreprise à écrire aux personnes de ce pays. Utilisez un autre " +
        'canal.',
    },
  },
  131000: {
    meaning: 'Unknown error at WhatsApp',
    http: 500,
    reaction: 'wait',
    waitMs: 30_000,
    scope: 'number',
    words: {
      en: 'Something went wrong at WhatsApp. The message is tried again a few times.',
      fr: 'Une erreur est survenue chez WhatsApp. Le message sera essayé encore quelques fois.',
    },
  },
  131005: {
    meaning: 'Access denied',
    http: 403,
    reaction: 'fix',
    scope: 'account',
    words: {
      en: 'Access was refused. An administrator must check the token and its permissions.',
      fr: "L'accès a été refusé. Un administrateur doit vérifier le jeton et ses droits.",
    },
  },
  131016: {
    meaning: 'Service unavailable',
    http: 500,
    reaction: 'wait',
    waitMs: 30_000,
    scope: 'number',
    words: {
      en: 'A WhatsApp service is unavailable. The message leaves when it is back.',
      fr: 'Un service de WhatsApp est indisponible. Le message partira à son retour.',
    },
  },
  131031: {
    meaning: 'Account locked',
    http: 403,
    reaction: 'fix',
    scope: 'account',
    words: {
      en:
        'WhatsApp has locked this account. Sending is stopped; the owner must look at the account at ' +
        'Meta.',
      fr:
        "WhatsApp a verrouillé ce compte. L'envoi est arrêté ; le propriétaire doit consulter le " +
        'compte chez Meta.',
    },
  },
  131037: {
    meaning: 'Display name of the number not approved',
    http: 400,
    reaction: 'fix',
    scope: 'number',
    words: {
      en: 'The number has no approved name yet. An administrator must ask Meta for it.',
      fr: "Le nom de ce numéro n'est pas encore approuvé. Un administrateur doit le demander à Meta.",
    },
  },
  131042: {
    meaning: 'Payment problem',
    http: 400,
    reaction: 'fix',
    scope: 'account',
    words: {
      en: 'WhatsApp could not charge the account. Sending is stopped until the payment method is repaired.',
      fr:
        "WhatsApp n'a pas pu débiter le compte. L'envoi est arrêté jusqu'à la réparation du moyen de " +
        'paiement.',
    },
  },
  131045: {
    meaning: 'Registration of the number failed',
    http: 500,
    reaction: 'fix',
    scope: 'number',
    words: {
      en: 'The number is not registered correctly. An administrator must register it again.',
      fr: "Le numéro n'est pas bien enregistré. Un administrateur doit l'enregistrer à nouveau.",
    },
  },
  131048: {
    meaning: 'Limit of new conversations reached or number flagged as spam',
    http: 400,
    reaction: 'wait',
    waitMs: 4 * hour,
    scope: 'number',
    words: {
      en: 'WhatsApp limits how many people this number may write to now. Campaigns stop for some hours.',
      fr:
        "WhatsApp limite le nombre de personnes à qui ce numéro peut écrire. Les campagnes s'arrêtent " +
        'quelques heures.',
    },
  },
  131057: {
    meaning: 'Number in maintenance',
    http: 500,
    reaction: 'wait',
    waitMs: minute,
    scope: 'number',
    words: {
      en: 'WhatsApp is upgrading this number. The message leaves in about a minute.',
      fr: 'WhatsApp met ce numéro à niveau. Le message partira dans une minute environ.',
    },
  },
  131059: {
    meaning: 'Paging cursor not valid',
    http: 400,
    reaction: 'retry',
    scope: 'account',
    words: {
      en: 'A list changed while it was read. Reading starts again from the first page.',
      fr: 'Une liste a changé pendant sa lecture. La lecture reprend à la première page.',
    },
  },
  131063: {
    meaning: 'Marketing switched off on this interface',
    http: 400,
    reaction: 'fix',
    scope: 'account',
    words: {
      en:
        'This account sends marketing through the Marketing Messages interface only. An administrator ' +
        'must choose it.',
      fr:
        "Ce compte envoie le marketing seulement par l'interface Marketing Messages. Un administrateur " +
        'doit la choisir.',
    },
  },
}
