/** The gender of nouns that shops, clinics, garages and schools write every day; the dictionary does not tell it. */

const listed = (words: string) => words.trim().split(/\s+/)

const feminine = new Set(
  listed(`
  commande livraison adresse facture taille couleur boutique réponse question demande offre promotion réduction remise carte date heure minute
  semaine journée soirée matinée année fois photo pièce garantie confirmation réservation annulation modification information solution erreur
  équipe personne cliente patiente conseillère vendeuse maîtresse directrice élève_ robe chemise veste jupe ceinture montre bague chaîne chaussure
  boîte bouteille box étiquette référence quantité qualité disponibilité rupture attente patience compréhension confiance fidélité vente
  consultation ordonnance analyse visite séance clinique opération radio prise assurance mutuelle feuille voiture batterie roue vidange révision
  réparation panne clé clef porte vitre école classe cantine sortie réunion inscription rentrée absence signature copie lettre note liste page
  ligne vidéo pièce place table chambre nuit arrivée salle terrasse entrée cuisine maison rue ville banque somme caution carte-cadeau
  pointure matière version gamme marque collection nouveauté tarte pizza glace baguette recette part fête anniversaire_ naissance
  situation raison cause fin suite possibilité opportunité procédure politique étape démarche tentative vérification expédition préparation
  mise connexion application notification newsletter enquête remarque plainte réclamation excuse difficulté chance envie pensée_ aide
  lampe chaise armoire machine imprimante tablette télécommande télévision caméra console housse coque enveloppe palette agence entreprise
  société mairie pharmacie crème lotion huile eau couche poussette peinture pompe courroie plaquette ampoule
`).filter((word) => !word.endsWith('_')),
)

const masculine = new Set(
  listed(`
  colis article produit prix stock panier magasin message mail email e-mail courriel sms numéro téléphone compte client patient conseiller vendeur
  service délai retard retour échange remboursement paiement règlement virement acompte montant total tarif devis code lien site document dossier
  formulaire contrat reçu ticket bon avoir transporteur livreur suivi point relais casier créneau rendez-vous horaire jour matin soir après-midi
  week-end weekend mois an anniversaire moment instant temps problème souci retard défaut incident désagrément accord avis choix modèle pantalon
  pull manteau sac gant chapeau bijou collier bracelet cadeau bouquet gâteau pain repas plat menu dessert café vin verre cabinet
  soin traitement examen résultat vaccin médicament certificat dentiste véhicule pneu moteur frein contrôle garage atelier mécanicien
  cours maître directeur bulletin cahier devoir stage certificat planning programme lieu quartier parking étage bâtiment
  logement hôtel séjour billet passeport chèque crédit abonnement mot nom prénom courrier timbre carton emballage modèle écran câble chargeur
  appareil ordinateur logiciel fichier rappel appel conseil remplacement retrait dépôt envoi départ besoin plaisir merci effort geste
  canapé lit meuble tapis vélo casque bidon filtre accessoire catalogue fournisseur fabricant stage entretien diagnostic justificatif
`),
)

/** `f`, `m`, or undefined when not known for sure. Takes singular and plural. */
export function genderOfNoun(word: string): 'f' | 'm' | undefined {
  const singular = singularOf(word)
  if (masculine.has(word) || masculine.has(singular)) return 'm'
  if (feminine.has(word) || feminine.has(singular)) return 'f'
  if (verbsLikeNouns.test(word)) return undefined
  if (/.{3}(tion|sion|ette|ance|ence)s?$/.test(word) && !/^(silence|bastion|squelette)s?$/.test(word))
    return 'f'
  if (/.{3}(isme|eau|eaux)$/.test(word)) return 'm'
  return undefined
}

/** Verbs that end like feminine nouns. */
const verbsLikeNouns =
  /^(re)?(commence|regrette|jette|mette|permette|promette|remette|lance|avance|balance|influence|pense|dispense|finance)s?$/

export const singularOf = (word: string) => word.replace(/eaux$/, 'eau').replace(/([^sxz])s$/, '$1')

/** Nouns in -s or -x that are the same for one and many. */
export const isSameInPlural = (word: string) => /[sxz]$/.test(word) && masculine.has(word)
