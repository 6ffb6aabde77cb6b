import type { Question } from './quiz.ts'

/** What a tick proves and what it does not. */
export const questionsOfMeaning: readonly Question[] = [
  {
    id: 'two_grey_where',
    topic: 'two_grey',
    asks: {
      en: 'Where is a message with two grey ticks?',
      fr: 'Où se trouve un message à deux coches grises ?',
    },
    choices: {
      a: {
        en: 'On WhatsApp’s servers, not yet on a phone',
        fr: 'Sur les serveurs de WhatsApp, pas encore sur un téléphone',
      },
      b: {
        en: 'On at least one of the person’s devices',
        fr: 'Sur au moins un des appareils de la personne',
      },
      c: { en: 'Opened, but not read to the end', fr: 'Ouvert, mais pas lu jusqu’au bout' },
      d: { en: 'In our own queue', fr: 'Dans notre propre file d’attente' },
    },
    right: 'b',
    because: {
      en:
        'Two grey ticks: a device has it. The widespread error puts it on the server; that ' +
        'would be one grey tick.',
      fr:
        'Deux grises : un appareil l’a reçu. L’erreur répandue le place sur le serveur ; ce ' +
        'serait une seule grise.',
    },
  },
  {
    id: 'one_grey_proves',
    topic: 'one_grey',
    asks: { en: 'What does one grey tick prove?', fr: 'Que prouve une coche grise ?' },
    choices: {
      a: { en: 'The person’s phone has the message', fr: 'Le téléphone de la personne a reçu le message' },
      b: { en: 'The person has blocked us', fr: 'La personne nous a bloqués' },
      c: { en: 'The person has seen the notification', fr: 'La personne a vu la notification' },
      d: {
        en: 'WhatsApp’s servers have taken it, no device has it yet',
        fr: 'Les serveurs de WhatsApp l’ont pris, aucun appareil ne l’a encore',
      },
    },
    right: 'd',
    because: {
      en: 'Sent, not delivered. Why it has not arrived, the tick does not say.',
      fr: 'Envoyé, pas remis. Pourquoi il n’est pas arrivé, la coche ne le dit pas.',
    },
  },
  {
    id: 'blue_proves',
    topic: 'two_blue',
    message: {
      tick: 'two_blue',
      text: {
        en: 'The new terms apply from Monday. Is that all right with you?',
        fr: 'Les nouvelles conditions valent dès lundi. Cela vous convient ?',
      },
    },
    asks: { en: 'Two blue ticks. What is proved?', fr: 'Deux coches bleues. Qu’est-ce qui est prouvé ?' },
    choices: {
      a: {
        en: 'The conversation was opened with this message in it',
        fr: 'La conversation a été ouverte avec ce message à l’écran',
      },
      b: { en: 'The message was read to its end', fr: 'Le message a été lu jusqu’au bout' },
      c: { en: 'The person agrees', fr: 'La personne est d’accord' },
      d: { en: 'An answer will come', fr: 'Une réponse va venir' },
    },
    right: 'a',
    because: {
      en: 'Opened is all that is reported. Reading, understanding and agreeing are other ' + 'things.',
      fr: 'Seule l’ouverture est signalée. Lire, comprendre et accepter sont autre chose.',
    },
  },
  {
    id: 'played_proves',
    topic: 'played',
    message: { tick: 'played', text: { en: 'Voice note, 1:42', fr: 'Message vocal, 1:42' } },
    asks: {
      en: 'Your voice note shows a blue microphone. What do you know?',
      fr: 'Votre message vocal porte un micro bleu. Que savez-vous ?',
    },
    choices: {
      a: { en: 'It was heard to its end', fr: 'Il a été écouté jusqu’au bout' },
      b: { en: 'It was downloaded, not opened', fr: 'Il a été téléchargé, pas ouvert' },
      c: { en: 'It was played; how far, nobody says', fr: 'Il a été lancé ; jusqu’où, personne ne le dit' },
      d: { en: 'It was turned into text', fr: 'Il a été transcrit' },
    },
    right: 'c',
    because: {
      en: 'The microphone turns blue when playing starts. A price or a date belongs in writing ' + 'as well.',
      fr: 'Le micro devient bleu au lancement. Un prix ou une date mérite aussi d’être écrit.',
    },
  },
  {
    id: 'clock_price',
    topic: 'clock',
    message: {
      tick: 'clock',
      text: { en: 'The oven is €49 instead of €699.', fr: 'Le four est à 49 € au lieu de 699 €.' },
    },
    asks: {
      en: 'The clock is still there, and you notice a price with a digit missing. What do you ' + 'do?',
      fr: 'L’horloge est encore là, et vous voyez un prix amputé d’un chiffre. Que ' + 'faites-vous ?',
    },
    choices: {
      a: { en: 'Wait for blue ticks, then correct', fr: 'Attendre les bleues, puis corriger' },
      b: { en: 'Take it back now: it has not left', fr: 'Le reprendre tout de suite : il n’est pas parti' },
      c: { en: 'Send the right price after it', fr: 'Envoyer le bon prix à la suite' },
      d: { en: 'Delete it for everyone tomorrow', fr: 'Le supprimer pour tous demain' },
    },
    right: 'b',
    because: {
      en: 'While the clock shows, the message is still ours and can be recalled without a ' + 'trace.',
      fr: 'Tant que l’horloge est là, le message est chez nous et se rappelle sans trace.',
    },
  },
  {
    id: 'delete_after',
    topic: 'own_ticks',
    message: {
      tick: 'one_grey',
      text: {
        en: 'Hello Mr Morel, here are your test results.',
        fr: 'Bonjour M. Morel, voici vos résultats d’analyse.',
      },
    },
    asks: {
      en: 'A message to the wrong person shows one grey tick. What can we do from this desk?',
      fr:
        'Un message au mauvais destinataire porte une coche grise. Que peut-on faire depuis ' + 'ce bureau ?',
    },
    choices: {
      a: { en: 'Delete it for everyone within an hour', fr: 'Le supprimer pour tous dans l’heure' },
      b: { en: 'Switch our number off until it expires', fr: 'Couper notre numéro jusqu’à expiration' },
      c: {
        en: 'Block the person, so that it never arrives',
        fr: 'Bloquer la personne, pour qu’il n’arrive pas',
      },
      d: {
        en: 'It has left: own the mistake, and check whether data leaked',
        fr: 'Il est parti : reconnaître l’erreur, et voir si des données ont fui',
      },
    },
    right: 'd',
    because: {
      en:
        'The WhatsApp interface for businesses has no delete call. What has left is put ' +
        'right, not taken back.',
      fr:
        'L’interface de WhatsApp pour les entreprises ne sait pas supprimer. Ce qui est ' +
        'parti se répare, ne se reprend pas.',
    },
  },
  {
    id: 'failed_block',
    topic: 'failed',
    message: {
      tick: 'failed',
      text: { en: 'Your parcel leaves today.', fr: 'Votre colis part aujourd’hui.' },
    },
    asks: {
      en: 'A red mark. Did the customer block us?',
      fr: 'Une marque rouge. Le client nous a‑t‑il bloqués ?',
    },
    choices: {
      a: {
        en: 'No: a failure names its own reason, and no error stands for a block',
        fr: 'Non : un échec donne sa raison, et aucune erreur ne signale un blocage',
      },
      b: { en: 'Yes, always', fr: 'Oui, toujours' },
      c: { en: 'Yes, if the profile picture is gone too', fr: 'Oui, si la photo de profil a disparu aussi' },
      d: { en: 'Yes, after the second red mark', fr: 'Oui, dès la deuxième marque rouge' },
    },
    right: 'a',
    because: {
      en: 'No error is documented for a block. Read the code: most failures have a remedy.',
      fr:
        'Aucune erreur n’est documentée pour un blocage. Lisez le code : la plupart des ' +
        'échecs ont un remède.',
    },
  },
  {
    id: 'failed_window',
    topic: 'failed',
    message: {
      tick: 'failed',
      text: { en: 'Have you been able to think about it?', fr: 'Avez-vous pu y réfléchir ?' },
    },
    asks: {
      en: 'A red mark with code 131047: more than 24 hours since the person last wrote. What ' + 'now?',
      fr:
        'Marque rouge, code 131047 : plus de 24 heures depuis le dernier message de la ' +
        'personne. Et maintenant ?',
    },
    choices: {
      a: { en: 'Send it again until it passes', fr: 'Le renvoyer jusqu’à ce qu’il passe' },
      b: { en: 'Ask a colleague to send it', fr: 'Demander à un collègue de l’envoyer' },
      c: {
        en: 'Send an approved template, if the person agreed to such messages',
        fr: 'Envoyer un modèle approuvé, si la personne a consenti à ce type de message',
      },
      d: { en: 'Wait for the tick to turn blue', fr: 'Attendre que la coche devienne bleue' },
    },
    right: 'c',
    because: {
      en: 'The window is closed for everyone here. Only a template may leave, and consent ' + 'still counts.',
      fr:
        'La fenêtre est fermée pour nous tous. Seul un modèle peut partir, et le ' +
        'consentement compte toujours.',
    },
  },
  {
    id: 'group_blue',
    topic: 'group',
    asks: {
      en: 'In a WhatsApp group, when do the ticks turn blue?',
      fr: 'Dans un groupe WhatsApp, quand les coches deviennent-elles bleues ?',
    },
    choices: {
      a: { en: 'When the first member has opened it', fr: 'Quand le premier membre l’a ouvert' },
      b: { en: 'When most members have opened it', fr: 'Quand la plupart des membres l’ont ouvert' },
      c: { en: 'When the group’s admin has opened it', fr: 'Quand l’administrateur du groupe l’a ouvert' },
      d: { en: 'When every member has opened it', fr: 'Quand chaque membre l’a ouvert' },
    },
    right: 'd',
    because: {
      en: 'Blue waits for everyone, and the second grey tick waits until everyone’s device has ' + 'it.',
      fr: 'Le bleu attend tout le monde, et la deuxième grise attend que chacun l’ait reçu.',
    },
  },
  {
    id: 'reaction_grey',
    topic: 'one_grey',
    asks: {
      en: 'You react to a message with a thumb. The reaction stays at one grey tick for days. ' + 'Why?',
      fr: 'Vous réagissez d’un pouce. La réaction reste à une coche grise pendant des jours. ' + 'Pourquoi ?',
    },
    choices: {
      a: { en: 'The phone is off', fr: 'Le téléphone est éteint' },
      b: {
        en: 'For a reaction the platform only ever reports “sent”',
        fr: 'Pour une réaction, la plateforme ne signale jamais que « envoyé »',
      },
      c: { en: 'The person has blocked us', fr: 'La personne nous a bloqués' },
      d: { en: 'The reaction must be sent again', fr: 'La réaction doit être renvoyée' },
    },
    right: 'b',
    because: {
      en: 'Reactions get no delivery and no read receipt. Their tick says nothing about the ' + 'person.',
      fr:
        'Une réaction ne reçoit ni accusé de remise ni de lecture. Sa coche ne dit rien de ' + 'la personne.',
    },
  },
  {
    id: 'own_blue',
    topic: 'own_ticks',
    asks: {
      en: 'A customer complains: “You read my message, yet my ticks stay grey.” How can that ' + 'be?',
      fr:
        'Un client proteste : « Vous avez lu mon message, mais mes coches restent grises. » ' +
        'Comment est-ce possible ?',
    },
    choices: {
      a: {
        en: 'Opening a conversation here shows nothing; blue comes when someone marks it as read',
        fr:
          'Ouvrir une conversation ici ne montre rien ; le bleu vient quand quelqu’un la ' +
          'marque comme lue',
      },
      b: { en: 'The customer has switched receipts off', fr: 'Le client a coupé ses accusés' },
      c: { en: 'Nobody here has read it', fr: 'Personne ici ne l’a lu' },
      d: {
        en: 'WhatsApp shows no blue ticks to customers of businesses',
        fr: 'WhatsApp ne montre pas de bleues aux clients d’entreprises',
      },
    },
    right: 'a',
    because: {
      en:
        'Looking and telling are two acts at this desk. Mark as read when somebody really ' +
        'takes care of it.',
      fr:
        'Regarder et le dire sont deux gestes ici. Marquez comme lu quand quelqu’un s’en ' +
        'occupe vraiment.',
    },
  },
]
