// How people say that something went wrong, in French and English, folded to lower case without accents. Meant to choose the
// tone of a proposal, which a person reads before it leaves; it decides nothing by itself.
const french = [
  '(ne )?(marche|fonctionne|s.?allume|demarre|tient|ferme|colle) (pas|plus)',
  '(est|etait|sont|ete) (tout |deja |encore |arrivee?s? )*(casse|abime|defectueu|endommage|perime|ecrase|dechire)\\w*',
  'un (gros |petit )?(probleme|souci|defaut)',
  '(toujours|encore|jamais) (pas |rien |ete )?(recu|arrive|livre|eu)\\w*',
  'pas (encore |toujours )?(recu|arrive|livre)\\w*',
  'en retard|rembours\\w+|reclam\\w+|decue?s?|inadmissible|mecontente?',
  '(mauvais|pas le bon|pas la bonne) \\w+|(il|me) manque',
]
const english = [
  '(do|does|did|is|was|will|wo)(n.?t| not) (work|start|turn on|close|fit|hold|arrive|come)\\w*',
  'not working|stopped working|still (waiting|not|have ?n.?t)|never (arrived|came|got|received)',
  '(is|was|are|were|came|arrived) (all |already |totally |completely )?(broken|damaged|faulty|defective|crushed|torn|stale)',
  '(a|the|another|same|some) (big |small )?(problem|issue|fault)',
  '(have|has) ?n.?t (arrived|come|received|got)|too late|refund\\w*|complain\\w*|disappoint\\w+|unacceptable',
  'the wrong \\w+|(is|was|are) missing',
]

/** A regular expression of PostgreSQL, for text that `fold_words` has folded. */
export const troublePattern = `\\m(${[...french, ...english].join('|')})\\M`
