/** English: more and most, well and good, and no twice. */
import { anyOf, markedOf, unless } from './around.ts'
import type { Match } from './pattern.ts'
import type { RuleText } from './rule.ts'

export const englishComparing: readonly RuleText[] = [
  // Comparing
  ['same <known> [than] <def>|you|yours|last|before|it|i|we|the|on|in', 'as'],
  ['same [than]', 'as'],
  [
    '[more] [<moreForm>]',
    unless({ after: /^(than|and|or)$/, before: /^(no|any|the|once)$/ }, (match) => markedOf(match, 1)),
  ],
  [
    '[more] [<moreForm>] than|and|for|now|$',
    (match) =>
      /^(other|water|paper|order|offer|newer)$/.test(markedOf(match, 1)) ? null : markedOf(match, 1),
  ],
  [
    '[most] [<mostForm>]',
    (match) =>
      /^(interest|request|honest|modest|guest|earnest)$/.test(markedOf(match, 1)) ? null : markedOf(match, 1),
  ],
  [
    '[most] [best|worst|cheapest|fastest|easiest|biggest|nearest|closest|latest]',
    (match) => markedOf(match, 1),
  ],
  [
    `is|are|was|were|be|it's|much|bit|lot [cheap|big|small|fast|quick|long|short|easy|large|high|
        low|old|new|near|close|soft|strong|warm|cold|hot|heavy|light|safe|slow|wide] than`,
    moreOf,
  ],
  [
    `[most] [cheap|big|small|fast|short|old|near|close|easy|high|low|new|long|quick|nice|late|
        early|hot|cold|clean|safe]`,
    (match) => mostForm(markedOf(match, 1)),
  ],
  ['[gooder|badder]', (match) => (markedOf(match) === 'gooder' ? 'better' : 'worse')],
  ['as <describing>|much|many|soon|far|expensive|long|good|big|fast [than]', 'as'],
  ['same <one> [than]', 'as'],
  ["is|are|was|were|be|been|it's very|so|too|really|quite? [<manner>] $|to|for", adjectiveOf],
  [
    `works|work|worked|working|drive|drives|driving|close|closes|run|runs|behave|behaves|perform|
        performs|speak|speaks|sing|respond|responds|communicate [perfect|good|careful|quick|slow|
        bad|proper|correct|regular|polite|quiet|smooth|normal|safe] $|now|again|and|on|in|with|for|
        at`,
    mannerOf,
    'hint',
  ],
  [
    `doesn't|don't|didn't close|fit|work|open|run|turn|charge|sleep|feel|cook|shut [good|proper|
        correct|perfect|right|easy]`,
    mannerOf,
    'hint',
  ],
  [
    `<verbOnly>|deliver|work|go|run|move|reply|do <object>|it? more [quick|slow|easy|careful|
        regular|frequent|cheap]`,
    mannerOf,
    'hint',
  ],
  ['[real] good|nice|bad|happy|sorry|easy|quick|fast|glad', 'really', 'hint'],
  ['[more] [good|bad]', (match) => (markedOf(match, 1) === 'good' ? 'better' : 'worse')],
  [
    '[more] [cheap|big|small|fast|short|large|high|low|old|long|soft|hot|cold|easy|heavy|quick] than',
    (match) => moreForm(markedOf(match, 1)),
  ],
  ['[the] [more] [cheap|big|small|fast|short|old|easy]', () => undefined],
  [
    `too [much] expensive|small|big|late|long|early|high|far|cold|hot|short|heavy|tight|busy|
        hard|difficult|old|large|low|loud|slow|spicy`,
    '',
  ],
  ['as <describing> [then|that|like] <def>|a|an|it|you|we', 'as'],
  ['same <one> [than|like] <def>|you|we|last|before|i', 'as'],
  [
    `am|i'm|we're|you're|they're|are [interesting|boring|disappointing|confusing|exciting] in|by|with|
      about|that`,
    (match) => markedOf(match).replace(/ing$/, 'ed'),
  ],
  // Twice no
  [
    `don't|doesn't|didn't|can't|won't|haven't|hasn't|couldn't|wouldn't|isn't|aren't <known> [no|
        nothing|nobody|never|none]`,
    noTwice,
  ],
  ["don't|doesn't|didn't|can't|won't|haven't|hasn't [never|nothing|nobody]", noTwice],
]

function moreForm(adjective: string): string {
  if (/^(big|hot)$/.test(adjective)) return `${adjective}${adjective.at(-1)}er`
  return adjective.endsWith('y') ? adjective.replace(/y$/, 'ier') : `${adjective.replace(/e$/, '')}er`
}

function moreOf(match: Match): string {
  return moreForm(markedOf(match))
}

function noTwice(match: Match): string {
  const any: Readonly<Record<string, string>> = {
    no: 'any',
    nothing: 'anything',
    nobody: 'anybody',
    never: 'ever',
    none: 'any',
  }
  return any[markedOf(match)] ?? 'any'
}

function mostForm(adjective: string): string {
  return moreForm(adjective).replace(/r$/, 'st')
}

function adjectiveOf(match: Match): string | null {
  const adverb = markedOf(match)
  if (
    anyOf(`early daily weekly monthly yearly likely friendly lovely only really fairly nearly hardly
      family badly kindly hourly timely costly elderly finally actually currently usually
      normally certainly definitely probably obviously possibly especially generally mainly
      mostly originally previously recently temporarily permanently technically locally
      nationally poorly`).test(adverb)
  )
    return null
  return adverb.slice(0, -2).replace(/i$/, 'y')
}

function mannerOf(match: Match): string {
  const word = markedOf(match)
  if (word === 'good') return 'well'
  return word.endsWith('y') ? word.replace(/y$/, 'ily') : `${word}ly`
}
