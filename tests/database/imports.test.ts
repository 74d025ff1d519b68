import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { HostResult, JournalEntry } from '../../electron/contract/contract.ts'
import type { Note } from '../../decks/format/schema.ts'
import { applyRecord, emptyProgress } from '../../renderer/core/progress/fold.ts'
import { parseJournalRecord } from '../../renderer/core/progress/parseJournalRecord.ts'
import { compareWithFold, readStartFacts } from '../../renderer/data/index.ts'
import { aForeign, aForeignCard, aForeignLog, aForeignNote, aSchedule } from '../support/foreign.ts'
import { agreed, importBench, planned, type ImportBench } from '../support/importBench.ts'
import { answer, reviewOf } from '../support/libraryBench.ts'

const DAY_MS = 86_400_000
const DUE_MS = Date.UTC(2026, 2, 17, 3)
const DUE_DAY = Date.UTC(2026, 2, 17) / DAY_MS

/** `count` notes with a picture, each with a card due on the 17th and two answers. */
function aPackage(count: number, back = 'Back') {
  const numbers = Array.from({ length: count }, (_, index) => index + 1)
  const noteOf = (each: number): Note => ({
    id: `n${each}`,
    kind: 'basic',
    tags: [],
    front: `Front ${each} ![](cat.png)`,
    back,
    reversed: false,
  })
  return aForeign({
    notes: numbers.map((each) => aForeignNote({ key: `n${each}`, note: noteOf(each) })),
    cards: numbers.map((each) =>
      aForeignCard({
        noteKey: `n${each}`,
        schedule: aSchedule({ dueAtMs: DUE_MS }),
        logs: [aForeignLog({ reviewedAtMs: 1 }), aForeignLog({ reviewedAtMs: 2 })],
      }),
    ),
    media: [{ name: 'cat.png', sizeBytes: 4 }],
  })
}

async function journalOf({ host }: ImportBench): Promise<JournalEntry[]> {
  const read = (await host.dispatch('journal:read', { afterSeq: 0, limit: 20_000 })) as HostResult<{
    entries: JournalEntry[]
  }>
  return read.ok ? read.value.entries : []
}

/** The database says what the journal says, and counts it right. */
async function expectWhole(made: ImportBench): Promise<void> {
  const fold = emptyProgress()
  for (const { seq, body } of await journalOf(made)) {
    const record = parseJournalRecord(body)
    expect(record.ok).toBe(true)
    if (record.ok) applyRecord(fold, seq, record.value)
  }
  await made.database(async (database) => {
    expect(await compareWithFold(database, fold)).toEqual({ ok: true, value: [] })
    const facts = await readStartFacts(database)
    const head = (await journalOf(made)).at(-1)
    expect(facts.ok && facts.value.state?.journal).toEqual({ lastSeq: head?.seq, lastCheck: head?.check })
    const blocks = await database.histories.toArray()
    const logs = blocks.flatMap(({ cards }) => cards.flatMap((each) => each.logs))
    const expected = [...fold.histories.values()].flat().flatMap((each) => each.logs)
    expect(logs).toHaveLength(expected.length)
    expect(facts.ok && facts.value.state?.logCount).toBe(expected.length + fold.logs.length)
  })
}

const cardsOf = (made: ImportBench) => made.database((database) => database.cards.toArray())
const filesOf = async ({ place }: ImportBench) =>
  (await readdir(path.join(place.library, 'decks'), { recursive: true })).sort()

test('a package with history: shown first, then there as it was, then nothing new, then gone again', async () => {
  const made = await importBench(aPackage(3000))
  made.media = { 'cat.png': 'meow' }
  const app = await made.window()
  const { plan, source } = await planned(app)
  expect(source).toMatchObject({ notes: 3000, cards: 3000, reviews: 6000, media: 1 })
  expect(plan).toMatchObject({
    counts: { new: 3000 },
    historyCards: 3000,
    reviews: 6000,
    media: 1,
    missingMedia: [],
  })
  expect(await filesOf(made)).toEqual([])
  expect(await app.imports.list('new', 2999, 10)).toMatchObject([{ label: 'Front 3000 cat.png' }])

  const done = await agreed(app)
  expect(await filesOf(made)).toEqual(['Spanish.deck.json', 'Spanish.media', 'Spanish.media/cat.png'])
  const cards = await cardsOf(made)
  expect(cards).toHaveLength(3000)
  expect(cards.every(({ queue, order }) => queue === 'review' && order === DUE_DAY)).toBe(true)
  await expectWhole(made)

  const again = await planned(app)
  expect(again.plan).toMatchObject({ counts: { same: 3000 }, historyCards: 0, changesAnything: false })
  await app.stop()

  // After a restart: nothing to mend, and the import can still be taken back.
  await made.restart()
  const later = await made.window()
  expect(later.home.get()?.notices ?? []).toEqual([])
  expect(await later.imports.takeBack(done.importId)).toBeNull()
  expect(await filesOf(made)).toEqual([])
  expect(await cardsOf(made)).toEqual([])
  await expectWhole(made)
  await later.stop()
})

test('a newer version updates the text and keeps progress; taking it back brings the old text', async () => {
  const made = await importBench(aPackage(3))
  const app = await made.window()
  await planned(app)
  await agreed(app)
  made.nowMs = DUE_MS + DAY_MS / 2
  const review = await reviewOf(app)
  await answer(review, 3)
  review.end()
  const before = await cardsOf(made)
  made.collection = aPackage(4, 'Better')
  const { plan } = await planned(app)
  expect(plan).toMatchObject({ counts: { updated: 3, new: 1 }, keptProgress: 3, historyCards: 1 })
  const { importId } = await agreed(app)
  const after = await cardsOf(made)
  expect(after.slice(0, 3)).toEqual(before)
  const file = path.join(made.place.library, 'decks', 'Spanish.deck.yaml')
  expect((await readFile(file, 'utf8')).match(/Better/g)).toHaveLength(4)
  await expectWhole(made)
  expect(await app.imports.takeBack(importId)).toBeNull()
  expect((await readFile(file, 'utf8')).includes('Better')).toBe(false)
  expect(await cardsOf(made)).toEqual(before)
  await expectWhole(made)
  await app.stop()
})

test('cards answered since keep what was answered when the import is taken back', async () => {
  const made = await importBench(aPackage(2))
  const app = await made.window()
  await planned(app)
  const { importId } = await agreed(app)
  made.nowMs = DUE_MS + DAY_MS / 2
  const review = await reviewOf(app)
  await answer(review, 3)
  review.end()
  expect(await app.imports.takeBack(importId)).toBeNull()
  expect(await cardsOf(made)).toMatchObject([{ queue: 'absent', progress: { reps: 6 } }])
  await expectWhole(made)
  await app.stop()
})

test('a comment that a person wrote into a YAML deck survives an update of one note', async () => {
  const made = await importBench(aPackage(3))
  const app = await made.window()
  await planned(app)
  await agreed(app)
  await app.stop()
  const file = path.join(made.place.library, 'decks', 'Spanish.deck.yaml')
  await writeFile(file, `# Mine.\n${await readFile(file, 'utf8')}`)
  await made.restart()
  const later = await made.window()
  made.collection = aPackage(3, 'Better')
  await planned(later)
  await agreed(later)
  const text = await readFile(file, 'utf8')
  expect(text.startsWith('# Mine.\n')).toBe(true)
  expect(text.match(/Better/g)).toHaveLength(3)
  await later.stop()
})

test('killed after the decision: the next start has all of it, as if it had not been', async () => {
  const made = await importBench(aPackage(600))
  made.media = { 'cat.png': 'meow' }
  const app = await made.window()
  await planned(app)
  // The window dies as soon as the host has decided: nothing of it reaches the database.
  const { dispatch } = made.host
  Object.assign(made.host, {
    dispatch: async (name: string, input: unknown) => {
      const result = await dispatch(name, input)
      if (name === 'import:commit') await new Promise(() => undefined)
      return result
    },
  })
  void app.imports.agree()
  while (!(await filesOf(made)).includes('Spanish.deck.yaml') || (await journalOf(made)).length < 4)
    await new Promise((resolve) => setTimeout(resolve, 20))
  await made.restart()
  const later = await made.window()
  const cards = await cardsOf(made)
  expect(cards.filter(({ queue, order }) => queue === 'review' && order === DUE_DAY)).toHaveLength(600)
  await expectWhole(made)
  await later.stop()
})

test('cancelled while it is read or planned: nothing is there', async () => {
  const made = await importBench(aPackage(3))
  const app = await made.window()
  await planned(app)
  app.imports.cancel()
  expect(app.imports.view.get()).toEqual({ phase: 'choosing' })
  await app.imports.agree()
  expect(await filesOf(made)).toEqual([])
  expect(await readdir(path.join(made.place.library, 'backups'))).toEqual([])
  await app.stop()
})
