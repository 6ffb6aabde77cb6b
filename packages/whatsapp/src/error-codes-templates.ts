import type { ErrorEntry } from './error-codes.ts'

// Templates: creating, sending, counting.

const hour = 3_600_000

export const templateErrors: Readonly<Record<number, ErrorEntry>> = {
  132000: {
    meaning: 'Number of template values wrong',
    http: 400,
    reaction: 'never',
    scope: 'template',
    words: {
      en: 'The template was sent with too few or too many values. Fill every blank, and only those.',
      fr:
        'Le modèle a été envoyé avec trop ou trop peu de valeurs. Remplissez chaque champ, et ' +
        'seulement ceux-là.',
    },
  },
  132001: {
    meaning: 'Template or language missing',
    http: 404,
    reaction: 'fix',
    scope: 'template',
    words: {
      en:
        'This template does not exist or is not approved in this language. Choose another or wait for ' +
        'approval.',
      fr:
        "Ce modèle n'existe pas ou n'est pas approuvé dans cette langue. Choisissez-en un autre ou " +
        "attendez l'approbation.",
    },
  },
  132005: {
    meaning: 'Filled template too long',
    http: 400,
    reaction: 'never',
    scope: 'template',
    words: {
      en: 'With these values the template is too long. Shorten the values.',
      fr: 'Avec ces valeurs, le modèle est trop long. Raccourcissez-les.',
    },
  },
  132007: {
    meaning: 'Template breaks a policy',
    http: 400,
    reaction: 'fix',
    scope: 'template',
    words: {
      en: 'The content of the template breaks a rule of WhatsApp. It must be rewritten.',
      fr: 'Le contenu du modèle enfreint une règle de WhatsApp. Il faut le réécrire.',
    },
  },
  132012: {
    meaning: 'Template value has the wrong form',
    http: 400,
    reaction: 'never',
    scope: 'template',
    words: {
      en: 'A value of the template has the wrong form. Check what each blank expects.',
      fr: "Une valeur du modèle n'a pas la bonne forme. Vérifiez ce que chaque champ attend.",
    },
  },
  132015: {
    meaning: 'Template paused',
    http: 400,
    reaction: 'fix',
    scope: 'template',
    words: {
      en:
        'WhatsApp paused this template because people disliked it. Improve it or wait until the pause ' +
        'ends.',
      fr: 'WhatsApp a suspendu ce modèle, mal accueilli. Améliorez-le ou attendez la fin de la suspension.',
    },
  },
  132016: {
    meaning: 'Template disabled',
    http: 400,
    reaction: 'never',
    scope: 'template',
    words: {
      en: 'WhatsApp disabled this template for good. Write a new one.',
      fr: 'WhatsApp a désactivé ce modèle définitivement. Écrivez-en un nouveau.',
    },
  },
  132018: {
    meaning: 'Template message has an invalid parameter',
    http: 400,
    reaction: 'never',
    scope: 'template',
    words: {
      en: 'A value of the template is not valid. Check line breaks, spaces and missing values.',
      fr:
        "Une valeur du modèle n'est pas valable. Vérifiez les retours à la ligne, les espaces et les " +
        'valeurs manquantes.',
    },
  },
  132068: {
    meaning: 'Flow blocked',
    http: 400,
    reaction: 'fix',
    scope: 'template',
    words: {
      en: 'The form in this message is blocked. Its owner must repair it.',
      fr: 'Le formulaire de ce message est bloqué. Son responsable doit le réparer.',
    },
  },
  132069: {
    meaning: 'Flow throttled',
    http: 400,
    reaction: 'wait',
    waitMs: hour,
    scope: 'template',
    words: {
      en: 'The form in this message may only be sent ten times an hour until it is repaired.',
      fr: "Le formulaire de ce message ne peut partir que dix fois par heure tant qu'il n'est pas réparé.",
    },
  },
  200005: {
    meaning: 'Template figures unavailable',
    http: 400,
    reaction: 'never',
    scope: 'template',
    words: {
      en: 'Meta offers no figures for templates of this account. Ours are counted from receipts.',
      fr: 'Meta ne donne pas de chiffres de modèles pour ce compte. Les nôtres viennent des accusés.',
    },
  },
  200006: {
    meaning: 'Template figures cannot be switched off',
    http: 400,
    reaction: 'never',
    scope: 'template',
    words: {
      en: 'Figures for templates cannot be switched off once on.',
      fr: 'Les chiffres de modèles ne peuvent plus être désactivés.',
    },
  },
  200007: {
    meaning: 'Template figures not switched on',
    http: 400,
    reaction: 'fix',
    scope: 'template',
    words: {
      en: 'Figures for templates are not switched on. An administrator may do it once.',
      fr: 'Les chiffres de modèles ne sont pas activés. Un administrateur peut le faire une fois.',
    },
  },
  2388019: {
    meaning: 'Limit of templates reached',
    http: 400,
    reaction: 'fix',
    scope: 'account',
    words: {
      en: 'The account has as many templates as it may. Delete some, or verify the business.',
      fr: "Le compte a atteint son nombre maximal de modèles. Supprimez-en ou faites vérifier l'entreprise.",
    },
  },
  2388040: {
    meaning: 'Template field too long',
    http: 400,
    reaction: 'fix',
    scope: 'template',
    words: {
      en: 'A part of the template is too long. Shorten it.',
      fr: 'Une partie du modèle est trop longue. Raccourcissez-la.',
    },
  },
  2388047: {
    meaning: 'Template header wrong',
    http: 400,
    reaction: 'fix',
    scope: 'template',
    words: {
      en: 'The header of the template is not accepted. Correct it.',
      fr: "L'en-tête du modèle n'est pas accepté. Corrigez-le.",
    },
  },
  2388072: {
    meaning: 'Template body wrong',
    http: 400,
    reaction: 'fix',
    scope: 'template',
    words: {
      en: 'The text of the template is not accepted. Correct it.',
      fr: "Le texte du modèle n'est pas accepté. Corrigez-le.",
    },
  },
  2388073: {
    meaning: 'Template footer wrong',
    http: 400,
    reaction: 'fix',
    scope: 'template',
    words: {
      en: 'The footer of the template is not accepted. Correct it.',
      fr: "Le pied du modèle n'est pas accepté. Corrigez-le.",
    },
  },
  2388293: {
    meaning: 'Too many blanks for the text',
    http: 400,
    reaction: 'fix',
    scope: 'template',
    words: {
      en: 'The template has too many blanks for so little text. Write more around them.',
      fr: 'Le modèle a trop de champs pour si peu de texte. Ajoutez du texte autour.',
    },
  },
  2388299: {
    meaning: 'Blank at the start or end',
    http: 400,
    reaction: 'fix',
    scope: 'template',
    words: {
      en: 'The text may not begin or end with a blank. Add words before or after it.',
      fr: 'Le texte ne peut ni commencer ni finir par un champ. Ajoutez des mots avant ou après.',
    },
  },
  2388318: {
    meaning: 'Generated template cannot be edited',
    http: 400,
    reaction: 'never',
    scope: 'template',
    words: {
      en: 'This template was made by WhatsApp and cannot be edited.',
      fr: 'Ce modèle a été créé par WhatsApp et ne peut pas être modifié.',
    },
  },
  2388330: {
    meaning: 'Generated template cannot be deleted',
    http: 400,
    reaction: 'never',
    scope: 'template',
    words: {
      en: 'This template was made by WhatsApp and cannot be deleted.',
      fr: 'Ce modèle a été créé par WhatsApp et ne peut pas être supprimé.',
    },
  },
}
