/** What a finding says to an agent, in their language. */
import type { Language } from './context.ts'
import type { Finding } from './finding.ts'

type Sentence = Readonly<Record<Language, string>>

const sentences: Readonly<Record<string, Sentence>> = {
  'spelling.unknown': { fr: 'Mot inconnu : « {word} ».', en: 'Unknown word: “{word}”.' },
  'spelling.unknown_near': {
    fr: '« {word} » : vouliez-vous écrire « {proposal} » ?',
    en: '“{word}”: did you mean “{proposal}”?',
  },
  'grammar.twice': {
    fr: 'Un mot est écrit deux fois : « {written} ».',
    en: 'A word is written twice: “{written}”.',
  },
  'grammar.ending': {
    fr: 'Terminaison à revoir : « {proposal} » plutôt que « {written} ».',
    en: 'Verb ending: “{proposal}” rather than “{written}”.',
  },
  'grammar.homophone': {
    fr: 'Deux mots qui se ressemblent : « {proposal} » plutôt que « {written} ».',
    en: 'Two words that sound alike: “{proposal}” rather than “{written}”.',
  },
  'grammar.phrase': {
    fr: 'On écrit « {proposal} » plutôt que « {written} ».',
    en: 'One writes “{proposal}” rather than “{written}”.',
  },
  'grammar.number': {
    fr: 'Singulier ou pluriel : « {proposal} » plutôt que « {written} ».',
    en: 'Singular or plural: “{proposal}” rather than “{written}”.',
  },
  'grammar.gender': {
    fr: 'Masculin ou féminin : « {proposal} » plutôt que « {written} ».',
    en: 'Gender: “{proposal}” rather than “{written}”.',
  },
  'grammar.participle': {
    fr: 'Accord du participe : « {proposal} » plutôt que « {written} ».',
    en: 'Participle agreement: “{proposal}” rather than “{written}”.',
  },
  'grammar.verb_agreement': {
    fr: 'Le verbe ne s’accorde pas avec son sujet : « {proposal} » ?',
    en: 'The verb does not agree with its subject: “{proposal}”?',
  },
  'grammar.verb_form': {
    fr: 'Forme du verbe : « {proposal} » plutôt que « {written} ».',
    en: 'Verb form: “{proposal}” rather than “{written}”.',
  },
  'grammar.mood': {
    fr: 'Mode ou temps du verbe : « {proposal} » plutôt que « {written} ».',
    en: 'Mood or tense of the verb: “{proposal}” rather than “{written}”.',
  },
  'grammar.negation': {
    fr: 'À l’écrit, la négation garde son « ne » : « {proposal} ».',
    en: 'Written French keeps the “ne” of a negation: “{proposal}”.',
  },
  'grammar.elision': {
    fr: 'Une apostrophe manque : « {proposal} » plutôt que « {written} ».',
    en: 'An apostrophe is missing: “{proposal}” rather than “{written}”.',
  },
  'grammar.article': {
    fr: 'Article : « {proposal} » plutôt que « {written} ».',
    en: 'Article: “{proposal}” rather than “{written}”.',
  },
  'grammar.agreement': {
    fr: 'Accord à revoir : « {proposal} » plutôt que « {written} ».',
    en: 'Agreement: “{proposal}” rather than “{written}”.',
  },
  'grammar.hyphen': {
    fr: 'Trait d’union : « {proposal} » plutôt que « {written} ».',
    en: 'Hyphen: “{proposal}” rather than “{written}”.',
  },
  'grammar.look': {
    fr: 'Ce passage est à relire : « {written} ».',
    en: 'Read this once more: “{written}”.',
  },
  'price.slip': {
    fr: '{product} coûte {price} au catalogue ; « {written} » semble une faute de frappe.',
    en: '{product} costs {price} in the catalogue; “{written}” looks like a slip.',
  },
  'price.differs': {
    fr: '{product} coûte {price} au catalogue, pas {written}.',
    en: '{product} costs {price} in the catalogue, not {written}.',
  },
  'price.currency': {
    fr: '{product} coûte {price} : la monnaie diffère.',
    en: '{product} costs {price}: the currency differs.',
  },
  'price.told_other': {
    fr: '{told} ont été annoncés à cette personne pour {product}.',
    en: 'This person was told {told} for {product}.',
  },
  'price.told_slip': {
    fr: '{told} ont été annoncés à cette personne ; « {written} » semble une faute de frappe.',
    en: 'This person was told {told}; “{written}” looks like a slip.',
  },
  'price.no_saving': {
    fr: 'Le nouveau prix ({now}) n’est pas plus bas que l’ancien ({before}).',
    en: 'The new price ({now}) is not lower than the old one ({before}).',
  },
  'price.sum': {
    fr: 'Le calcul donne {price}, pas {written}.',
    en: 'The sum is {price}, not {written}.',
  },
  'card.number': {
    fr: 'Un numéro de carte de paiement ne s’envoie pas dans un message.',
    en: 'A payment card number must not travel in a message.',
  },
  'card.security_code': {
    fr: 'Un code de sécurité de carte ne s’envoie pas dans un message.',
    en: 'A card security code must not travel in a message.',
  },
  'iban.foreign': { fr: 'Cet IBAN n’est pas le vôtre.', en: 'This IBAN is not yours.' },
  'iban.mistyped': {
    fr: 'Cet IBAN n’est pas valide : un chiffre est faux ou manque.',
    en: 'This IBAN is not valid: a digit is wrong or missing.',
  },
  'phone.foreign': {
    fr: 'Ce numéro n’est ni le vôtre ni celui de cette personne.',
    en: 'This phone number is neither yours nor this person’s.',
  },
  'phone.length': {
    fr: 'Il manque un chiffre à ce numéro, ou il y en a un de trop.',
    en: 'This phone number has a digit too few or too many.',
  },
  'email.foreign': {
    fr: 'Cette adresse e-mail n’est ni la vôtre ni celle de cette personne.',
    en: 'This e-mail address is neither yours nor this person’s.',
  },
  'email.broken': {
    fr: 'Cette adresse e-mail ne peut pas fonctionner telle qu’elle est écrite.',
    en: 'This e-mail address cannot work the way it is written.',
  },
  'email.slip': {
    fr: 'Adresse e-mail mal écrite : « {proposal} » ?',
    en: 'The e-mail address is misspelt: “{proposal}”?',
  },
  'address.foreign': {
    fr: 'Cette adresse n’est ni la vôtre ni celle de cette personne.',
    en: 'This address is neither yours nor this person’s.',
  },
  'other_contact.name': {
    fr: 'C’est le nom d’un autre client.',
    en: 'This is the name of another customer.',
  },
  'other_contact.phone': {
    fr: 'C’est le téléphone d’un autre client.',
    en: 'This is the phone number of another customer.',
  },
  'other_contact.email': {
    fr: 'C’est l’e-mail d’un autre client.',
    en: 'This is the e-mail address of another customer.',
  },
  'other_contact.order': {
    fr: 'C’est la commande d’un autre client.',
    en: 'This is the order of another customer.',
  },
  'addressee.other_name': {
    fr: 'Vous écrivez à {name}, pas à {written}.',
    en: 'You are writing to {name}, not to {written}.',
  },
  'addressee.name_slip': { fr: 'Le nom s’écrit « {name} ».', en: 'The name is spelt “{name}”.' },
  'addressee.title': {
    fr: '« {written} » ne va pas avec la fiche de cette personne.',
    en: '“{written}” does not go with what this person told you.',
  },
  'addressee.gender': {
    fr: 'Accord avec la personne : « {proposal} ».',
    en: 'Agreement with the person: “{proposal}”.',
  },
  'addressee.familiarity': {
    fr: 'Tu et vous dans un même message : « {written} ».',
    en: 'Both “tu” and “vous” in one message: “{written}”.',
  },
  'addressee.language': {
    fr: 'Cette personne parle une autre langue.',
    en: 'This person speaks another language.',
  },
  'anger.words': {
    fr: 'Ces mots sont ceux de la colère. Relisez-les dans une minute.',
    en: 'These are angry words. Read them again in a minute.',
  },
  'anger.marks': {
    fr: 'Tant de points d’exclamation ou d’interrogation se lisent comme un cri.',
    en: 'So many marks read like shouting.',
  },
  'capitals.shouting': { fr: 'Les majuscules se lisent comme un cri.', en: 'Capitals read like shouting.' },
  'insult.word': { fr: 'Ce mot est une insulte.', en: 'This word is an insult.' },
  'insult.aimed': { fr: 'Ces mots insultent la personne.', en: 'These words insult the person.' },
  'insult.coarse': { fr: 'Ce mot est grossier.', en: 'This word is coarse.' },
  'insult.disguised': {
    fr: 'Une insulte déguisée reste une insulte.',
    en: 'A disguised insult is still an insult.',
  },
  'accusation.words': {
    fr: 'Un reproche ferme la conversation ; un silence a bien des causes.',
    en: 'A reproach closes the conversation; silence has many causes.',
  },
  'expired.date': { fr: '« {written} » est passé.', en: '“{written}” is over.' },
  'expired.hour': { fr: '« {written} » : cette heure est passée.', en: '“{written}”: that hour is over.' },
  'expired.offer': {
    fr: 'L’offre « {offer} » s’est terminée le {ended}.',
    en: 'The offer “{offer}” ended on {ended}.',
  },
  'date.weekday': {
    fr: 'Le jour ne va pas avec la date : {proposal}, pas {written}.',
    en: 'The weekday does not fit the date: {proposal}, not {written}.',
  },
  'date.impossible': { fr: '« {written} » n’existe pas.', en: '“{written}” does not exist.' },
  'date.hour': { fr: 'L’heure « {written} » n’existe pas.', en: 'There is no such hour: “{written}”.' },
  'link.broken': { fr: 'Ce lien est mal écrit.', en: 'This link is malformed.' },
  'link.space': { fr: 'Il y a une espace dans ce lien.', en: 'There is a blank inside this link.' },
  'link.local': { fr: 'Ce lien ne mène que chez vous.', en: 'This link works only on your own machine.' },
  'link.no_domain': {
    fr: 'Il manque la fin du nom de site (.fr, .com …).',
    en: 'The end of the site name is missing (.com, .co.uk …).',
  },
  'link.ending': { fr: 'La fin du nom de site semble fausse.', en: 'The end of the site name looks wrong.' },
  'link.own_slip': {
    fr: 'Ce n’est pas tout à fait l’adresse de votre site.',
    en: 'This is not quite the address of your site.',
  },
  'blank.placeholder': {
    fr: 'Un champ n’a pas été rempli : {written}',
    en: 'A blank was not filled in: {written}',
  },
  'blank.filler': { fr: 'Un texte d’attente est resté : {written}', en: 'A filler was left: {written}' },
  'blank.broken': { fr: 'Une valeur manque : {written}', en: 'A value is missing: {written}' },
  'blank.name': { fr: 'Le nom manque après le salut.', en: 'The name is missing after the greeting.' },
  'blank.value': { fr: 'Il manque une valeur ici.', en: 'A value is missing here.' },
  'blank.empty': { fr: 'Cette valeur est vide.', en: 'This value is empty.' },
}

/** Codes of all findings, for tests and translators. */
export const findingCodes: readonly string[] = Object.keys(sentences)

export function wordsOf(finding: Pick<Finding, 'saying' | 'params'>, language: Language): string {
  const said = sentences[finding.saying]?.[language] ?? finding.saying
  const sentence = language === 'fr' ? withNarrowSpaces(said) : said
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => finding.params[name] ?? '')
}

// So that no line begins with a mark, nor ends with a quotation mark that opens.
const withNarrowSpaces = (sentence: string) =>
  sentence.replace(/ (?=[:;!?»])/g, '\u202f').replace(/« /g, '«\u202f')
