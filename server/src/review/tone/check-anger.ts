/** Words written in anger, that one regrets a minute later. */
import type { Remark } from '../finding.ts'
import type { Reading } from '../reading.ts'
import { phrasePattern } from './phrases.ts'

const french = `
  (?:vous|ça|cela) (?:commencez|commence) (?:sérieusement |vraiment )?à (?:m'|me |nous )?(?:énerver|fatiguer|agacer|gonfler|saouler|exaspérer|embêter|taper|faire); (?:vous|ça|cela|tout ça) (?:m'énervez|m'énerve|me gonfle|me saoule|m'exaspère|me met hors de moi)(?: [\\p{L}]+)?; je (?:ne )?(?:vais pas )?(?:le )?(?:répéterai|redirai) pas; (?:je|on|nous) (?:n'|ne )?(?:en peux|en peut|en pouvons) plus; j'en peux plus; (?:c'est|ce n'est) (?:vraiment )?(?:pas sérieux|du foutage de gueule|l'hôpital qui); foutage de gueule; vous (?:vous rendez compte|êtes sérieux|rigolez|plaisantez)(?: ou quoi)?; il est temps que vous compreniez; vous n'écoutez rien; vous me (?:rendez fou|rendez folle|poussez à bout)
  (?:j'en|on en|nous en) (?:ai|a|avons) (?:plus qu')?(?:marre|assez|ras le bol|plein le dos|par-dessus la tête); (?:y en a|ya|marre) (?:marre|de vous|de vos); ras[- ]le[- ]bol; ras le cul
  vous vous (?:moquez|foutez|fichez) (?:de|du)(?: \\p{L}+)?; vous (?:nous|me) prenez pour; ça suffit(?: maintenant)?; ça commence à bien faire; c'en est trop; (?:c'est|cela est) (?:totalement |vraiment |absolument |tout simplement )?(?:inadmissible|inacceptable|scandaleux|honteux|insupportable|intolérable|lamentable|du grand n'importe quoi|n'importe quoi)
  vous exagérez; vous abusez; arrêtez (?:de|un peu|votre|vos|maintenant|tout de suite|ça)(?: \\p{L}+)?; cessez de; débrouillez[- ]vous; démerdez[- ]vous; (?:ce n'est|c'est) pas (?:mon|notre) problème; pour la (?:dernière|énième|centième|dixième|troisième|quatrième) fois
  combien de fois (?:faut-il|dois-je|faudra-t-il|va-t-il falloir|je dois|il faut)(?: \\p{L}+)*; (?:je|nous) (?:vous|te) (?:l'ai|l'avons|ai|avons) déjà (?:dit|expliqué|répété|répondu|écrit)(?: \\p{L}+ fois)?; apprenez à (?:lire|écrire|compter|écouter); lisez (?:donc |un peu |bien )?(?:mes|nos|mon) messages?; vous le faites exprès; vous ne savez pas lire; vous savez lire
  tant pis pour vous; c'est (?:de )?votre faute; (?:c'est|ce sera) bien fait pour vous; allez voir ailleurs; (?:fichez|foutez|lâchez)[- ](?:moi|nous)(?: la paix)?; (?:laissez|laisse)[- ](?:moi|nous) tranquilles?; vous (?:me|nous) faites perdre (?:mon|notre|du|un) ?(?:\\p{L}+ )?temps; je perds mon temps; j'ai autre chose à faire
  vous (?:me|nous) (?:fatiguez|gonflez|saoulez|soûlez|énervez|emmerdez|faites chier|cassez les pieds|agacez|harcelez); je m'en (?:fous|fiche|moque|contrefiche|tape|balance); on s'en (?:fout|fiche|moque); (?:c'est|vous êtes) (?:à la fin )?(?:pénible|insupportable|agaçant|exaspérant)s?e?; à bout de patience; (?:ma|notre) patience a des limites; je n'ai plus de patience; si vous n'êtes pas contente?,?; c'est pareil
  de qui se moque-t-on; vous plaisantez; c'est une blague; c'est quoi (?:votre|ce) (?:problème|délire|cirque); ne me parlez pas sur ce ton; calmez[- ]vous; restez poli; faites un effort; réveillez[- ]vous; il faudrait (?:peut-être )?apprendre; vous n'avez qu'à; y a qu'à; je (?:suis|commence à être) (?:furieux|furieuse|hors de moi|excédée?|énervée?|exaspérée?|très en colère|en colère); ça m'(?:énerve|agace|exaspère); stop maintenant; c'est clair(?: maintenant)? \\?; encore vous; quel culot; vous avez du culot; vous vous foutez; franchement,? (?:c'est|vous|ça)(?: \\p{L}+)?; ne comptez (?:plus|pas) sur nous; plus jamais(?: \\p{L}+)? (?:avec vous|à vous|nous contacter); je ne vais pas (?:vous )?(?:le )?répéter; fin de la discussion; inutile d'insister; vous n'aurez rien; hors de ma vue; foutaises; votre cinéma; vos caprices; arrête de; va te faire; mêlez-vous de vos affaires`
const english = `
  i (?:won't|will not|refuse to) (?:repeat|explain|say)(?: \\p{L}+)*; (?:getting|so|really|very|extremely|incredibly) (?:really |very |so )?(?:tired of|annoyed|irritated|frustrated with|fed up|angry|mad at)(?: \\p{L}+)*; (?:i'm|i am) (?:so |really |very |extremely )?(?:tired of|annoyed|irritated|sick of)(?: \\p{L}+)*; you(?:'re| are) (?:really |seriously )?(?:pissing|annoying|irritating|bothering)(?: \\p{L}+)*; (?:that's|that is) enough; enough already; (?:i'm|i am|we're|we are) not your (?:servant|slave|secretary|maid)s?; this conversation is over; (?:i|we) (?:can't|cannot) (?:take|deal with|stand) (?:this|you|it)(?: \\p{L}+)*; what more do you want; you(?:'re| are) unbelievable; seriously\\?!; stop being(?: \\p{L}+)*; give it a rest
  (?:sick|tired|sick and tired|fed up) (?:of|with) (?:you|your|this|these|being|it|people|having|repeating|explaining)(?: \\p{L}+)?; (?:we're|i'm|i am|we are) fed up; how many times (?:do|must|have|does|should)(?: \\p{L}+)*; for the last time; for the (?:tenth|third|fourth|hundredth|umpteenth|millionth) time; not (?:my|our) (?:problem|fault); stop wasting (?:my|our) time; (?:waste|wasting|wasted) (?:of )?(?:my|our) time; are you (?:kidding|joking|serious|deaf|blind)(?: me)?
  you(?:'ve| have)? (?:got|have) to be (?:kidding|joking); calm down; read (?:the|my|our) (?:bloody |damn |previous |last )?(?:message|email|messages|emails)(?: again)?!; learn (?:how )?to read; (?:can't|cannot|can) you (?:even )?read; what part of; deal with it; your own (?:stupid )?fault; that's your problem; (?:i|we)(?:'ve| have)? already told you(?: \\p{L}+ times)?; (?:i|we) told you (?:already|so|a thousand times|many times|ten times|\\p{L}+ times); (?:i've|we've|i have|we have|i|we|had) had enough; enough is enough; (?:this|that|it) is (?:absolutely |completely |totally |just |utterly )?(?:ridiculous|outrageous|unacceptable|pathetic|insane|a joke|nonsense|absurd); (?:that's|it's|this is) (?:ridiculous|outrageous|unacceptable|pathetic|nonsense|bullshit)
  leave (?:me|us) alone; get lost; go away; get over it; grow up; i don't (?:even )?care(?: \\p{L}+)*; we don't care(?: \\p{L}+)*; nobody cares; who cares; stop (?:bothering|harassing|complaining|messaging|whining|pestering|calling|shouting|texting|asking)(?: \\p{L}+)?; don't (?:ever )?(?:talk|speak) to (?:me|us) like that; you(?:'re| are) (?:driving me|getting on my|impossible|unbelievable|so annoying|really annoying|annoying|testing my|being difficult|being ridiculous|ridiculous|wasting)(?: \\p{L}+)*; (?:my|our) patience (?:is|has)(?: \\p{L}+)*; running out of patience; i(?:'m| am) (?:furious|livid|so angry|angry|done with|losing my)(?: \\p{L}+)*; take it or leave it; (?:go|try) somewhere else; don't bother(?: \\p{L}+)?; make up your mind; what(?:'s| is) wrong with you; do you (?:even )?(?:understand|listen)(?: \\p{L}+)*; how dare you; give me a break; are you even (?:listening|reading); as i(?:'ve)? (?:already )?said (?:before|a hundred times|ten times|already|many times); end of (?:story|discussion); wake up; for (?:god|heaven|christ|goodness|pete)'?s sake; what do you want from (?:me|us); you people; i can't stand; stop it(?: now)?; i(?:'m| am) not (?:going to|gonna) (?:repeat|explain|say)(?: \\p{L}+)*; not (?:going to|gonna) tell you again; whatever!; shame on you; you have some nerve; the nerve; hell with`
const phrases = phrasePattern([french, english])
const marks = /(?:[!?]\s?){3,}/gu
const harsh =
  /(?<!\p{L})(?:jamais|encore|enfin|toujours pas|pas normal|arrêtez|stop|pourquoi|répondez|assez|maintenant|never|enough|why|again|answer|still|ridiculous|problem|stop|now|pay|payez|quand|when|retard|late|no|non|faute|fault|wrong|honte|vous|you)(?!\p{L})/iu
const kind =
  /(?<!\p{L})(?:merci|bravo|félicitations|super|génial|bienvenue|bonne|bon|joyeux|ravi|hâte|thank|thanks|congrat\p{L}*|great|welcome|happy|love|amazing|yay|excited|enjoy|parfait|top|promo\p{L}*|soldes|sale|offre|offer|cadeau|gift|gratuit|free|adore)(?!\p{L})/iu

export function checkAnger(reading: Reading): Remark[] {
  const said = [...reading.text.matchAll(phrases)].map((match) => remark(match, 'warning', 'anger.words'))
  const shouted = [...reading.text.matchAll(marks)].flatMap((match) => {
    const sentence =
      reading.text
        .slice(Math.max(0, match.index - 80), match.index)
        .split(/[.!?\n]/)
        .at(-1) ?? ''
    if (kind.test(sentence) || sentence.trim() === '') return []
    const isHarsh = harsh.test(sentence) && /\?|!{4,}|!\s?!\s?!/.test(match[0])
    return [remark(match, isHarsh ? 'warning' : 'hint', 'anger.marks')]
  })
  return [...said, ...shouted]
}

function remark(match: RegExpExecArray, severity: 'hint' | 'warning', saying: string): Remark {
  return { kind: 'anger', severity, start: match.index, end: match.index + match[0].trimEnd().length, saying }
}
