import type { Question } from './quiz.ts'

/** What silence may mean, and what to do about it. */
export const questionsOfSilence: readonly Question[] = [
  {
    id: 'two_grey_26h',
    topic: 'two_grey',
    message: {
      tick: 'two_grey',
      text: {
        en: 'Your quote is ready, I am holding it until Friday.',
        fr: 'Votre devis est prêt, je vous le garde jusqu’à vendredi.',
      },
    },
    asks: {
      en: 'Silent for 26 hours. This person usually answers within three. What can you say for ' + 'certain?',
      fr: 'Silence depuis 26 h. Cette personne répond d’habitude en 3 h. Que pouvez-vous ' + 'affirmer ?',
    },
    choices: {
      a: { en: 'They have not read it', fr: 'Elle ne l’a pas lu' },
      b: { en: 'They have blocked us', fr: 'Elle nous a bloqués' },
      c: {
        en: 'It is on a device of theirs, nothing more',
        fr: 'Il est sur un de ses appareils, rien de plus',
      },
      d: { en: 'The offer does not interest them', fr: 'L’offre ne l’intéresse pas' },
    },
    right: 'c',
    because: {
      en: 'The silence is unusual: a clue, not a proof. The tick proves delivery alone.',
      fr: 'Le silence est inhabituel : un indice, pas une preuve. La coche ne prouve que la ' + 'remise.',
    },
  },
  {
    id: 'never_blue',
    topic: 'two_grey',
    asks: {
      en: 'Mrs Roux answers every message, but her ticks have never turned blue. What explains ' + 'it best?',
      fr:
        'Mme Roux répond à chaque message, mais les coches ne sont jamais devenues bleues. ' +
        'Quelle est la meilleure explication ?',
    },
    choices: {
      a: { en: 'A relative answers for her', fr: 'Un proche répond pour elle' },
      b: { en: 'Our connection loses receipts', fr: 'Notre connexion perd les accusés' },
      c: { en: 'She has muted us', fr: 'Elle nous a mis en sourdine' },
      d: { en: 'She has switched read receipts off', fr: 'Elle a coupé les confirmations de lecture' },
    },
    right: 'd',
    because: {
      en: 'About 30 % of people switch them off. For them grey is the last tick there is.',
      fr: 'Environ 30 % des gens les coupent. Pour eux, les grises sont les dernières coches ' + 'possibles.',
    },
  },
  {
    id: 'lock_screen',
    topic: 'two_grey',
    asks: {
      en:
        'Someone reads your short message on the lock screen and does not open the ' +
        'conversation. Which tick do you see?',
      fr:
        'Quelqu’un lit votre court message sur l’écran verrouillé, sans ouvrir la ' +
        'conversation. Quelle coche voyez-vous ?',
    },
    choices: {
      a: { en: 'One grey tick', fr: 'Une coche grise' },
      b: { en: 'Two grey ticks', fr: 'Deux coches grises' },
      c: { en: 'Two blue ticks', fr: 'Deux coches bleues' },
      d: { en: 'The clock', fr: 'L’horloge' },
    },
    right: 'b',
    because: {
      en: 'Only opening the conversation sends a read receipt. No blue ticks is not unread.',
      fr: 'Seule l’ouverture de la conversation envoie l’accusé. Pas de bleues ne veut pas ' + 'dire non lu.',
    },
  },
  {
    id: 'one_grey_photo',
    topic: 'one_grey',
    message: {
      tick: 'one_grey',
      text: {
        en: 'Your appointment is confirmed for Thursday.',
        fr: 'Votre rendez-vous est confirmé pour jeudi.',
      },
    },
    asks: {
      en: 'One grey tick for three days, and the profile picture is gone. What do you know?',
      fr: 'Une coche grise depuis trois jours, et la photo de profil a disparu. Que ' + 'savez-vous ?',
    },
    choices: {
      a: {
        en: 'No device has it yet; the reason is open',
        fr: 'Aucun appareil ne l’a encore ; la raison reste ouverte',
      },
      b: { en: 'We are blocked: two signs agree', fr: 'Nous sommes bloqués : deux signes concordent' },
      c: { en: 'The number is wrong', fr: 'Le numéro est faux' },
      d: { en: 'The person has left WhatsApp', fr: 'La personne a quitté WhatsApp' },
    },
    right: 'a',
    because: {
      en:
        'Phone off, no coverage, a changed number, strict privacy (about 45 %) and a block ' +
        'all look like this.',
      fr:
        'Téléphone éteint, pas de réseau, numéro changé, confidentialité stricte (environ ' +
        '45 %), blocage : tout cela se ressemble.',
    },
  },
  {
    id: 'one_grey_next',
    topic: 'answering',
    asks: {
      en: 'One grey tick since yesterday. What is the best next step?',
      fr: 'Une coche grise depuis hier. Quelle est la meilleure suite ?',
    },
    choices: {
      a: { en: 'Send the same message again', fr: 'Renvoyer le même message' },
      b: {
        en: 'Have a colleague write from another number',
        fr: 'Faire écrire un collègue d’un autre numéro',
      },
      c: {
        en: 'Give it the time this person usually takes; another channel only with consent',
        fr: 'Laisser le temps habituel de cette personne ; un autre canal seulement avec son ' + 'accord',
      },
      d: { en: 'Ask whether we have been blocked', fr: 'Demander si l’on nous a bloqués' },
    },
    right: 'c',
    because: {
      en: 'A second message would only wait behind the first. Asking about a block accuses.',
      fr: 'Un second message attendrait derrière le premier. Demander si l’on est bloqué ' + 'accuse.',
    },
  },
  {
    id: 'one_grey_month',
    topic: 'one_grey',
    asks: {
      en: 'A message has shown one grey tick for 31 days. How should it be treated?',
      fr: 'Un message porte une coche grise depuis 31 jours. Comment le traiter ?',
    },
    choices: {
      a: { en: 'It is still on its way', fr: 'Il est toujours en route' },
      b: {
        en: 'As never delivered: the platform gives up after 30 days',
        fr: 'Comme jamais remis : la plateforme abandonne après 30 jours',
      },
      c: { en: 'As read without blue ticks', fr: 'Comme lu sans coches bleues' },
      d: { en: 'As refused by the person', fr: 'Comme refusé par la personne' },
    },
    right: 'b',
    because: {
      en: 'Thirty days is the limit for nearly all messages; sign-in codes have ten minutes.',
      fr:
        'Trente jours, c’est la limite de presque tous les messages ; les codes de connexion ' +
        'ont dix minutes.',
    },
  },
  {
    id: 'everyone_grey',
    topic: 'one_grey',
    asks: {
      en:
        'Since 10:02 everything the team sends shows a clock or one grey tick, whoever it ' +
        'goes to. What comes first?',
      fr:
        'Depuis 10 h 02, tout ce que l’équipe envoie reste à l’horloge ou à une grise, quel ' +
        'que soit le client. Que faire d’abord ?',
    },
    choices: {
      a: { en: 'Send everything again', fr: 'Tout renvoyer' },
      b: {
        en: 'Ask customers to restart their phones',
        fr: 'Demander aux clients de redémarrer leur téléphone',
      },
      c: { en: 'Conclude that many people block us', fr: 'Conclure que beaucoup nous bloquent' },
      d: {
        en: 'Look at our number’s health and the platform’s status',
        fr: 'Regarder l’état de notre numéro et celui de la plateforme',
      },
    },
    right: 'd',
    because: {
      en: 'The same tick everywhere at once points to us or to WhatsApp, not to people.',
      fr: 'La même coche partout d’un coup désigne notre côté ou WhatsApp, pas les gens.',
    },
  },
  {
    id: 'late_blue',
    topic: 'two_blue',
    message: {
      tick: 'two_blue',
      text: { en: 'The table is back in stock.', fr: 'La table est de nouveau en stock.' },
    },
    asks: {
      en: 'Delivered on Monday, blue on Thursday. What is the safest reading?',
      fr: 'Remis lundi, bleu jeudi. Quelle est la lecture la plus sûre ?',
    },
    choices: {
      a: {
        en: 'Opened by Thursday; perhaps earlier, if the phone was offline when it was read',
        fr: 'Ouvert au plus tard jeudi ; peut-être avant, si le téléphone était hors ligne à la ' + 'lecture',
      },
      b: { en: 'Ignored on purpose for three days', fr: 'Ignoré exprès pendant trois jours' },
      c: { en: 'A fault: receipts come at once', fr: 'Un défaut : les accusés arrivent aussitôt' },
      d: { en: 'Somebody else opened it', fr: 'Quelqu’un d’autre l’a ouvert' },
    },
    right: 'a',
    because: {
      en: 'A phone that is offline reports later. The time of a receipt says nothing about ' + 'intention.',
      fr: 'Un téléphone hors ligne signale plus tard. L’heure d’un accusé ne dit rien d’une ' + 'intention.',
    },
  },
  {
    id: 'answer_implies',
    topic: 'probably_read',
    message: {
      tick: 'two_grey',
      text: {
        en: 'Would you like the blue one or the green one?',
        fr: 'Vous préférez la bleue ou la verte ?',
      },
    },
    asks: {
      en:
        'Grey ticks on Monday’s message. On Tuesday the person writes: “Yes, the blue one.” ' +
        'What is fair to conclude?',
      fr:
        'Coches grises sur le message de lundi. Mardi, la personne écrit : « Oui, la ' +
        'bleue. » Que peut-on conclure ?',
    },
    choices: {
      a: { en: 'Nothing, since the ticks are grey', fr: 'Rien, puisque les coches sont grises' },
      b: {
        en: 'Monday’s message was almost certainly seen, though no receipt came',
        fr: 'Le message de lundi a presque sûrement été vu, même sans accusé',
      },
      c: { en: 'The phone is broken', fr: 'Le téléphone est en panne' },
      d: { en: 'The answer was meant for somebody else', fr: 'La réponse était pour quelqu’un d’autre' },
    },
    right: 'b',
    because: {
      en: 'An answer is better evidence than a tick. It stays a conclusion, so the ticks stay ' + 'grey.',
      fr:
        'Une réponse prouve mieux qu’une coche. Cela reste une conclusion, donc les coches ' +
        'restent grises.',
    },
  },
  {
    id: 'probable_says',
    topic: 'probably_read',
    asks: {
      en: 'Two grey ticks over four blue dots. What does the desk tell you?',
      fr: 'Deux coches grises sur quatre points bleus. Que dit le bureau ?',
    },
    choices: {
      a: { en: 'Read for certain', fr: 'Lu, c’est certain' },
      b: { en: 'Read by four people', fr: 'Lu par quatre personnes' },
      c: {
        en: 'An estimate from several clues, with a probability and its reasons',
        fr: 'Une estimation à partir de plusieurs indices, avec une probabilité et ses raisons',
      },
      d: { en: 'Sent in four parts', fr: 'Envoyé en quatre parties' },
    },
    right: 'c',
    because: {
      en: 'Solid is fact, dotted is inferred. Read the reasons before you act on it.',
      fr: 'Le plein est un fait, le pointillé une déduction. Lisez les raisons avant d’agir.',
    },
  },
  {
    id: 'no_accusing',
    topic: 'answering',
    message: {
      tick: 'two_blue',
      text: {
        en: 'You can change the delivery slot in your account.',
        fr: 'Vous pouvez changer le créneau de livraison dans votre compte.',
      },
    },
    asks: {
      en: 'Blue since yesterday, no answer. Which follow-up may leave?',
      fr: 'Bleu depuis hier, pas de réponse. Quelle relance peut partir ?',
    },
    choices: {
      a: {
        en: '“I can see that you have read my message.”',
        fr: '« Je vois que vous avez lu mon message. »',
      },
      b: { en: '“Why do you not answer?”', fr: '« Pourquoi ne répondez-vous pas ? »' },
      c: {
        en: '“Last reminder before we close your file.”',
        fr: '« Dernier rappel avant clôture de votre dossier. »',
      },
      d: {
        en: '“Did you find what you needed? YES or NO is enough.”',
        fr: '« Avez-vous trouvé ce qu’il vous fallait ? OUI ou NON suffit. »',
      },
    },
    right: 'd',
    because: {
      en: 'Short, kind, easy to answer, and only once. Nobody likes to hear that they are ' + 'watched.',
      fr: 'Court, aimable, facile à répondre, et une seule fois. Personne n’aime se savoir ' + 'observé.',
    },
  },
]
