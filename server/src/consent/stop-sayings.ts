// What people write to have no more advertising, in French and English, folded to lower case without accents and
// punctuation. Words that also end an order or a contract (cancel, end, quit, annuler, résilier) are left to a person.
//
// A saying is made of places, one after the other. A place holds `words|or_other|ones` (`_` is a space, a last `?`
// makes the letter before it optional) or a `{part}` from below. `?` before a place: it may be missing. `*`: any number.

export const parts: Readonly<Record<string, readonly string[]>> = {
  things: [
    'messages?|texts?|msgs?|sms|e_?mails?|mails?|ads?|adverts?|advertising|marketing|spam|promos?|promotions?',
    'promotional|marketing messages?',
    'offers?|newsletters?|notifications?|updates?|whatsapps?|whatsapp_messages?',
  ],
  which: ['all|any|more|of|the|your|these|those|this|such|further ?me', 'sending|receiving|getting ?me'],
  again: ['again|any_?more|ever_again|ever|please|thanks'],
  i_want: ['i would_like|d_like|want|wish|need ?you ?to', 'can|could|would|will you'],
  choses: [
    'messages?|msg|sms|textos?|e_?mails?|mails?|pubs?|publicites?|spams?|promos?|promotions?|newsletters?',
    'offres?|communications? ?promotionnelles?|commerciales?',
    'messages? promotionnels?|publicitaires?|commerciaux|marketing',
    'notifications?|sollicitations?|prospection|whatsapp',
  ],
  lesquels: ['tous?|toutes?|aucune?|les?|la|de|des|d|du|vos|votre|ces|ce|cette|l|envois?'],
  je_veux: [
    'je veux|souhaite|voudrais|desire|demande_a|veut',
    'merci de',
    'pouvez|pourriez vous',
    'vous_pouvez|veuillez|j_aimerais',
  ],
  je_ne_veux: ['je ?ne|n veux|souhaite|desire|voudrais|veut plus|pas'],
  recevoir: ['?rien recevoir', 'etre contactee?|derangee?|sollicitee?'],
  de_qui: ['rien|de_vous|de_votre_part|par_vous'],
  object: ['*{which} {things}', '*{lesquels} {choses}'],
  list: [
    'from|off|of|de *{whose} *{kind} lists?|listes?|database|fichiers?|base|contacts|newsletter ?de ?diffusion|d_envoi|contacts?',
  ],
  whose: ['the|your|this|all|la|les|votre|vos|ta|cette'],
  kind: ['mailing|contact|marketing|broadcast|diffusion|whatsapp'],
  bothering: [
    'sending|texting|messaging|contacting|emailing|bothering|spamming|writing|writing_to|disturbing|harassing',
  ],
  from: ['{list}', 'from|to {object}', 'from|of this|you|everything|all', 'of {object}'],
  off_list: ['{list}', '*{whose} ?mailing list'],
  do_not: ['do_not|don_?t|never'],
  to_receive: ['to receive|get|hear|have'],
  what: ['anything|from_you', '{object}'],
  deranger: [
    'm_ecrire|m_envoyer|nous_envoyer|me_contacter|me_deranger|me_spammer|me_solliciter|m_importuner|me_harceler',
    'l_envoi',
  ],
  d_ou: ['{list}', 'de|des|a ?vos|la|cette|votre {object}', 'des contacts'],
  quoi: ['{de_qui}', '{object}', 'de|d'],
}

/** Sayings that are the whole of a message, but for greetings and thanks. */
export const sayings: readonly string[] = [
  // STOP, alone or with what is to stop.
  'sto+p+ *stop',
  's t o p',
  'stop_?all|stop_everything|stop_tout|stop_a_tout',
  'stop ?au \\d{4,6}',
  'stop ?a|aux|avec {object} *{again}',
  '?{i_want} stop {bothering} ?to ?me|us ?{object} *{again}',
  // Leaving a list.
  '?{i_want} unsubscribe|unsub ?me|us ?{from} *{again}',
  '?i unsubscribed?',
  '?{i_want} opt_?out|opt_me_out|opt_us_out|opted_out ?{from}',
  '?{i_want} remove|delete me|my_number ?{list}',
  '?{i_want} take me off ?{off_list}',
  'no more {object}',
  '{do_not} text|message|contact|email|spam|write|write_to|disturb|bother ?me|us *{again}',
  '{do_not} send me|us ?anything|{object} *{again}',
  'i do_not|don_?t|no_longer want|wish ?{to_receive} *{what} *{again}',
  'leave me alone',
  'i withdraw|revoke my consent',
  'revoke ?my ?consent',
  // Les mêmes, en français.
  'arret|arreter|arretez ?tout',
  'arret ?immediat ?des?|du|de_la|d_envoi|d_envoi_de {object}',
  '?{je_veux} ?d arret|arrete|arretez|arreter ?de|d {deranger} ?de ?{object}',
  '?{je_veux} ?d arretez|arreter {object}',
  '?{je_veux} ?a|de ?me|m|se|nous desabonner|desinscrire ?{d_ou}',
  'desabonne|desabonnez|desabonner|desinscris|desinscrivez|desinscrire moi ?{d_ou}',
  'desabonnezmoi|desinscrivezmoi',
  'je me desabonne|desinscris ?{d_ou}',
  'desabonnement|desinscription|desabo ?a|de|des|aux ?{object}',
  '?{je_veux} ?a ne plus {recevoir} *{quoi}',
  '{je_ne_veux} {recevoir} *{quoi}',
  'je ?ne|n veux|souhaite|desire plus de|d|aucune?|vos|ces {object}',
  'plus de|aucune?|jamais_de pubs?|publicites?|spams?|sollicitations?',
  'plus aucun message',
  'ne m|nous ecrivez|envoyez|ecris|envoie|sollicitez plus ?jamais *{quoi}',
  'ne me|nous contactez|derangez|spammez|sollicitez|contacte|derange|relancez plus ?jamais',
  '?{je_veux} ?de supprimez|retirez|enlevez|supprimer|retirer|enlever|effacez|sortez moi|me|mon_numero ?{d_ou}',
  '{je_veux} ?de me supprimer|retirer|enlever ?{d_ou}',
  'laissez moi tranquille',
  'je retire mon consentement',
  'retrait du|de_mon consentement',
  'je m oppose a la|toute prospection|publicite',
  'je m oppose a recevoir {object}',
  'pas de pubs?|publicites?',
]

/** Around it, and not counted. */
export const politeness: readonly string[] = [
  'bonjour|bonsoir|salut|hello|hi|hey|good_morning|good_evening|good_afternoon|madame|monsieur|sir|ok',
  'non_merci|no_thanks|no_thank_you|merci|merci_beaucoup|merci_d_avance|merci_bien|thanks?|thank_you|thank_u|thx|ty',
  'very_much|please|pls|plz|kindly|s_il_vous_plait|s_il_te_plait|svp|stp|cordialement|bonne_journee|bonne_soiree',
  'bye|au_revoir|regards|tout_de_suite|immediatement|maintenant|right_now|now|immediately|at_once',
]
