/** English: subjects and verbs that do not agree, also with words between them. */
import { anyOf, markedOf, unless } from './around.ts'
import { manyOf, thirdOf } from './english-words.ts'
import type { Match } from './pattern.ts'
import type { RuleText } from './rule.ts'

// "IT are looking at it": the department.
const one = (match: Match) =>
  match.words.some((word) => word.text === 'IT') ? null : thirdOf(markedOf(match))
const many = (match: Match) => manyOf(markedOf(match))

// "Does the engineer arrive", "let the driver know": the base form is right after these.
const asks = anyOf(`do does did don't doesn't didn't can could will would shall should may might must can't
    couldn't won't wouldn't shouldn't let lets make makes made making help helps helped helping see
    saw have had having ask asked recommend recommended suggest suggested insist insisted require
    required important essential vital i'll we'll you'll it'll they'll hear heard watch watched
    advise advised propose i'd we'd you'd than`)
const oneUnasked = unless({ near: asks, before: /^(well|or|nor)$/ }, one)
const manyUnasked = unless({ earlier: /^(one|each|either|neither|of|number)$/ }, many)
const few = "are|were|have|do|don't|aren't|haven't"
const single = "is|was|has|isn't|wasn't|hasn't|doesn't"
const before = 'when|once|if|until|after|before|because|as|but|since|while|so|hope|think|says|said'

export const englishSubjects: readonly RuleText[] = [
  // "The keys to the flat is", "the photos of your car has"
  [
    `^ <def>|these|those|both|all <describing>? <many> of|to|for|in|from|on|with|about|at <det>?
      <describing>? <nounOnly> [${single}|<thirdOnly>]`,
    many,
  ],
  [
    `^ <def>|these|those|both|all <describing>? <many> of|to|for|in|from|on|with|about|at <det>?
      <number> <many> [${single}]`,
    manyUnasked,
  ],
  [
    `but|because|that|if|as <def>|these|those <many> of|to|for|in|from|on|with|at <det>?
      <nounOnly> [${single}]`,
    manyUnasked,
  ],
  [`^ <def>|these|those <number>? <many> you|we|i|they <known> [was|is|has]`, many],
  [`^ <def>|these|those <number>? <many> you|we|i|they <known> <known> [was|is|has]`, many],
  [`^ <def>|these|those <number>? <many> you|we|i|they <known> <known> <known> [was|is|has]`, many, 'hint'],
  [
    `^ <def>|a|an|this|that <describing>? <soloOne> of|for|in|to|with|from|on|about|between <det>?
      <describing>? <many> [${few}]`,
    one,
  ],
  [
    `^ <def>|a|an|this|that <soloOne> of|for|in|to|with|from|on <det>? <describing>? <many> [<verbOnly>]`,
    one,
  ],
  [
    `^ <def>|a|an|this|that <soloOne> of|for|in|with|from|on <det>? <describing>? <many> <known>
      <known> <describing>? <many>? [are|were|have]`,
    one,
  ],
  [`^ <def>|a|an|this|that <soloOne> <prep> <def> <soloOne> and <def>? <soloOne> [are|were]`, one],
  [
    `^ <def>|these|those <describing>? <many> of|to|for|in|from|on|with|about|at <det>? <noun>
      <nounOnly> [${single}]`,
    many,
  ],
  [`^ <def> <soloOne> that|which? you|we|i|they <known> [<verbOnly>|are|were|have|don't]`, one],
  [
    `^ <def>|these|those <describing>? <many> of|to|for|in|from|on|with|about|at <det>? <describing>? <nounOnly> [<everyThird>]`,
    many,
  ],
  [
    `^ <def>|a|an|this <soloOne> of <def>? <describing>? <many> you|we|i|they|that|
      which <known>* <many> [are|were]`,
    one,
  ],
  [
    `one|each of <def>|these|those <many> that? you|we|i <known> [<verbOnly>|come|go|need|have|are|were|
      look|fit|cost|work]`,
    one,
  ],
  [
    '^ <def> <soloOne> [want|need|seem|ask|wait|know|think|say|come|go|get|make|take|give|keep]',
    unless(
      { after: /^(?!(?:to|the|a|an|you|your|us|me|it|him|her|at|on|in|from|by|every|that|about|up)$)/ },
      oneUnasked,
    ),
  ],
  [
    '[there] [is|was] still|also|only|now|just|already a? few|two|three|four|five|several|many|some|lots',
    thereMany,
  ],
  ['[there] [is|was] a few|couple', thereMany],
  ['the number of <describing>? <many> [are|were|have]', one],
  ['^ people|children [says|needs|wants|likes|thinks|asks|comes|goes|knows|<thirdOnly>]', many],
  ['here [is] <def>|some|these|those|both <describing>? <many>', () => 'are'],
  // "One of our drivers have", "each of the rooms are"
  [`one|each of <det> <describing>? <many> [${few}|<verbOnly>|need|want|look|work|cost|come|go]`, oneUnasked],
  [`one|each of us|them|you [${few}|<verbOnly>]`, oneUnasked],
  [`neither|either of <det> <describing>? <many> [are|were|have|do]`, oneUnasked, 'hint'],
  [
    `everyone|everybody|someone|somebody|nobody|anybody|anyone|everything|nothing|something
      [${few}|<verbOnly>]`,
    oneUnasked,
  ],
  [
    `everyone|everybody|someone|nobody|anyone|everything|nothing in|at|on|from <det>? <noun>
      [${few}|<verbOnly>|need|want|like]`,
    oneUnasked,
  ],
  [`each|every|another <one> [${few}|<verbOnly>|need|want|cost|come|look|work]`, oneUnasked],
  // "When the engineer arrive", "your parcel leave"
  [
    `^ <def>|this|that|a|an|every|each <describing>? <soloOne> [<verbOnly>|do|don't|haven't|aren't]`,
    oneUnasked,
  ],
  [`^ <def>|this|that|a|an <describing> <one> [are|were|have]`, oneUnasked],
  [`^ <def>|this|that|a|an <soloOne> [are|were|have]`, oneUnasked],
  [
    `${before} <def>|this|that|a|an|every|each <describing>? <soloOne> [<verbOnly>|are|were|have|
      do|don't|come|need|work|look|cost|go]`,
    oneUnasked,
  ],
  [`that <def>|this|a|an <soloOne> [<verbOnly>|are|were|don't|haven't]`, oneUnasked],
  [`and <def> <soloOne> [don't|haven't|aren't]`, oneUnasked],
  [`^ <def>|this|that|a|an <soloOne> <soloOne> [are|were|have|don't|<verbOnly>]`, oneUnasked],
  [`^ <def>|this|that|a|an <soloOne> who|which|that [are|were|have|don't|<verbOnly>]`, oneUnasked],
  [
    `anyone|someone|everyone|anything|something|everything who|that [are|were|have|don't|need|want|
      <verbOnly>]`,
    oneUnasked,
  ],
  // "Your keys is", "the prices includes"
  [`^ <def>|these|those|all|both|some|most|many <describing>? <many> [${single}|<thirdOnly>]`, manyUnasked],
  [`${before}|that <def>|these|those|all|both <many> [<thirdOnly>]`, manyUnasked],
  [`<def>|these|those|some <many> who|which|that [is|was|has|doesn't|isn't|wasn't]`, manyUnasked],
  [
    `^ the? people|children|men|women|police|clothes|jeans|trousers|scissors [is|was|has|needs|
      wants|doesn't|isn't]`,
    many,
  ],
  ["most|some|many|other|these|those people|children [is|was|has|needs|wants|says|doesn't]", many],
  ["^ <def>|this|that|all|some? <mass> [are|were|have|don't]", one],
  [`my|your|our <one> and i [is|was|am|has]`, () => 'are'],
  // Pronouns
  [`^ he|she|it [<verbOnly>|need|want|look|work|cost|come|go|fit|say]`, oneUnasked],
  [`${before} he|she|it [<verbOnly>|need|want|look|cost|come|go|have|do|don't]`, oneUnasked],
  ['i|we|they [<thirdOnly>]', unless({ before: /^(one|and|that|who)$/ }, many)],
  ['^ you [<thirdOnly>]', many],
  ["because|when|if|as|once|that you [<thirdOnly>|has|is|was|doesn't]", many],
  [
    "^ that|this [don't|haven't|aren't|weren't]",
    unless({ before: /^(i|we|you|they|do|and|or|of|with|like)$/ }, one),
  ],
  ['that|this [are|were|have]', unless({ before: /./ }, one), 'hint'],
  // "Does the boxes", "is your keys", "are the parcel"
  [`^ [does|doesn't] <def>|these|those <many>`, many],
  [`^ [do|don't] <def>|this|that <soloOne> <verbOnly>|have|need|come|work|fit|cost|look`, one],
  [
    `^ [is|was|isn't|wasn't] <def>|these|those <many> <edForm>|<describing>|<ingOnly>|ready|
      available|there|still|in|on|okay|ok`,
    many,
  ],
  [
    `^ [are|were] <def>|this|that <soloOne> <edForm>|<ingOnly>|ready|available|still|okay|ok|too|
      working|free`,
    one,
  ],
  [`where|when|how|what|why [is|was|has] <def>|these|those <many> $`, many],
  [`where|when|how|what|why [are|were|have] <def>|this|that <soloOne> $`, one],
  [`^ [has] <def>|these|those <many> <edForm>|been|arrived|come|got|gone`, many],
  [`^ [have] <def>|this|that <soloOne> arrived|been|come|gone|started|stopped|worked`, one],
  ['are|is [you|we|they] [is|was]', () => undefined],
  // "There is four steps", "there are a problem"
  ['[there] [is|was] <few>|some|these|those <describing>? <many>', thereMany],
  ['^ [is|was] there any|some|many|more|other <describing>? <many>', many],
  ["[there's] <few> <describing>? <many>", () => 'there are', 'hint'],
  ['[there] [are|were] a|an|another|one|no|any <one> $', unless({ after: /./ }, thereOne)],
  ['[there] [are|were] a|an|another|one <soloOne> with|in|on|at|for|to|from|that|which|who|about', thereOne],
  ['^ [are] there a|an|another <soloOne>', () => 'is'],
  ['[there] [is|was] <many>', unless({ after: /^(and|or|<)/ }, thereMany), 'hint'],
  ['[there] [has] been <few>|some|many <many>', () => 'there have'],
]

function thereMany(match: Match): string {
  return `there ${match.marked[1]!.plain === 'is' ? 'are' : 'were'}`
}

function thereOne(match: Match): string | null {
  const counted = match.words[3]?.plain ?? ''
  if (
    /^(couple|few|lot|number|hundred|thousand|dozen|handful|range|variety|ton|bunch|million|pair)$/.test(
      counted,
    )
  )
    return null
  return `there ${match.marked[1]!.plain === 'are' ? 'is' : 'was'}`
}
