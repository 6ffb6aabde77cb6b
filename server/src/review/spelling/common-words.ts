/**
 * Words that agents write every day, by our own count of what such messages say. Where several words are near a misspelt one,
 * these are meant; the dictionaries say nothing of how common a word is.
 */

const listed = (words: string) => new Set(words.trim().split(/\s+/))

const french = listed(`
  bonjour bonsoir merci beaucoup madame monsieur cher chère chers chères cordialement bien votre vos notre nos nous vous je tu il elle ils elles on
  le la les un une des du de au aux et ou où mais donc car si que qui quoi dont quand comme comment pourquoi combien pour par avec sans sur sous dans
  chez entre vers depuis pendant avant après jusque dès lors lorsque alors aussi encore toujours jamais déjà bientôt demain hier aujourd'hui matin midi
  soir après-midi semaine mois année jour jours heure heures minute minutes lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars
  avril mai juin juillet août septembre octobre novembre décembre très plus moins trop peu assez tout tous toute toutes même mêmes autre autres
  commande commandes commander commandé commandée livraison livraisons livrer livré livrée livreur colis article articles produit produits taille
  tailles couleur couleurs stock disponible disponibles rupture prix promotion remise réduction offre offres code facture factures paiement payer payé
  remboursement rembourser remboursé remboursée retour retours échange échanger panier boutique magasin adresse téléphone numéro message messages
  courriel compte client cliente clients service équipe conseiller conseillère problème problèmes souci question questions réponse réponses répondre
  demande demander information informations renseignement renseignements rendez-vous réservation réserver réservé réservée confirmer confirmation
  confirmé confirmée annuler annulation annulé annulée modifier modification date dates délai délais retard attente attendre patience patienter
  envoyer envoyé envoyée envoi expédier expédié expédiée expédition préparer préparation prêt prête recevoir reçu reçue réception disposition
  hésitez hésiter pouvez pouvons pouvoir peut peux voulez vouloir souhaitez souhaite souhaiter devez devons devoir doit avez avons avoir ont été être
  êtes sommes suis sont sera serez serons serait allez allons aller fait faire faites voici voilà voir savoir venir passer passage prendre pris mettre
  trouver trouvé trouverez donner besoin aide aider excuses excuser désolé désolée désagrément désagréments compréhension confiance fidélité plaisir
  ravi ravie content contente heureux heureuse bon bonne bons bonnes nouveau nouvelle nouveaux nouvelles petit petite grand grande meilleur meilleure
  prochain prochaine dernier dernière premier première possible impossible important importante nécessaire gratuit gratuite garantie qualité
  réparation réparer réparé pièce pièces véhicule voiture devis atelier garage contrôle technique pneu pneus freins vidange mécanicien révision
  docteur médecin patient patiente cabinet consultation ordonnance examen résultats analyse soin soins dentiste clinique mutuelle carte vitale
  école élève élèves enfant enfants parents professeur classe cours inscription inscriptions cantine sortie réunion vacances rentrée bulletin
  ouvert ouverte ouverts fermé fermée fermeture ouverture horaires lien site internet photo photos document documents dossier formulaire signature
  signer joindre ci-joint pièce jointe appeler appelez rappeler rappelez contacter contacté écrire écrit recontacter rapidement directement simplement
  malheureusement effectivement actuellement exactement seulement également parfait parfaite parfaitement vraiment certainement probablement
  immédiatement prochainement gentiment personne personnes ensemble suite cause raison moment temps fois fin début place lieu ville rue maison
  domicile point relais transporteur suivi vérifier vérifié vérification traiter traité traitement régler réglé règlement virement banque bancaire
  acompte euros centimes total montant frais port gâteau gâteaux pain anniversaire mariage fleurs bouquet robe chaussures pantalon veste manteau sac
  bijou bague collier cadeau cadeaux emballage personnalisé personnalisée sur-mesure accessoire accessoires appareil machine batterie chargeur écran
  mauvais mauvaise erreur erreurs cassé cassée défectueux défectueuse abîmé abîmée manquant manquante remplacer remplacement solution proposer
  propose proposons proposition choix choisir choisi choisie préférer préférez intéressé intéressée intéresse quelque quelques quelqu'un chaque
  plusieurs certain certains ceux celui celle cela ceci rien personne nombre partie environ presque surtout plutôt peut-être parce puisque sinon
  ainsi ensuite enfin puis maintenant tard tôt vite mieux bonne journée soirée continuation accord d'accord volontiers oui non voudriez pourriez
  pourrait serais aimerais aurais auriez devrait devrions faut manque accueil accueillir recommande recommander tarif tarifs abonnement
`)

const english = listed(`
  hello hi dear thanks thank please sorry kind regards best your you yours our ours we they their there the this that these those with without from
  about into over under after before during until since because although however therefore also already always never ever often soon today tomorrow
  yesterday morning afternoon evening tonight week weekend month year day days hour hours minute minutes monday tuesday wednesday thursday friday
  saturday sunday january february march april may june july august september october november december which where when what why who whose how
  order orders ordered ordering delivery deliver delivered deliveries parcel parcels package packages item items product products size sizes colour
  color stock available unavailable price prices discount offer offers code invoice invoices payment payments pay paid refund refunds refunded return
  returns returned exchange basket cart shop store address phone number message messages email account customer customers service support team
  advisor problem problems issue issues question questions answer answers reply replied request requests information appointment appointments booking
  book booked confirm confirmed confirmation cancel cancelled canceled cancellation change changed date dates delay delayed wait waiting patience
  send sent sending ship shipped shipping dispatch dispatched prepare prepared ready receive received receipt receiving hesitate contact call called
  calling back help happy glad pleased welcome apologies apologise apologize inconvenience understanding loyalty pleasure great good better new
  small large next last first possible impossible important necessary free warranty quality repair repaired part parts vehicle car quote workshop
  garage tyre tyres tire tires brakes oil mechanic doctor patient clinic prescription results test treatment dentist insurance card school pupil
  pupils student students child children parents teacher class lesson lessons registration meeting trip holidays holiday open opened closed closing
  opening hours link website photo photos picture pictures document documents file form signature sign attached attachment quickly directly simply
  unfortunately actually currently exactly only perfect perfectly really certainly definitely probably immediately shortly people person together
  reason time times place street home house track tracking courier driver check checked checking process processed processing bank transfer deposit
  total amount cost costs fee fees cake cakes bread birthday wedding flowers dress shoes trousers jacket coat bag ring gift gifts packaging
  machine battery charger screen wrong mistake broken damaged faulty missing replace replacement solution suggest choose chosen prefer interested
  some any every several both each another other same such more most less least enough too very much many few little around almost maybe perhaps
  would could should will can cannot have has had been being was were are is am do does did done make made take taken give given get got go going
  come coming know known think want need needed like look looking find found let see seen tell told ask asked try tried keep kept leave left put
  believe beautiful beginning business calendar colleague committed different disappointed environment experience familiar favourite favorite finally
  foreign friend friendly forty forward guarantee happened hospital immediate independent interesting knowledge library maintenance necessary neighbour
  occasion occurred opportunity original particular personal possession preferred privilege queue quiet recommend recommended reference relevant
  schedule scheduled separate separately similar sincerely special successful successfully surprise temporary their therefore though thought through
  tomorrow truly until usually weather weird whether which writing brought bought advice advise assistance arrange arranged arrive arrived arrival
  collect collected collection complete completed condition current details provide provided purchase purchased recently regarding required response
  satisfied satisfaction subscription understand update updated upgrade urgent valid value visit
`)

export const commonWords = { fr: french, en: english } as const
