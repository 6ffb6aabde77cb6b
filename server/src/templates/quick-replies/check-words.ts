import { type Refusal, refuse } from '../../platform/index.ts'
import { fillText, placeBefore, type ValueOf } from './fill-text.ts'
import type { Asker, QuickReply, QuickReplyWords, ReplyLanguage } from './quick-reply.ts'
import { replyLanguages } from './quick-reply.ts'
import { type Filling, valuesOf } from './values-of.ts'
import { findUnknownVariable, knownVariables } from './variables.ts'

/** What the second look says of a stretch of a text, in the reader's words. UTF-16 offsets, end excluded. */
export type WordsFinding = {
  readonly kind: string
  readonly severity: 'hint' | 'warning' | 'stop'
  readonly start: number
  readonly end: number
  readonly message: string
  readonly proposal: string | null
}

export type TextToReview = {
  readonly language: ReplyLanguage
  readonly text: string
}

/** The second look lies above this room, so main hands it in. One list of findings for each text. */
export type ReviewWords = (
  asker: Pick<Asker, 'workspace_id' | 'agent_id'>,
  texts: readonly TextToReview[],
) => Promise<readonly (readonly WordsFinding[])[]>

export type PlacedFinding = WordsFinding & { readonly language: ReplyLanguage }

/** Whom words are read for while nobody in particular is meant. */
export const examplePerson: Filling['person'] = {
  name: 'Camille Martin',
  profile_name: null,
  phone: '+33 6 39 98 00 21',
  email: 'camille.martin@example.com',
  attributes: { order: '48213' },
}

/** Whether every variable can be filled in; the first that cannot be is named. */
export function checkVariables(texts: QuickReplyWords['texts']): Refusal | undefined {
  for (const language of replyLanguages) {
    const unknown = findUnknownVariable(texts[language] ?? '')
    if (unknown === undefined) continue
    return refuse(
      'replies.variable_unknown',
      `texts.${language}: {{${unknown}}} cannot be filled in. Use ${knownVariables.join(', ')}.`,
      { field: `texts.${language}`, variable: unknown, known: knownVariables },
    )
  }
  return undefined
}

/**
 * Reads texts as they will reach somebody, filled for an example person, and says where the writer should look again. A
 * blank in brackets is left for the agent on purpose, and no finding.
 */
export async function reviewTexts(
  review: ReviewWords,
  asker: Pick<Asker, 'workspace_id' | 'agent_id'>,
  workspace: Filling['workspace'],
  all: readonly QuickReplyWords['texts'][],
  now: Date,
): Promise<PlacedFinding[][]> {
  const known = valuesOf({ person: examplePerson, agent: 'Maya', workspace, now })
  const sayOf: ValueOf = (variable, language) => known(variable, language) ?? '42'
  const asked = all.flatMap((texts, index) =>
    replyLanguages.flatMap((language) => {
      const text = texts[language]
      return text === null ? [] : [{ index, language, text, filled: fillText(text, language, sayOf) }]
    }),
  )
  const found = await review(
    asker,
    asked.map(({ language, filled }) => ({ language, text: filled.text })),
  )
  const placed: PlacedFinding[][] = all.map(() => [])
  for (const [at, { index, language, text, filled }] of asked.entries()) {
    for (const finding of found[at] ?? []) {
      const start = placeBefore(filled, finding.start)
      const end = placeBefore(filled, finding.end)
      if (start === undefined || end === undefined || isLeftOpen(finding, text.slice(start, end))) continue
      placed[index]!.push({ ...finding, start, end, language })
    }
  }
  return placed
}

const isLeftOpen = (finding: WordsFinding, written: string) =>
  finding.kind === 'blank' && /^\[[^[\]\n]+\]$/.test(written)

/** What nobody should keep ready to send. Undefined where nothing has to be changed first. */
export function checkFindings(findings: readonly PlacedFinding[]): Refusal | undefined {
  const stops = findings.filter((one) => one.severity === 'stop')
  if (stops.length === 0) return undefined
  return refuse('replies.stopped', stops.map((one) => `texts.${one.language}: ${one.message}`).join(' '), {
    findings: stops,
  })
}

/** Whether somebody may make `before` into `wanted`; undefined before: a new one. */
export function checkMayKeep(
  asker: Asker,
  before: QuickReply | undefined,
  wanted: Pick<QuickReplyWords, 'shared' | 'owner_id'>,
): Refusal | undefined {
  if (!wanted.shared && asker.agent_id === null) {
    return refuse('replies.agent_needed', 'shared: a token has no replies of its own. Give true.')
  }
  if (asker.may_share) return undefined
  const unchanged = before?.shared === wanted.shared && before.owner_id === wanted.owner_id
  if (before === undefined ? !wanted.shared : unchanged && before.owner_id === asker.agent_id)
    return undefined
  return refuse(
    'replies.not_allowed',
    'What everybody writes is shared and given away by leads. Keep it for yourself, or ask one of them.',
  )
}
