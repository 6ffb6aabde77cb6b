/** What Grammalecte adds to the second look in French, and how long a draft waits for it; nothing where it is not installed. */

import { openLog, readConfig } from '../../server/src/platform/index.ts'
import { openGrammalecte, reviewDraft } from '../../server/src/review/index.ts'
import { type Judged, judgeDrafts } from '../../server/src/review/planted/measure.ts'
import { contextFor, type PlantedDraft, readPlanted } from '../../server/src/review/planted/planted.ts'
import { quantile } from './report.ts'

/** French drafts by the name of their row; rows with mistakes and harmless drafts in one set give two figures. */
const sets = {
  'open and aside': ['mistakes', 'mistakes-aside', 'harmless', 'harmless-aside'],
  blind: ['blind-fr'],
  'second blind': ['blind-fr-second'],
  'third blind': ['blind-fr-third'],
  'fourth blind': ['blind-fr-fourth'],
} as const

const textChars = 500
const patientMs = 60_000

/** @param share how many of these drafts hold, in per cent. */
export async function grammalecteFigures(
  isCaught: (one: Judged) => boolean,
  isBothered: (one: Judged) => boolean,
  share: (judged: readonly Judged[], holds: (one: Judged) => boolean) => number,
): Promise<Record<string, number>> {
  const { grammalecte: setting } = readConfig(process.env)
  const grammalecte = openGrammalecte(setting, openLog('warn'), { answerWithinMs: patientMs })
  if (!grammalecte) return {}
  const { read: readFrench, close } = grammalecte
  const figures: Record<string, number> = {}
  const all: PlantedDraft[] = []
  for (const [row, names] of Object.entries(sets)) {
    const drafts = (await Promise.all(names.map(readPlanted))).flat()
    all.push(...drafts)
    const judged = await judgeDrafts(drafts, { readFrench })
    const mistakes = judged.filter(({ draft }) => draft.kind !== 'harmless')
    const harmless = judged.filter(({ draft }) => draft.kind === 'harmless')
    figures[`with Grammalecte: caught %, ${row}`] = share(mistakes, isCaught)
    figures[`with Grammalecte: grammar caught %, ${row}`] = share(
      mistakes.filter(({ draft }) => draft.kind === 'grammar'),
      isCaught,
    )
    figures[`with Grammalecte: harmless bothered %, ${row}`] = share(harmless, isBothered)
  }
  await close()
  return { ...figures, ...(await measureWaits(setting, all)) }
}

/** A text nobody has seen, as when it is pasted; and the same with a word more, as when it is typed. */
async function measureWaits(
  setting: string | undefined,
  drafts: readonly PlantedDraft[],
): Promise<Record<string, number>> {
  const grammalecte = openGrammalecte(setting, openLog('warn'), { answerWithinMs: patientMs })!
  const context = {
    ...contextFor({ contact: 'lina', at: new Date('2026-11-24T09:00:00Z') }),
    readFrench: grammalecte.read,
  }
  await grammalecte.read(['Le programme lit ses règles à la première phrase.'])
  const pasted: number[] = []
  const typed: number[] = []
  for (const body of joined(drafts)) {
    for (const [times, text] of [
      [pasted, body],
      [typed, `${body} encore`],
    ] as const) {
      const start = performance.now()
      await reviewDraft({ type: 'text', body: { body: text } }, context)
      times.push(performance.now() - start)
    }
  }
  await grammalecte.close()
  return {
    'with Grammalecte: p50 ms of 500 new characters': quantile(pasted, 0.5),
    'with Grammalecte: p95 ms of 500 new characters': quantile(pasted, 0.95),
    'with Grammalecte: p50 ms of one word more': quantile(typed, 0.5),
    'with Grammalecte: p95 ms of one word more': quantile(typed, 0.95),
  }
}

/** French drafts put together, each in one text only: nothing was read before. */
function joined(drafts: readonly PlantedDraft[]): string[] {
  const texts: string[] = []
  let text = ''
  for (const draft of drafts) {
    text = `${text} ${draft.text}`.trim()
    if (text.length < textChars) continue
    texts.push(text.slice(0, textChars))
    text = ''
  }
  return texts
}
