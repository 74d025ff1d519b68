// `npm run bench [-- --only size,readiness,start,review,queue] [--pairs N] [--cards N]`: measures Verso beside a floor taken in the same
// run, prints a table, and writes dist/bench.json. Judges nothing by exit status: a noisy machine is not a fault.
// `npm run bench -- import [--cards N]`: an Anki package with N notes, N cards and five times as many reviews.
// `npm run bench -- exam [--seeds N]`: the simulation behind exam plans; it measures no time.
import { mkdir, writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { ensureBuilt, projectRoot } from '../../electron/launch/build.ts'
import { formatExamRows, measureExam } from './exam.ts'
import { formatTable, type Figure } from './figures.ts'
import { prepare, type Prepared } from './prepare.ts'
import { measureImport } from './import.ts'
import { measureReadiness } from './readiness.ts'
import { dueDeckSeeder, measureQueue } from './queue.ts'
import { measureReview } from './review.ts'
import { measureSize } from './size.ts'
import { measureStart } from './start.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string', default: 'size,readiness,start,review,queue' },
    pairs: { type: 'string', default: '15' },
    cards: { type: 'string', default: '100000' },
    seeds: { type: 'string', default: '200' },
  },
})
if (positionals[0] === 'exam') {
  console.log(formatExamRows(await measureExam(Math.max(2, Number(values.seeds)))))
  process.exit(0)
}
const parts = positionals[0] === 'import' ? ['import'] : values.only.split(',')
const pairs = Math.max(1, Number(values.pairs))
const cards = Math.max(1, Number(values.cards))
const now = Date.now()

await ensureBuilt()
const figures: Figure[] = []
const measure = async (part: string, run: () => Promise<Figure[]>): Promise<void> => {
  if (!parts.includes(part)) return
  console.error(`measuring: ${part}`)
  figures.push(...(await run()))
}
await measure('size', measureSize)
await measure('readiness', async () => measureReadiness(cards, pairs))
const prepared: Prepared[] = []
const ready = async (count: number): Promise<Prepared> => {
  const found = prepared.find((each) => each.cards === count)
  if (found !== undefined) return found
  console.error(`making ready: ${count} cards`)
  const made = await prepare(count, now)
  prepared.push(made)
  return made
}
try {
  await measure('start', async () => [
    ...(await measureStart(await ready(0), pairs)),
    ...(await measureStart(await ready(cards), pairs)),
  ])
  await measure('import', async () => measureImport(await ready(0), cards))
  await measure('review', async () => measureReview(await ready(cards), Math.max(60, pairs * 4)))
  await measure('queue', async () => {
    const all: Figure[] = []
    for (const order of ['due', 'retrievability'] as const) {
      const due = await prepare(20_000, now, dueDeckSeeder(order))
      prepared.push(due)
      all.push(...(await measureQueue(due, order, pairs)))
    }
    return all
  })
} finally {
  for (const each of prepared) await each.remove()
}

const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}`
console.log(`${formatTable(figures)}\n${machine}`)
const file = path.join(projectRoot, 'dist/bench.json')
await mkdir(path.dirname(file), { recursive: true })
await writeFile(file, `${JSON.stringify({ at: new Date(now).toISOString(), machine, figures }, null, 2)}\n`)
