// What people write to have no more advertising, in French and English. The whole message must say it: "stop by
// tomorrow" and "arrêt de bus ?" do not. Words that also end an order or a contract (cancel, end, quit, annuler,
// résilier) are left to a person.

/** Lower case, without accents, punctuation, formatting, emoji and doubled spaces. */
export function foldWords(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

const any = (...forms: readonly string[]) => `(?:${forms.join('|')})`

const politeness = any(
  'bonjour',
  'bonsoir',
  'salut',
  'hello',
  'hi',
  'hey',
  'good (?:morning|evening|afternoon)',
  'madame',
  'monsieur',
  'sir',
  'ok',
  'non merci',
  'no (?:thanks|thank you)',
  'merci(?: beaucoup| d avance| bien)?',
  'thanks?(?: you| u)?(?: very much)?',
  'thx',
  'ty',
  'please',
  'pls',
  'plz',
  'kindly',
  's il (?:vous|te) plait',
  'svp',
  'stp',
  'cordialement',
  'bonne (?:journee|soiree)',
  'bye',
  'au revoir',
  'regards',
  'tout de suite',
  'immediatement',
  'maintenant',
  'now',
  'immediately',
  'at once',
  'right now',
)

const english = {
  things: any(
    'messages?',
    'texts?',
    'msgs?',
    'sms',
    'emails?',
    'e mails?',
    'mails?',
    'ads?',
    'adverts?',
    'advertising',
    'marketing',
    'spam',
    'promos?',
    'promotions?',
    'promotional messages?',
    'marketing messages?',
    'offers?',
    'newsletters?',
    'notifications?',
    'updates?',
    'whatsapps?',
    'whatsapp messages?',
  ),
  which: '(?:(?:all|any|more|of|the|your|these|those|this|such|further|sending|receiving|getting)(?: me)? )*',
  again: '(?: (?:again|any ?more|ever again|ever|please|thanks))*',
}
const french = {
  things: any(
    'messages?',
    'msg',
    'sms',
    'textos?',
    'e ?mails?',
    'mails?',
    'pubs?',
    'publicites?',
    'spams?',
    'promos?',
    'promotions?',
    'offres?(?: promotionnelles?| commerciales?)?',
    'newsletters?',
    'notifications?',
    'sollicitations?',
    'prospection',
    'messages? (?:promotionnels?|publicitaires?|commerciaux|marketing)',
    'whatsapp',
    'communications?(?: commerciales?)?',
  ),
  which: '(?:(?:tous?|toutes?|aucune?|les?|la|de|des|d|du|vos|votre|ces|ce|cette|l|vos|envois?) )*',
}

const wants = {
  english: '(?:i (?:would like|d like|want|wish|need) (?:you )?to |(?:can|could|would|will) you )?',
  french: any(
    'je (?:veux|souhaite|voudrais|desire|demande a|veut)',
    'merci de',
    '(?:pouvez|pourriez) vous',
    'vous pouvez',
    'veuillez',
    'j aimerais',
  ),
}

const listOf =
  '(?: (?:from|de|off)(?: (?:the|your|this|all|la|les|votre|vos|ta|cette))*(?: (?:mailing|contact|marketing|broadcast|diffusion|whatsapp))* (?:lists?|liste|listes|database|fichiers?|base|contacts|newsletter)(?: (?:de diffusion|d envoi|de contacts?))?)'
const object = any(`${english.which}${english.things}`, `${french.which}${french.things}`)

const sayings: readonly string[] = [
  // STOP, alone or with what is to stop.
  'sto+p+',
  's t o p',
  'stop(?: stop)+',
  'stop ?all',
  'stop (?:everything|tout|a tout|now please)',
  'stop (?:au )?\\d{4,6}',
  `stop (?:a |aux |avec )?${object}${english.again}`,
  `${wants.english}stop (?:sending|texting|messaging|contacting|emailing|bothering|spamming|writing|writing to|disturbing|harassing)(?: to)?(?: me| us)?(?: ${object})?${english.again}`,
  // Leaving a list.
  `${wants.english}(?:unsubscribe|unsub)(?: me| us)?(?:${listOf}| (?:from|to) ${object}| from (?:this|you|everything|all))?${english.again}`,
  `(?:i )?unsubscribed?`,
  `${wants.english}opt ?(?:me |us )?out(?: of (?:this|everything|all|${object}))?`,
  'optout',
  'opted out',
  `${wants.english}(?:remove|delete) (?:me|my number)(?:${listOf})?`,
  `${wants.english}take me off(?:${listOf.replace('(?:from|de|off)', '(?:of)?')}| (?:your|the|this) (?:mailing )?list)?`,
  `no more ${object}`,
  `(?:do not|don ?t|never) (?:text|message|contact|email|spam|write|write to|disturb|bother)(?: me| us)?${english.again}`,
  `(?:do not|don ?t|never) send (?:me|us)(?: (?:anything|${object}))?${english.again}`,
  `i (?:do not|don ?t|no longer) (?:want|wish)(?: to (?:receive|get|hear|have))?(?: (?:anything|${object}|from you))*${english.again}`,
  'leave me alone',
  `i (?:withdraw|revoke) my consent`,
  'revoke(?: my)?(?: consent)?',
  'not interested stop',
  // Les mêmes, en français.
  'arret',
  `arret(?: immediat)?(?: (?:des?|du|de la|d envoi(?: de)?))? ${object}`,
  'arret(?:er|ez)(?: tout)?',
  `(?:${wants.french} )?(?:d )?arret(?:ez?|er)(?: (?:de|d))? (?:m ecrire|m envoyer|nous envoyer|me contacter|me deranger|me spammer|me solliciter|m importuner|me harceler|l envoi)(?: (?:de )?${object})?`,
  `(?:${wants.french} )?(?:d )?arret(?:ez|er) ${object}`,
  `(?:${wants.french} )?(?:a |de )?(?:(?:me|m|se|nous) )?(?:desabonner|desinscrire)(?:${listOf}| (?:de|des|a) (?:vos |la |cette |votre )?${object})?`,
  `(?:desabonne[zr]?|desinscri(?:vez|s|re)) ?moi(?:${listOf}| (?:de|des) ${object})?`,
  'je me (?:desabonne|desinscris)',
  `(?:desabonnement|desinscription|desabo)(?: (?:a |de |des |aux )?${object})?`,
  'desabonner',
  'desinscrire',
  `(?:${wants.french} )?(?:a )?ne plus (?:rien )?(?:recevoir|etre (?:contacte|derange|sollicite)e?)(?: (?:rien|de vous|de votre part|${object}))*`,
  `je (?:ne |n )?(?:veux|souhaite|desire|voudrais|veut) (?:plus|pas) (?:rien )?(?:recevoir|etre (?:contacte|derange|sollicite)e?)(?: (?:rien|de vous|de votre part|par vous|${object}))*`,
  `je (?:ne |n )?(?:veux|souhaite|desire) plus (?:de |d |aucune? |vos |ces )${object}`,
  'plus (?:de|aucune?|jamais de) (?:pubs?|publicites?|spams?|sollicitations?)',
  'plus aucun message',
  `ne (?:m|nous) (?:ecrivez|envoyez|ecris|envoie|sollicitez) plus(?: (?:rien|jamais|de|d|${object}))*`,
  'ne (?:me|nous) (?:contactez|derangez|spammez|sollicitez|contacte|derange|relancez) plus(?: jamais)?',
  `(?:${wants.french} )?(?:de )?(?:supprimez|retirez|enlevez|supprimer|retirer|enlever|effacez|sortez) ?(?:moi|me|mon numero)(?:${listOf}| des contacts)?`,
  `${wants.french} (?:de )?me (?:supprimer|retirer|enlever|desinscrire|desabonner)(?:${listOf})?`,
  'laissez moi tranquille',
  'je retire mon consentement',
  'je m oppose a (?:la prospection|toute prospection|la publicite|recevoir (?:vos|de la) (?:pubs?|publicites?))',
  'retrait du consentement',
  'pas de pubs?',
  'pas de publicites?',
]

const politeBefore = new RegExp(`^(?:${politeness} )+`)
const politeAfter = new RegExp(`(?: ${politeness})+$`)
const asksToStop = new RegExp(`^${any(...sayings)}$`)

/** Nobody needs more to say stop; longer messages are for a person to read. */
const stopCharsMax = 160

/** Does this message, as a whole, ask for no more advertising? Greetings and thanks around it do not count. */
export function isStop(text: string): boolean {
  if (text.length > stopCharsMax) return false
  const folded = foldWords(text)
  const bare = folded.replace(politeBefore, '')
  const forms = [folded, bare, folded.replace(politeAfter, ''), bare.replace(politeAfter, '')]
  return forms.some((form) => asksToStop.test(form))
}
