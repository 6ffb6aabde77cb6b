/** English: a real word typed in the place of another, more of them by the trade they are met in. */
import { anyOf, markedOf, onlyIf, unless, wordAfter } from './around.ts'
import type { Match } from './pattern.ts'
import type { RuleText } from './rule.ts'

export const englishSlips: readonly RuleText[] = [
  [
    `does|will|would|that|it|which|might|time|date|slot|could|not [suite|suites|sweet] you|him|
      her|them|me|us|your`,
    (match) => (markedOf(match) === 'suites' ? 'suits' : 'suit'),
  ],
  [
    `let|tell|give|gave|send|sent|show|with|call|contact|ask|told|ship|bring|pass|help [then]
      know|the|a|your|to|back|that|at|an|when|if|about|directly|in`,
    unless({ after: /^(we|i|you)$/ }, () => 'them'),
  ],
  [
    `[they|them] order|parcel|package|shop|store|warehouse|courier|driver|customer|team|price|
      payment|website|number|room|invoice|delivery|code|door|box|item|car|account|team|office|
      engineer|refund`,
    onlyIf(
      {
        before: anyOf(`is of in on at to from with for when that if and the see check have as because by but
            about into once after before until send sent collect track cancel received confirm
            ask call`),
      },
      () => 'the',
    ),
  ],
  [
    `^ [they] order|parcel|package|shop|store|warehouse|courier|driver|customer|team|price|
      payment|website|number|room|invoice|delivery|code|door|box|item|car|account|office|engineer|
      refund is|was|has|will|are|were|have|called|said|arrived`,
    'the',
  ],
  ['[then] order|parcel|package|courier|driver|price|payment|invoice|refund is|was|has|will', 'the', 'hint'],
  [
    `it|he|she|order|parcel|which|package|item|refund|that|this|delivery|payment|driver|room
      [as] been|arrived|gone|left|already|now|not`,
    unless({ before: /^(same|soon|well|such)$/ }, () => 'has'),
  ],
  [
    '[has] soon|well|long|quickly|discussed|agreed|promised|usual|requested|mentioned|per|far',
    unless(
      {
        before: /^(it|he|she|order|which|that|this|who|everything|all|been|parcel|team|and|everyone)$/,
        after: /^(as)?$/,
      },
      (match) => (/^(soon|well|long|quickly|far)$/.test(match.words[1]!.plain) ? 'as' : null),
    ),
  ],
  [
    `know|check|see|ask|tell|confirm|wonder|wondering|me|us|sure [is|of|id|uf|it] you|we|they|he|
      she have|are|need|want|like|would|can|could|still|were|do|received|prefer|will|had|any`,
    'if',
  ],
  [
    '^ [is|it|of|id|uf] you have|need|want|like|would|prefer|still|could|can|are|wish|decide',
    (match, sentence) => (wordAfter(match, sentence) ? 'if' : null),
  ],
  ["am|is|are|was|were|i'm|we're|it's [been] <edForm>|sent|held|made|taken|done|built", 'being'],
  ["has|have|had|hasn't|haven't|i've|we've [bean|being|ben|bin]", 'been'],
  ['[loosing]', 'losing'],
  [
    `to|not|don't|will|won't|can|could|might|may|would|never|you'll|didn't|always|you|doesn't|
      we'll|i'll|and|or [loose] !fit|fitting|change|ends|end|tooth|teeth|clothes|clothing|wire|
      connection|parts|screws|at|around|on|in|trousers`,
    unless({ before: /^(is|are|was|it|they|come|came|too|so|bit|let|be)$/ }, loseVerb),
  ],
  [
    `[loose] <def>|it|any|money|time|weight|out|access|signal|track|your|everything|anything|
      points|that|this`,
    unless(
      {
        before: /^(a|the|is|are|too|so|come|came|some|any|with|those|these|be|was|were|bit|let|fit|on)$/,
        after: /^(fit)$/,
      },
      () => 'lose',
    ),
  ],
  ['[looses] <def>|its|his|her|it|power|connection|water|signal|pressure', 'loses'],
  [
    "too|is|are|was|bit|come|came|comes|very|really|feels|feel|it's|so|little|were|be [lose]",
    unless({ after: /^(it|your|the|my|our|any|money)$/ }, () => 'loose'),
  ],
  ["to|can|can't|please [breath]", unless({ after: /^(test|tests)$/ }, () => 'breathe')],
  [
    `kids|baby|winter|summer|work|my|your|our|his|her|new|children's|kids'|the|dirty|wash|warm|
      of|old [cloths]`,
    unless({ before: /^(cleaning|table|dish|face|with|muslin)$/ }, () => 'clothes'),
  ],
  [
    '[costumer|costumers|custumer]',
    (match) => markedOf(match).replace(/cust?o?u?mer|costumer|custumer/, 'customer'),
  ],
  [
    `the|our|my|store|shop|general|duty|hotel|branch|restaurant|team|a|account|sales|office|your
      [manger]`,
    'manager',
  ],
  [
    `send|sent|got|received|get|read|reply|voice|text|last|previous|automatic|error|whatsapp|
      quick|earlier|following|leave|left [massage|massages]`,
    unless(
      {
        after: anyOf(`appointment booking chair oil therapist room treatment session at with table voucher
            gun for on package course`),
        earlier: /^(spa|back|thai|swedish|stone|therapist|relaxing|shoulder|neck)$/,
      },
      messageOf,
    ),
  ],
  ['[massage] me|us|you back|if|when|on|at|later|again|with', 'message', 'hint'],
  ['[bellow]', 'below'],
  [
    `to|can|will|could|would|must|should|i'll|we'll|you'll|can't|won't|please|didn't|don't [sea|
      ware|male|wood|seam|waist|sew|byte|reed|hole|bread|raze|serf|meat|rap|seel|pore|steel|weigh]`,
    unless(
      {
        after: anyOf(`view views food salt shirt shirts nurse floor floors and is was bass balls bread
            them up it trout`),
      },
      heardVerb,
    ),
  ],
  [
    `i'll|we'll|i|we|you|they|he|she [rote|maid|bort|herd|sore|scene|cent|red|one] the|it|your|
      you|our|that|on|to|this|up`,
    unless({ before: /^(and|the|see|is|are|have|only|with|which|from|for)$/ }, heardVerb),
    'hint',
  ],
  ["i've|we've|have|has|been|was|were|is|are [maid|bort|herd|scene|cent]", heardVerb],
  ["i'm|you're|he's|she's|am|get|getting|so|are|were [board] of|with|at|waiting|already", 'bored'],
  ['the|some|fresh|white|brown|sliced|rye|garlic [bred]', 'bread'],
  [
    'over|right|down|up|back|come|came [hear] on|in|at|by|with|to|for|from',
    unless({ before: /^(to|can|could|will)$/ }, () => 'here'),
  ],
  ['and|with|or|plus a|the|one|free|your? [desert] $', 'dessert', 'hint'],
  [
    '[sing] up|in|off|out|for|the',
    unless(
      {
        before: /^(to|will|can|they|we|she|he|children|choir|kids)$/,
        after: /^(a|song|songs|karaoke|along)$/,
      },
      signVerb,
    ),
  ],
  ['[singed] up|in|off|for|by|the|and|it|contract', 'signed'],
  ['[exited] to|about|for', 'excited'],
  ['[bran] new', 'brand'],
  ['[crate] an|your|a account|profile|password|order|booking|user|list', 'create'],
  [
    '[contract|contracted] us|me|you|them|him|her|our|your|the|customer',
    onlyIf(
      {
        before: anyOf(`to please can will you we i they should must could just have be not don't has been
            already and or would him her may`),
      },
      contact,
    ),
  ],
  [
    `full|half|total|asking|list|sale|final|reduced|best|same|the|retail|unit|regular|special|
      this|original|lower|lowest [prize|prizes]`,
    unless(
      {
        after: /^(draw|winner|winners|money|giveaway|we|goes|was|in)$/,
        earlier: /^(win|won|winner|draw|competition|contest|raffle|lottery|quiz|tombola|first|second)$/,
      },
      (match) => markedOf(match).replace('prize', 'price'),
    ),
  ],
  [
    '[prize] list|tag|tags|includes|range|match|per|increase|is|drop|for',
    unless(
      {
        before: /^(first|second|third|a|win|won|grand|your|cash)$/,
        earlier: /^(win|won|winner|draw|competition|raffle)$/,
      },
      () => 'price',
    ),
  ],
  ['a|the|last [coupe] of', 'couple'],
  [
    `[weeding] ring|rings|dress|day|guests|cake|party|gift|list|venue|anniversary|photos|suit|
      invitations|breakfast|reception|band|flowers`,
    'wedding',
  ],
  ['your|the|their|our|my|a|her|his [weeding] $', 'wedding', 'hint'],
  ['gift|bubble|to|cling [rap|rapped]', (match) => markedOf(match).replace('rap', 'wrap')],
  ['[rap|rapped] it|them|up|in', (match) => markedOf(match).replace('rap', 'wrap')],
  [
    'the|up|down|bottom|top|of [stares]',
    (match) => (/^(the|of)$/.test(match.words[0]!.plain) && match.words.length > 2 ? null : 'stairs'),
  ],
  [
    'plain|free|wheat|rye|self-raising|gluten|wholemeal|bread|almond|corn|rice [flower|flowers]',
    (match) => markedOf(match).replace('flower', 'flour'),
    'hint',
  ],
  ['[flour] arrangement|shop|bouquet|delivery|pot|bed|girl|display', 'flower'],
  [
    "to|can|will|we'll|i'll|let's|could|please|nice [meat] you|at|up|us|in|me|him|her|the|your|on|for",
    'meet',
  ],
  ['[meet] balls|free|eater|eaters|feast|pie|dish|platter', 'meat', 'hint'],
  ['[cereal] number|numbers', 'serial'],
  [
    'high|low|block|kitten|the|my|your|left|right|cm|inch|shoe [heal|heals]',
    unless({ before: anyOf(`to will can let help may`) }, (match) => markedOf(match).replace('heal', 'heel')),
    'hint',
  ],
  [
    'the|its|your|my|cut|gum|wound|stitches|will|to|should|scar|can|it [heel]',
    unless({ before: /^(of|on|at|in|shoe|replace)$/ }, (match) =>
      /^(to|will|should|can)$/.test(match.words[0]!.plain) ? 'heal' : null,
    ),
  ],
  ['[waste] size|measurement|band|line|inches|coat|high|is|of the trousers', 'waist', 'hint'],
  ['a|complete|total|big [waist] of', 'waste'],
  ['a|another|this|new|one|each|second [pear|pare] of', 'pair'],
  ['for|on|in|the|summer|winter|january [sell] $', 'sale'],
  ['for [sail]', 'sale'],
  ['in|join|jump|skip|the|long|phone|a [cue|que] $', 'queue'],
  ['[peak] at|inside|behind', onlyIf({ before: /^(a|quick|sneak|to|have|can)$/ }, () => 'peek')],
  ['sneak|a|quick [peak|pique] $', 'peek', 'hint'],
  ['[peek] season|time|times|hours|period|rate|rates', 'peak'],
  [
    'front|rear|back|new|hand|disc|the|your|both [break|breaks]',
    unless(
      {
        before: /^(to|will|take|lunch)$/,
        after: /^(down|downs?|time|fast|in|from|even|room|for|up|clause|of|between|at)$/,
      },
      brakeOf,
    ),
    'warning',
  ],
  [
    '[break|breaks] pad|pads|disc|discs|fluid|pedal|light|lights|cable|calliper|calipers',
    (match) => markedOf(match).replace('break', 'brake'),
  ],
  [
    '[brake|brakes] down|up|even|in',
    unless({ before: /^(the|your|front|rear|hand|both|new|of)$/ }, (match) =>
      markedOf(match).replace('brake', 'break'),
    ),
  ],
  [
    'lunch|coffee|tea|spring|a|short|career|city|weekend [brake|brakes] $',
    unless({ before: /^(with|fit|fitted)$/ }, (match) => markedOf(match).replace('brake', 'break')),
    'hint',
  ],
  ['[route] canal|cause', 'root'],
  ['[root] to|map|planner', 'route', 'hint'],
  [
    `tomato|hot|chocolate|cheese|soy|bbq|pepper|chilli|garlic|mint|tartare|white|curry|dipping|
      of [source]`,
    (match) => (match.words[0]!.plain === 'of' ? null : 'sauce'),
  ],
  ['red|white|of|sparkling|rosé|house [whine]', 'wine'],
  ['[of] [corse]', 'of course'],
  ['a|the|our|your [peace] of', 'piece'],
  ['[piece] of mind|and quiet', 'peace'],
  [
    `please|to|will|can|could|i'll|we'll|would|should|must|don't|didn't|did|i'd|they'll [sent]
      us|me|you|it|the|your|a|them|him|her|this|that|an|over|back`,
    unless({ before: /^(you|have|had|has|who|which|photo|we|was|were|i|photos)$/ }, () => 'send'),
  ],
  [
    "was|were|been|be|is|are|being|has|have|had|i've|we've|it's|already|haven't|hasn't [send] ",
    unless({ before: /^(to|can|will|could|who|do)$/, after: /^(out)?$/ }, () => 'sent'),
  ],
  ["was|were|been|is|i've|we've|have|has|haven't|hasn't|being [send]", 'sent'],
  ['[who] <nounOnly> is|was|are', 'whose', 'hint'],
  ['[lightening] bolt|cable|port|strike|deal|fast', 'lightning'],
  ['[aisle|isle] be|send|check|call|let', "I'll"],
  ['the|an|window|on [isle] seat|side', 'aisle'],
  ['[isle] seat', 'aisle'],
  ['[mail|male] nurse', (match) => (markedOf(match) === 'mail' ? 'male' : null)],
  ['e|the|by|in|my|your|junk|voice [male] $', 'mail', 'hint'],
  ['[allot] of|more', 'a lot'],
  ['[ours] ago|later|before', 'hours'],
  ['few|two|three|four|several|24|48|opening|office|working|business [ours]', 'hours'],
  ['an|half an|the|rush|lunch|happy [our] $', 'hour'],
  ['an [our]', 'hour'],
  ['[mined] if|the', 'mind'],
  ['[dose] it|this|that|the|he|she|not|your', 'does', 'warning'],
  ['[plane] clothes|flour|white|english|text', 'plain'],
  ['[role] up|over|on|neck', 'roll', 'hint'],
  ['[pour] quality|service|condition|signal|taste', 'poor'],
  [
    '[waive|wave] the|your|this|our fee|fees|charge|charges|excess|deposit',
    (match) => (markedOf(match) === 'wave' ? 'waive' : null),
  ],
  ['[sever] weather|pain|delays|allergy|damage', 'severe'],
  ['[quit] a|the|good|nice|happy|often|sure|busy|big|late|small', 'quite'],
  ['[desperate] items|rooms|parcels|orders|bills', 'separate', 'hint'],
  [
    `[are] team|store|shop|office|driver|records|warehouse|staff|prices|manager|courier|website|
      customers|records|engineer|technician|menu`,
    unless(
      {
        before: anyOf(`there they we you these those here which who what where how members keys cards shoes
            and items photos`),
      },
      () => 'our',
    ),
    'hint',
  ],
  ['[our] you|they|we|there|these|those', 'are'],
  [
    '[on|an] of the|our|my|your|them|these|those',
    onlyIf(
      { before: /^(is|was|it's|only|that's|with|in|for|by|from|just|has|have|this|at|and)$/ },
      () => 'one',
    ),
  ],
  ['^ [on] of the|our|my|your|them|these|those <many>', 'one'],
  ['[on] [the] [moment]', () => 'at the moment'],
  ['[ass|ad] soon|well|you|we|requested|promised|discussed|per|agreed', 'as'],
  ['[abd|anf|nad]', 'and'],
  [
    '[hat] you|we|the|it|is',
    onlyIf({ before: /^(know|sure|think|said|is|confirm|see|hope|so|sorry|ensure|told)$/ }, () => 'that'),
  ],
  [
    `[wont] be|have|go|work|take|need|arrive|let|get|charge|open|start|turn|fit|ship|send|do|
      affect|happen|cost|come|make`,
    "won't",
  ],
  [
    `[cant] be|have|find|get|see|do|make|wait|open|send|give|help|take|come|change|cancel|
      guarantee|promise|refund|offer|go`,
    "can't",
  ],
]

const heard: Readonly<Record<string, string>> = {
  sea: 'see',
  ware: 'wear',
  male: 'mail',
  wood: 'would',
  seam: 'seem',
  waist: 'waste',
  reed: 'read',
  meat: 'meet',
  rap: 'wrap',
  pore: 'pour',
  steel: 'steal',
  raze: 'raise',
  rote: 'wrote',
  maid: 'made',
  bort: 'bought',
  herd: 'heard',
  sore: 'saw',
  scene: 'seen',
  cent: 'sent',
  red: 'read',
  one: 'won',
}
function heardVerb(match: Match): string | null {
  return heard[markedOf(match)] ?? null
}

function loseVerb(match: Match): string | null {
  return /^(and|or|you)$/.test(match.words[0]!.plain) && match.words.length < 3 ? null : 'lose'
}

function messageOf(match: Match): string {
  return markedOf(match).replace('massage', 'message')
}

function signVerb(match: Match): string | null {
  return /^(up|in|off|the)$/.test(match.words[1]!.plain) ? 'sign' : null
}

function contact(match: Match): string {
  return markedOf(match).replace('contract', 'contact')
}

function brakeOf(match: Match): string | null {
  const plural = markedOf(match) === 'breaks'
  return plural || /^(front|rear|disc|hand)$/.test(match.words[0]!.plain)
    ? plural
      ? 'brakes'
      : 'brake'
    : null
}
