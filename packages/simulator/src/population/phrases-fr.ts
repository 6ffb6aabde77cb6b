import type { Phrases } from './reasons.ts'

export const french: Phrases = {
  greetings: ['Bonjour', 'Bonjour,', 'Bonjour !', 'Salut', 'Bonjour à vous', 'Hello', ''],
  closings: ['Merci', 'Merci d’avance', 'Merci beaucoup', 'Bonne journée', 'Cordialement', '', '', ''],
  products: [
    ['pull en laine', 'le pull en laine', 'ce pull', true],
    ['robe en lin', 'la robe en lin', 'cette robe', true],
    ['baskets blanches', 'les baskets blanches', 'ces baskets', true],
    ['lampe de chevet', 'la lampe de chevet', 'cette lampe', false],
    ['sac à dos', 'le sac à dos', 'ce sac', false],
    ['tablier de cuisine', 'le tablier de cuisine', 'ce tablier', true],
    ['bottines', 'les bottines', 'ces bottines', true],
    ['écharpe', 'l’écharpe', 'cette écharpe', false],
    ['service à thé', 'le service à thé', 'ce service à thé', false],
    ['plaid', 'le plaid', 'ce plaid', false],
    ['chemise à carreaux', 'la chemise à carreaux', 'cette chemise', true],
    ['bougie au citron', 'la bougie au citron', 'cette bougie', false],
  ],
  colours: ['bleu', 'vert', 'noir', 'beige', 'rouge', 'gris'],
  days: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'],
  cities: ['Lyon', 'Nantes', 'Lille', 'Bordeaux', 'Rennes', 'Strasbourg', 'Paris', 'Grenoble', 'Tours'],
  streets: ['rue des Lilas', 'avenue Jean-Jaurès', 'rue de la Gare', 'place du Marché', 'chemin des Vignes'],
  sizes: [
    ['36', '38', '40', '42'],
    ['S', 'M', 'L', 'XL'],
  ],
  reasons: {
    where_is_order: {
      openings: [
        'Je n’ai pas de nouvelles de ma commande {order}. Vous savez où elle en est ?',
        'Où en est ma commande svp ? Je l’ai passée {day}.',
        'Ma commande {order} est-elle partie ?',
        'J’ai commandé {theProduct} {day} et je n’ai pas reçu de numéro de suivi.',
        'Le suivi ne bouge plus depuis {day}, c’est normal ?',
        'Petite question, quand est-ce que je vais recevoir {theProduct} ?',
      ],
      agent: [
        'Bonjour, je regarde tout de suite. Pouvez-vous me donner votre numéro de commande ?',
        'Merci pour votre message. Quel est le numéro de la commande, s’il vous plaît ?',
      ],
      solved: [
        'Votre colis {order} est parti hier, il arrive {day}. Voici le suivi : https://suivi.example/{order}',
        'La commande {order} est en route vers {city}, livraison prévue {day}.',
      ],
    },
    size: {
      openings: [
        'Je fais du {size} d’habitude, est-ce que {theProduct} taille grand ou petit ?',
        'Bonjour, vous conseillez quelle taille pour {theProduct} ? Je mesure 1m70',
        'J’hésite entre {size} et {otherSize} pour {theProduct}, une idée ?',
        'Vous avez un guide des tailles pour {theProduct} ?',
        'C’est quoi la différence entre le {size} et le {otherSize} sur {thisProduct} ?',
      ],
      agent: [
        'Bonjour ! Quelle taille portez-vous d’habitude ?',
        'Avec plaisir. Vous le préférez près du corps ou ample ? Quelle est votre taille habituelle ?',
      ],
      solved: [
        'Alors prenez le {size}, la coupe est normale. L’échange est gratuit si besoin.',
        'Je vous conseille le {otherSize}, ce modèle taille un peu petit.',
      ],
    },
    late_delivery: {
      openings: [
        'Ma livraison était prévue {day} et toujours rien. Commande {order}',
        'Le livreur n’est jamais passé {day} alors que j’étais chez moi toute la journée !!',
        'Ça fait 10 jours que j’attends {theProduct}, c’est vraiment long',
        'Le colis {order} est marqué livré mais je n’ai rien reçu',
        'C’est pour un anniversaire {day}, est-ce que ça va arriver à temps ?',
      ],
      agent: [
        'Bonjour, je suis désolée pour ce retard. Pouvez-vous me confirmer le numéro de commande ?',
        'Toutes mes excuses. Je vérifie auprès du transporteur, un instant.',
      ],
      solved: [
        'Le transporteur repasse {day} avant 13 h. Je vous envoie le suivi : https://suivi.example/{order}',
        'Nous renvoyons {theProduct} aujourd’hui en express, sans frais.',
      ],
    },
    damaged: {
      openings: [
        'J’ai reçu {theProduct} mais il y a un défaut, regardez',
        'Le colis est arrivé tout écrasé et {theProduct} est abîmé',
        'Je suis déçue, {theProduct} est arrivé cassé ce matin. Commande {order}',
        'Il manque un article dans mon colis {order}',
        'Ce n’est pas la bonne couleur, j’avais demandé {colour}',
      ],
      agent: [
        'Bonjour, je suis navré. Pouvez-vous m’envoyer une photo ?',
        'Désolée de l’apprendre ! Une photo du défaut et le numéro de commande, s’il vous plaît ?',
      ],
      solved: [
        'Merci pour la photo. Je vous renvoie {theProduct} dès aujourd’hui, sans rien à payer.',
        'Je lance le remboursement de {amount} €, vous le verrez sous 5 jours.',
      ],
    },
    return: {
      openings: [
        'Je voudrais renvoyer {theProduct}, comment je fais ?',
        'Comment se passe un retour ? La taille {size} est trop petite',
        'Est-ce que je peux échanger {theProduct} contre un {otherSize} ?',
        'J’ai jusqu’à quand pour faire un retour ?',
        'J’ai renvoyé {theProduct} la semaine dernière, le remboursement c’est pour quand ?',
      ],
      agent: [
        'Bonjour, bien sûr. Quel est le numéro de commande ?',
        'Vous préférez un échange ou un remboursement ?',
      ],
      solved: [
        'Voici l’étiquette de retour : https://retour.example/{order}. Il suffit de la coller sur le colis.',
        'L’échange est prêt : gardez l’ancien colis, le livreur le reprendra {day}.',
      ],
    },
    opening_hours: {
      openings: [
        'Vous êtes ouverts {day} ?',
        'Quels sont vos horaires svp ?',
        'La boutique de {city} est ouverte jusqu’à quelle heure ?',
        'Vous êtes ouverts dimanche ?',
        'Bonjour, je peux passer {day} vers {time}h ?',
      ],
      agent: ['Bonjour ! Nous sommes ouverts du mardi au samedi, de 10 h à 19 h.'],
      solved: ['Oui, {day} nous fermons à 19 h. À bientôt !'],
    },
    availability: {
      openings: [
        'Est-ce que {theProduct} existe en {colour} ?',
        'Vous aurez de nouveau {theProduct} en {size} ?',
        'C’est encore en stock {thisProduct} ?',
        'Je cherche {theProduct} vu sur votre site, plus dispo ?',
        'Vous faites des cartes cadeaux ?',
      ],
      agent: ['Bonjour, je vérifie le stock. Quelle taille souhaitez-vous ?'],
      solved: [
        'Bonne nouvelle, il nous en reste deux. Je vous en mets un de côté ?',
        'Il revient {day}. Voulez-vous que je vous prévienne ?',
      ],
    },
    invoice: {
      openings: [
        'Il me faudrait la facture de la commande {order} svp',
        'Où est-ce que je trouve ma facture ?',
        'Pouvez-vous refaire la facture au nom de ma société ?',
      ],
      agent: ['Bonjour, à quelle adresse e-mail dois-je l’envoyer ?'],
      solved: ['Voilà, la facture de {amount} € est partie par e-mail.'],
    },
    change_address: {
      openings: [
        'Je me suis trompé d’adresse pour {order}, on peut la changer ?',
        'Je déménage {day}, vous pouvez livrer à {city} à la place ?',
        'Il manque le numéro du bâtiment sur mon adresse',
      ],
      agent: ['Bonjour, le colis n’est pas encore parti. Quelle est la bonne adresse ?'],
      solved: ['C’est changé, la livraison se fera {street}, {city}.'],
    },
    cancel: {
      openings: [
        'Je voudrais annuler la commande {order}',
        'J’ai commandé deux fois par erreur, vous pouvez en annuler une ?',
        'Finalement je ne veux plus {theProduct}, c’est possible d’annuler ?',
      ],
      agent: ['Bonjour, c’est possible tant que le colis n’est pas parti. Quel est le numéro ?'],
      solved: ['C’est annulé. Les {amount} € seront sur votre compte sous 3 jours.'],
    },
    payment: {
      openings: [
        'Mon paiement a été refusé mais j’ai été débité de {amount} €',
        'Le code promo ne marche pas',
        'J’ai été débitée deux fois pour {order} !',
        'On peut payer en plusieurs fois ?',
      ],
      agent: ['Bonjour, je regarde. Quel est le numéro de commande et le montant ?'],
      solved: ['Le second débit est annulé, il disparaîtra sous 48 h.'],
    },
    compliment: {
      openings: [
        'Juste un mot pour vous dire que {theProduct} est superbe, merci !',
        'Reçu aujourd’hui, emballage magnifique bravo',
        'Merci pour la livraison rapide, je recommande',
        'Ma sœur adore {theProduct}, super cadeau',
      ],
      agent: ['Merci beaucoup, ça nous fait très plaisir !'],
      solved: ['À très bientôt !'],
    },
  },
  orderNumber: ['C’est {order}', '{order}', 'Oui, c’est le {order}', 'Commande {order}', 'Voici : {order}'],
  photoCaption: ['Voilà', 'Vous voyez ?', 'Voici la photo', 'C’est là, sur le côté', ''],
  address: ['{street}, {city}', 'C’est {street} à {city}', '{street}, {city}, 2e étage'],
  sizeAnswer: [
    'Du {size} en général',
    '{size}',
    'Je prends du {size} d’habitude',
    '{size} ou {otherSize}, ça dépend',
  ],
  yes: ['Oui', 'Oui merci', 'Oui s’il vous plaît', 'Ok', 'D’accord', 'Oui parfait', 'ça marche'],
  no: ['Non merci', 'Non', 'Non ça ira', 'Pas pour l’instant'],
  wait: ['D’accord, j’attends', 'Ok merci', 'Pas de souci', 'Ok', 'Très bien'],
  thanks: [
    'Merci beaucoup !',
    'Super, merci',
    'Parfait, merci pour votre aide',
    'Génial, merci !',
    'Merci, vous êtes rapides',
    'Top merci',
    'Merci bonne journée',
  ],
  soSo: ['Bon, d’accord', 'Ok, j’espère que ça ira cette fois', 'Très bien, on verra', 'D’accord…'],
  angry: [
    'Ce n’est pas sérieux',
    'C’est la deuxième fois que ça arrive !',
    'Je suis vraiment déçu de votre service',
    'Franchement je ne commanderai plus chez vous',
    'Ça fait une semaine, c’est inadmissible',
  ],
  apologyTaken: [
    'Ce n’est pas grave, ça arrive',
    'Pas de souci, merci de vous en occuper',
    'Merci, je comprends',
  ],
  apologyRefused: [
    'Les excuses c’est bien, mais je voudrais une solution',
    'D’accord mais quand exactement ?',
  ],
  chase: [
    'Vous avez vu mon message ?',
    'Toujours pas de réponse ?',
    'Il y a quelqu’un ?',
    'Bonjour ? Je relance',
    '???',
  ],
  nothingElse: [
    'Non c’est tout, merci',
    'Non merci, c’est bon',
    'C’est tout bon',
    'Rien d’autre, bonne journée',
  ],
  refund: [
    'Un remboursement, s’il vous plaît',
    'Je préfère un échange',
    'Plutôt être remboursé',
    'Échange en {otherSize} si possible',
  ],
  promoInterest: [
    'Intéressant, c’est valable jusqu’à quand ?',
    'ça concerne aussi {theProduct} ?',
    'Merci pour l’info',
    'Oh super',
  ],
  stop: [
    'STOP',
    'stop',
    'Stop pub',
    'Arrêtez de m’envoyer des pubs svp',
    'Merci de ne plus m’écrire',
    'désabonner',
  ],
  vague: ['D’accord', 'Ok', 'Je vois', 'Bien reçu', 'Ah ok', 'Compris'],
  why: ['Pourquoi ?', 'C’est-à-dire ?', 'Je ne comprends pas bien', 'Et donc ?'],
  rating: ['5', '4', '9/10', 'Très bien', '3, un peu long', '2'],
  agentGreeting: ['Bonjour {name}.', 'Bonjour !', 'Bonjour et merci pour votre message.'],
  agentClosing: [
    'Je vous en prie, bonne journée !',
    'Avec plaisir, à bientôt.',
    'Merci à vous. Autre chose ?',
  ],
}
