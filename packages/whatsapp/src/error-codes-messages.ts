import type { ErrorEntry } from './error-codes.ts'

// One message, or the person it was for.

const minute = 60_000
const hour = 3_600_000

export const messageErrors: Readonly<Record<number, ErrorEntry>> = {
  100: {
    meaning: 'Invalid parameter',
    http: 400,
    reaction: 'never',
    scope: 'message',
    words: {
      en: 'WhatsApp could not accept a part of this message. Correct what is marked and send it again.',
      fr: "WhatsApp n'a pas accepté une partie de ce message. Corrigez ce qui est signalé et renvoyez-le.",
    },
  },
  130472: {
    meaning: 'Person is part of an experiment',
    http: 400,
    reaction: 'never',
    scope: 'recipient',
    words: {
      en:
        'WhatsApp keeps marketing from this person for a test of its own. Do not try again; another ' +
        'channel may be used.',
      fr:
        'WhatsApp écarte cette personne du marketing pour un test. Ne réessayez pas ; un autre canal ' +
        'est possible.',
    },
  },
  130501: {
    meaning: 'Kind of message not supported in groups',
    reaction: 'never',
    scope: 'message',
    words: {
      en: 'A member sent something the API cannot show. Ask for it in another form.',
      fr: "Un membre a envoyé un contenu que l'API ne peut pas montrer. Demandez-le sous une autre forme.",
    },
  },
  131008: {
    meaning: 'Required parameter missing',
    http: 400,
    reaction: 'never',
    scope: 'message',
    words: {
      en: 'A required part of the message is missing. Fill it in and send again.',
      fr: 'Une partie obligatoire du message manque. Complétez-la et renvoyez.',
    },
  },
  131009: {
    meaning: 'Parameter value not valid',
    http: 400,
    reaction: 'never',
    scope: 'message',
    words: {
      en: 'A part of the message has a value WhatsApp does not take. Correct it and send again.',
      fr: 'Une partie du message a une valeur que WhatsApp refuse. Corrigez-la et renvoyez.',
    },
  },
  131021: {
    meaning: 'Recipient is the sender',
    http: 400,
    reaction: 'never',
    scope: 'recipient',
    words: {
      en: 'This is our own number. Choose another recipient.',
      fr: "C'est notre propre numéro. Choisissez un autre destinataire.",
    },
  },
  131026: {
    meaning: 'Message undeliverable',
    http: 400,
    reaction: 'never',
    scope: 'recipient',
    words: {
      en:
        'This number cannot get WhatsApp messages: not on WhatsApp, terms not accepted, or too old an ' +
        'app. Use another channel.',
      fr:
        'Ce numéro ne peut pas recevoir de message WhatsApp : absent de WhatsApp, conditions non ' +
        'acceptées ou application trop ancienne. Utilisez un autre canal.',
    },
  },
  131030: {
    meaning: 'Recipient not on the test list',
    http: 400,
    reaction: 'fix',
    scope: 'recipient',
    words: {
      en: 'A test number may only write to people on its list. An administrator must add this one.',
      fr:
        "Un numéro d'essai n'écrit qu'aux personnes de sa liste. Un administrateur doit y ajouter " +
        'celle-ci.',
    },
  },
  131047: {
    meaning: 'More than 24 hours since the last message of the person',
    http: 400,
    reaction: 'never',
    scope: 'recipient',
    words: {
      en: 'The person last wrote more than 24 hours ago. Only an approved template can be sent now.',
      fr: 'La personne a écrit il y a plus de 24 heures. Seul un modèle approuvé peut être envoyé.',
    },
  },
  131049: {
    meaning: 'Held back to keep marketing welcome',
    http: 400,
    reaction: 'wait',
    waitMs: 24 * hour,
    scope: 'recipient',
    words: {
      en:
        'WhatsApp held this marketing message back: the person gets a lot of it. Not again before 24 ' +
        'hours.',
      fr:
        'WhatsApp a retenu ce message marketing : la personne en reçoit beaucoup. Pas de nouvel essai ' +
        'avant 24 heures.',
    },
  },
  131050: {
    meaning: 'Person stopped our marketing',
    http: 400,
    reaction: 'never',
    scope: 'recipient',
    words: {
      en: 'The person switched off our offers in WhatsApp. Record the refusal and send no more marketing.',
      fr: "La personne a coupé nos offres dans WhatsApp. Notez ce refus et n'envoyez plus de marketing.",
    },
  },
  131051: {
    meaning: 'Kind of message not supported',
    http: 400,
    reaction: 'never',
    scope: 'message',
    words: {
      en: 'WhatsApp does not support this kind of message here. Send it in another form.',
      fr: "WhatsApp n'accepte pas ce type de message ici. Envoyez-le sous une autre forme.",
    },
  },
  131052: {
    meaning: 'Media of the person could not be fetched',
    http: 400,
    reaction: 'never',
    scope: 'message',
    words: {
      en: 'The file of the customer could not be fetched. Ask for it to be sent again.',
      fr: "Le fichier du client n'a pas pu être récupéré. Demandez-lui de le renvoyer.",
    },
  },
  131053: {
    meaning: 'Media could not be sent',
    http: 400,
    reaction: 'fix',
    scope: 'message',
    words: {
      en: 'WhatsApp could not take our file: wrong kind or too large. Change the file and send again.',
      fr:
        "WhatsApp n'a pas pu prendre notre fichier : type ou taille incorrects. Changez le fichier et " +
        'renvoyez.',
    },
  },
  131055: {
    meaning: 'Not allowed on this interface',
    http: 400,
    reaction: 'never',
    scope: 'message',
    words: {
      en: 'Only marketing templates go through this interface. Send the message the ordinary way.',
      fr:
        'Seuls les modèles marketing passent par cette interface. Envoyez le message par la voie ' +
        'ordinaire.',
    },
  },
  131056: {
    meaning: 'Too many messages to this person in a short time',
    http: 400,
    reaction: 'wait',
    waitMs: 6_000,
    scope: 'recipient',
    words: {
      en:
        'This person was sent many messages quickly. The message leaves in some seconds; others are ' +
        'not delayed.',
      fr:
        'Cette personne a reçu beaucoup de messages en peu de temps. Le message partira dans quelques ' +
        'secondes, sans retarder les autres.',
    },
  },
  131060: {
    meaning: 'Content of the message unavailable',
    reaction: 'never',
    scope: 'message',
    words: {
      en: 'WhatsApp could not show us what the customer wrote. Ask for it to be sent again.',
      fr: "WhatsApp n'a pas pu nous montrer le message du client. Demandez-lui de le renvoyer.",
    },
  },
  131062: {
    meaning: 'A phone number is needed for this message',
    http: 400,
    reaction: 'never',
    scope: 'recipient',
    words: {
      en: 'This message cannot be addressed by user id. The phone number of the person is needed.',
      fr:
        'Ce message ne peut pas être adressé par identifiant. Il faut le numéro de téléphone de la ' +
        'personne.',
    },
  },
  134100: {
    meaning: 'Only marketing on this interface',
    http: 400,
    reaction: 'never',
    scope: 'message',
    words: {
      en: 'Only marketing templates go through this interface. Send the message the ordinary way.',
      fr:
        'Seuls les modèles marketing passent par cette interface. Envoyez le message par la voie ' +
        'ordinaire.',
    },
  },
  134101: {
    meaning: 'Template still being synchronised',
    http: 400,
    reaction: 'wait',
    waitMs: 10 * minute,
    scope: 'template',
    words: {
      en: 'The template is new and not ready on this interface yet. It will be in about ten minutes.',
      fr:
        'Le modèle est nouveau et pas encore prêt sur cette interface. Il le sera dans dix minutes ' +
        'environ.',
    },
  },
  134102: {
    meaning: 'Marketing interface unavailable',
    http: 500,
    reaction: 'fix',
    scope: 'account',
    words: {
      en: 'The Marketing Messages interface is not open to this account. Use the ordinary one.',
      fr: "L'interface Marketing Messages n'est pas ouverte à ce compte. Utilisez l'interface ordinaire.",
    },
  },
  135000: {
    meaning: 'Generic request error',
    http: 400,
    reaction: 'never',
    scope: 'message',
    words: {
      en: 'WhatsApp refused the message without saying why. Check its content.',
      fr: 'WhatsApp a refusé le message sans dire pourquoi. Vérifiez son contenu.',
    },
  },
}
