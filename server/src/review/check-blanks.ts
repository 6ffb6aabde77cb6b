/** What a template left open: {{1}}, [PRÉNOM], XXX, « Bonjour , ». */

import type { Remark } from './finding.ts'
import type { Reading } from './reading.ts'
import { longPattern } from './words/long-pattern.ts'

const words = `pr[ée]nom|nom|name|first[ _-]?name|last[ _-]?name|full[ _-]?name|surname|date|heure|time|day|
    jour|
    montant|amount|price|prix|total|lien|link|url|num[ée]ro|number|order|commande|adresse|address|
    client|customer|contact|produit|product|article|item|company|entreprise|soci[ée]t[ée]|boutique|shop|
    store|ville|city|city name|t[ée]l[ée]phone|phone|email|code|r[ée]f[ée]rence|ref|reference|agent|
    signature|votre nom|your name|ins[ée]rer|insert|compl[ée]ter|à compl[ée]ter|fill in|tbd|
    à d[ée]finir|civilit[ée]|title|transporteur|carrier|tracking|suivi|d[ée]lai|taille|size|motif|
    reason|m[ée]decin|doctor|patient|[ée]l[èe]ve|student|v[ée]hicule|vehicle|mod[èe]le|model|lieu|place|
    location|salutation|greeting|placeholder|texte|text|variable|champ|field|xxx+`.replace(/\n\s*/g, '')
const patterns: readonly (readonly [RegExp, string])[] = [
  [/\{\{[^{}\n]{0,60}\}\}/gu, 'blank.placeholder'],
  [/(?<!\{)\{[\p{L}\d_. -]{0,40}\}(?!\})/gu, 'blank.placeholder'],
  [/\{\{[^{}\n]{0,20}$|\{\{\s/gmu, 'blank.placeholder'],
  [/\[[\p{Lu}][\p{Lu}\d _'’-]{1,40}\]/gu, 'blank.placeholder'],
  [
    new RegExp(String.raw`\[(?:[^\]\n]{0,25}[ _-])?(?:${words})(?:[ _-][^\]\n]{0,30})?\]`, 'giu'),
    'blank.placeholder',
  ],
  [
    new RegExp(String.raw`<<?(?:[^<>\n]{0,20}[ _-])?(?:${words})(?:[ _-][^<>\n]{0,20})?>>?`, 'giu'),
    'blank.placeholder',
  ],
  [new RegExp(String.raw`«\s?(?:${words})\s?»`, 'giu'), 'blank.placeholder'],
  [/%%?[A-Za-z][\w-]{2,30}%%?/gu, 'blank.placeholder'],
  [/\$\{[^}\n]{0,40}\}|\$[a-z][a-z_]{2,30}\b|<%=?[^%\n]{0,40}%>|#\{[^}\n]{0,40}\}/giu, 'blank.placeholder'],
  [/\*\|[^|\n]{1,40}\|\*|@@[^@\s]{1,30}@@|##[^#\s]{1,30}##/gu, 'blank.placeholder'],
  [/(?<![\p{L}\d]|\d\s)X{2,}(?:[ .-]X{2,})*(?![\p{L}\d])(?!\s*(?:small|large|long|lourd))/gu, 'blank.filler'],
  [/(?<![\p{L}\d]|\d\s)x{3,}(?=\s*(?:€|£|\$|euros?|%|h\b|[a-z]))/gu, 'blank.filler'],
  [/(?<![_\p{L}\d/.@-])_{3,}(?![\p{L}\d])|(?<![.\p{L}])\.{5,}(?!\.)|…\s?…|(?<!-)-{2,}\s?€/gu, 'blank.filler'],
  [/(?<![\p{L}\d_])__?\/__?(?:\/_{2,4})?/gu, 'blank.filler'],
  [/(?<![\p{L}\d])(?:undefined|NaN|\[object Object\]|lorem ipsum)(?![\p{L}\d])/giu, 'blank.broken'],
  [/(?<![\p{L}\d'’])null(?![\p{L}\d])/gu, 'blank.broken'],
  [
    longPattern(
      String.raw`
      (?<![\p{L}\d])(?:Invalid Date|TBD|TO[D]O|à compléter|À COMPLÉTER|to be filled in|insert (?:name|
      date|link|amount|text) here|insérer (?:le |la |l['’])?(?:nom|date|lien|montant|
      texte)(?: ici)?)(?![\p{L}\d])
    `,
      'gu',
    ),
    'blank.broken',
  ],
  [
    longPattern(
      String.raw`
      (?:^|\n)[^\p{L}\n]*(?:bonjour|bonsoir|salut|coucou|hello|hi|hey|dear|chère?|good (?:morning|
      afternoon|evening))(?:[ \u00a0]+(?:m\.|mr\.?|mme|mrs\.?|ms\.?|madame|monsieur|chère?|
      dear))?[ \u00a0]+,
    `,
      'giu',
    ),
    'blank.name',
  ],
  [
    /(?:^|\n)[^\p{L}\n]*(?:dear|chère?)(?:[ \u00a0]+(?:mr\.?|mrs\.?|ms\.?|mme|m\.))?,(?=\s|$)/giu,
    'blank.name',
  ],
  [
    longPattern(
      String.raw`
      (?:^|\n)[^\p{L}\n]*(?:bonjour|bonsoir|hello|hi|dear)[ \u00a0]+(?:m\.|mr\.?|mme|mrs\.?|
      ms\.?)[ \u00a0]*(?:,|!|$)
    `,
      'gimu',
    ),
    'blank.name',
  ],
  [
    longPattern(
      String.raw`
      (?<!\p{L})(?:de|à|of|for|est de|total\s?:?|montant\s?:?|amount\s?:?|soit|coûte|costs?|is|pay|payer|
      régler|prix\s?:?|price\s?:?)[ \u00a0]+(?:€|£|euros)(?![ \u00a0]?\d)
    `,
      'giu',
    ),
    'blank.value',
  ],
  [
    longPattern(
      String.raw`
      (?<!\p{L})(?:n°|№|numéro :|order #|commande #|réf\.? ?:|référence :|ref ?:|order number:|
      tracking number:|order no\.)[ \u00a0]*(?=[.,;!?)\n]|$|(?:est|sera|a|is|has|was|will)(?!\p{L}))
    `,
      'giu',
    ),
    'blank.value',
  ],
  [
    longPattern(
      String.raw`
      (?<!\p{L})(?:le|on)[ \u00a0]+(?:à|at)[ \u00a0]+(?=[.,!?]|$|h\b)|(?<!\p{L})(?:à|at|vers|
      around)[ \u00a0]+h(?:[ \u00a0.,!?]|$)
    `,
      'giu',
    ),
    'blank.value',
  ],
  [
    longPattern(
      String.raw`
      (?<!\p{L})(?:votre rendez-vous|your appointment|livraison prévue|
      delivery (?:is )?scheduled)[ \u00a0]+(?:le|du|on|for)[ \u00a0]*[.,!?]
    `,
      'giu',
    ),
    'blank.value',
  ],
  [/\(\s{0,3}\)(?!\S)/gu, 'blank.value'],
  [
    longPattern(
      String.raw`
      \((?:(?:insert|add|your|enter) [^()\n]{2,25}|(?:first |last |full |customer |client |driver |driver's |agent |guest |
      patient |company |product )?name|number|date|time|amount|address|pr[ée]nom|nom|heure|montant|nom du client)\)
    `,
      'giu',
    ),
    'blank.placeholder',
  ],
  [/(?<![\p{L}\d_*])(?:_{1,4}\s?[:h]\s?_{1,4}|\*{2,4}\s?[:h]\s?\*{2,4})(?![\p{L}\d_*])/gu, 'blank.filler'],
  [
    longPattern(
      String.raw`
      (?<=(?:\b(?:is|are|at|on|for|no\.|number|code|pin|ref|reference|room|gate|est|n°|numéro)|:)\s)(?:\*{3,}|\?{3,}|-{4,}|
      \.{3,4}(?=\s\p{Ll}))(?![\p{L}\d*])(?!\s\d)
    `,
      'gu',
    ),
    'blank.filler',
  ],
  [/(?<![\p{L}\d#])#{3,}(?![\p{L}\d#])/gu, 'blank.filler'],
  [
    /(?<![\p{L}\d@_])(?:FNAME|LNAME|FIRSTNAME|LASTNAME|FULLNAME|CUSTOMERNAME|CLIENTNAME|Firstname|Lastname|firstname|lastname)(?![\p{L}\d@])/gu,
    'blank.placeholder',
  ],
  [
    /(?<=(?<!\p{L})(?:for|of|in|within|at|to|about|after|is|pour|dans|de|les) )X (?=(?:nights?|days?|weeks?|hours?|minutes?|people|guests|pounds|euros|items?|adults?|jours?|heures?|nuits?|personnes?)(?!\p{L}))/gu,
    'blank.filler',
  ],
  [
    longPattern(
      String.raw`
      (?<=(?:bonjour|bonsoir|cher|chère|hello|dear|hi|hey) )(?:pr[ée]nom|nom|first ?name|name|
      customer name)(?![\p{L}'’])
    `,
      'giu',
    ),
    'blank.placeholder',
  ],
  [
    /(?<=(?<!\p{L})(?:M\.|Mr\.?|Mme|Mlle|Monsieur|Madame|Mrs\.?|Ms\.?|Dr\.?) )(?:[XYZ]|NOM)(?![\p{L}.'’-])/gu,
    'blank.placeholder',
  ],
  [
    longPattern(
      String.raw`
      (?<![\p{L}\d(])(?:xx|jj|dd|mm|hh)[/:.h](?:xx|mm|aa|yy|dd|jj)(?:[/:.](?:xx(?:xx)?|aaaa|aa|yyyy|
      yy))?(?![\p{L}\d])
    `,
      'giu',
    ),
    'blank.filler',
  ],
  [
    /#(?:\p{Lu}{3,}[\p{Lu}_]*)#|(?<![\p{L}\d@])@(?:pr[ée]nom|nom|name|first_?name|client)(?![\p{L}\d.])/giu,
    'blank.placeholder',
  ],
  [/(?<![\p{L}\d@./-])(?:\p{Lu}{2,}_)+\p{Lu}{2,}(?![\p{L}\d@.])/gu, 'blank.placeholder'],
  [
    longPattern(
      String.raw`
      (?<=(?<!\p{L})(?:le|du|de|à|n°|numéro|on|at|for|number) )(?:\.{3}|…)(?=\s*(?:à|at|h(?![\p{L}])|€|£|
      pour|chez|for|,|est|is))
    `,
      'giu',
    ),
    'blank.filler',
  ],
  [/\?{2,}\s?(?=[€£%]|h(?!\p{L}))|(?<=(?:\p{L}|:) )\?{2,}(?=\s?[€£])/gu, 'blank.filler'],
  [
    longPattern(
      String.raw`
      (?<!\p{L})(?:lien|nom|pr[ée]nom|montant|date|texte|adresse|num[ée]ro) (?:à|a) (?:ins[ée]rer|
      compl[ée]ter|remplir|copier)(?!\p{L})
    `,
      'giu',
    ),
    'blank.broken',
  ],
  [/(?<=(?:n°|commande|dossier|numéro|code|order|number|#)\s?)0{4,}(?!\d)/giu, 'blank.filler'],
  [/(?<!\p{L})(?:lien|link|ici|here|site)\s?:\s*$/giu, 'blank.value'],
  [/(?<![\p{L}\d_])_{2,}\s?h\s?_*(?![\p{L}\d])|(?<![\p{L}\d#])#{3,}(?![\p{L}\d#])/gu, 'blank.filler'],
  [/(?<=\s)xx(?=\s?(?:€|euros?|%|h\b|min\b|jours?\b|£))/gu, 'blank.filler'],
  [/(?<=(?<!\p{L})(?:est|sera|is) )(?:\.{3}|…)(?=,\s|\s(?:et|and)\s)/gu, 'blank.filler'],
  [
    /\*{1,2}(?:pr[ée]nom|nom(?: d[eu] [^*\n]{2,20})?|first ?name|customer name)\*{1,2}/giu,
    'blank.placeholder',
  ],
]

export function checkBlanks(reading: Reading, part: string): Remark[] {
  const { text } = reading
  if (text.trim() === '') {
    return /^(?:body|header|button|name|caption)\b.*\d$/.test(part)
      ? [remark(0, text.length, '', 'blank.empty')]
      : []
  }
  const found: Remark[] = []
  for (const [pattern, saying] of patterns) {
    for (const match of text.matchAll(pattern)) {
      const lead = match[0].length - match[0].trimStart().length
      const start = match.index + lead
      const end = match.index + match[0].trimEnd().length
      if (
        end > start &&
        !isKisses(text, start, end) &&
        !found.some((one) => start < one.end && one.start < end)
      ) {
        found.push(remark(start, end, text.slice(start, end), saying))
      }
    }
  }
  return found
}

function remark(start: number, end: number, written: string, saying: string): Remark {
  return {
    kind: 'blank',
    severity: saying === 'blank.name' ? 'warning' : 'stop',
    start,
    end,
    saying,
    params: { written },
  }
}

// "See you soon xx", « taille XX »: kisses at the end, masked figures after figures.
function isKisses(text: string, start: number, end: number): boolean {
  const written = text.slice(start, end)
  return (
    /^x+$/i.test(written) &&
    /^[\s!.]*$/.test(text.slice(end)) &&
    written.length < 4 &&
    /[\p{L}!.,]\s*$/u.test(text.slice(0, start)) &&
    written !== 'XXX'
  )
}
