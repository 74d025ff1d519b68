import { expect, test } from 'vitest'
import { documentStore, saveDocument } from '../../renderer/app/documents.ts'
import { createContext } from '../../renderer/app/context.ts'
import { readDocuments, type VersoDatabase } from '../../renderer/data/index.ts'
import { IDBKeyRange } from 'fake-indexeddb'
import { startLibrary } from '../../renderer/app/library/startLibrary.ts'
import { windowLock } from '../../renderer/app/library/windowLock.ts'
import { bench, expectWhole, inDatabase, START_MS, until } from '../support/libraryBench.ts'

const titleOf = (value: Readonly<Record<string, unknown>>) =>
  typeof value['title'] === 'string' ? value['title'] : null

async function openContext(made: ReturnType<typeof bench>) {
  const context = createContext({
    host: made.library.connect(),
    now: () => made.nowMs,
    zone: () => 'Europe/Vienna',
    random: () => 0.5,
    backend: { indexedDB: made.backend, IDBKeyRange },
  })
  const lock = windowLock(() => undefined)
  const started = await startLibrary(context, lock, true)
  if (!started.ok) throw new Error(JSON.stringify(started.error))
  context.startup.set({ phase: 'ready' })
  return {
    context,
    close: () => {
      context.database.get()?.close()
      lock.release()
    },
  }
}

test('the latest record of a document is what it says, and one that is no more is gone', async () => {
  const made = bench()
  const { context, close } = await openContext(made)
  const exams = documentStore(context, 'exam', titleOf)
  const seen: unknown[] = []
  const stop = exams.subscribe(() => seen.push(exams.get()))

  expect(await saveDocument(context, 'exam', 'psm', { title: 'Scrum Master' })).toEqual({
    ok: true,
    value: undefined,
  })
  await saveDocument(context, 'exam', 'pspo', { title: 'Product Owner' })
  await saveDocument(context, 'exam', 'psm', { title: 'Professional Scrum Master' })
  await saveDocument(context, 'plan', 'psm', { title: 'of another kind' })
  await saveDocument(context, 'exam', 'pspo', null)

  await until(exams, (rows) => rows?.length === 1 && rows[0]?.value.startsWith('Professional') === true)
  expect(exams.get()).toEqual([{ id: 'psm', at: START_MS, value: 'Professional Scrum Master' }])
  stop()
  close()
  await expectWhole(made)
})

test('documents are there again after the database was lost', async () => {
  const made = bench()
  const first = await openContext(made)
  await saveDocument(first.context, 'preset', 'fast', { title: 'Fast' })
  await saveDocument(first.context, 'preset', 'slow', { title: 'Slow' })
  await saveDocument(first.context, 'preset', 'slow', null)
  first.close()

  await deleted(made, `verso-${made.library.libraryId}`)
  const again = await openContext(made)
  const rows = await readDocuments(again.context.database.get() as VersoDatabase, 'preset')
  again.close()
  expect(rows).toEqual({
    ok: true,
    value: [{ kind: 'preset', id: 'fast', at: START_MS, value: { title: 'Fast' } }],
  })
})

test('a value that a kind does not know is left out, not lost', async () => {
  const made = bench()
  const { context, close } = await openContext(made)
  await saveDocument(context, 'exam', 'newer', { name: 'from a newer Verso' })
  await saveDocument(context, 'exam', 'known', { title: 'Known' })
  const exams = documentStore(context, 'exam', titleOf)
  const stop = exams.subscribe(() => undefined)
  await until(exams, (rows) => rows !== undefined)
  expect(exams.get()?.map(({ id }) => id)).toEqual(['known'])
  stop()
  close()
  const stored = await inDatabase(made, (database) => database.documents.toArray())
  expect(stored.map(({ id }) => id)).toEqual(['known', 'newer'])
})

function deleted({ backend }: ReturnType<typeof bench>, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = backend.deleteDatabase(name)
    request.onsuccess = () => resolve()
    request.onerror = () => reject(new Error(`${name} was not deleted`))
  })
}
