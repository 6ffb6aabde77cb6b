/** The second look over planted mistakes and harmless drafts: what it catches, whom it bothers, how long it takes. */
import { reviewDraft, warmReview } from '../server/src/review/index.ts'
import {
  isBothered,
  isCaught,
  isMended,
  type Judged,
  judgeDrafts,
} from '../server/src/review/planted/measure.ts'
import { contextFor, type PlantedDraft, readPlanted } from '../server/src/review/planted/planted.ts'
import { mustBe, quantile, report } from './measure/report.ts'
import { grammalecteFigures } from './measure/with-grammalecte.ts'

const textChars = 500
const rounds = 3

const memoryBefore = process.memoryUsage().rss
const loadStart = process.cpuUsage()
await warmReview()
const loaded = process.cpuUsage(loadStart)
const memory = process.memoryUsage().rss - memoryBefore

const sets = {
  mistakes: await judgeDrafts(await readPlanted('mistakes')),
  mistakesAside: await judgeDrafts(await readPlanted('mistakes-aside')),
  harmless: await judgeDrafts(await readPlanted('harmless')),
  harmlessAside: await judgeDrafts(await readPlanted('harmless-aside')),
}
const blind = {
  'blind, French': await judgeDrafts(await readPlanted('blind-fr')),
  'second blind, French': await judgeDrafts(await readPlanted('blind-fr-second')),
  'third blind, French': await judgeDrafts(await readPlanted('blind-fr-third')),
  'fourth blind, French': await judgeDrafts(await readPlanted('blind-fr-fourth')),
  'blind, English': await judgeDrafts(await readPlanted('blind-en')),
  'second blind, English': await judgeDrafts(await readPlanted('blind-en-second')),
  'third blind, English': await judgeDrafts(await readPlanted('blind-en-third')),
  'fourth blind, English': await judgeDrafts(await readPlanted('blind-en-fourth')),
  'practice, English': await judgeDrafts(await readPlanted('practice-en')),
  'practice, French': await judgeDrafts(await readPlanted('practice-fr')),
}
mustBe(
  'harmless drafts labelled otherwise',
  [...sets.harmless, ...sets.harmlessAside].filter((one) => one.draft.kind !== 'harmless').length,
  0,
)
const drafts = [...sets.harmless, ...sets.mistakes].map((one) => one.draft)
const times = await measureTimes(joined(drafts))
const meant = [...sets.mistakes, ...sets.mistakesAside].filter((one) => one.draft.meant !== undefined)

await report({
  name: 'review',
  figures: {
    'planted mistakes': sets.mistakes.length + sets.mistakesAside.length,
    'harmless drafts': sets.harmless.length + sets.harmlessAside.length,
    'caught %': percent(sets.mistakes, isCaught),
    'caught %, set aside': percent(sets.mistakesAside, isCaught),
    'harmless bothered %': percent(sets.harmless, isBothered),
    'harmless bothered %, set aside': percent(sets.harmlessAside, isBothered),
    ...Object.assign({}, ...Object.entries(blind).map(blindFigures)),
    'right proposal %': percent(meant, isMended),
    'p50 ms of 500 characters': quantile(times.wall, 0.5),
    'p95 ms of 500 characters': quantile(times.wall, 0.95),
    'p95 CPU ms of 500 characters': quantile(times.cpu, 0.95),
    'CPU ms to read the dictionaries': (loaded.user + loaded.system) / 1_000,
    'memory of the dictionaries, MB': memory / 1e6,
    ...(await grammalecteFigures(isCaught, isBothered, percent)),
  },
  targets: [
    { figure: 'caught %', atLeast: 95 },
    { figure: 'caught %, set aside', atLeast: 90 },
    { figure: 'harmless bothered %', atMost: 2 },
    { figure: 'harmless bothered %, set aside', atMost: 3 },
    { figure: 'p95 ms of 500 characters', atMost: 30 },
  ],
})

/** Drafts written by somebody who did not know the checks: mistakes and harmless ones in one set. */
function blindFigures([name, judged]: [string, readonly Judged[]]): Record<string, number> {
  const isHarmless = ({ draft }: Judged) => draft.kind === 'harmless'
  return {
    [`caught %, ${name}`]: percent(
      judged.filter((one) => !isHarmless(one)),
      isCaught,
    ),
    [`harmless bothered %, ${name}`]: percent(judged.filter(isHarmless), isBothered),
  }
}

function percent(judged: readonly Judged[], holds: (one: Judged) => boolean): number {
  return (100 * judged.filter(holds).length) / judged.length
}

/** Drafts put together to texts of the measured length. */
function joined(all: readonly PlantedDraft[]): string[] {
  const texts = all.map((draft) => draft.text)
  return texts
    .filter((_, index) => index % 4 === 0 && index + 6 < texts.length)
    .map((_, index) =>
      texts
        .slice(index * 4, index * 4 + 7)
        .join(' ')
        .slice(0, textChars),
    )
    .filter((text) => text.length === textChars)
}

// Processor time stands beside the clock's: on a busy machine the clock counts the neighbours too.
async function measureTimes(texts: readonly string[]): Promise<{ wall: number[]; cpu: number[] }> {
  const context = contextFor({ contact: 'lina', at: new Date('2026-11-24T09:00:00Z') })
  const wall: number[] = []
  const cpu: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    for (const body of texts) {
      const start = performance.now()
      const used = process.cpuUsage()
      await reviewDraft({ type: 'text', body: { body } }, context)
      const { user, system } = process.cpuUsage(used)
      // The first round warms up.
      if (round === 0) continue
      wall.push(performance.now() - start)
      cpu.push((user + system) / 1_000)
    }
  }
  return { wall, cpu }
}
