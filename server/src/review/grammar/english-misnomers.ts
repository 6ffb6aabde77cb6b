/** English: one word written for another or as two, "login" for "log in", "all ready", "learn you", "come hear". */
import { anyOf, markedOf, unless } from './around.ts'
import type { Match } from './pattern.ts'
import type { RuleText } from './rule.ts'

const joined = (match: Match) => `${markedOf(match)}${markedOf(match, 1)}`
const parted: Readonly<Record<string, string>> = {
  login: 'log in',
  logon: 'log on',
  logout: 'log out',
  signup: 'sign up',
  setup: 'set up',
  pickup: 'pick up',
  checkout: 'check out',
  checkin: 'check in',
  backup: 'back up',
  shutdown: 'shut down',
  followup: 'follow up',
  dropoff: 'drop off',
  cleanup: 'clean up',
  breakdown: 'break down',
  lookup: 'look up',
  startup: 'start up',
  turnoff: 'turn off',
  handover: 'hand over',
}
const inTwo = (match: Match) => parted[markedOf(match)] ?? null
const asVerbs = Object.keys(parted).join('|')

export const englishMisnomers: readonly RuleText[] = [
  // Your and you're once more, where what follows describes
  [
    `[your] very|really|so|too|quite|more|absolutely|totally|completely <any> $|we|to|if|that|and|you|i|with|for|at|about|in|than|it`,
    unless({ after: /^(?:one|ones)$/ }, (match) =>
      /^(?:own|best|first|last|much|many|recent)$/.test(match.words[2]!.plain) ? null : "you're",
    ),
    'hint',
  ],
  [
    `if|when|long|once|because|as|that|hope|glad [your] ok|okay|okey|alright|<edForm>|<describing> $|it's|we|i|you|and|with|by|to|it|then|so`,
    () => "you're",
    'hint',
  ],
  [
    `have|has|need|see|lost|find|found|check|send|sent|got|get|with|from|to|for|in|on|of|at|move|moved|change|changed|
      cancel|confirm|bring|brought|take|collect|update|keep|park|leave|open|read|love|is|are|all [you're] <manyish>|<soloOne>`,
    unless({ after: /^(?:not|is|who)$/ }, (match) =>
      /^(?:guests?|clients?|customers?|members?|parents?|friends?|stars?|legends?|angels?|family|happy|free|welcome|fine)$/.test(
        match.words[2]!.plain,
      )
        ? null
        : 'your',
    ),
  ],
  ['because|as|since|if|when|though [its] <describing> $|and|but|so|we|i|you|the|it', () => "it's", 'hint'],
  [
    `i'm|is|was|are|it's|you're|we're|they're|be|bit|way|far [to] late|early|small|big|expensive|tight|
      long|short|heavy|busy|loud|cold|hot|old|young|far|much|many|high|low|slow|fast`,
    'too',
  ],
  ['better|sooner|rather <any> [then] never|later|sorry|nothing', 'than'],
  ["i|we [we're]", 'were'],
  [
    '<soloOne> [effects] your|the|our|my|his|her|their|how|sleep|people|everyone|delivery|all|both',
    unless({ before: /^(?:and|of|with)$/ }, (match) =>
      /^(?:side|special|sound|light)$/.test(match.words[0]!.plain) ? null : 'affects',
    ),
    'hint',
  ],
  ["can't|can|cannot|won't|will|mustn't|needn't [of] been|had|done|got|gone|come|<edForm>", 'have'],
  [
    "[who's] turn|fault|idea|job|birthday|<soloOne> is|was|are|it|this|that|were|did|do|does",
    unless({ before: /^(?:the|someone|anyone)$/ }, () => 'whose'),
  ],
  [
    'longer|never|gladly|happily|now|currently|still [except] <any>',
    unless({ before: /^(?:until|till|by|up)$/ }, () => 'accept'),
    'hint',
  ],
  [
    "is|was|very|so|too|really|it's [quite] and|but|there|here|in|at|after|this",
    unless({ after: /^(?:a|often|the)$/ }, () => 'quiet'),
    'hint',
  ],
  // Written as one or as two
  [
    `please|can|will|could|you|i'll|we'll|i|we|they|must|should|just|cannot|can't|to|then|not|or|don't [${asVerbs}]`,
    unless(
      {
        before: anyOf(
          'go goes proceed back next went continue straight get return up due prior access come ready at',
        ),
      },
      inTwo,
    ),
    'hint',
  ],
  [
    '[any|some|every|no] [body|where]',
    unless({ after: /^(?:of|parts?|part|to|weight|and)$/ }, joined),
    'hint',
  ],
  [
    '[any|some|every] [one] can|could|will|who|is|has|else|should|knows|was|would|called|$',
    (match, sentence) => {
      const isLast = sentence.at(-1) === match.marked[1]
      return isLast && !/^(?:some)$/.test(markedOf(match)) ? null : joined(match)
    },
  ],
  [
    '^ [may] [be] tomorrow|you|we|it|i|they|he|she|the|a|next|later|another|not|on|in|just',
    unless({ after: /^$/ }, () => 'maybe'),
  ],
  [
    `we|it|they|he|she|i|you|there|this|that [maybe] <describing>|late|able|a|an|closed|open|busy|the|
      too|out|in|<edForm>|some|more|on|delayed|at`,
    () => 'may be',
    'hint',
  ],
  [
    `is|are|was|has|have|it's|i've|we've|you've|they've|he's|she's|had [all] [ready] gone|been|left|
      there|sent|paid|done|had|told|started|<edForm>`,
    () => 'already',
  ],
  ['^ [everyday] we|i|you|they|he|she|it|from|at', 'every day'],
  [
    'it|them|this|that|key|keys|card|box|bag|water|money [in] [to] the|your|my|our|a|this',
    () => 'into',
    'hint',
  ],
  ['[a] [part] from', () => 'apart'],
  ['[what] [ever]', () => 'whatever', 'hint'],
  ['[how] [ever] the|we|i|you|your|it|this', () => 'however', 'hint'],
  ['[with] [out] the|a|your|any|it|you|us|notice|paying', () => 'without'],
  ['[can] [not] <verbOnly>|be|do|find|see|get|help', () => 'cannot', 'hint'],
  ['[never] [the] [less]', () => 'nevertheless'],
  ['[mean] [while]', () => 'meanwhile'],
  // Theirs and there's
  ["is|it's|was|that's|are|not [there's] $", 'theirs'],
  [
    '[theirs] a|an|no|some|nothing|something|only|still|always|plenty|two|another|been',
    unless({ before: /^(?:of|is|was|like)$/ }, () => "there's"),
  ],
  // One word for another
  [
    `is|are|was|were|it's|comes|come|came|made|imported|straight|back|away|delivered|sent|text|someone|
      apart|different [form] <any>`,
    unless({ after: /^(?:of|and)$/ }, () => 'from'),
    'hint',
  ],
  [
    `<moreForm>|more|less|better|worse [that] theirs|ours|mine|yours|expected|usual|normal|last|before|
      planned|other`,
    'than',
  ],
  [
    '<moreForm> [that] the|your|our|my|a|an|i|we|you|it|they',
    unless({ before: anyOf('the is was even feel no') }, () => 'than'),
    'hint',
  ],
  [
    `good|great|nice|bad|main|sure|whole|funny|strange|best|worst|only|same|little|important|
      last [think] $|is|to|about|was|we|that|for`,
    'thing',
    'hint',
  ],
  [
    "i|we|can|don't|didn't|could|can't|couldn't [here] you|him|her|it|me|them|what|that|anything|from",
    'hear',
    'hint',
  ],
  ['come|over|right|stay|wait|stop [hear] $|please|and|at|in|on|for|to|by|now|if|when', 'here'],
  [
    'please|can|could|must|to|will|you [right] your|a|it|me|us|an|this|my|his|her|down',
    unless({ before: anyOf('the turn next on over going up back is') }, () => 'write'),
    'hint',
  ],
  ['a|deep|of|bad|my|your|his|her|fresh|short [breathe]', 'breath'],
  [
    `a|very|more|my|your|for|any|of|some|no|purely|our|all [personnel] matter|touch|issue|question|
      favour|choice|preference|use|space|time|visit|life|effects|statement|assistant|best|circumstances|
      situation|problem|note|questions|opinion|experience|data|info|stuff|things`,
    'personal',
  ],
  ['[learn] you|him|her|them|us|me how|to|about|the|a|some|english|french|that', 'teach'],
  [
    `can|could|please|will|to|would|just|you|me|i'll [remember] me|us|you|him|her|them to|about|
      tomorrow|later|on|again|that|of|when`,
    'remind',
  ],
  [
    `please|to|can|will|we|i|they|could|would|i'll|we'll|must [rise] it|the|your|this|a|an|that|prices|
      our|my|any`,
    'raise',
  ],
  ['prices|price|costs|cost|rates|rent|rents|temperature|fees|demand has|have|had [raised]', 'risen'],
  ['please|to|can|just|should|must|you|and [lay] down $|for|on|in|and|now|here|please', 'lie', 'hint'],
  [
    "was|were|is|are|been|be|am|i'm|still [laying] down|in|on|there|around|next",
    unless({ after: /^(?:the|a|your)$/ }, () => 'lying'),
    'hint',
  ],
  ['[loan] me|us', 'lend', 'hint'],
  ['[bring] you|it|them|her|him|me there|to the airport', () => 'take', 'hint'],
  [
    "did|didn't|do|don't|will|would|can|could|to|please|should|must|may you|we|i|they|he|she? [chose]",
    'choose',
  ],
  ["to|please|can|will|could|would|should|must|don't|didn't|i'll|we'll|you'll|may [chose]", 'choose'],
  ['i|we|he|she|they|you [choose] <any>* yesterday|last', 'chose', 'hint'],
  [
    '<any> [lead] us|you|them|me to|through|into|yesterday',
    unless({ before: anyOf('to will can would could may might should must') }, (match) =>
      /^(?:he|she|it|which|this|that)$/.test(match.words[0]!.plain) ? 'led' : null,
    ),
    'hint',
  ],
  [
    'has|have|had|was|were|been|being [lead] $|by|to|astray|here',
    unless({ before: /^(?:to|will)$/ }, () => 'led'),
    'hint',
  ],
  [
    "i|we|you|they|he|she|to|who [life|lives|live's] in|at|near|here",
    unless({ before: /^(?:he|she|who)$/ }, (match) => (markedOf(match) === 'life' ? 'live' : null)),
    'hint',
  ],
  [
    'real|my|your|his|her|whole|daily|long|of|night [live] $|is|was|and|insurance|time|jacket',
    unless({ before: anyOf('you we they where i to') }, (match) =>
      match.words[0]!.plain === 'night' ? null : 'life',
    ),
    'hint',
  ],
  [
    'i|we|you|they|please|to|can|must|could [fell] free|like|in|better|the|well|sick|ill|that',
    (match) => (/^(?:in|the|that)$/.test(match.words[2]!.plain) ? null : 'feel'),
    'hint',
  ],
  ['[feel|fell] in|out the|this|your|a form|forms|details|sheet|survey|it', 'fill'],
  ['please|to|can|could|kindly [feel|fell] in|out', 'fill'],
  ['please|to|can|you [fill] free|better|unwell|sick', 'feel'],
  ['please [sit|seat] $|down', (match) => (markedOf(match) === 'seat' ? 'sit' : null), 'hint'],
  [
    'a|the|your|my|window|front|back|child|booster|free|empty [sit] $|belt|is|was|by|near|at|for',
    'seat',
    'hint',
  ],
  ['how much <any>* [coast|coasts]', (match) => markedOf(match).replace('coast', 'cost')],
  [
    `it|that|this|delivery|which|will|would|postage [coast|coasts] a|the|about|around|more|less|you|too|
      extra|only|nothing`,
    (match) => markedOf(match).replace('coast', 'cost'),
  ],
  [
    `the|total|at|no|extra|full|low [coast] of the? repair|repairs|delivery|parts|labour|postage|living|
      everything`,
    'cost',
  ],
  ['four|two|three|five|six|ten [weak|weaks]', 'weeks'],
  ['for|of [fore|for] people|days|weeks|hours|months|nights|adults|years|rooms', 'four', 'hint'],
  [
    'to|will|can|please|could|would|might|i|we|you|they [meat|mete] you|up|us|at|him|her|them|in|on|the',
    'meet',
  ],
  ['at|for|on|the|a|its [prise|prises]', (match) => markedOf(match).replace('prise', 'price'), 'hint'],
  ['[whist]', 'whilst'],
  ['[pleas|plese]', 'please'],
  [
    '[pleased] find|call|send|let|note|confirm|contact|come|see|make|bring|give|do',
    unless({ before: anyOf("i we be are am was were is very so you they i'm we're") }, () => 'please'),
  ],
]
