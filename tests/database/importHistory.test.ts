import { expect, test } from 'vitest'
import { importRecords } from '../../renderer/core/importing/importRecords.ts'
import type { CardId, CardProgress } from '../../renderer/core/model/card.ts'
import type { HistoryLog, ImportedCard } from '../../renderer/core/model/importRecord.ts'
import { readImportedLogs } from '../../renderer/data/index.ts'
import { aProgress } from '../support/builders.ts'
import {
  aDeck,
  answer,
  bench,
  expectWhole,
  inDatabase,
  openWindow,
  reviewOf,
  type Bench,
} from '../support/libraryBench.ts'

const LOG: HistoryLog = [1_700_000_000_000, 3, 4000, 2, 10, 4, 2500, 1]
const DUE: CardProgress = aProgress({ state: 'review', flag: 2 })

function imported(cards: number): ImportedCard[] {
  const made = Array.from({ length: cards }, (_, index) => ({
    card: `verbs:n${index + 1}:0` as CardId,
    after: DUE,
    logs: [LOG, [LOG[0] + index + 1, ...LOG.slice(1)] as unknown as HistoryLog],
  }))
  return made.sort((one, other) => (one.card < other.card ? -1 : 1))
}

async function append(made: Bench, bodies: readonly object[]) {
  const host = made.library.connect()
  const afterSeq = made.library.journal.at(-1)?.seq ?? 0
  const appended = await host.call('journal:append', { afterSeq, bodies: bodies as never })
  expect(appended.ok).toBe(true)
}

const logsOf = (made: Bench, card: string) =>
  inDatabase(made, async (database) => {
    const read = await readImportedLogs(database, card as CardId)
    return read.ok ? read.value : read
  })

async function restart(made: Bench) {
  const app = await openWindow(made)
  await app.stop()
}

test('history that came with an import is the same by catching up, by a rebuild, and by the fold', async () => {
  for (const isRebuilt of [false, true]) {
    const made = bench()
    made.library.putDeck('library/verbs.deck.yaml', aDeck({ notes: 300 }))
    await restart(made)
    await append(made, [...importRecords('i1', made.nowMs, imported(301))])
    if (isRebuilt)
      await new Promise(
        (resolve) => (made.backend.deleteDatabase(`verso-${made.library.libraryId}`).onsuccess = resolve),
      )
    await restart(made)
    await expectWhole(made)
    expect(await logsOf(made, 'verbs:n7:0')).toHaveLength(2)
    // The 301st has no note: its progress waits.
    const cards = await inDatabase(made, ({ cards: table }) => table.bulkGet(['verbs:n7:0', 'verbs:n301:0']))
    expect(cards).toMatchObject([
      { queue: 'review', progress: DUE },
      { queue: 'absent', progress: DUE },
    ])
  }
})

test('taking an import back restores what was before, and answers given since stay', async () => {
  const made = bench()
  made.library.putDeck('library/verbs.deck.yaml', aDeck({ notes: 3 }))
  const app = await openWindow(made)
  await append(made, [...importRecords('i1', made.nowMs, imported(3).slice(0, 2))])
  await app.stop()
  const again = await openWindow(made)
  const review = await reviewOf(again)
  await answer(review, 3)
  review.end()
  await again.stop()
  const cards = [{ card: 'verbs:n2:0', before: null }]
  await append(made, [{ type: 'importUndone', at: made.nowMs, id: 'i1', cards }])
  await restart(made)
  await expectWhole(made)
  expect(await logsOf(made, 'verbs:n1:0')).toEqual([])
  const rows = await inDatabase(made, ({ cards: table }) => table.toArray())
  expect(rows.map(({ queue }) => queue).sort()).toEqual(['learning', 'new', 'review'])
})

test('two imports of one card: both histories are found, and one can go', async () => {
  const made = bench()
  await restart(made)
  await append(made, [...importRecords('i1', 1, imported(400)), ...importRecords('i2', 2, imported(2))])
  await restart(made)
  expect(await logsOf(made, 'verbs:n2:0')).toHaveLength(4)
  await append(made, [{ type: 'importUndone', at: 3, id: 'i1', cards: [] }])
  await restart(made)
  expect(await logsOf(made, 'verbs:n2:0')).toHaveLength(2)
  await expectWhole(made)
})
